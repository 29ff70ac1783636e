"""A day that did not take place: called off afterwards, with the reason, where nothing is recorded of it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.foundation.identifiers import new_id
from simpul.foundation.units import Grams
from simpul.records.audit.models import Event
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.visits.models import Visit
from simpul.services.pendataan.actions import take_back_visit
from simpul.services.posyandu.actions import (
    Plan,
    arrive,
    call_off,
    close_session,
    open_session,
    plan_session,
    record_weighing,
    take_back_arrival,
)
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.models import Session, SessionStatus
from simpul.services.posyandu.queries import Reason, days_of_area, last_days_of, register_of
from tests.cast import NOW, TODAY, Cast

PAST = TODAY - timedelta(days=10)
THEN = datetime(2026, 11, 11, 2, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def everything(cast: Cast) -> Iterator[None]:
    with transaction.atomic(), work_area_scope(whole_city()):
        yield


def planned(cast: Cast, day: date = PAST) -> Session:
    kader = cast.standing("kader")
    return plan_session(
        actor_id=kader.staff_id, area=kader.area, posyandu=cast.posyandu, day=day, plan=Plan(), today=day
    )


def opened(cast: Cast, at: datetime = THEN) -> Session:
    kader = cast.standing("kader")
    return open_session(
        actor_id=kader.staff_id, area=kader.area, posyandu=cast.posyandu, day=(at + timedelta(hours=7)).date(), now=at
    )


def off(cast: Cast, session: Session, reason: str = "cuaca", part: str = "kader") -> Session:
    one = cast.standing(part)
    return call_off(actor_id=one.staff_id, area=one.area, session=session, today=TODAY, reason=reason)


def come(cast: Cast, session: Session) -> object:
    kader = cast.standing("kader")
    return arrive(
        actor_id=kader.staff_id, area=kader.area, session=session, person_id=cast.balita.pk, arrival_id=new_id(),
        at=THEN, now=NOW,
    )  # fmt: skip


def weigh(cast: Cast, session: Session) -> None:
    kader = cast.standing("kader")
    record_weighing(
        actor_id=kader.staff_id, area=kader.area, session=session, person_id=cast.balita.pk, entry_id=new_id(),
        weight=Grams(9_400), weighed_at=THEN, now=NOW,
    )  # fmt: skip


@pytest.mark.parametrize("reason", ["cuaca", "  longsor   di jalan "])
def test_a_planned_day_that_is_past_is_called_off_with_its_reason(cast: Cast, reason: str) -> None:
    session = planned(cast)
    assert [len(one.never_opened) for one in days_of_area(cast.standing("kader").area, TODAY)] == [1]
    for _ in range(2):
        found = off(cast, session, reason)
    found.refresh_from_db()
    assert (found.status, found.called_off_reason) == (SessionStatus.CALLED_OFF, " ".join(reason.split()))
    assert [len(one.never_opened) for one in days_of_area(cast.standing("kader").area, TODAY)] == [0]
    assert Event.objects.filter(action="session.called_off").count() == 1


def test_without_a_reason_it_stays(cast: Cast) -> None:
    session = planned(cast)
    with pytest.raises(DomainError, match="reason_missing"):
        off(cast, session, "  ")
    assert Session.objects.get().status == SessionStatus.PLANNED


def test_a_day_to_come_needs_none(cast: Cast) -> None:
    assert off(cast, planned(cast, TODAY), "").status == SessionStatus.CALLED_OFF


def test_nobody_was_absent_from_a_day_that_was_opened_and_left_empty(cast: Cast) -> None:
    kader = cast.standing("kader")
    session, today = opened(cast), opened(cast, NOW)

    def absent() -> tuple[object, object]:
        (last,) = last_days_of(kader.area, TODAY)
        (line,) = register_of(kader.area, today, Group.BALITA)
        return last.missed, Reason.ABSENT in line.reasons

    assert absent() == ({cast.balita.pk}, True)
    found = off(cast, session)
    found.refresh_from_db()
    assert (found.status, found.opened_at, found.opened_by) == (SessionStatus.CALLED_OFF, None, None)
    assert absent() == (set(), False)


@pytest.mark.parametrize("what", ["came", "weighed"])
def test_a_day_of_which_something_is_recorded_took_place(cast: Cast, what: str) -> None:
    session = opened(cast)
    come(cast, session) if what == "came" else weigh(cast, session)
    with pytest.raises(DomainError, match="session_has_records"):
        off(cast, session)
    assert Session.objects.get().status == SessionStatus.OPEN


def test_what_was_taken_back_does_not_count(cast: Cast) -> None:
    session, kader = opened(cast), cast.standing("kader")
    arrival = come(cast, session)
    take_back_arrival(
        actor_id=kader.staff_id, area=kader.area, session=session,
        arrival_id=arrival.pk, now=NOW,  # type: ignore[attr-defined]
    )  # fmt: skip
    weigh(cast, session)
    bidan = cast.standing("bidan")
    take_back_visit(
        actor_id=bidan.staff_id, area=bidan.area, visit_id=Visit.objects.get().pk, reason="salah anak", now=NOW
    )
    assert off(cast, session).status == SessionStatus.CALLED_OFF


def test_a_guest_whom_another_unit_served_counts_and_is_not_named(cast: Cast) -> None:
    """The kader of the other Posyandu does not see the visit of a balita of Campurejo; the day took place."""
    there, other = cast.bandar.posyandu[0], cast.standing("other_kader")
    session = open_session(actor_id=other.staff_id, area=other.area, posyandu=there, day=PAST, now=THEN)
    record_weighing(
        actor_id=other.staff_id, area=whole_city(), session=session, person_id=cast.balita.pk, entry_id=new_id(),
        weight=Grams(9_400), weighed_at=THEN, now=NOW,
    )  # fmt: skip
    with work_area_scope(other.area):
        assert not Visit.objects.exists()
        with pytest.raises(DomainError, match="session_has_records"):
            off(cast, session, part="other_kader")
        assert not Visit.objects.exists()


def test_a_day_that_was_closed_or_is_of_today_and_open_is_not_called_off(cast: Cast) -> None:
    ketua = cast.standing("ketua")
    closed, today = opened(cast), opened(cast, NOW)
    close_session(actor_id=ketua.staff_id, area=ketua.area, session=closed, now=NOW)
    for session in (closed, today):
        with pytest.raises(DomainError, match="session_open"):
            off(cast, session)


def test_a_day_of_another_posyandu_is_not_there(cast: Cast) -> None:
    session = planned(cast)
    for part in ("neighbour_kader", "other_bidan"):
        with pytest.raises(NotInWorkAreaError):
            off(cast, session, part=part)


def test_what_was_called_off_stands_again_and_forgets_why(cast: Cast) -> None:
    off(cast, planned(cast))
    assert (planned(cast).status, Session.objects.get().called_off_reason) == (SessionStatus.PLANNED, "")
    off(cast, Session.objects.get())
    assert (opened(cast).status, Session.objects.get().called_off_reason) == (SessionStatus.OPEN, "")
