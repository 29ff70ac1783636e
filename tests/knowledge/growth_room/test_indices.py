"""The six indices against the printed vectors, and against an oracle that reads WHO's text by itself."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from simpul.foundation.sex import Sex
from simpul.knowledge.growth import Index, Outcome, Posture, Reason, assess_growth
from tests.knowledge.growth_room import oracle

VECTORS = Path(__file__).parents[3] / "vectors/growth"


def vectors(name: str) -> list[dict[str, Any]]:
    content: list[dict[str, Any]] = json.loads((VECTORS / name).read_text())
    return content


@pytest.mark.parametrize("case", vectors("six_indices.json"), ids=lambda case: case["id"])
def test_the_printed_children_to_five_years(case: dict[str, Any]) -> None:
    found = assess_growth(
        sex=Sex(case["sex"]),
        age_days=case["age_days"],
        weight=case["weight_grams"],
        length=case["length_mm"],
        posture=Posture(case["posture"]),
        head=case["head_mm"],
        arm=case["arm_mm"],
    )
    assert found.length == pytest.approx(case["corrected_mm"])
    assert {name: found.of(Index(name)).z_hundredths for name in case["z"]} == case["z"]
    for name, word in case["category"].items():
        flagged = found.of(Index(name)).outcome is Outcome.UKUR_ULANG
        assert found.of(Index(name)).category == (None if flagged else word), name
    assert [index for index in Index if found.of(index).reason is Reason.FLAG] == ([Index.TBU] if case["flag"] else [])


@pytest.mark.parametrize("case", vectors("school_age.json"), ids=lambda case: case["id"])
def test_the_printed_children_from_five_years(case: dict[str, Any]) -> None:
    found = assess_growth(
        sex=Sex(case["sex"]),
        age_months=case["age_months"],
        weight=case["weight_grams"],
        length=case["height_mm"],
        posture=Posture.STANDING,
    )
    assert {name: found.of(Index(name)).z_hundredths for name in case["z"]} == case["z"]
    assert found.imtu.category == case["category"]["imtu"]


@pytest.mark.parametrize("case", vectors("independent.json"), ids=lambda case: case["id"])
def test_children_that_were_computed_by_another_road(case: dict[str, Any]) -> None:
    assert oracle.scores(case) == case["z"]
    found = assess_growth(
        sex=Sex(case["sex"]),
        age_days=case["age_days"],
        weight=case["weight_grams"],
        length=case["length_mm"],
        posture=Posture(case["posture"]),
        head=case["head_mm"],
        arm=case["arm_mm"],
    )
    assert {name: found.of(Index(name)).z_hundredths for name in case["z"]} == case["z"]


@pytest.mark.parametrize("day", [0, 90, 91, 273, 274, 730, 731, 1096, 1826])
@pytest.mark.parametrize("sex", Sex)
def test_the_same_as_an_oracle_in_decimals(day: int, sex: Sex) -> None:
    median = 3_400 + day * 9
    for grams in range(median // 2, median * 2, median // 9 + 7):
        child = {"sex": sex, "age_days": day, "weight_grams": grams, "length_mm": None, "posture": ""}
        expected = oracle.scores(child | {"arm_mm": grams % 130 + 90, "head_mm": grams % 150 + 330})
        found = assess_growth(sex=sex, age_days=day, weight=grams, arm=grams % 130 + 90, head=grams % 150 + 330)
        assert {name: found.of(Index(name)).z_hundredths for name in expected} == expected
        assert (found.lila.outcome is Outcome.OUTSIDE_REFERENCE) == (day < 91)


@pytest.mark.parametrize(
    ("length", "day", "file", "reason"),
    [
        (449, 20, "wflanthro", Reason.REFERENCE),
        (450, 20, "wflanthro", None),
        (1100, 700, "wflanthro", None),
        (1101, 700, "wflanthro", Reason.REFERENCE),
        (649, 731, "wfhanthro", Reason.REFERENCE),
        (650, 731, "wfhanthro", None),
        (1200, 1826, "wfhanthro", None),
        (1201, 1826, "wfhanthro", Reason.REFERENCE),
    ],
)
def test_weight_for_length_ends_where_who_ends(length: int, day: int, file: str, reason: Reason | None) -> None:
    grams = {True: 2_500, False: 7_500}[length < 600] if length < 900 else 20_000
    found = assess_growth(sex=Sex.MALE, age_days=day, weight=grams, length=length).bbtb
    assert found.reason is reason
    if reason is None:
        row = oracle.table(file, "L")[Decimal(length) / 10]
        assert found.z_hundredths == oracle.z("bbtb", Decimal(grams) / 1000, row)


@pytest.mark.parametrize(
    ("day", "posture", "counts", "doubted"),
    [
        (273, Posture.STANDING, 700, True),
        (274, Posture.STANDING, 707, False),
        (730, Posture.STANDING, 707, False),
        (731, Posture.STANDING, 700, False),
        (731, Posture.LYING, 693, False),
        (730, Posture.LYING, 700, False),
        (100, Posture.UNKNOWN, 700, False),
        (900, Posture.UNKNOWN, 700, False),
    ],
)
def test_posture_turns_the_length(day: int, posture: Posture, counts: int, doubted: bool) -> None:
    found = assess_growth(sex=Sex.MALE, age_days=day, length=700, posture=posture)
    assert (found.length, found.doubted) == (counts, doubted)


def test_with_oedema_no_weight_is_believed() -> None:
    found = assess_growth(sex=Sex.MALE, age_days=500, weight=10_000, length=780, head=460, arm=140, oedema=True)
    assert (found.bbu.outcome, found.bbu.z_hundredths, found.bbu.category) == (Outcome.TIDAK_LENGKAP, None, None)
    assert (found.bbtb.category, found.imtu.category, found.bbtb.z_hundredths) == ("gizi_buruk", "gizi_buruk", None)
    assert found.tbu.z_hundredths is not None


@pytest.mark.parametrize(("grams", "length"), [(3_500_000, 650), (8_000, 6.5), (8, 650)])
def test_another_unit_is_asked_for_again_and_never_gets_a_word(grams: float, length: float) -> None:
    found = assess_growth(sex=Sex.MALE, age_days=200, weight=grams, length=length)
    assert found.bbtb.outcome is Outcome.UKUR_ULANG
    assert (found.bbtb.category, found.imtu.category) == (None, None)


def test_what_was_not_measured_is_incomplete() -> None:
    found = assess_growth(sex=Sex.MALE, age_days=200)
    assert {found.of(index).outcome for index in Index} == {Outcome.TIDAK_LENGKAP}


def test_without_a_birthday_weight_for_length_and_the_arm_remain() -> None:
    found = assess_growth(sex=Sex.MALE, age_days=500, weight=9_000, length=780, arm=114, age_certain=False)
    assert [found.of(index).reason for index in (Index.BBU, Index.TBU, Index.IMTU)] == [Reason.AGE] * 3
    assert found.bbtb.z_hundredths is not None
    assert (found.lila.category, found.lila.z_hundredths) == ("gizi_buruk", None)


@pytest.mark.parametrize(
    ("day", "arm", "word"),
    [
        (182, 120, None),
        (183, 114.9, "gizi_buruk"),
        (183, 115, "gizi_kurang"),
        (500, 124.9, "gizi_kurang"),
        (500, 125, "normal"),
    ],
)
def test_the_word_of_the_arm_is_by_centimetres_from_six_months(day: int, arm: float, word: str | None) -> None:
    assert assess_growth(sex=Sex.MALE, age_days=day, arm=arm).lila.category == word


def test_five_years_change_the_reference() -> None:
    balita, school = (assess_growth(sex=Sex.MALE, age_days=day, weight=18_000, length=1_090) for day in (1826, 1827))
    assert (balita.bbtb.outcome, school.bbtb.outcome) == (Outcome.ASSESSED, Outcome.OUTSIDE_REFERENCE)
    assert (balita.bbu.category, school.bbu.category) == ("normal", None)


def test_the_line_beyond_three_sd_joins_without_a_gap() -> None:
    last = -10_000
    for grams in range(5_000, 16_000, 5):
        z = assess_growth(sex=Sex.FEMALE, age_days=400, weight=grams, length=760).bbtb.z_hundredths
        assert z is not None
        assert last == -10_000 or 0 <= z - last <= 2
        last = z
