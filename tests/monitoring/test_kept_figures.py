"""The figures of many areas, kept for a moment: whoever may count another part is never given them."""

from collections.abc import Callable, Mapping

import pytest

from simpul.foundation.kept import kept_a_moment
from simpul.foundation.local_time import Month
from simpul.monitoring.pws import levels
from simpul.monitoring.pws.levels import CityFigures
from simpul.records.facilities.work_area import WorkArea, whole_city
from tests.monitoring.village import Village, catch_up

NOVEMBER = Month(2026, 11)
City = Callable[[WorkArea, Month], CityFigures]
Trend = Callable[[WorkArea, Month], Mapping[Month, CityFigures]]


@pytest.fixture
def counted(village: Village) -> Village:
    for line in ("lahir Adi 2025-01-09 C1", "lahir Budi 2025-01-09 C2", "lahir Evi 2025-01-09 B1 P"):
        village.tell(line)
    catch_up()
    return village


@pytest.fixture
def kept() -> tuple[City, Trend]:
    """Both as a process that keeps them for a minute."""
    city = levels.city_figures.__wrapped__  # type: ignore[attr-defined]
    trend = levels.city_trend.__wrapped__  # type: ignore[attr-defined]
    keep = levels._who_counts
    return kept_a_moment(60, keep)(city), kept_a_moment(60, keep)(trend)


def test_each_part_and_month_has_its_own(counted: Village, kept: tuple[City, Trend]) -> None:
    city, trend = kept
    whole = whole_city()
    one = WorkArea(counted=(counted.campurejo.pk,))
    one_rt = WorkArea(counted=(counted.campurejo.pk,), rt=frozenset({counted.rt["C1"].pk}))
    assert [city(area, NOVEMBER).whole.s for area in (whole, one, one_rt, WorkArea())] == [3, 2, 1, 0]
    assert [trend(area, NOVEMBER)[NOVEMBER].whole.s for area in (whole, one, one_rt)] == [3, 2, 1]
    assert city(whole, Month(2024, 12)).whole.s == 0


def test_what_is_kept_stays_whole(counted: Village, kept: tuple[City, Trend]) -> None:
    city, _ = kept
    first = city(whole_city(), NOVEMBER)
    counted.tell("timbang Adi 2026-11-05 9.0")
    catch_up()
    assert city(whole_city(), NOVEMBER) is first
    assert levels.city_figures(whole_city(), NOVEMBER).whole.d == 1
