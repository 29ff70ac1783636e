"""Is this person here already? Without a doubt, perhaps, or not.

Without a doubt: the same NIK and nothing that speaks against it, or the same name, birth date, sex and RT as one record
alone. Perhaps: the NIK of one and the name of another (twins whose names were swapped), or what services.duplicates
calls likely. Whoever is only perhaps the same waits for a person.
"""

from dataclasses import dataclass
from uuid import UUID

from simpul.foundation.privacy import Masked
from simpul.knowledge.identity.described import Described
from simpul.knowledge.identity.levels import mother_level, name_level
from simpul.services.duplicates.describing import describe_new
from simpul.services.takeover.checking.pool import Known, Pool
from simpul.services.takeover.reading.faults import Says
from simpul.services.takeover.reading.person import PersonPart
from simpul.services.takeover.sentences import LIKELY, NIK_ADDED, OTHER_PERSON

ONE_NAME = {"", "same", "same_words", "close", "part"}


@dataclass(frozen=True, slots=True)
class Match:
    """person  certainly this one; candidate  perhaps this one; neither: nobody is known"""

    person: Known | None = None
    candidate: UUID | None = None
    says: Says | None = None


NOBODY = Match()


def match(part: PersonPart, pool: Pool) -> Match:
    """By what is equal; whoever is only alike is asked for afterwards (`likely`)."""
    if part.nik and (found := pool.with_nik(part.nik)):
        person = found[0]
        if len(found) == 1 and _agree(part, person) and not _name_of_another(part, person, pool):
            return Match(person)
        return Match(candidate=person.id, says=Says("nik", OTHER_PERSON))
    same = [one for one in pool.with_name_and_birth(part) if _nothing_against(part, one, pool)]
    if len(same) == 1:
        if part.nik:  # the record has none
            return Match(candidate=same[0].id, says=Says("nik", NIK_ADDED))
        return Match(same[0])
    return Match(candidate=same[0].id, says=Says("nama", LIKELY)) if same else NOBODY


def described(part: PersonPart) -> Described:
    found = describe_new(
        name=part.name,
        sex=part.sex,
        birth_date=part.born,
        mother_name=part.mother_name,
        nik=part.nik or part.hidden_nik or None,
        phone=part.phone,
        kk=Masked(part.kk) if part.kk else None,
        rt=part.rt,
    )
    found.__dict__["key"] = part.key  # worked out already
    return found


def _agree(part: PersonPart, person: Known) -> bool:
    if (part.born and part.born != person.birth_date) or (part.sex and part.sex != person.sex):
        return False
    if not part.key or part.key == person.name_key:  # as name_level says, in most rows
        return True
    return name_level(_named(part.name, part.key), _named(person.name, person.name_key)) in ONE_NAME


def _name_of_another(part: PersonPart, person: Known, pool: Pool) -> bool:
    """The NIK of one child and the name of the other, born the same day."""
    if not part.key or part.key == person.name_key:
        return False
    births = pool.alike.get((part.key, person.birth_date), [])
    return any(one.id != person.id for one in births)


def _nothing_against(part: PersonPart, person: Known, pool: Pool) -> bool:
    if (part.sex and part.sex != person.sex) or (part.nik and person.nik_index is not None):
        return False
    if part.rt and part.rt.pk != person.rt_id:
        return False
    mothers = (
        Described("", mother_name=part.mother_name or None),
        Described("", mother_name=pool.mother_name(person)),
    )
    return mother_level(*mothers) != "different"


def _named(name: str, key: str) -> Described:
    found = Described(name)
    found.__dict__["key"] = key
    return found
