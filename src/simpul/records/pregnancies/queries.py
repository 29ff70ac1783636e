"""Which pregnancies has this woman had, and how was this child born?"""

from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.models import Person
from simpul.records.people.queries import record_ids
from simpul.records.pregnancies.models import Birth, Pregnancy


def pregnancies_of(area: WorkArea, person: Person) -> list[Pregnancy]:
    """Newest first, those of merged records too."""
    if not area.reaches(person.pk, person.kelurahan_id, person.rt_id):
        return []
    rows = Pregnancy.objects.filter(person_id__in=record_ids(person.pk)).prefetch_related("births__person")
    return list(rows.order_by("-due_on", "-id"))


def active_pregnancy(area: WorkArea, person: Person) -> Pregnancy | None:
    return next((one for one in pregnancies_of(area, person) if one.ended_on is None), None)


def birth_of(area: WorkArea, person: Person) -> Birth | None:
    if not area.reaches(person.pk, person.kelurahan_id, person.rt_id):
        return None
    return Birth.objects.filter(person_id__in=record_ids(person.pk)).order_by("recorded_at").first()
