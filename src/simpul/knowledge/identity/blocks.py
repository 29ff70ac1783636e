"""Which records are worth comparing? A pair is compared when the two share at least one block.

The texts hold parts of names, phones and NIK: whoever stores them keeps them as well as the fields themselves
(a blind index where the field is sealed). How many true pairs they keep: docs/adr/0017-who-is-the-same-person.md.
"""

from simpul.knowledge.identity.described import BirthPrecision, Described

PLACE_AND_BIRTH = 12  # digits of a NIK before the serial


def blocks_of(described: Described) -> tuple[str, ...]:
    """Blocking keys, sorted, each a short text with its kind before the colon; () when nothing is known."""
    found = {*_of_birth(described), *_of_name(described)}
    if described.phone:
        found.add(f"phone:{described.phone[-8:]}")
    if described.nik and "*" not in described.nik:
        found.add(f"nik:{described.nik}")
    if described.nik and "*" not in described.nik[:PLACE_AND_BIRTH]:
        found.add(f"place:{described.nik[:PLACE_AND_BIRTH]}")
    return tuple(sorted(found))


def _of_birth(described: Described) -> set[str]:
    """Day and month in order of size, so that a swapped date keeps its block; no sex, which may be wrong."""
    born = described.birth_date
    if born is None or described.birth_precision is not BirthPrecision.DAY:
        return set()
    low, high = sorted((born.day, born.month))
    return {f"born:{born.year}-{low:02d}-{high:02d}"}


def _of_name(described: Described) -> set[str]:
    """First and last word with the birth year; all words in order of the alphabet; the mother with the birth year."""
    words = [] if described.unnamed else described.key.split()
    year = described.birth_date.year if described.birth_date else "?"
    found = {f"name:{word}:{year}" for word in words[:1] + words[-1:]}
    if len(words) > 1:
        found.add("words:" + " ".join(sorted(words)))
    if described.mother_key:
        found.add(f"mother:{described.mother_key.split()[0]}:{year}")
    return found
