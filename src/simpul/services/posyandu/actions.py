"""How is a Posyandu day opened, a balita weighed, and the day closed?"""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.foundation.local_time import LocalZone, local_date
from simpul.foundation.units import Grams
from simpul.records.audit import actions as audit
from simpul.records.facilities.kinds import FacilityKind
from simpul.records.facilities.models import Facility
from simpul.records.facilities.work_area import WorkArea
from simpul.records.feed.actions import News, append
from simpul.records.visits.actions import Recorded, correct_weight, record_weight
from simpul.records.visits.models import Entry, VisitKind
from simpul.services.follow_up.actions import follow_weighing
from simpul.services.posyandu.models import Session, SessionStatus


def open_session(*, actor_id: UUID, area: WorkArea, posyandu: Facility, day: date, now: datetime) -> Session:
    """Open the day of a Posyandu. Two who open it at once open the same one; an open or closed day stays as it is."""
    if posyandu.kind != FacilityKind.POSYANDU or not area.serves(posyandu.pk, posyandu.area_id):
        raise NotInWorkAreaError()
    if day > local_date(now, LocalZone(posyandu.zone)):
        raise DomainError("session_in_the_future", "Sesi belum dapat dibuka sebelum harinya.")
    with transaction.atomic():
        Session.objects.bulk_create(
            [Session(posyandu=posyandu, kelurahan_id=posyandu.area_id, date=day, status=SessionStatus.PLANNED)],
            ignore_conflicts=True,
        )
        session = Session.objects.select_for_update().get(posyandu=posyandu, date=day)
        if session.status == SessionStatus.PLANNED:
            session.status, session.opened_by, session.opened_at = SessionStatus.OPEN, actor_id, now
            session.save(update_fields=["status", "opened_by", "opened_at"])
            _audit(actor_id, "session.open", session)
            append(News("session.opened", session.kelurahan_id, session.pk))
    return session


def close_session(*, actor_id: UUID, area: WorkArea, session: Session, now: datetime) -> Session:
    """Close the screens of a day. Truth stays open: what was weighed before is still accepted and amends the recap."""
    if not area.serves(session.posyandu_id, session.kelurahan_id):
        raise NotInWorkAreaError()
    with transaction.atomic():
        session = Session.objects.select_for_update().get(pk=session.pk)
        if session.status == SessionStatus.OPEN:
            session.status, session.closed_by, session.closed_at = SessionStatus.CLOSED, actor_id, now
            session.save(update_fields=["status", "closed_by", "closed_at"])
            _audit(actor_id, "session.close", session)
            append(News("session.closed", session.kelurahan_id, session.pk))
    return session


def record_weighing(
    *,
    actor_id: UUID,
    area: WorkArea,
    session: Session,
    person_id: UUID,
    entry_id: UUID,
    weight: Grams,
    weighed_at: datetime,
    now: datetime,
) -> Recorded:
    """Weigh one balita at step 2 of a session, and open a follow-up where growth calls for it.

    The same weighing sent twice changes nothing; one that arrives after the session was closed amends its recap.
    Raises NotInWorkAreaError, IdAlreadyUsedError, DomainError (a day that is not the session's, a time that cannot be).
    """
    if not area.serves(session.posyandu_id, session.kelurahan_id):
        raise NotInWorkAreaError()
    if local_date(weighed_at, LocalZone(session.posyandu.zone)) != session.date:
        raise DomainError("another_day", "Waktu timbang tidak sama dengan hari sesi ini. Periksa jam perangkat.")
    with transaction.atomic():
        recorded = record_weight(
            actor_id=actor_id,
            area=area,
            person_id=person_id,
            facility=session.posyandu,
            kind=VisitKind.POSYANDU,
            session_id=session.pk,
            entry_id=entry_id,
            weight=weight,
            weighed_at=weighed_at,
            now=now,
        )
        if recorded.was_new and recorded.counts:
            follow_weighing(actor_id=actor_id, weighing=recorded.counts, now=now)
    return recorded


def correct_weighing(
    *, actor_id: UUID, area: WorkArea, entry: Entry, entry_id: UUID, weight: Grams, reason: str, now: datetime
) -> Recorded:
    """Put a weighing right, with its reason; a flag that no longer holds is withdrawn."""
    with transaction.atomic():
        recorded = correct_weight(
            actor_id=actor_id, area=area, entry=entry, entry_id=entry_id, weight=weight, reason=reason
        )
        if recorded.was_new and recorded.counts:
            follow_weighing(actor_id=actor_id, weighing=recorded.counts, now=now)
    return recorded


def _audit(actor_id: UUID, action: str, session: Session) -> None:
    audit.record(
        actor_id=actor_id,
        action=action,
        subject_kind="session",
        subject_id=session.pk,
        kelurahan_id=session.kelurahan_id,
        purpose="pelayanan",
    )
