"""Some Posyandu of the invented city round, a few copy; which ones is told by the seed, and the weights show it."""

from collections import Counter
from random import Random

from simpul.foundation.units import Grams
from simpul.interfaces.cli.demo.days.hands import Hand, hands_of, read_scale

KELURAHAN = [f"35.71.01.{number}" for number in range(1001, 1061)]
WEIGHT = Grams(9_200)


def of_city(seed: int) -> list[Hand]:
    return [hand for code in KELURAHAN for hand in hands_of(seed, code, 8, on_stage=False)]


def read(hand: Hand, before: Grams | None, times: int = 4_000) -> list[Grams]:
    random = Random(1)
    return [read_scale(random, hand, random.uniform(6_000, 16_000), before) for _ in range(times)]


def share_of_halves(weights: list[Grams]) -> float:
    return sum(one % 500 == 0 for one in weights) / len(weights)


def test_most_hands_are_careful_some_round_and_a_few_copy() -> None:
    found = Counter(of_city(1))
    assert 0.75 < found[Hand.CAREFUL] / 480 < 0.9
    assert 0.07 < found[Hand.ROUNDS] / 480 < 0.18
    assert 0.02 < found[Hand.COPIES] / 480 < 0.09


def test_the_seed_tells_which() -> None:
    assert of_city(1) == of_city(1)
    assert of_city(1) != of_city(2)


def test_the_stage_has_both_and_the_posyandu_of_the_cast_is_careful() -> None:
    for seed in range(20):
        hands = hands_of(seed, KELURAHAN[0], 8, on_stage=True)
        assert hands[0] is Hand.CAREFUL
        assert {Hand.ROUNDS, Hand.COPIES} <= set(hands)


def test_a_careful_hand_ends_in_each_figure_alike_and_a_rounding_one_in_whole_and_half_kilograms() -> None:
    careful, rounding = read(Hand.CAREFUL, None), read(Hand.ROUNDS, None)
    assert 0.2 < share_of_halves(careful) < 0.3
    assert share_of_halves(rounding) > 0.7
    assert all(one % 100 == 0 for one in careful + rounding)


def test_a_copying_hand_writes_last_months_weight_again_and_the_first_time_it_cannot() -> None:
    again = sum(one == WEIGHT for one in read(Hand.COPIES, WEIGHT)) / 4_000
    assert 0.35 < again < 0.5
    assert sum(one == WEIGHT for one in read(Hand.CAREFUL, WEIGHT)) / 4_000 < 0.05
    assert sum(one == WEIGHT for one in read(Hand.COPIES, None)) / 4_000 < 0.05
