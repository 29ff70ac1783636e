"""Which open days has a Posyandu of the invented city had, and who was weighed?"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from simpul.foundation.local_time import LocalZone, Month
from simpul.interfaces.cli.demo.ids import Ids
from simpul.interfaces.cli.demo.people import weight_on
from simpul.interfaces.cli.demo.weighings import History
from simpul.records.facilities.models import Facility
from simpul.services.posyandu.models import Session, SessionStatus

MORNING = time(9, 0)


def hold_open_days(
    posyandu: Facility, days: Sequence[tuple[int, date]], histories: Sequence[History], random: Random, ids: Ids
) -> list[Session]:
    """The sessions of these days (months before today, day). What was weighed is added to the histories."""
    sessions: list[Session] = []
    for back, day in days:
        at = datetime.combine(day, MORNING, tzinfo=LocalZone(posyandu.zone).zone)
        session = _session(posyandu, day, at, ids)
        sessions.append(session)
        for history in histories:
            weight = weight_on(random, history.invented, day, back)
            if weight is not None:
                history.add(session, weight, at.astimezone(UTC) + timedelta(minutes=random.randint(0, 120)))
    return sessions


def days_of(number: int, months: int, today: date, *, on_stage: bool) -> Iterator[tuple[int, date]]:
    """One day in each of the last months. The Posyandu on stage has not been open this month: it can be today.

    number  of the Posyandu in the city
    """
    for back in range(months, -1, -1):
        month = Month.from_index(Month.of(today).index - back)
        # The stage is open on today's day of the month: last month's weighing then lies a month back.
        day = month.first_day + timedelta(days=min(today.day, 28) - 1 if on_stage else 4 + number % 17)
        if day < today and not (back == 0 and on_stage):
            yield back, day


def _session(posyandu: Facility, day: date, at: datetime, ids: Ids) -> Session:
    return Session(
        id=ids.new(),
        posyandu=posyandu,
        kelurahan_id=posyandu.area_id,
        date=day,
        status=SessionStatus.CLOSED,
        opened_at=at,
        closed_at=at + timedelta(hours=3),
    )
