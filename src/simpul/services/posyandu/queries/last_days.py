"""What did the last open day of each Posyandu leave behind? All Posyandu of an area at once.

The number of statements does not depend on the number of Posyandu. Whoever is counted may be named by the area.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul.records.facilities.models import Facility
from simpul.records.facilities.queries import posyandu_in
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.queries import within_reach
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.models import Session
from simpul.services.posyandu.queries.calendar import serving
from simpul.services.posyandu.queries.closing import REFERRAL
from simpul.services.posyandu.queries.left_behind import (
    Pairs,
    balita_of_days,
    days_that_are_over,
    examined,
    last_seen,
    noticed,
    queued,
)


@dataclass(frozen=True, slots=True)
class LastDay:
    """last         the latest open day that is over; None: there was none
    for_balita   the latest one that served balita
    absent       balita of its RT who did not come that day and were seen nowhere since, in the order of the register
    waiting      who took a number on the last day, was not examined, and was seen nowhere since
    red          who had a colour red on a card of the last day, or was weighed there and is below the red line
    referred     who was referred there
    """

    posyandu: Facility
    last: Session | None = None
    for_balita: Session | None = None
    absent: tuple[UUID, ...] = ()
    waiting: tuple[UUID, ...] = ()
    red: tuple[UUID, ...] = ()
    referred: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What was read for all the days at once; pairs are of session and person."""

    balita: Mapping[UUID, list[UUID]]
    queued: Pairs
    examined: Pairs
    serious: Mapping[tuple[UUID, UUID], set[str]]
    last_seen: Mapping[UUID, date]
    within_reach: set[UUID]

    def absent(self, day: Session | None) -> tuple[UUID, ...]:
        expected = self.balita.get(day.pk, []) if day else []
        return tuple(one for one in expected if day and (day.pk, one) not in self.queued and not self._met(day, one))

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

    def _met(self, day: Session, person: UUID) -> bool:
        """Examined at that day, or seen anywhere since."""
        return (day.pk, person) in self.examined or self.last_seen.get(person, date.min) >= day.date


def last_days_of(area: WorkArea, today: date) -> list[LastDay]:
    """Each Posyandu whose days belong to the area, in the order of the areas, then by name."""
    posyandu = posyandu_in(area, today)
    over = days_that_are_over(area, posyandu, today)
    last = {one.posyandu_id: one for one in over}
    for_balita = {one.posyandu_id: one for one in over.filter(serving(Group.BALITA))}
    known = _known(area, list(last.values()), list(for_balita.values()))

    def left_behind(one: Facility) -> LastDay:
        day, balita_day = last.get(one.pk), for_balita.get(one.pk)
        return LastDay(
            posyandu=one,
            last=day,
            for_balita=balita_day,
            absent=known.absent(balita_day),
            waiting=known.waiting(day),
            red=known.noticed(day, referred=False),
            referred=known.noticed(day, referred=True),
        )

    return [left_behind(one) for one in posyandu]


def _known(area: WorkArea, last: list[Session], for_balita: list[Session]) -> Known:
    sessions = {one.pk for one in (*last, *for_balita)}
    balita, in_queue, serious = balita_of_days(area, for_balita), queued(area, sessions), noticed(area, sessions)
    of_queue = {one for _session, one in in_queue}
    named = within_reach(area).filter(id__in=of_queue | {one for _session, one in serious})
    return Known(
        balita=balita,
        queued=in_queue,
        examined=examined(area, sessions),
        serious=serious,
        last_seen=last_seen(area, of_queue | {one for ids in balita.values() for one in ids}),
        within_reach=set(named.values_list("id", flat=True)),
    )
