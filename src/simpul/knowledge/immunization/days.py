"""On which day is an age or an interval complete, and on which days can a dose have been given?

A month is complete on the same day of a later month; where that month has no such day, on the first of the month after:
31 August and six months are 1 March (choice K1 of vectors/immunization).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

EARLIEST_YEAR, LATEST_YEAR = 1900, 2200


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The days on which something can have happened, both ends among them; an exact day is a span of one."""

    first: date
    last: date

    @property
    def is_exact(self) -> bool:
        return self.first == self.last

    def meets(self, other: "Span") -> bool:
        return self.first <= other.last and other.first <= self.last


@lru_cache(maxsize=65536)  # the birthdays of five years at every age of the schedule
def months_after(day: date, months: int) -> date:
    """The day on which so many months are complete."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return day.replace(year=year, month=month + 1)
    except ValueError:  # the month has no such day
        year, month = divmod(year * 12 + month + 1, 12)
        return date(year, month + 1, 1)


def days_after(day: date, days: int) -> date:
    return day + timedelta(days=days)


def can_be_counted(day: date) -> bool:
    """Whether a day lies where calendars of living people do; what lies outside is a slip of the pen."""
    return EARLIEST_YEAR <= day.year <= LATEST_YEAR


def whole_span(day: date | None, precision: Precision) -> Span | None:
    """Every day that is meant; None where nothing is known."""
    if day is None or precision is Precision.UNKNOWN:
        return None
    if precision is Precision.MONTH:
        first = day.replace(day=1)
        return Span(first, days_after(months_after(first, 1), -1))
    if precision is Precision.YEAR:
        return Span(date(day.year, 1, 1), date(day.year, 12, 31))
    return Span(day, day)
