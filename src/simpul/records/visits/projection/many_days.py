"""What was measured of many people on some days, and how do they stand on the six indices? By the rules of one."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from simpul.knowledge.growth import Index
from simpul.records.feed.many_rows import insert_rows, update_on
from simpul.records.people.models import Person
from simpul.records.prepared import OneOf, Prepared
from simpul.records.visits.models import Entry, GrowthDay
from simpul.records.visits.projection.assessing import Made, keep_assessments
from simpul.records.visits.projection.growth import (
    GROWTH_CONCEPTS,
    MEASURED,
    SAID,
    assess_day,
    is_measured,
    judgements_of,
    measured_of,
    said_by,
)
from simpul.records.visits.projection.standing import those_that_hold

DAY = {
    "person_id": "uuid", "kelurahan_id": "int", "local_date": "date", "weight_grams": "int", "length_mm": "int",
    "posture": "varchar", "head_mm": "int", "muac_mm": "int", "oedema": "boolean",
}  # fmt: skip
FINDING = {
    "day_id": "bigint", "person_id": "uuid", "kelurahan_id": "int", "index": "varchar", "outcome": "varchar",
    "z_hundredths": "int", "category": "varchar", "rule": "varchar", "edition": "varchar",
}  # fmt: skip
OnDay = tuple[UUID, date]
OF_DAYS = Prepared(
    lambda: those_that_hold(
        Entry.objects.filter(OneOf("person_id", "people"), OneOf("local_date", "days"), concept__in=GROWTH_CONCEPTS)
    ).order_by("at", "id")
)


def project_growth(person: Person, ids: list[UUID], days: Iterable[date]) -> None:
    """Make the rows of these days of one person anew.

    ids  the record and those merged into it
    """
    wanted = set(days)
    made: Made = []
    entries = OF_DAYS.ask(people=ids, days=sorted(wanted))
    project_days({person.pk: person}, {person.pk: entries}, {person.pk: wanted}, made)
    keep_assessments(made)


def project_days(
    people: Mapping[UUID, Person], entries: Mapping[UUID, list[Entry]], days: Mapping[UUID, set[date]], made: Made
) -> None:
    """The rows of these days anew; what the rules say of an entry is added to `made`.

    entries  of each person, the earliest first; those of other days are passed over
    """
    rows: list[GrowthDay] = []
    found: dict[OnDay, dict[str, Entry]] = {}
    for one, some in days.items():
        by_day: dict[date, dict[str, Entry]] = {day: {} for day in some}
        for entry in entries[one]:
            if entry.local_date in by_day:
                by_day[entry.local_date][entry.concept] = entry
        for day, of_day in by_day.items():
            if is_measured(people[one], day, of_day):
                rows.append(measured_of(people[one], day, of_day))
                found[one, day] = of_day
    _forget({(one, day) for one, some in days.items() for day in some} - found.keys())
    _keep(rows, found, people, made)


def _forget(empty: Iterable[OnDay]) -> None:
    """A day on which nothing holds any more loses its row."""
    empty = set(empty)
    if not empty:
        return
    rows = GrowthDay.objects.filter(person_id__in={one for one, _ in empty}, local_date__in={day for _, day in empty})
    gone = [pk for pk, *on_day in rows.values_list("id", "person_id", "local_date") if tuple(on_day) in empty]
    if gone:
        GrowthDay.objects.filter(pk__in=gone).delete()


def _keep(
    rows: list[GrowthDay], found: Mapping[OnDay, dict[str, Entry]], people: Mapping[UUID, Person], made: Made
) -> None:
    then = update_on(("person_id", "local_date"), MEASURED) + " RETURNING id, person_id, local_date"
    kept = insert_rows("visits_growthday", DAY, [[getattr(row, name) for name in DAY] for row in rows], then=then)
    number_of = {(person_id, day): number for number, person_id, day in kept}
    findings: list[tuple[Any, ...]] = []
    for row in rows:
        on_day = (row.person_id, row.local_date)
        assessed = assess_day(people[row.person_id], row)
        of_day = (number_of[on_day], row.person_id, row.kelurahan_id)
        findings += [(*of_day, index.value, *said_by(index, assessed)) for index in Index]
        made += judgements_of(found[on_day], assessed)
    insert_rows("visits_growthfinding", FINDING, findings, then=update_on(("day_id", "index"), SAID))
