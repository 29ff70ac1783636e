"""The calendar of all Posyandu of an area at once: what is ahead, what was never opened, what is missing."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.services.posyandu.actions import Plan, call_off, close_session, open_session, plan_session
from simpul.services.posyandu.models import Session
from simpul.services.posyandu.queries import Days, days_of_area
from tests.cast import NOW, TODAY, Cast

DAY = timedelta(days=1)
STATEMENTS = 2


@pytest.fixture(autouse=True)
def everything(cast: Cast) -> Iterator[None]:
    with transaction.atomic(), work_area_scope(whole_city()):
        yield


def plan(cast: Cast, day: date) -> Session:
    """Planned while it was still to come."""
    kader = cast.standing("kader")
    return plan_session(
        actor_id=kader.staff_id, area=kader.area, posyandu=cast.posyandu, day=day, plan=Plan(), today=min(day, TODAY)
    )


def held(cast: Cast, day: date) -> Session:
    kader = cast.standing("kader")
    return open_session(actor_id=kader.staff_id, area=kader.area, posyandu=cast.posyandu, day=day, now=NOW)


def days(cast: Cast, part: str = "bidan", today: date = TODAY) -> Days:
    standing = cast.standing(part)
    return next(one for one in days_of_area(standing.area, today) if one.posyandu.pk == cast.posyandu.pk)


def test_today_and_the_14_days_after_it_are_ahead(cast: Cast) -> None:
    plan(cast, TODAY - DAY)
    wanted = [plan(cast, TODAY), plan(cast, TODAY + 14 * DAY)]
    plan(cast, TODAY + 15 * DAY)
    assert days(cast).ahead == wanted


def test_a_planned_day_that_is_past_was_never_opened(cast: Cast) -> None:
    plan(cast, TODAY - 93 * DAY)
    never = [plan(cast, TODAY - 92 * DAY), plan(cast, TODAY - DAY)]
    assert days(cast).never_opened == never


def test_a_day_that_was_called_off_is_nobody_s_matter(cast: Cast) -> None:
    kader = cast.standing("kader")
    call_off(actor_id=kader.staff_id, area=kader.area, session=plan(cast, TODAY + DAY), today=TODAY)
    found = days(cast)
    assert (found.ahead, found.never_opened, found.without_day) == ([], [], True)


def test_a_past_day_that_is_open_still_is_left_open_until_it_is_closed(cast: Cast) -> None:
    session, ketua = held(cast, TODAY - DAY), cast.standing("ketua")
    held(cast, TODAY)
    assert days(cast).left_open == [session]
    assert days(cast).opened_today
    close_session(actor_id=ketua.staff_id, area=ketua.area, session=session, now=NOW)
    assert days(cast).left_open == []


@pytest.mark.parametrize(
    ("planned", "opened", "without_day", "without_plan"),
    [
        ([], [], True, True),
        ([], [date(2026, 11, 1)], False, True),
        ([date(2026, 11, 30)], [], False, True),  # still to come
        ([date(2026, 11, 20)], [], True, True),  # that day is past, and nobody opened it
        ([date(2026, 12, 31)], [date(2026, 10, 31)], True, False),
        ([date(2027, 1, 1)], [], True, True),
    ],
)
def test_a_month_without_an_open_day_and_a_month_without_a_plan(
    cast: Cast, planned: list[date], opened: list[date], without_day: bool, without_plan: bool
) -> None:
    for day in planned:
        plan(cast, day)
    for day in opened:
        held(cast, day)
    found = days(cast)
    assert (found.without_day, found.without_plan) == (without_day, without_plan)
    assert found.matters == len(found.never_opened) + len(found.left_open) + without_day + without_plan


@pytest.mark.parametrize(
    ("part", "how_many"),
    [("ketua", 1), ("neighbour_kader", 1), ("bidan", 2), ("pj", 2), ("kepala", 2), ("dinkes", 4), ("admin", 0)],
)
def test_each_sees_the_posyandu_of_the_own_area(cast: Cast, part: str, how_many: int) -> None:
    assert len(days_of_area(cast.standing(part).area, TODAY)) == how_many


@pytest.mark.parametrize("part", ["kepala", "dinkes"])
def test_who_may_only_count_reads_the_days_and_cannot_write_them(cast: Cast, part: str) -> None:
    session, area = plan(cast, TODAY + DAY), cast.standing(part).area
    with work_area_scope(area):
        assert days(cast, part).ahead == [session]
        assert Session.objects.filter(pk=session.pk).update(place_name="x") == 0
        assert Session.objects.filter(pk=session.pk).count() == 1


def test_another_area_reads_nothing_of_it(cast: Cast) -> None:
    plan(cast, TODAY + DAY)
    with work_area_scope(cast.standing("other_bidan").area):
        assert days(cast, "kepala").ahead == []


def test_more_posyandu_do_not_cost_more_statements(cast: Cast) -> None:
    plan(cast, TODAY + DAY)
    for part in ("ketua", "dinkes"):
        area = cast.standing(part).area
        with CaptureQueriesContext(connection) as seen:
            days_of_area(area, TODAY)
        assert len(seen) == STATEMENTS
