"""How does one column of an open day enter the record: one measure of many people, in one transaction?

What `record_visit` keeps for one is kept for each, with the statements of one: each finding joins the visit of its
person in the session, concept, range and day are checked, both projections follow, audit log and feed name each person.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from simpul.foundation.errors import DomainError, IdAlreadyUsedError
from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import LocalZone, Month, local_date
from simpul.knowledge.growth.age import completed_months
from simpul.records.audit.actions import record_each
from simpul.records.facilities.work_area import WorkArea
from simpul.records.feed.actions import append_each
from simpul.records.people.models import Person
from simpul.records.visits.actions.beside import known_and_standing, says_the_same, unseen
from simpul.records.visits.actions.findings import Finding, Place
from simpul.records.visits.actions.keeping import check_day
from simpul.records.visits.actions.many.bulk import lock_many
from simpul.records.visits.actions.registered import check_finding
from simpul.records.visits.models import Entry, MonthlyWeighing, Visit
from simpul.records.visits.projection import BODY_WEIGHT, GROWTH_CONCEPTS
from simpul.records.visits.projection.many import project_many


@dataclass(frozen=True, slots=True)
class Column:
    """kept      the entries that were new, by person
    counting  the weighings that count now for the month, of the people whose weight was new
    faster    of whom another value stands there that the sender had not seen: nothing of theirs was kept
    """

    kept: dict[UUID, Entry]
    counting: dict[UUID, MonthlyWeighing]
    faster: dict[UUID, Entry]


def record_column(
    *, actor_id: UUID, area: WorkArea, place: Place, findings: Mapping[UUID, Finding], at: datetime, now: datetime
) -> Column:
    """One finding for each person, all of the same day. What was kept before under the same id is left alone, and so is
    what another hand has said since the sender looked.

    Raises what `record_visit` raises, and then nothing is kept.
    """
    day, today = (local_date(one, LocalZone(place.facility.zone)) for one in (at, now))
    with transaction.atomic():
        people = lock_many(area, list(findings))
        known, standing = known_and_standing(findings.values(), {one.pk for one in people.values()}, place.session_id)
        fresh = _by_kept_record(_fresh(findings, people, known), people)
        since = {one: unseen(finding, standing.get((one, finding.concept))) for one, finding in fresh.items()}
        faster = {one: last for one, last in since.items() if last and not says_the_same(fresh[one], last)}
        fresh = {one: finding for one, finding in fresh.items() if since[one] is None}
        mine = {person.pk: person for person in people.values() if person.pk in fresh}
        for one, finding in fresh.items():
            check_day(mine[one], day, today)
            months = completed_months(mine[one].birth_date, day)
            check_finding(finding.concept, finding.value, finding.text, months)
        visits = _visits(place, mine, actor_id, at, day)
        entries = {one: _entry(visits[one], mine[one], finding, actor_id, at, day) for one, finding in fresh.items()}
        _insert(list(entries.values()))
        _tell(actor_id, mine, entries, day)
        weighed = [one for one, entry in entries.items() if entry.concept == BODY_WEIGHT]
        rows = MonthlyWeighing.objects.filter(person_id__in=weighed, month=Month.of(day).index)
        counting = {row.person_id: row for row in rows} if weighed else {}
    return Column(entries, counting, faster)


def _fresh(findings: Mapping[UUID, Finding], people: Mapping[UUID, Person], kept: list[Entry]) -> dict[UUID, Finding]:
    """Those that are not kept yet. Raises IdAlreadyUsedError for an id that carries something else."""
    known = {one.pk: one for one in kept}
    for person_id, finding in findings.items():
        entry = known.get(finding.id)
        if entry is None:
            continue
        same = (entry.concept, entry.value, entry.text) == (finding.concept, finding.value, finding.text)
        if not same or entry.person_id not in (person_id, people[person_id].pk):
            raise IdAlreadyUsedError()
    return {one: finding for one, finding in findings.items() if finding.id not in known}


def _by_kept_record(findings: Mapping[UUID, Finding], people: Mapping[UUID, Person]) -> dict[UUID, Finding]:
    """Two findings of records that are one person by now are refused: neither may pass for the other unseen."""
    found = {people[one].pk: finding for one, finding in findings.items()}
    if len(found) < len(findings):
        raise DomainError("one_person_twice", "Dua baris ini sekarang satu orang. Muat ulang halaman.")
    return found


def _visits(place: Place, people: Mapping[UUID, Person], actor_id: UUID, at: datetime, day: date) -> dict[UUID, Visit]:
    """The visit of each person in the session; made where there is none."""
    rows = Visit.objects.filter(session_id=place.session_id, person_id__in=list(people), withdrawal__isnull=True)
    found = {row.person_id: row for row in rows}
    new = [
        Visit(
            id=new_id(), person_id=one, kelurahan_id=person.kelurahan_id, facility=place.facility,
            session_id=place.session_id, kind=place.kind, occurred_at=at, local_date=day, recorded_by=actor_id,
        )
        for one, person in people.items() if one not in found
    ]  # fmt: skip
    return found | {row.person_id: row for row in Visit.objects.bulk_create(new)}


def _entry(visit: Visit, person: Person, finding: Finding, actor_id: UUID, at: datetime, day: date) -> Entry:
    return Entry(
        id=finding.id, visit=visit, person_id=person.pk, kelurahan_id=person.kelurahan_id, concept=finding.concept,
        value=finding.value, text=finding.text.strip(), at=at, local_date=day, recorded_by=actor_id,
    )  # fmt: skip


def _insert(entries: list[Entry]) -> None:
    """An id that exists where this worker cannot see it is refused without a word about whose it is."""
    try:
        Entry.objects.bulk_create(entries)
    except IntegrityError as problem:
        raise IdAlreadyUsedError() from problem


def _tell(actor_id: UUID, people: Mapping[UUID, Person], entries: Mapping[UUID, Entry], day: date) -> None:
    if not entries:
        return
    measured = {one: {day} for one, entry in entries.items() if entry.concept in GROWTH_CONCEPTS}
    changed = project_many(people, measured)
    kind = "visit.weighed" if all(one.concept == BODY_WEIGHT for one in entries.values()) else "visit.recorded"
    subjects: Sequence[tuple[UUID, int]] = [(one, person.kelurahan_id) for one, person in people.items()]
    record_each(
        actor_id=actor_id, action=kind, subject_kind="person", subjects=subjects, purpose="pelayanan", detail={}
    )
    month = Month.of(day).index
    append_each(
        kind,
        [
            (
                kelurahan_id,
                one,
                {
                    "visit": str(entries[one].visit_id),
                    "entry": str(entries[one].pk),
                    "months": sorted(changed.get(one, set()) | {month}),
                },
            )
            for one, kelurahan_id in subjects
        ],
    )
