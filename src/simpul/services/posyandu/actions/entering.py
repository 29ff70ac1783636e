"""What must be true before a finding is written at an open day?"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.foundation.local_time import LocalZone, local_date
from simpul.records.facilities.work_area import WorkArea
from simpul.records.visits.actions.many.bulk import lock_many
from simpul.services.posyandu.models import Session, SessionStatus


def must_be_held(area: WorkArea, session: Session, at: datetime) -> None:
    """The session is one of the area, was opened, and `at` is an instant of its day; closed it still takes findings.

    What is written at a day that was never opened would count in no recap and no turnout.
    """
    if not area.serves(session.posyandu_id, session.kelurahan_id):
        raise NotInWorkAreaError()
    _was_opened(session)
    if local_date(at, LocalZone(session.posyandu.zone)) != session.date:
        raise DomainError("another_day", "Waktu timbang tidak sama dengan hari sesi ini. Periksa jam perangkat.")


def keep_held(area: WorkArea, session: Session, people: Sequence[UUID], now: datetime) -> None:
    """Inside the transaction that writes, before it does: a day that is past is not called off in the meantime.

    Who calls it off looks for what is recorded and sees nothing of what is not committed yet. A day that is today is
    not called off once it was opened, so it is not held. Locks in the order of `arrive`: people, then the session.
    Raises NotInWorkAreaError, DomainError for a day that was called off since it was read.
    """
    if session.date < local_date(now, LocalZone(session.posyandu.zone)):
        lock_many(area, people)
        _was_opened(Session.objects.select_for_update().get(pk=session.pk))


def _was_opened(session: Session) -> None:
    if session.status in (SessionStatus.PLANNED, SessionStatus.CALLED_OFF):
        raise DomainError("session_not_open", "Sesi ini belum dibuka.")
