"""Open days of the invented city lie once in each month; somebody who moved goes to the next Posyandu from then on."""

from datetime import UTC, date, datetime, time

import pytest

from simpul.foundation.local_time import Month
from simpul.interfaces.cli.demo.days.calendar import OpenDay, Post, days_ahead, days_of
from simpul.interfaces.cli.demo.days.hands import Hand
from simpul.interfaces.cli.demo.days.visits import Stay, open_days
from simpul.records.facilities.models import Facility
from simpul.services.posyandu.models import Session
from tests.interfaces.demo.loads import TODAY


def post(number: int) -> Post:
    days = [(back, day) for back, day in days_of(number, 6, TODAY, on_stage=False)]
    told = (OpenDay(Session(date=day), back, datetime.combine(day, time(2), tzinfo=UTC)) for back, day in days)
    return Post(Facility(), Hand.CAREFUL, 1, tuple(told))


@pytest.mark.parametrize("number", [0, 5, 16, 343])
def test_a_posyandu_is_open_once_a_month_and_never_tomorrow(number: int) -> None:
    days = list(days_of(number, 12, TODAY, on_stage=False))
    assert [Month.of(TODAY).index - Month.of(day).index for _, day in days] == [back for back, _ in days]
    assert [back for back, _ in days] == list(range(12, -1, -1))
    assert days[-1][1] < TODAY


def test_the_posyandu_of_the_cast_has_not_been_open_this_month() -> None:
    *_, (back, day) = days_of(0, 4, TODAY, on_stage=True)
    assert (back, day) == (1, TODAY.replace(month=TODAY.month - 1))
    *_, (back, day) = days_of(0, 4, date(2026, 3, 31), on_stage=True)
    assert (back, day) == (1, date(2026, 2, 28))


@pytest.mark.parametrize(("number", "planned"), [(0, [False, False]), (1, [False, True]), (16, [True, True])])
def test_days_to_come_are_planned_and_one_posyandu_in_six_has_none_yet(number: int, planned: list[bool]) -> None:
    """Today is the tenth: the day of number 16 is the 21st, that of the others has been."""
    today = date(2026, 11, 10)
    months = [one.month for one in days_ahead(number, today, on_stage=False)]
    assert months == [month for month, is_planned in zip((11, 12), planned, strict=True) if is_planned]
    assert [one.month for one in days_ahead(16, today, on_stage=True)] == [12]


def test_who_moved_goes_to_the_old_posyandu_before_and_to_the_new_one_from_that_day_on() -> None:
    old, new, moved = post(2), post(9), date(2026, 9, 1)
    found = list(open_days([Stay(old, date(2026, 6, 1), moved), Stay(new, moved)]))
    assert [one.days is old.days for one, _ in found] == [True] * 3 + [False] * 3
    assert all((day.session.date < moved) == (one is old) for one, day in found)
    assert found[0][1].session.date >= date(2026, 6, 1)


def test_who_died_or_left_goes_no_more() -> None:
    gone = date(2026, 9, 7)
    days = [day.session.date for _, day in open_days([Stay(post(2), date(2020, 1, 1), gone)])]
    assert days
    assert max(days) < gone
