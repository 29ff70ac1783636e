"""How do the visits of a sheet enter the record, many at once, and how are they taken back?

What `record_visit` and `take_back_visit` keep for one is kept for each: the person is locked, concept, range and day
are checked, both projections follow, one event in the audit log and one change in the feed for each person. The numbers
of the feed are taken at the end, so that other writers wait for milliseconds only.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import NotInWorkAreaError
from simpul.foundation.local_time import Month
from simpul.records.audit.actions import record_each
from simpul.records.facilities.work_area import WorkArea
from simpul.records.feed.actions import append_each
from simpul.records.feed.many_rows import insert_rows
from simpul.records.people.models import Person
from simpul.records.people.queries import within_reach
from simpul.records.visits.actions.keeping import stated
from simpul.records.visits.actions.many.past_visits import (
    ENTRY,
    GIVEN,
    GIVEN_FIRST,
    VISIT,
    PastVisit,
    VisitRow,
    columns_of_entry,
    columns_of_given,
    visit_of,
)
from simpul.records.visits.models import Visit, Withdrawal
from simpul.records.visits.projection.growth import GROWTH_CONCEPTS
from simpul.records.visits.projection.many import project_many


def record_many(
    *, actor_id: UUID, people: Mapping[UUID, Person], visits: Sequence[PastVisit], now: datetime, run: UUID
) -> int:
    """Keep what is not kept under these ids yet; returns how many visits were new.

    people  those of the visits, as `lock_many` has locked them
    Raises what `record_visit` raises, and then nothing is kept.
    """
    with transaction.atomic():
        known = set(Visit.objects.filter(id__in=[one.id for one in visits]).values_list("id", flat=True))
        fresh = [one for one in visits if one.id not in known]
        rows: list[VisitRow] = []
        entries: list[tuple[Any, ...]] = []
        given: list[tuple[Any, ...]] = []
        for one in fresh:
            visit = visit_of(one, people[one.person_id], actor_id, now)
            rows.append(visit)
            entries += [columns_of_entry(visit, finding) for finding in one.findings]
            given += [columns_of_given(visit, dose) for dose in one.doses]
        at = {"recorded_at": ("timestamptz", now)}
        insert_rows("visits_visit", VISIT, rows, same=at)
        insert_rows("visits_entry", ENTRY, entries, same=at)
        insert_rows("visits_given", GIVEN, given, same=at | GIVEN_FIRST)
        measured = {one.id for one in fresh if any(f.concept in GROWTH_CONCEPTS for f in one.findings)}
        _tell(actor_id, "visit.recorded", people, rows, [one for one in rows if one.id in measured], run)
    return len(fresh)


def take_back_many(*, actor_id: UUID, area: WorkArea, visits: Sequence[Visit], reason: str, run: UUID) -> None:
    """`take_back_visit` for each; what is taken back already is left alone."""
    reason = stated(reason)
    with transaction.atomic():
        people = lock_many(area, [one.person_id for one in visits])
        gone = set(Withdrawal.objects.filter(visit__in=visits).values_list("visit_id", flat=True))
        rows = [one for one in visits if one.pk not in gone]
        Withdrawal.objects.bulk_create(
            Withdrawal(
                visit=one,
                person_id=one.person_id,
                kelurahan_id=people[one.person_id].kelurahan_id,
                reason=reason,
                made_by=actor_id,
            )
            for one in rows
        )
        _tell(actor_id, "visit.taken_back", people, rows, rows, run)


def lock_many(area: WorkArea, ids: Sequence[UUID]) -> dict[UUID, Person]:
    """By the id asked for, the record that is kept, in one order so that two writers cannot block each other."""
    found = within_reach(area).select_for_update(of=("self",)).order_by("id").in_bulk(sorted(set(ids)))
    kept = {one.merged_into_id for one in found.values() if one.merged_into_id}
    roots = lock_many(area, [one for one in kept if one]) if kept else {}
    people = {one: roots[p.merged_into_id] if p.merged_into_id else p for one, p in found.items()}
    if set(ids) - people.keys() or any(not area.reaches(p.pk, p.kelurahan_id, p.rt_id) for p in people.values()):
        raise NotInWorkAreaError()
    return people


def _days(visits: Iterable[Visit | VisitRow], people: Mapping[UUID, Person]) -> dict[UUID, set[date]]:
    """By the record that is kept."""
    days: dict[UUID, set[date]] = {}
    for one in visits:
        days.setdefault(people[one.person_id].pk, set()).add(one.local_date)
    return days


def _tell(
    actor_id: UUID,
    kind: str,
    people: Mapping[UUID, Person],
    visits: Sequence[Visit | VisitRow],
    measured: Sequence[Visit | VisitRow],
    run: UUID,
) -> None:
    """Project what was measured, audit, append to the feed with the months that may count anew."""
    days = _days(visits, people)
    by_id = {person.pk: person for person in people.values() if person.pk in days}
    changed = project_many(by_id, _days(measured, people))
    record_each(
        actor_id=actor_id,
        action=kind,
        subject_kind="person",
        subjects=[(person.pk, person.kelurahan_id) for person in by_id.values()],
        purpose="pelayanan",
        detail={"run": str(run)},
    )
    said = {one: sorted(changed.get(one, set()) | {Month.of(day).index for day in days[one]}) for one in by_id}
    append_each(
        kind, [(person.kelurahan_id, one, {"run": str(run), "months": said[one]}) for one, person in by_id.items()]
    )
