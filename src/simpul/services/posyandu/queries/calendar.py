"""When is which Posyandu open, and who works there?"""

from collections.abc import Iterable
from datetime import date
from functools import cache
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from simpul.records.facilities.kinds import AreaLevel, FacilityKind
from simpul.records.facilities.models import Area, Facility
from simpul.records.facilities.queries import current_coverage, rt_of_kelurahan
from simpul.records.facilities.work_area import WorkArea, whole_city, work_area_scope
from simpul.records.prepared import Blank, Prepared
from simpul.records.visits.models import Visit
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.models import Arrival, Duty, Session, SessionStatus

ABOVE = (FacilityKind.PUSTU, FacilityKind.PONKESDES, FacilityKind.PUSKESMAS)
STILL_EMPTY = (SessionStatus.PLANNED, SessionStatus.OPEN)  # an open day only once it is past
OF_DAY = Prepared(
    lambda: (
        Session.objects.select_related("posyandu__area")
        .filter(posyandu_id=Blank("posyandu"), date=Blank("day"))
        .order_by("id")[:1]
    )
)
COVERED = Prepared(
    lambda: current_coverage(Blank("day")).filter(facility_id=Blank("posyandu")).values_list("area_id", "area__level")
)
HELD, CALLED_OFF = (SessionStatus.OPEN, SessionStatus.CLOSED), SessionStatus.CALLED_OFF


def get_session(area: WorkArea, posyandu_id: UUID, day: date) -> Session | None:
    session = OF_DAY.first(posyandu=posyandu_id, day=day)
    return session if session and area.serves(session.posyandu_id, session.kelurahan_id) else None


def sessions_on(area: WorkArea, posyandu: list[UUID], day: date) -> dict[UUID, Session]:
    rows = Session.objects.filter(posyandu_id__in=posyandu, date=day, kelurahan_id__in=area.kelurahan)
    return {row.posyandu_id: row for row in rows}


def last_sessions(area: WorkArea, posyandu: list[UUID], before: date) -> dict[UUID, date]:
    """The latest day before a date on which each Posyandu was open."""
    rows = Session.objects.filter(posyandu_id__in=posyandu, kelurahan_id__in=area.kelurahan, date__lt=before)
    latest = rows.filter(status__in=HELD).order_by("posyandu_id", "-date").distinct("posyandu_id")
    return dict(latest.values_list("posyandu_id", "date"))


def sessions_between(area: WorkArea, posyandu: Iterable[UUID], first: date, last: date) -> list[Session]:
    """Planned, held and called off, in the order of the days."""
    rows = Session.objects.filter(
        posyandu_id__in=list(posyandu), kelurahan_id__in=area.kelurahan, date__range=(first, last)
    )
    return list(rows.select_related("posyandu").order_by("date", "posyandu__name"))


def session_before(session: Session, group: Group) -> Session | None:
    """The last day before this one on which the same Posyandu was open to this group."""
    return _before(group).first(posyandu=session.posyandu_id, day=session.date)


@cache
def _before(group: Group) -> Prepared[Session]:
    held = Session.objects.filter(serving(group), posyandu_id=Blank("posyandu"), date__lt=Blank("day"), status__in=HELD)
    return Prepared(lambda: held.order_by("-date")[:1])


def serving(group: Group) -> Q:
    """Days that serve a group; a plan that names none serves everybody."""
    return Q(groups=[]) | Q(groups__contains=[group])


def serves(session: Session, group: Group) -> bool:
    """The same of a day that was read."""
    return not session.groups or group in session.groups


def may_be_called_off(days: Iterable[Session], today: date) -> set[UUID]:
    """Of these days, those that did not take place as far as is known: planned, or past and open, and empty."""
    asked = [one for one in days if one.status in (STILL_EMPTY if one.date < today else STILL_EMPTY[:1])]
    return {one.pk for one in asked} - days_with_records(asked)


def days_with_records(days: Iterable[Session]) -> set[UUID]:
    """Of these days, those of which something is recorded: somebody who came, or a visit.

    Of guests too, whom another unit received: it is said that there is something, and not of whom.
    """
    ids = [one.pk for one in days]
    if not ids:
        return set()
    with transaction.atomic(), work_area_scope(whole_city()):  # a block of its own, so that the area is put back
        came = Arrival.objects.filter(session_id__in=ids, taken_back_at__isnull=True)
        seen = Visit.objects.filter(session_id__in=ids, withdrawal__isnull=True)
        return {one for rows in (came, seen) for one in rows.values_list("session_id", flat=True) if one}


def duties_of(session: Session) -> dict[int, list[UUID]]:
    """Staff at each step, 1 to 5; at 0 the health workers who attend."""
    found: dict[int, list[UUID]] = {}
    for step, staff_id in Duty.objects.filter(session=session).order_by("id").values_list("step", "staff_id"):
        found.setdefault(step, []).append(staff_id)
    return found


def units_of(posyandu: Facility) -> list[UUID]:
    """The Posyandu and the units above it: whose workers can be on duty there."""
    units, above = [posyandu.pk], posyandu.parent
    while above and above.kind in ABOVE:
        units.append(above.pk)
        above = above.parent
    return units


def rt_covered(session: Session) -> list[int]:
    """The RT that the Posyandu serves on the day; coverage of an RW or dusun stands for the RT in it."""
    covered = COVERED.ask(posyandu=session.posyandu_id, day=session.date)
    rt = {area_id for area_id, level in covered if level == AreaLevel.RT}
    wider = {area_id for area_id, level in covered if level in (AreaLevel.RW, AreaLevel.DUSUN)}
    if wider:
        rt |= {one.pk for one in _rt_inside(session, wider)}
    return sorted(rt)


def _rt_inside(session: Session, wider: set[int]) -> list[Area]:
    inside = rt_of_kelurahan(session.kelurahan_id, session.date)
    return [one for one in inside if one.rw_id in wider or one.parent_id in wider]


def days_of_sessions(ids: Iterable[UUID]) -> dict[UUID, date]:
    """On which day each of these was or is to be."""
    return dict(Session.objects.filter(id__in=set(ids)).values_list("id", "date"))
