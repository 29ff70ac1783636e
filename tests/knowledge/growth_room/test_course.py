"""Faltering, 2T, BGM and what to do next."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.knowledge.growth import (
    GainStatus,
    Weighing,
    assess_growth,
    below_red_line,
    counsel,
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
        sex=Sex(case["sex"]), birth_date=date(2026, 1, 10), earlier=Weighing(first, Grams(start)),
        current=Weighing(first + timedelta(days=30), Grams(start + case["gain"])),
    )  # fmt: skip
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
    ("days", "grams", "length", "ill", "codes"),
    [
        (365, 9_600, 757, False, ["jadwal_berikut"]),
        (500, 7_000, 780, True, ["rujuk_gizi_buruk", "bgm"]),
        (500, 7_000, 780, False, ["rawat_gizi_buruk", "bgm"]),
        (100, 4_300, 600, False, ["rujuk_gizi_buruk", "bgm"]),
        (1096, 19_500, 980, False, ["rujuk_obesitas"]),
    ],
)
def test_the_worst_comes_first(days: int, grams: int, length: int, ill: bool, codes: list[str]) -> None:
    found = assess_growth(sex=Sex.MALE, age_days=days, weight=grams, length=length)
    ticked = frozenset({"letargi"}) if ill else frozenset[str]()
    actions = counsel(found, weight=grams, complications=ticked)
    assert [action.code for action in actions if action.code not in ("berat_kurang", "rujuk_pendek")] == codes
    assert [action.priority for action in actions] == sorted(action.priority for action in actions)
