"""Which pregnancies has this woman had, and how was this child born?"""

from collections.abc import Iterable, Sequence
from uuid import UUID

from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.models import Person
from simpul.records.people.queries import record_ids
from simpul.records.pregnancies.models import Birth, Pregnancy
from simpul.records.prepared import OneOf, Prepared

BIRTHS = Prepared(lambda: Birth.objects.filter(OneOf("person_id", "people")).order_by("recorded_at"))


def pregnancies_of(area: WorkArea, person: Person, ids: Sequence[UUID] = ()) -> list[Pregnancy]:
    """Newest first, those of merged records too; ids as for `birth_of`."""
    if not area.reaches(person.pk, person.kelurahan_id, person.rt_id):
        return []
    rows = Pregnancy.objects.filter(person_id__in=ids or record_ids(person.pk)).prefetch_related("births__person")
    return list(rows.order_by("-due_on", "-id"))


def active_pregnancy(area: WorkArea, person: Person) -> Pregnancy | None:
    return next((one for one in pregnancies_of(area, person) if one.ended_on is None), None)


def pregnant_among(area: WorkArea, people: Iterable[Person]) -> dict[UUID, Pregnancy]:
    """By id of the woman, the pregnancy that lasts, of those whose records may be read."""
    ids = [one.pk for one in people if area.reaches(one.pk, one.kelurahan_id, one.rt_id)]
    return {row.person_id: row for row in Pregnancy.objects.filter(person_id__in=ids, ended_on__isnull=True)}


def birth_of(area: WorkArea, person: Person, ids: Sequence[UUID] = ()) -> Birth | None:
    """ids  `record_ids` of the person, where the caller has asked already"""
    if not area.reaches(person.pk, person.kelurahan_id, person.rt_id):
        return None
    return BIRTHS.first(people=list(ids or record_ids(person.pk)))


def births_of(area: WorkArea, mother: Person) -> list[Birth]:
    """The births of this woman, the newest first, those of her merged records too."""
    if not area.reaches(mother.pk, mother.kelurahan_id, mother.rt_id):
        return []
    rows = Birth.objects.filter(mother_id__in=record_ids(mother.pk), person__withdrawn_at__isnull=True)
    return list(rows.select_related("person").order_by("-born_at", "person__birth_order"))
