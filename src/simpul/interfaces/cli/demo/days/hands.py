"""How does a Posyandu of the invented city read its scale? Most as they should; some like round numbers, a few copy.

What a reviewer of data quality looks for: weights that end in .0 and .5 far more often than in two of ten, and weights
that are those of the month before. Which Posyandu do so follows from the seed.
"""

from collections.abc import Sequence
from enum import StrEnum
from random import Random

from simpul.foundation.units import Grams

STEP, ROUND_STEP = 100, 500  # grams; the scale of a Posyandu shows 100 g
ROUNDING, COPYING = 0.12, 0.05  # shares of the Posyandu
OFTEN, NOW_AND_THEN = 0.75, 0.06  # how often a hand that likes round numbers writes one, and any other
COPIES = 0.4
LEAST = 1_000


class Hand(StrEnum):
    CAREFUL = "teliti"
    ROUNDS = "membulatkan"
    COPIES = "menyalin"


def hands_of(seed: int, kelurahan: str, posyandu: int, *, on_stage: bool) -> Sequence[Hand]:
    """The hand of each Posyandu of a kelurahan. On the stage one rounds and one copies, and never the first: that is
    the Posyandu of the cast."""
    random = Random(f"{seed}/{kelurahan}/timbangan")
    hands = [_drawn(random) for _ in range(posyandu)]
    if on_stage and posyandu > 2:
        rounds, copies = random.sample(range(1, posyandu), 2)
        hands[0], hands[rounds], hands[copies] = Hand.CAREFUL, Hand.ROUNDS, Hand.COPIES
    return hands


def read_scale(random: Random, hand: Hand, exact: float, before: Grams | None) -> Grams:
    """What is written down.

    exact   grams
    before  what was written last time, None for the first time
    """
    if hand is Hand.COPIES and before is not None and random.random() < COPIES:
        return before
    likes = OFTEN if hand is Hand.ROUNDS else NOW_AND_THEN
    step = ROUND_STEP if random.random() < likes else STEP
    return Grams(max(LEAST, round(exact / step) * step))


def _drawn(random: Random) -> Hand:
    drawn = random.random()
    if drawn < ROUNDING:
        return Hand.ROUNDS
    return Hand.COPIES if drawn < ROUNDING + COPYING else Hand.CAREFUL
