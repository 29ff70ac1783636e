"""How does a weight enter the record, and how is it put right?

The person's row is locked first: two hands at one child stand in line, and what the second one writes is judged beside
what the first one wrote.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from simpul.foundation.errors import DomainError, IdAlreadyUsedError, NotInWorkAreaError
from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import LocalZone, local_date
from simpul.foundation.units import Grams
from simpul.records.audit import actions as audit
from simpul.records.facilities.models import Facility
from simpul.records.facilities.work_area import WorkArea
from simpul.records.feed.actions import News, append
from simpul.records.people.models import Person
from simpul.records.visits.models import Entry, MonthlyWeighing, Visit, VisitKind
from simpul.records.visits.projection import BODY_WEIGHT, project_weighings


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a write left behind: the entry, the weighing that counts for its month, and whether it was new."""

    entry: Entry
    counts: MonthlyWeighing
    was_new: bool


def record_weight(
    *,
    actor_id: UUID,
    area: WorkArea,
    person_id: UUID,
    facility: Facility,
    kind: VisitKind,
    session_id: UUID | None,
    entry_id: UUID,
    weight: Grams,
    weighed_at: datetime,
    now: datetime,
) -> Recorded:
    """Keep one weight of one person. The same entry sent twice changes nothing.

    Raises NotInWorkAreaError, IdAlreadyUsedError (the id carries another value), DomainError for a time that cannot be.
    """
    day = local_date(weighed_at, LocalZone(facility.zone))
    with transaction.atomic():
        person = _locked(area, person_id)
        known = Entry.objects.filter(id=entry_id).first()
        if known:
            return _already(known, person, weight)
        _check_day(person, day, local_date(now, LocalZone(facility.zone)))
        visit = _visit_of(person, facility, kind, session_id, weighed_at, day, actor_id)
        entry = _keep(
            Entry(
                id=entry_id,
                visit=visit,
                person=person,
                kelurahan_id=person.kelurahan_id,
                concept=BODY_WEIGHT,
                value=weight,
                at=weighed_at,
                local_date=day,
                recorded_by=actor_id,
            )
        )
        return _finish(actor_id, "visit.weighed", person, entry)


def correct_weight(
    *, actor_id: UUID, area: WorkArea, entry: Entry, entry_id: UUID, weight: Grams, reason: str
) -> Recorded:
    """Put a wrong weight right: a new entry of the same moment supersedes the old one, which stays readable."""
    if not reason.strip():
        raise DomainError("reason_missing", "Tulis alasan pembetulan.")
    with transaction.atomic():
        person = _locked(area, entry.person_id)
        known = Entry.objects.filter(id=entry_id).first()
        if known:
            return _already(known, person, weight)
        if Entry.objects.filter(supersedes=entry).exists():
            raise DomainError("already_corrected", "Angka ini sudah dibetulkan. Muat ulang untuk melihat yang terbaru.")
        correction = _keep(
            Entry(
                id=entry_id,
                visit_id=entry.visit_id,
                person=person,
                kelurahan_id=person.kelurahan_id,
                concept=entry.concept,
                value=weight,
                at=entry.at,
                local_date=entry.local_date,
                recorded_by=actor_id,
                supersedes=entry,
                reason=reason.strip(),
            )
        )
        return _finish(actor_id, "visit.corrected", person, correction)


def _locked(area: WorkArea, person_id: UUID) -> Person:
    person = Person.objects.select_for_update().filter(id=person_id, kelurahan_id__in=area.kelurahan).first()
    if person is None or not area.names_in(person.kelurahan_id, person.rt_id):
        raise NotInWorkAreaError()
    return person


def _already(known: Entry, person: Person, weight: Grams) -> Recorded:
    if known.person_id != person.pk or known.value != weight:
        raise IdAlreadyUsedError()
    return Recorded(known, _counting(known), was_new=False)


def _check_day(person: Person, day: date, today: date) -> None:
    if day > today:
        raise DomainError("in_the_future", "Tanggal timbang tidak boleh di masa depan. Periksa jam perangkat.")
    if day < person.birth_date:
        raise DomainError("before_birth", "Tanggal timbang mendahului tanggal lahir.")
    if person.died_on and day > person.died_on:
        raise DomainError("after_death", "Orang ini tercatat meninggal sebelum tanggal itu.")


def _visit_of(
    person: Person,
    facility: Facility,
    kind: VisitKind,
    session_id: UUID | None,
    at: datetime,
    day: date,
    actor_id: UUID,
) -> Visit:
    """The visit of this person in this session, made at the first finding. The person's lock makes it one."""
    if session_id:
        known = Visit.objects.filter(session_id=session_id, person=person).first()
        if known:
            return known
    return Visit.objects.create(
        id=new_id(),
        person=person,
        kelurahan_id=person.kelurahan_id,
        facility=facility,
        session_id=session_id,
        kind=kind,
        occurred_at=at,
        local_date=day,
        recorded_by=actor_id,
    )


def _keep(entry: Entry) -> Entry:
    """Insert; an id that exists where this worker cannot see it is refused without a word about whose it is."""
    try:
        entry.save(force_insert=True)
    except IntegrityError as problem:
        raise IdAlreadyUsedError() from problem
    return entry


def _finish(actor_id: UUID, kind: str, person: Person, entry: Entry) -> Recorded:
    counts = project_weighings(person, entry.local_date)
    audit.record(
        actor_id=actor_id,
        action=kind,
        subject_kind="person",
        subject_id=person.pk,
        kelurahan_id=person.kelurahan_id,
        purpose="pelayanan",
        detail={"entry": str(entry.pk)},
    )
    months = [weighing.month for weighing in counts]
    append(News(kind, person.kelurahan_id, person.pk, {"entry": str(entry.pk), "months": months}))
    return Recorded(entry, counts[0], was_new=True)


def _counting(entry: Entry) -> MonthlyWeighing:
    month = entry.local_date.year * 12 + entry.local_date.month - 1
    return MonthlyWeighing.objects.get(person_id=entry.person_id, month=month)
