"""Where do L, M and S lie in memory for a whole column of children? Dense, by sex and day, by sex and millimetre."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from simpul.foundation.sex import Sex
from simpul.knowledge.growth.batch.columns import Floats
from simpul.knowledge.growth.indices.reference import row_for_day, row_for_length
from simpul.knowledge.growth.indices.words import Index
from simpul.reference.who_growth.read import Lms

LAST_DAY = 6939  # 228 months
FIRST_MM, LAST_MM = 450, 1201  # one past the last, for the row above
EMPTY = Lms(1.0, float("nan"), 1.0)


@dataclass(frozen=True, slots=True)
class Dense:
    """l, m, s   one after the other; width rows for each sex (or for sex and posture); m is nan where WHO has no row"""

    l: Floats  # noqa: E741 - WHO's own letter
    m: Floats
    s: Floats
    width: int


@cache
def dense_by_day(index: Index) -> Dense:
    """The row of (sex, day) stands at sex * width + day."""
    return _dense([[row_for_day(index, sex, day) for day in range(LAST_DAY + 1)] for sex in Sex])


@cache
def dense_by_millimetre() -> Dense:
    """The row of (sex, standing, millimetre) stands at (sex * 2 + standing) * width + millimetre - FIRST_MM."""
    return _dense(
        [
            [row_for_length(sex, millimetre, lying) for millimetre in range(FIRST_MM, LAST_MM + 1)]
            for sex in Sex
            for lying in (True, False)
        ]
    )


def _dense(parts: list[list[Lms | None]]) -> Dense:
    rows = [row or EMPTY for part in parts for row in part]
    l, m, s = (np.array([getattr(row, name) for row in rows]) for name in "lms")  # noqa: E741
    return Dense(l, m, s, len(parts[0]))
