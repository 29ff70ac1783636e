"""The growth rules against their golden vectors, and what no table of examples can show."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.knowledge.growth import (
    GainStatus,
    KmsBand,
    Outcome,
    Weighing,
    WeightCategory,
    assess_weight_for_age,
    implausible_change,
    judge_gain,
    kbm_for,
    lines_for_chart,
)
from simpul.knowledge.growth.age import completed_months
from simpul.knowledge.growth.zscore import hundredths
from simpul.reference.who_growth.read import LAST_DAY

VECTORS = Path(__file__).parents[2] / "vectors/growth"
WORDS = {
    "berat badan sangat kurang": WeightCategory.SANGAT_KURANG,
    "berat badan kurang": WeightCategory.KURANG,
    "berat badan normal": WeightCategory.NORMAL,
    "risiko berat badan lebih": WeightCategory.RISIKO_LEBIH,
}


def vectors(name: str) -> list[Any]:
    content: list[Any] = json.loads((VECTORS / name).read_text())
    return content


def test_no_vector_was_lost() -> None:
    assert [len(vectors(name)) for name in ("weight_for_age.json", "gain.json", "lines.json")] == [18, 13, 24]


@pytest.mark.parametrize("case", vectors("weight_for_age.json"), ids=lambda case: case["id"])
def test_weight_for_age(case: dict[str, Any]) -> None:
    found = assess_weight_for_age(weight=Grams(case["weight_grams"]), age_days=case["age_days"], sex=Sex(case["sex"]))
    assert (found.z_hundredths, found.category) == (case["z_hundredths"], WORDS[case["category"]])


@pytest.mark.parametrize("case", vectors("gain.json"), ids=lambda case: case["id"])
def test_gain(case: dict[str, Any]) -> None:
    born = date(2025, 1, 10)
    months = born.month - 1 + case["age_months"]
    now = date(born.year + months // 12, months % 12 + 1, 10)
    before = case["previous_grams"]
    found = judge_gain(
        sex=Sex(case["sex"]),
        birth_date=born,
        current=Weighing(now, Grams(case["weight_grams"])),
        previous=Weighing(now - timedelta(days=30), Grams(before)) if before else None,
        earlier=case["weighed_last_month"] != "baru",
    )
    assert (found.status, found.gain, found.minimum) == (case["status"], case["gain_grams"], case["kbm_grams"])


@pytest.mark.parametrize("case", vectors("lines.json"), ids=lambda case: f"{case['sex']}{case['age_days']}")
def test_the_lines_of_the_card(case: dict[str, Any]) -> None:
    if case["age_days"] > LAST_DAY:
        pytest.skip("past the table")
    day = case["age_days"]
    lines = {line.sd: line.points[0][1] for line in lines_for_chart(Sex(case["sex"]), day, day + 1)}
    for sd, name in ((-3, "minus3"), (-2, "minus2"), (0, "median"), (1, "plus1")):
        assert abs(lines[sd] - case[name]) <= 5, name


@pytest.mark.parametrize(
    ("z", "expected"), [(-2.005, -201), (-2.004, -200), (2.995, 300), (0.0, 0), (-3.0049, -300), (1.005001, 101)]
)
def test_z_is_rounded_half_away_from_zero(z: float, expected: int) -> None:
    assert hundredths(z) == expected


@pytest.mark.parametrize("sex", Sex)
def test_categories_touch_without_a_gap_and_worse_is_never_milder(sex: Sex) -> None:
    order = [*WeightCategory]
    last = 0
    for grams in range(4_000, 15_000, 10):
        found = assess_weight_for_age(weight=Grams(grams), age_days=365, sex=sex)
        if found.outcome is not Outcome.ASSESSED:
            assert found.category is None
            continue
        assert found.category is not None
        assert found.band is not None
        assert order.index(found.category) >= last
        last = order.index(found.category)
    assert last == len(order) - 1


@pytest.mark.parametrize(
    ("z", "category", "band"),
    [
        (-301, WeightCategory.SANGAT_KURANG, KmsBand.MERAH),
        (-300, WeightCategory.KURANG, KmsBand.KUNING),
        (-201, WeightCategory.KURANG, KmsBand.KUNING),
        (-200, WeightCategory.NORMAL, KmsBand.HIJAU),
        (100, WeightCategory.NORMAL, KmsBand.HIJAU),
        (101, WeightCategory.RISIKO_LEBIH, KmsBand.ORANYE),
    ],
)
def test_the_boundaries_belong_to_the_milder_side(z: int, category: WeightCategory, band: KmsBand) -> None:
    found = next(
        result
        for grams in range(3_000, 16_000)
        if (result := assess_weight_for_age(weight=Grams(grams), age_days=365, sex=Sex.MALE)).z_hundredths == z
    )
    assert (found.category, found.band) == (category, band)


@given(st.integers(0, LAST_DAY), st.sampled_from(Sex), st.integers(1_000, 40_000), st.integers(10, 2_000))
def test_heavier_never_has_a_lower_z(day: int, sex: Sex, grams: int, more: int) -> None:
    light = assess_weight_for_age(weight=Grams(grams), age_days=day, sex=sex)
    heavy = assess_weight_for_age(weight=Grams(grams + more), age_days=day, sex=sex)
    assert (light.z_hundredths or 0) <= (heavy.z_hundredths or 0)


@pytest.mark.parametrize(("grams", "day"), [(0, 10), (-1, 10), (3_000, -1)])
def test_what_cannot_be_is_a_bug(grams: int, day: int) -> None:
    with pytest.raises(ValueError, match="positive"):
        assess_weight_for_age(weight=Grams(grams), age_days=day, sex=Sex.MALE)


def test_past_the_table_there_is_no_category() -> None:
    found = assess_weight_for_age(weight=Grams(18_000), age_days=LAST_DAY + 1, sex=Sex.MALE)
    assert (found.outcome, found.category, found.z_hundredths) == (Outcome.OUTSIDE_REFERENCE, None, None)


@pytest.mark.parametrize(
    ("days", "gain", "status", "unusual"),
    [
        (20, 300, GainStatus.N, True),  # rose along its curve
        (21, 299, GainStatus.T, False),
        (21, 300, GainStatus.N, False),
        (40, 299, GainStatus.T, False),
        (41, 20, GainStatus.T, True),  # fell through a line
        (20, 0, GainStatus.T, True),
        (20, -100, GainStatus.T, True),
    ],
)
def test_the_least_gain_holds_for_21_to_40_days(days: int, gain: int, status: GainStatus, unusual: bool) -> None:
    born, now = date(2026, 1, 10), date(2026, 10, 12)
    found = judge_gain(
        sex=Sex.MALE,
        birth_date=born,
        current=Weighing(now, Grams(8_650 + gain)),
        previous=Weighing(now - timedelta(days=days), Grams(8_650)),
        earlier=True,
    )
    assert (found.status, found.unusual_gap) == (status, unusual)


def test_values_from_memory_are_marked() -> None:
    verified, remembered = kbm_for(Sex.MALE, 6), kbm_for(Sex.MALE, 7)
    assert verified is not None
    assert remembered is not None
    assert (verified.status, remembered.status) == ("verified", "from_memory")
    assert kbm_for(Sex.MALE, 0) is None


@pytest.mark.parametrize(
    ("grams", "asked"), [(9_400, False), (8_300, True), (6_700, True), (13_500, True), (3_000, True), (9_000, False)]
)
def test_an_odd_weight_is_asked_for_again(grams: int, asked: bool) -> None:
    last = Weighing(date(2026, 10, 20), Grams(9_300))
    now = Weighing(date(2026, 11, 21), Grams(grams))
    assert implausible_change(sex=Sex.MALE, birth_date=date(2025, 9, 9), current=now, last=last) is asked


@pytest.mark.parametrize(
    ("born", "on", "months"),
    [
        (date(2024, 2, 29), date(2025, 2, 28), 11),
        (date(2024, 2, 29), date(2025, 3, 1), 12),
        (date(2026, 1, 31), date(2026, 2, 28), 0),
        (date(2026, 1, 31), date(2026, 3, 1), 1),
        (date(2021, 11, 2), date(2026, 11, 1), 59),
        (date(2021, 11, 1), date(2026, 11, 1), 60),
    ],
)
def test_a_month_is_complete_on_its_day(born: date, on: date, months: int) -> None:
    assert completed_months(born, on) == months
