"""Who of this unit opened guests, how many, and who was stopped? Numbers of workers; no guest is named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from simpul.foundation.local_time import LocalZone, local_date
from simpul.interfaces.web.accounts.managing import posts_of
from simpul.interfaces.web.door import screen
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing, names_of_staff
from simpul.records.audit.actions import record
from simpul.records.audit.queries import by_day
from simpul.records.facilities.queries import units_under
from simpul.records.people.receiving import guests_by_day

DAYS, MOST_LINES = 30, 300
LIMIT, MISSED = "guest.limit", "guest.missed"


@dataclass(frozen=True, slots=True)
class Line:
    """guests   people received that day; stopped: times that the limit of a day held; missed: times nobody fitted"""

    day: date
    who: str
    units: str
    guests: int
    stopped: int
    missed: int


@screen(permission=Permission.ACCOUNTS)
def guests(request: HttpRequest, standing: Standing) -> HttpResponse:
    record(actor_id=standing.staff_id, action="guests.list", subject_kind="guest", purpose="administrasi")
    lines = _lines(standing)
    shown = {
        "lines": lines[:MOST_LINES],
        "cut": len(lines) > MOST_LINES,
        "most_lines": MOST_LINES,
        "days": DAYS,
        "most_a_day": settings.GUESTS_A_DAY,
    }
    return render(request, "accounts/guests.html", shown)


def _lines(standing: Standing) -> list[Line]:
    """The newest day first, and on a day who opened the most."""
    zone = LocalZone(standing.facility.zone)
    first = local_date(timezone.now(), zone) - timedelta(days=DAYS - 1)
    since = datetime.combine(first, time(), tzinfo=zone.zone)
    units = {unit.pk: unit.name for unit in units_under(standing.facility)}
    opened = guests_by_day(units, since, zone.zone)
    workers = {worker for _day, worker, _unit in opened} | {post.staff_id for post in posts_of(standing)}
    stopped = by_day(workers, (LIMIT, MISSED), since, zone.zone)
    days = {(day, worker) for day, worker, _unit in opened} | {(day, worker) for day, worker, _action in stopped}
    names = names_of_staff({worker for _day, worker in days})
    lines = [_line(day, worker, names[worker], units, opened, stopped) for day, worker in days]
    return sorted(lines, key=lambda one: (-one.day.toordinal(), -one.guests, -one.stopped, one.who))


def _line(
    day: date,
    worker: UUID,
    name: str,
    units: dict[UUID, str],
    opened: dict[tuple[date, UUID, UUID], int],
    stopped: dict[tuple[date, UUID, str], int],
) -> Line:
    here = {unit: opened[day, worker, unit] for unit in units if (day, worker, unit) in opened}
    return Line(
        day=day,
        who=name,
        units=", ".join(units[unit] for unit in here),
        guests=sum(here.values()),
        stopped=stopped.get((day, worker, LIMIT), 0),
        missed=stopped.get((day, worker, MISSED), 0),
    )
