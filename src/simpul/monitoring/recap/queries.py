"""What is the recap of a Posyandu and month? The work area comes first; a figure and its names are counted at once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from simpul.foundation.local_time import Month
from simpul.foundation.sex import Sex
from simpul.knowledge.recap import Known, sheets
from simpul.monitoring.recap.counting import Figure, Member, count_all
from simpul.monitoring.recap.findings import known_of
from simpul.monitoring.recap.register import came_in, came_to, groups_of_people, registered
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.models import Person
from simpul.records.people.queries import records_of
from simpul.services.posyandu.models import Session
from simpul.services.posyandu.queries import HELD, rt_covered, sessions_between


@dataclass(frozen=True, slots=True)
class Recap:
    """days      on which the Posyandu was open that month; none: nothing is counted
    figures   by code of the column
    visitors  who came without being in S: from elsewhere, or gone since
    """

    days: tuple[date, ...] = ()
    figures: Mapping[str, Figure] = field(default_factory=dict)
    visitors: tuple[UUID, ...] = ()


def recap_of(area: WorkArea, posyandu_id: UUID, month: Month) -> Recap:
    held = _held(area, [posyandu_id], month)
    if not held:
        return Recap()
    people = registered(area, rt_covered(held[-1]), month)
    members = _members(area, people, month, held[-1])
    visitors = came_to(area, [one.pk for one in held]) - {one.pk for one in people}
    return Recap(tuple(one.date for one in held), count_all(sheets(), members), tuple(sorted(visitors)))


def open_days(area: WorkArea, posyandu: Collection[UUID], month: Month) -> dict[UUID, list[date]]:
    """The days of the month on which each of these was open; who was not open is not in it."""
    found: dict[UUID, list[date]] = {}
    for one in _held(area, posyandu, month):
        found.setdefault(one.posyandu_id, []).append(one.date)
    return found


def _held(area: WorkArea, posyandu: Collection[UUID], month: Month) -> list[Session]:
    rows = sessions_between(area, posyandu, month.first_day, month.last_day)
    return [one for one in rows if one.status in HELD and area.serves(one.posyandu_id, one.kelurahan_id)]


def _members(area: WorkArea, people: list[Person], month: Month, last: Session) -> list[Member]:
    parts = records_of(one.pk for one in people)
    kept_as = {part: kept for kept, ids in parts.items() for part in ids}
    came = {kept_as[one] for one in came_in(area, kept_as, month)}
    groups, known = groups_of_people(area, people, month, last.date), known_of(area, kept_as, month)
    return [Member(one.pk, Sex(one.sex), groups[one.pk], one.pk in came, known.get(one.pk, Known())) for one in people]
