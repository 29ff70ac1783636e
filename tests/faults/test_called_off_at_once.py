"""A past day is called off while something of it is being kept: one of the two hands is refused, whoever was first."""

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from time import monotonic, sleep

import pytest
from django.db import connection, transaction

from simpul.foundation.errors import DomainError
from simpul.foundation.identifiers import new_id
from simpul.foundation.units import Grams
from simpul.records.access.queries import Standing
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.visits.actions import Finding
from simpul.records.visits.models import Visit
from simpul.services.pendataan.recording import record_findings
from simpul.services.posyandu.actions import call_off, open_session, record_findings_of_session, record_weighing
from simpul.services.posyandu.models import Session, SessionStatus
from tests.cast import NOW, TODAY, Cast, make_cast

pytestmark = pytest.mark.concurrency
LONG = 60
WAITING = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
Act = Callable[[Cast, Standing, Session], object]


def morning(session: Session) -> datetime:
    return datetime.combine(session.date, time(2), UTC)  # 09.00 WIB


def one_weight(cast: Cast, who: Standing, session: Session) -> None:
    record_weighing(
        actor_id=who.staff_id, area=who.area, session=session, person_id=cast.balita.pk, entry_id=new_id(),
        weight=Grams(9_400), weighed_at=morning(session), now=NOW,
    )  # fmt: skip


def a_column(cast: Cast, who: Standing, session: Session) -> None:
    record_findings_of_session(
        actor_id=who.staff_id, area=who.area, session=session, at=morning(session), now=NOW,
        findings={cast.balita.pk: Finding(new_id(), "body_weight", 9_400)},
    )  # fmt: skip


def a_card(cast: Cast, who: Standing, session: Session) -> None:
    record_findings(
        actor_id=who.staff_id, area=who.area, person_id=cast.balita.pk, facility=cast.posyandu, session_id=session.pk,
        findings=[Finding(new_id(), "body_weight", 9_400)], doses=[],
        occurred_at=morning(session), now=NOW,
    )  # fmt: skip


def calling_off(cast: Cast, who: Standing, session: Session) -> None:
    call_off(actor_id=who.staff_id, area=who.area, session=session, today=TODAY, reason="cuaca")


class Hand(threading.Thread):
    """Does one thing in a transaction of its own, and commits when it is let go."""

    def __init__(self, cast: Cast, part: str, session: Session, act: Act) -> None:
        super().__init__()
        self.cast, self.who, self.session, self.act = cast, cast.standing(part), session, act
        self.has_done, self.may_go, self.said = threading.Event(), threading.Event(), ""

    def run(self) -> None:
        try:
            with transaction.atomic(), work_area_scope(self.who.area):
                self.act(self.cast, self.who, self.session)
                self.has_done.set()
                assert self.may_go.wait(LONG)
        except DomainError as refusal:
            self.said = refusal.code
        except Exception as problem:
            self.said = repr(problem)
        finally:
            self.has_done.set()
            connection.close()


def waits_or_is_done(hand: Hand) -> None:
    """Until the second hand stands behind the lock of the first; without one it goes past it, and is done."""
    until = monotonic() + LONG
    while not hand.has_done.is_set() and monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute(WAITING)
            if cursor.fetchone():
                return
        sleep(0.02)


def at_once(cast: Cast, day: date, one: Act, other: Act) -> tuple[list[str], str, int]:
    """What two hands are told of an open day that is past, how the day stands then, and how many visits it has."""
    kader = cast.standing("kader")
    with transaction.atomic(), work_area_scope(whole_city()):
        session = open_session(actor_id=kader.staff_id, area=kader.area, posyandu=cast.posyandu, day=day, now=NOW)
    first, second = Hand(cast, "kader", session, one), Hand(cast, "second_kader", session, other)
    second.may_go.set()
    first.start()
    assert first.has_done.wait(LONG)
    second.start()
    waits_or_is_done(second)
    first.may_go.set()
    first.join()
    second.join()
    with transaction.atomic(), work_area_scope(whole_city()):
        session.refresh_from_db()
        return [first.said, second.said], session.status, Visit.objects.filter(session_id=session.pk).count()


def test_of_two_hands_at_a_past_day_the_second_is_refused(live_database: None) -> None:
    """Of a day of which something is being kept, and at a day that is being called off."""
    cast = make_cast()
    for at, keep in enumerate((one_weight, a_column, a_card)):
        kept = at_once(cast, TODAY - timedelta(days=2 * at + 1), keep, calling_off)
        assert kept == (["", "session_has_records"], SessionStatus.OPEN, 1), keep.__name__
        off = at_once(cast, TODAY - timedelta(days=2 * at + 2), calling_off, keep)
        assert off == (["", "session_not_open"], SessionStatus.CALLED_OFF, 0), keep.__name__
