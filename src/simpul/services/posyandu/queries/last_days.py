"""What did the last open day of each Posyandu leave behind? All Posyandu of an area at once.

The number of statements does not depend on the number of Posyandu. Whoever is counted may be named by the area.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from simpul.records.facilities.models import Facility
from simpul.records.facilities.queries import posyandu_in
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.queries import within_reach
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.models import Session
from simpul.services.posyandu.queries.absent import Named, named_of_days
from simpul.services.posyandu.queries.calendar import serves
from simpul.services.posyandu.queries.closing import REFERRAL
from simpul.services.posyandu.queries.left_behind import (
    Pairs,
    days_that_are_over,
    examined,
    last_seen,
    noticed,
    queued,
)
from simpul.services.posyandu.queries.register import NAMED


@dataclass(frozen=True, slots=True)
class LastDay:
    """last         the latest open day that is over; None: there was none
    absent       of each group that is named, who did not come on its last day and was seen nowhere since
    waiting      who took a number on the last day, was not examined, and was seen nowhere since
    red          who had a colour red on a card of the last day, or was weighed there and is below the red line
    referred     who was referred there
    """

    posyandu: Facility
    last: Session | None = None
    absent: tuple[Named, ...] = ()
    waiting: tuple[UUID, ...] = ()
    red: tuple[UUID, ...] = ()
    referred: tuple[UUID, ...] = ()

    @property
    def missed(self) -> set[UUID]:
        """Everybody who was absent, each once."""
        return {one for named in self.absent for one in named.people}


@dataclass(frozen=True, slots=True)
class Known:
    """What was read for all the days at once; pairs are of session and person. named: by session"""

    named: Mapping[UUID, list[Named]]
    queued: Pairs
    examined: Pairs
    serious: Mapping[tuple[UUID, UUID], set[str]]
    last_seen: Mapping[UUID, date]
    within_reach: set[UUID]

    def absent(self, days: list[Session]) -> tuple[Named, ...]:
        found = [named for day in days for named in self.named.get(day.pk, ())]
        in_order = sorted(found, key=lambda named: NAMED.index(named.group))
        away = [
            replace(one, people=tuple(id_ for id_ in one.people if self._was_away(one.day, id_))) for one in in_order
        ]
        return tuple(one for one in away if one.people)

    def waiting(self, day: Session | None) -> tuple[UUID, ...]:
        mine = {one for at, one in self.queued if day and at == day.pk} & self.within_reach
        return tuple(sorted(one for one in mine if day and not self._met(day, one)))

    def noticed(self, day: Session | None, *, referred: bool) -> tuple[UUID, ...]:
        mine = {one: found for (at, one), found in self.serious.items() if day and at == day.pk}
        return tuple(
            sorted(
                one
                for one, found in mine.items()
                if one in self.within_reach and (REFERRAL in found if referred else found - {REFERRAL})
            )
        )

    def _was_away(self, day: Session, person: UUID) -> bool:
        return (day.pk, person) not in self.queued and not self._met(day, person)

    def _met(self, day: Session, person: UUID) -> bool:
        """Examined at that day, or seen anywhere since."""
        return (day.pk, person) in self.examined or self.last_seen.get(person, date.min) >= day.date


def last_days_of(area: WorkArea, today: date) -> list[LastDay]:
    """Each Posyandu whose days belong to the area, in the order of the areas, then by name."""
    posyandu = posyandu_in(area, today)
    over: dict[UUID, list[Session]] = {}
    for day in days_that_are_over(area, posyandu, today):
        over.setdefault(day.posyandu_id, []).append(day)
    known = _known(area, over)

    def left_behind(one: Facility) -> LastDay:
        days = over.get(one.pk, [])
        day = days[0] if days else None
        return LastDay(
            posyandu=one,
            last=day,
            absent=known.absent(days),
            waiting=known.waiting(day),
            red=known.noticed(day, referred=False),
            referred=known.noticed(day, referred=True),
        )

    return [left_behind(one) for one in posyandu]


def _known(area: WorkArea, over: Mapping[UUID, list[Session]]) -> Known:
    """over  by Posyandu, the latest first"""
    last_for: dict[Session, list[Group]] = {}
    for days in over.values():
        for group in NAMED:
            day = next((one for one in days if serves(one, group)), None)
            if day is not None:
                last_for.setdefault(day, []).append(group)
    sessions = {one.pk for days in over.values() for one in days}
    named: dict[UUID, list[Named]] = {}
    for one in named_of_days(area, last_for):
        named.setdefault(one.day.pk, []).append(one)
    in_queue, serious = queued(area, sessions), noticed(area, sessions)
    of_queue = {one for _session, one in in_queue}
    expected = {one for those in named.values() for group in those for one in group.people}
    within = within_reach(area).filter(id__in=of_queue | {one for _session, one in serious})
    return Known(
        named=named,
        queued=in_queue,
        examined=examined(area, sessions),
        serious=serious,
        last_seen=last_seen(area, of_queue | expected),
        within_reach=set(within.values_list("id", flat=True)),
    )
