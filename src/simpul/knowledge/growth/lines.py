"""Where do the lines of the growth chart run? WHO 2006 weight for age, computed from L, M and S."""

from dataclasses import dataclass

from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.knowledge.growth.zscore import value_at
from simpul.reference.who_growth.read import LAST_DAY, weight_for_age

SD_LINES = (-3, -2, 0, 1, 2, 3)


@dataclass(frozen=True, slots=True)
class ChartLine:
    """points  (completed days of age, grams)"""

    sd: int
    points: tuple[tuple[int, Grams], ...]


def lines_for_chart(sex: Sex, first_day: int, last_day: int, step: int = 15) -> tuple[ChartLine, ...]:
    """The lines -3, -2, 0, +1, +2 and +3 SD between two ages."""
    last = min(last_day, LAST_DAY)
    days = [*range(first_day, last, step), last]
    table = weight_for_age(sex)
    return tuple(
        ChartLine(sd, tuple((day, Grams(round(value_at(table[day], sd) * 1000))) for day in days)) for sd in SD_LINES
    )
