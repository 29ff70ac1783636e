"""Faltering, 2T and BGM."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.knowledge.growth import (
    GainStatus,
    Velocity,
    Weighing,
    below_red_line,
    judge_velocity,
    not_gained_twice,
)
from simpul.reference.who_velocity.read import weight_increments

VECTORS: list[dict[str, Any]] = json.loads((Path(__file__).parents[3] / "vectors/growth/velocity.json").read_text())


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: case["id"])
def test_faltering_is_below_the_fifth_percentile(case: dict[str, Any]) -> None:
    first = date(2026, 1 + case["start_month"], 10)
    start = 4_500 + case["start_month"] * 500
    found = judge_velocity(
        sex=Sex(case["sex"]),
        birth_date=date(2026, 1, 10),
        earlier=Weighing(first, Grams(start)),
        current=Weighing(first + timedelta(days=30), Grams(start + case["gain"])),
    )
    assert (found.p5, found.faltering, found.low_weight) == (case["p5"], case["faltering"], False)


@pytest.mark.parametrize("sex", Sex)
def test_the_fifth_percentile_is_that_of_its_l_m_s(sex: Sex) -> None:
    for row in weight_increments(sex).values():
        assert abs(row.m * (1 + row.l * row.s * -1.644854) ** (1 / row.l) - row.delta - row.p5) <= 1


def test_two_t_in_a_row_and_the_red_line() -> None:
    assert not_gained_twice(GainStatus.T, GainStatus.T)
    assert not any(not_gained_twice(GainStatus.T, before) for before in (GainStatus.O, GainStatus.N, None))
    assert below_red_line(sex=Sex.MALE, age_days=365, weight=Grams(6_900))
    assert not below_red_line(sex=Sex.MALE, age_days=365, weight=Grams(6_930))


@pytest.mark.parametrize(
    ("days", "p5"),
    [
        (24, None),
        (25, 285),
        (36, 285),
        (37, None),
        (48, None),
        (49, 642),
        (73, 642),
        (74, 940),
        (109, 940),
        (110, None),
    ],
)
def test_a_gap_of_one_to_three_months_is_judged(days: int, p5: int | None) -> None:
    found = _after(days, 700)
    assert found.p5 == p5
    assert found.faltering is (None if p5 is None else p5 > 700)


@pytest.mark.parametrize(("grams", "faltering"), [(4_000, True), (9_000, None)])
def test_a_low_weight_falters_whatever_the_gap(grams: int, faltering: bool | None) -> None:
    assert _after(20, grams - 6_000).faltering is faltering


def test_after_two_years_nothing_is_said() -> None:
    born = date(2024, 1, 10)
    before, now = Weighing(date(2026, 1, 10), Grams(12_000)), Weighing(date(2026, 2, 10), Grams(12_000))
    found = judge_velocity(sex=Sex.MALE, birth_date=born, earlier=before, current=now)
    assert (found.faltering, found.p5, found.gain) == (None, None, 0)


def test_weighings_out_of_order_are_a_bug() -> None:
    with pytest.raises(ValueError, match="order"):
        _after(0, 100)


def _after(days: int, gain: int) -> Velocity:
    """A boy of three months with 6 kg, weighed again after so many days."""
    first = date(2026, 4, 10)
    return judge_velocity(
        sex=Sex.MALE,
        birth_date=date(2026, 1, 10),
        earlier=Weighing(first, Grams(6_000)),
        current=Weighing(first + timedelta(days=days), Grams(6_000 + gain)),
    )
