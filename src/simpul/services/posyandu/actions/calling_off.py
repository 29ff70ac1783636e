"""A day that did not take place is called off: before it, or afterwards with the reason and only where it is empty."""

from datetime import date
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import DomainError
from simpul.records.facilities.work_area import WorkArea
from simpul.services.posyandu.actions.day import check_serves, tell
from simpul.services.posyandu.models import Session, SessionStatus
from simpul.services.posyandu.queries.calendar import STILL_EMPTY, days_with_records

REASON_LETTERS = 80


def call_off(*, actor_id: UUID, area: WorkArea, session: Session, today: date, reason: str = "") -> Session:
    """The day does not take place, or did not. Sent twice it changes nothing.

    Of a day that is past also one that was opened and left empty: nobody was absent from it. A day that is to come, or
    is today, was opened by somebody who is there.

    reason  why; needed for a day that is past
    Raises NotInWorkAreaError, DomainError for a day that was opened, that has no reason, or of which something is
    recorded: arrivals and visits of anybody, whoever may see them.
    """
    check_serves(area, session.posyandu)
    with transaction.atomic():
        session = Session.objects.select_for_update().select_related("posyandu").get(pk=session.pk)
        if session.status == SessionStatus.CALLED_OFF:
            return session
        is_past, reason = session.date < today, " ".join(reason.split())[:REASON_LETTERS]
        _can_be_called_off(session, is_past=is_past)
        if is_past and not reason:
            raise DomainError("reason_missing", "Pilih alasannya; untuk “lainnya” tulis dengan kata sendiri.")
        session.status, session.called_off_reason = SessionStatus.CALLED_OFF, reason
        session.opened_by = session.opened_at = None
        session.save(update_fields=["status", "called_off_reason", "opened_by", "opened_at"])
        tell(actor_id, "session.called_off", session)
    return session


def _can_be_called_off(session: Session, *, is_past: bool) -> None:
    if session.status not in (STILL_EMPTY if is_past else STILL_EMPTY[:1]):
        raise DomainError("session_open", "Sesi ini sudah dibuka, jadi tidak dapat dibatalkan.")
    if days_with_records([session]):
        raise DomainError("session_has_records", "Sudah ada yang dicatat pada hari itu, jadi tidak dapat dibatalkan.")
