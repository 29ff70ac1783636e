"""Who are the mother, the children and the siblings of this person? Every read takes the work area first."""

from collections.abc import Mapping
from uuid import UUID

from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.models import Person
from simpul.records.people.queries import get_person, records_of
from simpul.records.prepared import OneOf, Prepared

BORN_OF = Prepared(
    lambda: Person.objects.filter(
        OneOf("mother_id", "mothers"), withdrawn_at__isnull=True, merged_into__isnull=True
    ).order_by("birth_date", "id")
)


def family_of(
    area: WorkArea, person: Person, known: Mapping[UUID, list[UUID]] | None = None
) -> list[tuple[str, Person]]:
    """Mother, children and siblings by the mother, as far as they live in the area: (ibu | anak | saudara, person).

    known  `records_of` the person and of the mother, where the caller has asked already
    """
    mother = _mother_of(area, person)
    of_mother = mother.pk if mother else person.mother_id
    asked = {one for one in (person.pk, of_mother) if one}
    parts = known if known and asked <= known.keys() else records_of(asked)
    own, hers = parts[person.pk], parts[of_mother] if of_mother else []
    found = BORN_OF.ask(mothers=[*own, *hers])
    born = [one for one in found if area.reaches(one.pk, one.kelurahan_id, one.rt_id)]
    children = [("anak", one) for one in born if one.mother_id in own]
    others = [("saudara", one) for one in born if one.mother_id in hers and one.pk != person.pk]
    return [*([("ibu", mother)] if mother else []), *children, *others]


def _mother_of(area: WorkArea, person: Person) -> Person | None:
    """As it was read with the person, unless her record was merged; None where she lives out of reach."""
    mother = person.mother
    if mother is None or mother.merged_into_id:
        return get_person(area, person.mother_id) if person.mother_id else None
    return mother if area.reaches(mother.pk, mother.kelurahan_id, mother.rt_id) else None
