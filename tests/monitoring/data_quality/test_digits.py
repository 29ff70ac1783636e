"""The last digits against chance: known values of the distribution, known shapes of a hand, and too few to say."""

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpul.monitoring.data_quality.digits import FEWEST, Grade, Readings, chance_of, judge

# Upper percentage points of chi-square, as printed in Abramowitz and Stegun, table 26.8 (9 degrees of freedom).
TABLE = [(0.995, 1.734933), (0.9, 4.168160), (0.5, 8.342830), (0.1, 14.683700), (0.05, 16.919000), (0.01, 21.666000),
         (0.001, 27.877000)]  # fmt: skip


@pytest.mark.parametrize(("chance", "value"), TABLE)
def test_the_chance_is_that_of_the_printed_table(chance: float, value: float) -> None:
    assert chance_of(value, 9) == pytest.approx(chance, rel=1e-4)


@pytest.mark.parametrize("freedom", [1, 3, 9, 15])
@pytest.mark.parametrize("value", [0.5, 3.0, 11.0, 30.0])
def test_the_chance_is_the_area_under_the_density(freedom: int, value: float) -> None:
    at = np.linspace(value, value + 400, 800_001)
    density = at ** (freedom / 2 - 1) * np.exp(-at / 2)
    gamma = np.sqrt(np.pi)  # of a half, raised step by step
    for step in range(freedom // 2):
        gamma *= step + 0.5
    area = np.trapezoid(density, at) / (2 ** (freedom / 2) * gamma)
    assert chance_of(value, freedom) == pytest.approx(float(area), rel=1e-4)


def test_nothing_uneven_is_certain_and_an_even_freedom_is_refused() -> None:
    assert chance_of(0, 9) == 1
    with pytest.raises(ValueError, match="odd"):
        chance_of(3, 4)
    with pytest.raises(ValueError, match="odd"):
        chance_of(-1, 9)


def test_too_few_weights_are_not_judged() -> None:
    assert judge(Readings((FEWEST - 1, *[0] * 9))) is None
    assert judge(Readings((FEWEST, *[0] * 9))) is not None
    assert judge(Readings()) is None


def test_a_perfectly_even_hand() -> None:
    judged = judge(Readings((10,) * 10))
    assert judged is not None
    assert (judged.chi_square, judged.chance, judged.score) == (0, 1, 0)
    assert (judged.whole_or_half, judged.is_marked, judged.often) == (20, False, ())
    assert judged.grade is Grade.EXCELLENT


def test_a_hand_that_writes_only_whole_kilograms_has_the_highest_score() -> None:
    judged = judge(Readings((100, *[0] * 9)))
    assert judged is not None
    assert judged.chi_square == 900
    assert judged.score == pytest.approx(100)
    assert judged.often == (0,)
    assert judged.grade is Grade.PROBLEMATIC


def test_a_hand_worked_out_on_paper() -> None:
    # 30 and 22 of 100, six of each other: (20² + 12² + 8·4²) / 10 = 67.2; score 100·√(67.2 / 900).
    judged = judge(Readings((30, 6, 6, 6, 6, 22, 6, 6, 6, 6)))
    assert judged is not None
    assert judged.chi_square == pytest.approx(67.2)
    assert judged.score == pytest.approx(27.3252, abs=1e-4)
    assert judged.whole_or_half == 52
    assert judged.often == (0, 5)
    assert judged.chance < 1e-10


def test_a_hand_that_avoids_a_digit_is_marked_without_one_that_stands_out() -> None:
    judged = judge(Readings((0, *[34] * 9)))
    assert judged is not None
    assert judged.is_marked
    assert judged.often == ()


def test_of_a_thousand_proper_hands_about_ten_are_marked() -> None:
    random = Random(26)
    marked = 0
    for _ in range(1000):
        digits = [0] * 10
        for _ in range(200):
            digits[random.randrange(10)] += 1
        judged = judge(Readings(tuple(digits)))
        marked += judged is not None and judged.is_marked
    assert 2 <= marked <= 22


COUNTS = st.lists(st.integers(0, 400), min_size=10, max_size=10).map(tuple)


@given(COUNTS, COUNTS)
def test_sums_and_bounds_hold_for_any_hand(left: tuple[int, ...], right: tuple[int, ...]) -> None:
    both = Readings(left, 7, 3) + Readings(right, 5, 1)
    assert both.count == sum(left) + sum(right)
    assert (both.compared, both.same) == (12, 4)
    judged = judge(both)
    assert (judged is None) == (both.count < FEWEST)
    if judged:
        assert 0 <= judged.chance <= 1 + 1e-12
        assert 0 <= judged.score <= 100 + 1e-9
        assert judged.is_marked or not judged.often


def test_a_share_of_copies_needs_enough_weights_and_something_to_compare() -> None:
    assert Readings((FEWEST - 1, *[0] * 9), compared=40, same=10).same_percent is None
    assert Readings((FEWEST, *[0] * 9), compared=40, same=10).same_percent == 25
    assert Readings((FEWEST, *[0] * 9)).same_percent is None
