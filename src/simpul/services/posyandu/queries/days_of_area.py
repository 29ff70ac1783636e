"""Which Posyandu of an area are open when, and where does a day want somebody? All of them in two statements.

Days name nobody, so they are read for the kelurahan whose figures may be seen (`WorkArea.counted`).
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from uuid import UUID

from django.db.models import Exists, OuterRef

from simpul.foundation.local_time import Month
from simpul.records.facilities.kinds import FacilityKind
from simpul.records.facilities.models import Facility
from simpul.records.facilities.queries import valid_on
from simpul.records.facilities.work_area import WorkArea
from simpul.services.posyandu.models import Session, SessionStatus
from simpul.services.posyandu.queries.calendar import HELD

BACK, AHEAD = timedelta(days=92), timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Days:
    """What the calendar of one Posyandu says today, looking back as far as its page does (92 days).

    ahead          planned for today and the 14 days after it
    opened_today   whether it was opened today, closed again or not
    never_opened   planned for a day that is past, and neither opened nor called off
    left_open      of a day that is past, and not closed
    without_day    this month was no open day, and none is planned for what is left of it
    without_plan   nothing is planned for next month
    has_begun      any day was ever opened or planned, however long ago
    """

    posyandu: Facility
    ahead: list[Session] = field(default_factory=list)
    opened_today: bool = False
    never_opened: list[Session] = field(default_factory=list)
    left_open: list[Session] = field(default_factory=list)
    without_day: bool = True
    without_plan: bool = True
    has_begun: bool = True

    @property
    def matters(self) -> int:
        """How many things here want somebody."""
        return len(self.never_opened) + len(self.left_open) + self.without_day + self.without_plan


def days_of_area(area: WorkArea, today: date) -> list[Days]:
    """Each Posyandu in the order of the areas, then by name."""
    posyandu = _posyandu_of(area, today)
    month = Month.of(today)
    rows = Session.objects.filter(
        posyandu__in=[one.pk for one, _begun in posyandu], date__range=(today - BACK, month.next().last_day)
    ).exclude(status=SessionStatus.CALLED_OFF)
    by_posyandu: dict[UUID, list[Session]] = {
        one: list(found) for one, found in groupby(rows.order_by("posyandu_id", "date"), lambda row: row.posyandu_id)
    }
    return [_days(one, by_posyandu.get(one.pk, []), today, has_begun=begun) for one, begun in posyandu]


def _posyandu_of(area: WorkArea, today: date) -> list[tuple[Facility, bool]]:
    """Each with whether it has begun."""
    found = Facility.objects.filter(valid_on(today), kind=FacilityKind.POSYANDU, area_id__in=area.counted)
    if area.posyandu is not None:
        found = found.filter(id__in=area.posyandu)
    days = Session.objects.filter(posyandu=OuterRef("pk")).exclude(status=SessionStatus.CALLED_OFF)
    found = found.select_related("area").order_by("area__code", "name", "id")
    return [(one, one.has_begun) for one in found.annotate(has_begun=Exists(days))]


def _days(posyandu: Facility, sessions: list[Session], today: date, *, has_begun: bool) -> Days:
    planned = [one for one in sessions if one.status == SessionStatus.PLANNED]
    held = [one for one in sessions if one.status in HELD]
    to_come = [one for one in planned if one.date >= today]
    this_month = Month.of(today)
    return Days(
        posyandu=posyandu,
        ahead=[one for one in to_come if one.date <= today + AHEAD],
        opened_today=any(one.date == today for one in held),
        never_opened=[one for one in planned if one.date < today],
        left_open=[one for one in held if one.date < today and one.status == SessionStatus.OPEN],
        without_day=not any(Month.of(one.date) == this_month for one in (*held, *to_come)),
        without_plan=not any(Month.of(one.date) == this_month.next() for one in to_come),
        has_begun=has_begun,
    )
