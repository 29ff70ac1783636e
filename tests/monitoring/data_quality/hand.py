"""Many weights of one hand, straight into the tables: what the actions make of one is tested with the records."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from uuid import UUID

from simpul.foundation.local_time import Month
from simpul.foundation.sex import Sex
from simpul.records.facilities.models import Facility
from simpul.records.people.models import Person
from simpul.records.visits.models import Entry, MonthlyWeighing, Source, Visit, VisitKind
from tests.cast import Cast, add_person

NOVEMBER = Month(2026, 11)
BORN = date(2024, 3, 3)


def children(cast: Cast, count: int) -> list[Person]:
    return [add_person(cast, f"Anak {one:03} Pemeran", Sex.FEMALE, BORN, cast.campurejo.rt[0]) for one in range(count)]


def write(
    worker_id: UUID,
    posyandu: Facility,
    weights: Iterable[tuple[Person, int]],
    month: Month = NOVEMBER,
    kind: VisitKind = VisitKind.POSYANDU,
    source: Source = Source.DIRECT,
) -> None:
    """weights  a child and its grams, one for a month"""
    on = date(month.year, month.month, 7)
    at = datetime(on.year, on.month, on.day, 2, tzinfo=UTC)
    for person, grams in weights:
        where = {"person": person, "kelurahan_id": person.kelurahan_id, "local_date": on}
        visit = Visit.objects.create(
            **where, facility=posyandu, kind=kind, source=source, occurred_at=at, recorded_by=worker_id
        )
        entry = Entry.objects.create(
            **where, visit=visit, concept="body_weight", value=grams, at=at, recorded_by=worker_id
        )
        MonthlyWeighing.objects.create(
            **where, month=month.index, entry=entry, weight_grams=grams, at=at, outcome="assessed", status="O"
        )
