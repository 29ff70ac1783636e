"""A day is planned, changed, called off and opened; it is one day, whoever was first."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from uuid import UUID

import pytest
from django.db import transaction

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.foundation.identifiers import new_id
from simpul.records.audit.models import Event
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.feed.models import Change
from simpul.services.posyandu.actions import Plan, call_off, close_session, open_session, plan_session
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.models import Session, SessionStatus
from simpul.services.posyandu.queries import duties_of, last_sessions, sessions_between, units_of
from tests.cast import NOW, TODAY, Cast

NEXT = TODAY + timedelta(days=14)


@pytest.fixture(autouse=True)
def everything(cast: Cast) -> Iterator[None]:
    with transaction.atomic(), work_area_scope(whole_city()):
        yield


def plan(cast: Cast, day: date = NEXT, part: str = "kader", **given: object) -> Session:
    standing = cast.standing(part)
    return plan_session(
        actor_id=standing.staff_id, area=standing.area, posyandu=cast.posyandu, day=day,
        plan=Plan(**given), today=TODAY,  # type: ignore[arg-type]
    )  # fmt: skip


def test_a_plan_says_when_where_for_whom_and_who_works(cast: Cast) -> None:
    session = plan(
        cast,
        starts_at=time(8, 30),
        place_name="  Balai   RW 01 ",
        groups=(Group.LANSIA, Group.BALITA),
        duties={1: [cast.kader.pk], 2: [cast.kader.pk, cast.second_kader.pk], 0: [cast.bidan.pk]},
    )
    session.refresh_from_db()
    assert (session.status, session.date, session.starts_at) == (SessionStatus.PLANNED, NEXT, time(8, 30))
    assert session.place_name == "Balai RW 01"
    assert session.groups == ["posyandu_bayi_balita", "posyandu_lansia"]
    assert duties_of(session) == {
        0: [cast.bidan.pk],
        1: [cast.kader.pk],
        2: sorted([cast.kader.pk, cast.second_kader.pk], key=str),
    }


def test_a_plan_that_is_sent_again_replaces_the_one_before(cast: Cast) -> None:
    first = plan(cast, groups=(Group.DEWASA,), duties={3: [cast.kader.pk]})
    again = plan(cast, place_name="Sekolah", duties={3: [cast.second_kader.pk]})
    again.refresh_from_db()
    assert (again.pk, again.groups, again.place_name) == (first.pk, [], "Sekolah")
    assert duties_of(again) == {3: [cast.second_kader.pk]}
    assert Session.objects.count() == 1


@pytest.mark.parametrize("days", [-1, 401, 5000])
def test_a_new_day_is_neither_past_nor_years_ahead(cast: Cast, days: int) -> None:
    with pytest.raises(DomainError) as refusal:
        plan(cast, TODAY + timedelta(days=days))
    assert refusal.value.code == "plan_day"
    assert not Session.objects.exists()


def test_nobody_plans_for_another_posyandu(cast: Cast) -> None:
    for part in ("other_kader", "other_bidan", "neighbour_kader"):
        with pytest.raises(NotInWorkAreaError):
            plan(cast, part=part)


@pytest.mark.parametrize("stranger", ["other_kader", "neighbour_kader", "dinkes", None])
def test_only_workers_of_the_posyandu_and_the_units_above_it_are_on_duty(cast: Cast, stranger: str | None) -> None:
    staff: UUID = cast.staff[stranger].pk if stranger else new_id()
    with pytest.raises(DomainError) as refusal, transaction.atomic():
        plan(cast, duties={2: [cast.kader.pk, staff]})
    assert refusal.value.code == "staff_elsewhere"
    assert not Session.objects.exists()


def test_the_units_above_are_the_pustu_and_the_puskesmas(cast: Cast) -> None:
    assert units_of(cast.posyandu) == [cast.posyandu.pk, cast.campurejo.pustu.pk, cast.puskesmas.pk]


def test_what_is_called_off_can_be_planned_again_and_opened(cast: Cast) -> None:
    session = plan(cast, TODAY)
    standing = cast.standing("kader")
    for _ in range(2):
        off = call_off(actor_id=standing.staff_id, area=standing.area, session=session, today=TODAY)
        assert off.status == SessionStatus.CALLED_OFF
    assert Change.objects.filter(kind="session.called_off").count() == 1
    assert plan(cast, TODAY).status == SessionStatus.PLANNED
    call_off(actor_id=standing.staff_id, area=standing.area, session=session, today=TODAY)
    opened = open_session(actor_id=standing.staff_id, area=standing.area, posyandu=cast.posyandu, day=TODAY, now=NOW)
    assert (opened.pk, opened.status) == (session.pk, SessionStatus.OPEN)


def test_a_day_that_took_place_is_neither_called_off_nor_planned_anew(cast: Cast) -> None:
    bidan = cast.standing("bidan")
    session = open_session(actor_id=bidan.staff_id, area=bidan.area, posyandu=cast.posyandu, day=TODAY, now=NOW)
    with pytest.raises(DomainError) as refusal:
        call_off(actor_id=bidan.staff_id, area=bidan.area, session=session, today=TODAY)
    assert refusal.value.code == "session_open"
    close_session(actor_id=bidan.staff_id, area=bidan.area, session=session, now=NOW)
    with pytest.raises(DomainError) as refusal:
        plan(cast, TODAY, part="bidan")
    assert refusal.value.code == "session_closed"


def test_a_plan_keeps_an_open_day_open(cast: Cast) -> None:
    bidan = cast.standing("bidan")
    open_session(actor_id=bidan.staff_id, area=bidan.area, posyandu=cast.posyandu, day=TODAY, now=NOW)
    assert plan(cast, TODAY, place_name="Balai").status == SessionStatus.OPEN


def test_the_calendar_keeps_to_the_area_and_the_last_day_is_one_that_was_held(cast: Cast) -> None:
    bidan, other = cast.standing("bidan"), cast.standing("other_bidan")
    held = open_session(actor_id=bidan.staff_id, area=bidan.area, posyandu=cast.posyandu, day=TODAY, now=NOW)
    planned = plan(cast, NEXT)
    posyandu = [cast.posyandu.pk]
    assert sessions_between(bidan.area, posyandu, TODAY, NEXT) == [held, planned]
    assert sessions_between(bidan.area, posyandu, TODAY + timedelta(days=1), NEXT) == [planned]
    assert sessions_between(other.area, posyandu, TODAY, NEXT) == []
    assert last_sessions(bidan.area, posyandu, NEXT + timedelta(days=1)) == {cast.posyandu.pk: TODAY}


def test_each_step_is_in_the_audit_log_and_in_the_feed(cast: Cast) -> None:
    session = plan(cast)
    call_off(actor_id=cast.kader.pk, area=cast.standing("kader").area, session=session, today=TODAY)
    assert list(Event.objects.filter(subject_id=session.pk).order_by("id").values_list("action", flat=True)) == [
        "session.planned",
        "session.called_off",
    ]
    assert Change.objects.filter(subject=session.pk).count() == 2
