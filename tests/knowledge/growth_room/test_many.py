"""Columns of children have exactly the hundredths and the words of one child at a time."""

import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from simpul.foundation.sex import Sex
from simpul.knowledge.growth import Index, Posture, assess_growth
from simpul.knowledge.growth.batch import Columns, assess_many
from simpul.knowledge.growth.batch.columns import NO_Z, REASONS
from simpul.knowledge.growth.indices.rules import rules

ROWS = int(os.environ.get("GROWTH_SWEEP_ROWS", "20000"))
VECTORS = Path(__file__).parents[3] / "vectors/growth"
POSTURES = (Posture.UNKNOWN, Posture.LYING, Posture.STANDING)


def children(count: int, seed: int) -> Columns:
    r = np.random.default_rng(seed)
    age = np.where(r.random(count) < 0.6, r.integers(0, 2_000, count), r.integers(-1, 7_200, count))
    years = np.maximum(age, 0) / 365
    values = [3_300 + 2_300 * years, 500 + 110 * years**0.8, 450 + 0 * years, 145 + 0 * years]
    drawn = [np.round(value + r.normal(0, 0.12, count) * value) for value in values]
    for column in drawn:
        column[r.random(count) < 0.05] = np.nan
        column[r.random(count) < 0.02] *= 10
    drawn[1][r.random(count) < 0.1] += 0.4
    return Columns(
        r.integers(-1, 2, count),
        age,
        drawn[0],
        drawn[1],
        r.integers(0, 3, count),
        drawn[2],
        drawn[3],
        r.random(count) < 0.03,
        r.random(count) < 0.9,
    )


def given(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


@pytest.mark.parametrize("seed", [1])
def test_a_sweep_of_children_agrees_in_every_hundredth(seed: int) -> None:
    c = children(ROWS, seed)
    many = assess_many(c)
    for i in range(ROWS):
        one = assess_growth(
            sex=(Sex.MALE, Sex.FEMALE, None)[c.sex[i]],
            age_days=int(c.age_days[i]) if c.age_days[i] >= 0 else None,
            weight=given(c.weight[i]),
            length=given(c.length[i]),
            posture=POSTURES[c.posture[i]],
            head=given(c.head[i]),
            arm=given(c.arm[i]),
            oedema=bool(c.oedema[i]),
            age_certain=bool(c.age_certain[i]),
        )
        for index in Index:
            expected, found, rule = one.of(index), many[index], rules()[index]
            old = one.age_months is not None and one.age_months >= 60
            bands = (rule.school if old else rule.bands) or rule.bands
            word = None if found.word[i] < 0 else bands.words[found.word[i]]
            z = None if found.z[i] == NO_Z else int(found.z[i])
            assert (z, word, REASONS[found.reason[i]]) == (expected.z_hundredths, expected.category, expected.reason)


def test_no_child_at_all_is_no_result() -> None:
    assert all(len(found.z) == 0 for found in assess_many(children(0, 1)).values())


@pytest.mark.parametrize("name", ["six_indices.json", "independent.json"])
def test_the_vectors_of_one_child_hold_for_all_of_them_at_once(name: str) -> None:
    cases: list[dict[str, Any]] = json.loads((VECTORS / name).read_text())

    def column(key: str) -> Any:
        return np.array([np.nan if case[key] is None else case[key] for case in cases], np.float64)

    never = np.zeros(len(cases), bool)
    found = assess_many(
        Columns(
            np.array(["LP".index(case["sex"]) for case in cases]),
            column("age_days").astype(np.int64),
            column("weight_grams"),
            column("length_mm"),
            np.array([POSTURES.index(Posture(case["posture"])) for case in cases]),
            column("head_mm"),
            column("arm_mm"),
            never,
            ~never,
        )
    )
    for row, case in enumerate(cases):
        z = {
            index: None if found[Index(index)].z[row] == NO_Z else int(found[Index(index)].z[row])
            for index in case["z"]
        }
        assert z == case["z"], case["id"]
