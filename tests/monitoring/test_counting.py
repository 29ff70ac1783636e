"""Which months are counted, and how far the figures are behind what was sent."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from simpul.foundation.local_time import Month
from simpul.monitoring.pws.actions import MONTHS_KEPT, begin_anew, count_a_month, extend
from simpul.monitoring.pws.consumer import PwsConsumer
from simpul.monitoring.pws.counting import NOTHING_YET, State, counting_now
from simpul.monitoring.pws.levels import city_figures
from simpul.monitoring.pws.models import Horizon
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.feed.runner import run_once
from tests.cast import NOW, TODAY, Cast, weigh

MONTH = Month.of(TODAY)


@pytest.fixture(autouse=True)
def fresh(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """A city in which nobody counted yet."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def of_city() -> State:
    with transaction.atomic(), work_area_scope(whole_city()):
        return city_figures(whole_city(), MONTH).state


def state_of(month: Month, *, stands: bool = False) -> State:
    return counting_now().state_of(month, stands=stands)


def test_before_the_first_month_nothing_is_counted() -> None:
    assert counting_now() == NOTHING_YET
    assert state_of(MONTH) is State.WAITING
    assert of_city() is State.WAITING


def test_what_is_counted_begins_where_the_horizon_says() -> None:
    extend(MONTH)
    assert (state_of(MONTH), state_of(MONTH.previous())) == (State.COUNTED,) * 2
    assert not counting_now().is_recounting
    assert state_of(MONTH.next()) is State.WAITING
    assert state_of(Month.from_index(MONTH.index - MONTHS_KEPT)) is State.BEFORE
    assert of_city() is State.COUNTED
    Horizon.objects.update(counted_from=MONTH.index)
    assert (state_of(MONTH), state_of(MONTH.previous())) == (State.COUNTED, State.WAITING)
    assert counting_now().is_recounting


def test_while_it_is_counted_anew_the_old_figures_stand(cast: Cast) -> None:
    extend(MONTH)
    begin_anew()
    assert (state_of(MONTH, stands=True), state_of(MONTH)) == (State.AGAIN, State.WAITING)
    assert of_city() is State.AGAIN, "the cast has balita"
    count_a_month(MONTH)
    assert of_city() is State.COUNTED


def test_an_edition_that_nobody_counted_by_yet_counts_nothing() -> None:
    extend(MONTH)
    Horizon.objects.update(edition="1999.01")
    assert state_of(MONTH, stands=True) is State.AGAIN


@pytest.mark.parametrize(("seconds", "is_late"), [(9, False), (11, True)])
def test_news_that_waits_longer_than_ten_seconds_is_told(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, seconds: int, is_late: bool
) -> None:
    extend(MONTH)
    run_once([PwsConsumer()])
    weigh(cast, cast.balita, 9.4)
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(seconds=seconds))
    weigh(cast, cast.neighbour, 11.0, part="bidan")
    with CaptureQueriesContext(connection) as asked:
        found = counting_now()
    assert (found.behind_since, len(asked)) == (NOW if is_late else None, 1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(days=1))
    run_once([PwsConsumer()])
    assert counting_now().behind_since is None
