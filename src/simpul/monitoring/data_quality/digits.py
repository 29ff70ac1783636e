"""Do the last digits that were read off a scale fall as chance would have them? Pure: counts in, judgement out.

The digit is the tenth of a kilogram: on a hundred steps over several kilograms each of the ten comes equally often,
unless the reader, or the scale, prefers some. Nothing here is medicine, and a judgement is advice.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import erfc, exp, pi, sqrt

DIGITS = range(10)
# An expected count of five in each of ten classes: Cochran, Biometrics 10 (1954) 417, the usual rule for this test.
FEWEST = 50
# Of a hundred hands that read properly one is marked. Our own choice: it says when to look, not what is wrong.
MARKED_BELOW = 0.01
OFTEN = 2.576  # standard deviations above a tenth: the same one in a hundred, for one digit


class Grade(StrEnum):
    """Classes of the score in SMART surveys (as the R package nipnTK has them; made for surveys, not for one hand)."""

    EXCELLENT = "excellent"
    GOOD = "good"
    ACCEPTABLE = "acceptable"
    PROBLEMATIC = "problematic"


BELOW = ((8, Grade.EXCELLENT), (12, Grade.GOOD), (20, Grade.ACCEPTABLE))


@dataclass(frozen=True, slots=True)
class Readings:
    """digits    how many weights ended in each digit, 0 to 9
    compared  of them, those of a child who has a weight of the month before too
    same      of these, those that are that weight again
    """

    digits: tuple[int, ...] = (0,) * 10
    compared: int = 0
    same: int = 0

    def __add__(self, other: "Readings") -> "Readings":
        digits = tuple(a + b for a, b in zip(self.digits, other.digits, strict=True))
        return Readings(digits, self.compared + other.compared, self.same + other.same)

    @property
    def count(self) -> int:
        return sum(self.digits)

    @property
    def same_percent(self) -> float | None:
        """None where there are too few weights to say anything, or none can be compared."""
        return 100 * self.same / self.compared if self.count >= FEWEST and self.compared else None


@dataclass(frozen=True, slots=True)
class Judgement:
    """whole_or_half  percent that end in 0 or 5; 20 by chance
    chi_square     of ten digits, nine degrees of freedom
    chance         how often so much unevenness or more comes by chance, 0 to 1
    score          digit preference score, 0 (even) to 100 (one digit alone)
    often          the digits that come too often, where the whole is marked
    """

    whole_or_half: float
    chi_square: float
    chance: float
    score: float
    often: tuple[int, ...]

    @property
    def is_marked(self) -> bool:
        return self.chance < MARKED_BELOW

    @property
    def grade(self) -> Grade:
        return next((grade for limit, grade in BELOW if self.score < limit), Grade.PROBLEMATIC)


def judge(readings: Readings) -> Judgement | None:
    """None where there are fewer weights than the test needs."""
    count = readings.count
    if count < FEWEST:
        return None
    expected = count / 10
    chi_square = sum((found - expected) ** 2 for found in readings.digits) / expected
    chance = chance_of(chi_square, 9)
    spread = sqrt(count * 0.1 * 0.9)
    often = [digit for digit in DIGITS if (readings.digits[digit] - expected) / spread > OFTEN]
    return Judgement(
        whole_or_half=100 * (readings.digits[0] + readings.digits[5]) / count,
        chi_square=chi_square,
        chance=chance,
        # Kuulasmaa, Hense, Tolonen: WHO MONICA e-publication 9 (1998), on the last digit of blood pressure.
        score=100 * sqrt(chi_square / (count * 9)),
        often=tuple(often) if chance < MARKED_BELOW else (),
    )


def chance_of(chi_square: float, freedom: int) -> float:
    """The chance of this value or more; for an odd number of degrees of freedom.

    Abramowitz, Stegun: Handbook of Mathematical Functions, 26.4.4. Raises ValueError for an even number.
    """
    if freedom % 2 == 0 or chi_square < 0:
        raise ValueError("an odd number of degrees of freedom and a value of 0 or more")
    root = sqrt(chi_square)
    term, terms = root, 0.0
    for step in range(1, freedom // 2 + 1):
        terms += term
        term *= chi_square / (2 * step + 1)
    return erfc(root / sqrt(2)) + 2 * exp(-chi_square / 2) / sqrt(2 * pi) * terms
