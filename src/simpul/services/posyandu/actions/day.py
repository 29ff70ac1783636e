"""How is the open day of a Posyandu planned, opened and closed?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.foundation.local_time import LocalZone, local_date
from simpul.records.access.queries import accounts_of
from simpul.records.audit import actions as audit
from simpul.records.facilities.kinds import FacilityKind
from simpul.records.facilities.models import Facility
from simpul.records.facilities.work_area import WorkArea
from simpul.records.feed.actions import News, append
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.models import Duty, Session, SessionStatus
from simpul.services.posyandu.queries.calendar import units_of

PLACE_LETTERS = 80
LONGEST_PLAN_DAYS = 400


@dataclass(frozen=True, slots=True)
class Plan:
    """groups  who is served; empty: everybody
    duties  staff at each step, 1 to 5; step 0: health workers who attend
    """

    starts_at: time | None = None
    place_name: str = ""
    groups: tuple[Group, ...] = ()
    duties: Mapping[int, Iterable[UUID]] = field(default_factory=dict)


def plan_session(*, actor_id: UUID, area: WorkArea, posyandu: Facility, day: date, plan: Plan, today: date) -> Session:
    """Plan a day, or change its plan while it is not closed. What was called off stands again.

    Raises NotInWorkAreaError, DomainError for a new day in the past or too far ahead, a closed day, and for a worker
    who belongs neither to this Posyandu nor to the units above it.
    """
    check_serves(area, posyandu)
    with transaction.atomic():
        if today <= day <= today + timedelta(days=LONGEST_PLAN_DAYS):
            _made(posyandu, day)
        session = _locked(posyandu, day).first()
        if session is None:
            raise DomainError("plan_day", "Pilih hari mulai hari ini, paling lama setahun ke depan.")
        if session.status == SessionStatus.CLOSED:
            raise DomainError("session_closed", "Sesi ini sudah ditutup; rencananya tidak dapat diubah lagi.")
        if session.status == SessionStatus.CALLED_OFF:
            session.status, session.called_off_reason = SessionStatus.PLANNED, ""
        session.starts_at, session.planned_by = plan.starts_at, actor_id
        session.place_name = " ".join(plan.place_name.split())[:PLACE_LETTERS]
        session.groups = [str(one) for one in Group if one in plan.groups]
        session.save(update_fields=["status", "called_off_reason", "starts_at", "planned_by", "place_name", "groups"])
        _divide(session, plan.duties)
        tell(actor_id, "session.planned", session)
    return session


def open_session(*, actor_id: UUID, area: WorkArea, posyandu: Facility, day: date, now: datetime) -> Session:
    """Open the day of a Posyandu. Two who open it at once open the same one; an open or closed day stays as it is."""
    check_serves(area, posyandu)
    if day > local_date(now, LocalZone(posyandu.zone)):
        raise DomainError("session_in_the_future", "Sesi belum dapat dibuka sebelum harinya.")
    with transaction.atomic():
        _made(posyandu, day)
        session = _locked(posyandu, day).get()
        if session.status in (SessionStatus.PLANNED, SessionStatus.CALLED_OFF):
            session.status, session.opened_by, session.opened_at = SessionStatus.OPEN, actor_id, now
            session.called_off_reason = ""
            session.save(update_fields=["status", "opened_by", "opened_at", "called_off_reason"])
            tell(actor_id, "session.open", session, news="session.opened")
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
            tell(actor_id, "session.close", session, news="session.closed")
    return session


def _made(posyandu: Facility, day: date) -> None:
    """Whoever is first makes it, as a plan."""
    Session.objects.bulk_create(
        [Session(posyandu=posyandu, kelurahan_id=posyandu.area_id, date=day, status=SessionStatus.PLANNED)],
        ignore_conflicts=True,
    )


def _locked(posyandu: Facility, day: date) -> QuerySet[Session]:
    return Session.objects.select_for_update().filter(posyandu=posyandu, date=day)


def check_serves(area: WorkArea, posyandu: Facility) -> None:
    """Raises NotInWorkAreaError."""
    if posyandu.kind != FacilityKind.POSYANDU or not area.serves(posyandu.pk, posyandu.area_id):
        raise NotInWorkAreaError()


def _divide(session: Session, duties: Mapping[int, Iterable[UUID]]) -> None:
    wanted = {(staff_id, step) for step, people in duties.items() for staff_id in people}
    known = {post.staff_id for post in accounts_of(units_of(session.posyandu), session.date)} if wanted else set()
    if any(staff_id not in known for staff_id, _step in wanted):
        raise DomainError("staff_elsewhere", "Ada petugas yang tidak bertugas di Posyandu ini pada hari itu.")
    Duty.objects.filter(session=session).delete()
    Duty.objects.bulk_create(
        Duty(session=session, kelurahan_id=session.kelurahan_id, staff_id=staff_id, step=step)
        for staff_id, step in sorted(wanted, key=str)
    )


def tell(actor_id: UUID, action: str, session: Session, news: str = "") -> None:
    audit.record(
        actor_id=actor_id,
        action=action,
        subject_kind="session",
        subject_id=session.pk,
        kelurahan_id=session.kelurahan_id,
        purpose="pelayanan",
    )
    append(News(news or action, session.kelurahan_id, session.pk))
