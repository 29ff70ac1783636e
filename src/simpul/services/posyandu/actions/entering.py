"""What must be true before a finding is written at an open day?"""

from datetime import datetime

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.foundation.local_time import LocalZone, local_date
from simpul.records.facilities.work_area import WorkArea
from simpul.services.posyandu.models import Session, SessionStatus


def must_be_held(area: WorkArea, session: Session, at: datetime) -> None:
    """The session is one of the area, was opened, and `at` is an instant of its day; closed it still takes findings.

    What is written at a day that was never opened would count in no recap and no turnout.
    """
    if not area.serves(session.posyandu_id, session.kelurahan_id):
        raise NotInWorkAreaError()
    if session.status in (SessionStatus.PLANNED, SessionStatus.CALLED_OFF):
        raise DomainError("session_not_open", "Sesi ini belum dibuka.")
    if local_date(at, LocalZone(session.posyandu.zone)) != session.date:
        raise DomainError("another_day", "Waktu timbang tidak sama dengan hari sesi ini. Periksa jam perangkat.")
