"""Which open days have the Posyandu of the invented city had, and who was weighed?"""

from datetime import UTC, date, datetime, time, timedelta
from random import Random

from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import LocalZone, Month
from simpul.interfaces.cli.demo.ground import Ground
from simpul.interfaces.cli.demo.people import weight_on
from simpul.interfaces.cli.demo.weighings import History
from simpul.records.facilities.models import Facility
from simpul.services.posyandu.models import Session, SessionStatus

MORNING = time(9, 0)


def hold_open_days(ground: Ground, histories: list[History], random: Random, months: int, today: date) -> list[Session]:
    """The open days of the last months; the Posyandu on stage has not been open this month: it can be today.

    What was weighed is added to the histories.
    """
    sessions: list[Session] = []
    by_rt: dict[int, list[History]] = {}
    for history in histories:
        by_rt.setdefault(history.person.rt_id, []).append(history)
    for number, (posyandu, covered) in enumerate(ground.posyandu):
        for back in range(months, -1, -1):
            month = Month.from_index(Month.of(today).index - back)
            on_stage = posyandu.pk == ground.stage_posyandu.pk
            # The stage is open on today's day of the month: last month's weighing then lies a month back.
            day = month.first_day + timedelta(days=min(today.day, 28) - 1 if on_stage else 4 + number % 17)
            if day >= today or (back == 0 and on_stage):
                continue
            at = datetime.combine(day, MORNING, tzinfo=LocalZone(posyandu.zone).zone)
            session = _session(posyandu, day, at)
            sessions.append(session)
            for history in (one for rt in covered for one in by_rt.get(rt.pk, [])):
                weight = weight_on(random, history.invented, day, back)
                if weight is not None:
                    history.add(session, weight, at.astimezone(UTC) + timedelta(minutes=random.randint(0, 120)))
    return sessions


def _session(posyandu: Facility, day: date, at: datetime) -> Session:
    return Session(
        id=new_id(),
        posyandu=posyandu,
        kelurahan_id=posyandu.area_id,
        date=day,
        status=SessionStatus.CLOSED,
        opened_at=at,
        closed_at=at + timedelta(hours=3),
    )
