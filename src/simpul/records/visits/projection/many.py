"""How are the projections of many people brought up to date at once? By the rules of one, with the statements of one.

The weighings of a person are looked at whole, and only those are written that have become others.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from simpul.foundation.local_time import Month
from simpul.knowledge.growth import Index
from simpul.records.feed.many_rows import insert_rows, update_on
from simpul.records.people.models import Person
from simpul.records.visits.models import Entry, GrowthDay, MonthlyWeighing
from simpul.records.visits.projection.assessing import Made, keep_many_assessments
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
from simpul.records.visits.projection.rejudging import counting_months
from simpul.records.visits.projection.standing import standing_entries
from simpul.records.visits.projection.weighings import BODY_WEIGHT, CURRENT, OEDEMA

WEIGHING = {
    "person_id": "uuid", "kelurahan_id": "int", "month": "int", "entry_id": "uuid", "weight_grams": "int",
    "at": "timestamptz", "local_date": "date", "outcome": "varchar", "z_hundredths": "int", "category": "varchar",
    "band": "varchar", "status": "varchar", "gain_grams": "int", "minimum_grams": "int", "unusual_gap": "boolean",
}  # fmt: skip
FINDING = {
    "day_id": "bigint", "person_id": "uuid", "kelurahan_id": "int", "index": "varchar", "outcome": "varchar",
    "z_hundredths": "int", "category": "varchar", "rule": "varchar", "edition": "varchar",
}  # fmt: skip


def project_many(people: Mapping[UUID, Person], days: Mapping[UUID, set[date]]) -> dict[UUID, set[int]]:
    """The months whose weighing has become another one, by person. The people are locked.

    days  the days of each person on which something has changed
    """
    roots = {one: one for one in people}
    parts = Person.objects.filter(merged_into_id__in=list(people)).values_list("id", "merged_into_id")
    roots |= {part: root for part, root in parts if root}
    all_days = {day for of_one in days.values() for day in of_one}
    rows = standing_entries(roots).filter(concept__in=GROWTH_CONCEPTS)
    rows = rows.filter(Q(concept__in=(BODY_WEIGHT, OEDEMA)) | Q(local_date__in=all_days)).order_by("at", "id")
    entries: dict[UUID, list[Entry]] = {one: [] for one in people}
    for entry in rows:
        entries[roots[entry.person_id]].append(entry)
    made: Made = []
    changed = _weighings(people, entries, days, made)
    _growth(people, entries, days, made)
    keep_many_assessments(made)
    return changed


def _weighings(
    people: Mapping[UUID, Person], entries: Mapping[UUID, list[Entry]], days: Mapping[UUID, set[date]], made: Made
) -> dict[UUID, set[int]]:
    before: dict[UUID, dict[int, MonthlyWeighing]] = {one: {} for one in people}
    for row in MonthlyWeighing.objects.filter(person_id__in=list(people)):
        before[row.person_id][row.month] = row
    changed: dict[UUID, set[int]] = {}
    new: list[MonthlyWeighing] = []
    gone: list[int] = []
    for one, person in people.items():
        touched = {Month.of(day).index for day in days.get(one, ())}
        found = counting_months(person, entries[one][::-1], before[one], touched)
        now = {row.month: (row, said) for row, said in found}
        others = {month for month, (row, _) in now.items() if not _alike(row, before[one].get(month))}
        lost = before[one].keys() - now.keys()
        gone += [before[one][month].pk for month in lost]
        new += [now[month][0] for month in sorted(others)]
        made += [(now[month][0].entry, now[month][1]) for month in sorted(others)]
        changed[one] = others | lost
    if gone:
        MonthlyWeighing.objects.filter(pk__in=gone).delete()
    rows = [[getattr(one, name) for name in WEIGHING] for one in new]
    columns = [name for name in WEIGHING if name not in ("person_id", "kelurahan_id", "month")]
    insert_rows("visits_monthlyweighing", WEIGHING, rows, then=update_on(("person_id", "month"), columns))
    return changed


def _alike(row: MonthlyWeighing, other: MonthlyWeighing | None) -> bool:
    names = ["entry_id", *CURRENT[1:]]
    return other is not None and all(getattr(row, name) == getattr(other, name) for name in names)


def _growth(
    people: Mapping[UUID, Person], entries: Mapping[UUID, list[Entry]], days: Mapping[UUID, set[date]], made: Made
) -> None:
    rows: list[GrowthDay] = []
    found: list[dict[str, Entry]] = []
    gone = Q()
    for one, person in people.items():
        by_day: dict[date, dict[str, Entry]] = {day: {} for day in days.get(one, ())}
        for entry in entries[one]:
            if entry.local_date in by_day:
                by_day[entry.local_date][entry.concept] = entry
        for day, of_day in by_day.items():
            if is_measured(person, day, of_day):
                rows.append(measured_of(person, day, of_day))
                found.append(of_day)
            else:
                gone |= Q(person_id=one, local_date=day)
    if gone:
        GrowthDay.objects.filter(gone).delete()
    _keep_growth(rows, found, people, made)


def _keep_growth(
    rows: Sequence[GrowthDay], found: Iterable[dict[str, Entry]], people: Mapping[UUID, Person], made: Made
) -> None:
    kept = GrowthDay.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["person", "local_date"], update_fields=MEASURED
    )
    findings: list[tuple[Any, ...]] = []
    for row, entries in zip(kept, found, strict=True):
        assessed = assess_day(people[row.person_id], row)
        of_day = (row.pk, row.person_id, row.kelurahan_id)
        findings += [(*of_day, index.value, *said_by(index, assessed)) for index in Index]
        made += judgements_of(entries, assessed)
    insert_rows("visits_growthfinding", FINDING, findings, then=update_on(("day_id", "index"), SAID))
