"""Who is assessed: which sex and age does each index see, and can a measurement be used?"""

import math
from dataclasses import dataclass

from simpul.foundation.sex import Sex
from simpul.knowledge.growth.indices.reference import row_for_age, row_for_day
from simpul.knowledge.growth.indices.rules import BALITA_MONTHS, DAYS_PER_MONTH
from simpul.knowledge.growth.indices.words import Index, Reason
from simpul.reference.who_growth.read import Lms


@dataclass(frozen=True, slots=True)
class Child:
    """days, months  None where the birth date is not known to the day; about is the age as well as it is known"""

    sex: Sex | None
    days: int | None
    months: float | None
    about: float | None

    def row(self, index: Index) -> Lms | None:
        assert self.sex is not None  # noqa: S101 - for the type checker
        if self.days is not None:
            return row_for_day(index, self.sex, self.days)
        assert self.months is not None  # noqa: S101 - for the type checker
        return row_for_age(index, self.sex, self.months)


def child_of(sex: Sex | None, days: int | None, months: float | None, certain: bool) -> Child:
    if days is not None and days < 0:
        raise ValueError("an age is not negative")
    if days is None and months is not None and months < BALITA_MONTHS:
        raise ValueError("below five years the age is in days")
    about = days / DAYS_PER_MONTH if days is not None else months
    return Child(sex, days, about, about) if certain else Child(sex, None, None, about)


def days_of(child: Child) -> float | None:
    if child.days is not None:
        return child.days
    return child.months * DAYS_PER_MONTH if child.months is not None else None


def within(value: float | None, limit: tuple[int, int]) -> Reason | None:
    """Why a measurement cannot be used, None where it can. nan is not measured."""
    if value is None or math.isnan(value):
        return Reason.MEASUREMENT
    return None if limit[0] <= value <= limit[1] else Reason.RANGE


def age_and_sex(child: Child) -> Reason | None:
    if child.sex is None:
        return Reason.SEX
    return Reason.AGE if child.months is None else None
