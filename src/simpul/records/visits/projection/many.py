"""How are the projections of many people brought up to date at once? By the rules of one, with the statements of one.

Looked at are the months that were touched and the next one that has a weighing, as in project_weighings, and only what
has become another is written.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Q

from simpul.foundation.local_time import Month
from simpul.records.people.models import Person
from simpul.records.visits.models import Entry, MonthlyWeighing
from simpul.records.visits.projection.assessing import Made, Said, keep_assessments
from simpul.records.visits.projection.growth import GROWTH_CONCEPTS
from simpul.records.visits.projection.many_days import project_days
from simpul.records.visits.projection.standing import standing_entries
from simpul.records.visits.projection.weighings import (
    BODY_WEIGHT,
    OEDEMA,
    SAID_OF_IT,
    counts,
    judge,
    keep_weighings,
    swollen_on,
)

LOOKED_AT = ("person_id", "kelurahan_id", "concept", "value", "at", "local_date")

Entries = Mapping[UUID, list[Entry]]
Months = Mapping[UUID, list[int]]


def project_many(people: Mapping[UUID, Person], days: Mapping[UUID, set[date]]) -> dict[UUID, set[int]]:
    """The months whose weighing has become another one, by person. The people are locked.

    days  the days of each person on which something of growth has changed
    """
    days = {one: some for one, some in days.items() if some}
    if not days:
        return {}
    have = _months_of(days)
    wanted = {one: _to_judge(have[one], {Month.of(day).index for day in some}) for one, some in days.items()}
    made: Made = []
    entries = _entries(days, wanted)
    changed = _weighings(people, entries, have, wanted, made)
    project_days(people, entries, days, made)
    keep_assessments(made)
    return changed


def _months_of(people: Iterable[UUID]) -> dict[UUID, list[int]]:
    """The months of each person that have a weighing, in their order."""
    found: dict[UUID, list[int]] = {one: [] for one in people}
    rows = MonthlyWeighing.objects.filter(person_id__in=list(found)).order_by("month")
    for one, month in rows.values_list("person_id", "month"):
        found[one].append(month)
    return found


def _to_judge(have: list[int], touched: set[int]) -> list[int]:
    """The months that were touched, and after each the next one that has a weighing."""
    following = {have[at] for month in touched if (at := bisect_right(have, month)) < len(have)}
    return sorted(touched | following)


def _entries(days: Mapping[UUID, set[date]], wanted: Months) -> dict[UUID, list[Entry]]:
    """What stands in the span of these months, the earliest first: the weights, and of the days everything."""
    roots = {one: one for one in days}
    parts = Person.objects.filter(merged_into_id__in=list(days)).values_list("id", "merged_into_id")
    roots |= {part: root for part, root in parts if root}
    span = [month for months in wanted.values() for month in (months[0], months[-1])]
    between = (Month.from_index(min(span)).first_day, Month.from_index(max(span)).last_day)
    all_days = {day for of_one in days.values() for day in of_one}
    rows = standing_entries(roots).filter(concept__in=GROWTH_CONCEPTS, local_date__range=between)
    rows = rows.filter(Q(concept__in=(BODY_WEIGHT, OEDEMA)) | Q(local_date__in=all_days))
    found: dict[UUID, list[Entry]] = {one: [] for one in days}
    for entry in rows.only(*LOOKED_AT).order_by("at", "id"):
        found[roots[entry.person_id]].append(entry)
    return found


def _weighings(
    people: Mapping[UUID, Person], entries: Entries, have: Months, wanted: Months, made: Made
) -> dict[UUID, set[int]]:
    before = _before(have, wanted)
    changed: dict[UUID, set[int]] = {}
    new: list[MonthlyWeighing] = []
    gone: list[int] = []
    for one, months in wanted.items():
        known = dict(before[one])
        found = _judged(people[one], entries[one][::-1], known, months)
        others = [pair for pair in found if not _alike(pair[0], before[one].get(pair[0].month))]
        lost = before[one].keys() - known.keys()
        gone += [before[one][month].pk for month in lost]
        new += [row for row, _ in others]
        made += [(row.entry, said) for row, said in others]
        changed[one] = {row.month for row, _ in others} | lost
    if gone:
        MonthlyWeighing.objects.filter(pk__in=gone).delete()
    keep_weighings(new)
    return changed


def _before(have: Months, wanted: Months) -> dict[UUID, dict[int, MonthlyWeighing]]:
    """What counts so far for the months that are judged, and for the one before each of them."""
    found: dict[UUID, dict[int, MonthlyWeighing]] = {one: {} for one in wanted}
    needed = {one: set(months) | _preceding(have[one], months) for one, months in wanted.items()}
    months = {month for of_one in needed.values() for month in of_one}
    for row in MonthlyWeighing.objects.filter(person_id__in=list(needed), month__in=months):
        if row.month in needed[row.person_id]:
            found[row.person_id][row.month] = row
    return found


def _preceding(have: list[int], months: list[int]) -> set[int]:
    return {have[at - 1] for month in months if (at := bisect_left(have, month)) > 0}


def _judged(
    person: Person, rows: list[Entry], known: dict[int, MonthlyWeighing], months: list[int]
) -> list[tuple[MonthlyWeighing, list[Said]]]:
    """The weighings that count now for these months; `known` is brought up to date.

    rows  the latest first
    """
    latest: dict[int, Entry] = {}
    for entry in rows:
        if counts(entry, person.birth_date):
            latest.setdefault(Month.of(entry.local_date).index, entry)
    found = []
    for month in months:
        known.pop(month, None)
        if now := latest.get(month):
            earlier = max((one for one in known if one < month), default=None)
            swollen = swollen_on(rows, now.local_date)
            found.append(judge(person, now, known[earlier] if earlier else None, swollen=swollen))
            known[month] = found[-1][0]
    return found


def _alike(row: MonthlyWeighing, other: MonthlyWeighing | None) -> bool:
    names = ["entry_id", *SAID_OF_IT]
    return other is not None and all(getattr(row, name) == getattr(other, name) for name in names)
