"""Which findings belong into a copy of the record? By the class of the concept and by whom the copy is for.

C0 to C2 always. C3 of the person only into the own hand of the person. C3 of the house says something of somebody else
(pasal 33) and never goes out; nor does C4. What the vault of the IPWL keeps is not in this database at all (ADR 0009).
"""

from simpul.knowledge.concepts import About, PrivacyClass, concept

OPEN_CLASSES = (PrivacyClass.C0, PrivacyClass.C1, PrivacyClass.C2)


def goes_out(code: str, *, into_own_hand: bool) -> bool:
    """A code that the registry no longer knows is treated as C3 of the person."""
    try:
        known = concept(code)
    except KeyError:
        return into_own_hand
    if known.privacy_class in OPEN_CLASSES:
        return True
    return known.privacy_class is PrivacyClass.C3 and known.about is not About.HOUSEHOLD and into_own_hand
