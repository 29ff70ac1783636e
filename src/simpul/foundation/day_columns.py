"""Days of many people at once: a day is the number of days since 1 January 1970, and a column is an array of them."""

from datetime import date, timedelta
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int64]
Bools: TypeAlias = NDArray[np.bool_]

NO_DAY = int(np.iinfo(np.int64).min)
FIRST = date(1970, 1, 1)


def number_of(day: date | None) -> int:
    """The number of a day; NO_DAY of none."""
    return NO_DAY if day is None else (day - FIRST).days


def day_of(number: int) -> date | None:
    """The day of a number; None of NO_DAY."""
    return None if number == NO_DAY else FIRST + timedelta(number)


def months_of(days: Ints) -> Ints:
    """The months since January 1970 of each day."""
    return days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)


def first_of_month(months: Ints) -> Ints:
    """The first day of each month, counted since January 1970."""
    return months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)


def first_of(year: Ints, month: int) -> Ints:
    """The first day of a month of the year, 1 for January."""
    return first_of_month((year - FIRST.year) * 12 + month - 1)


def year_of(days: Ints) -> Ints:
    return months_of(days) // 12 + FIRST.year


def months_after(days: Ints, months: int | Ints) -> Ints:
    """The day on which so many months are complete; where the month has no such day, the first of the month after."""
    begun = months_of(days)
    found: Ints = first_of_month(begun + months) + days - first_of_month(begun)
    return np.minimum(found, first_of_month(begun + months + 1))


def month_from(days: Ints, month: int) -> Ints:
    """The first day of the first such month, 1 for January, that begins on that day or later."""
    start = first_of(year_of(days), month)
    return np.where(start >= days, start, months_after(start, 12))


def completed_months(born: Ints, on: Ints) -> Ints:
    """Months since birth, the last one complete, as knowledge.growth.age counts them."""
    from_month, to_month = months_of(born), months_of(on)
    is_short = on - first_of_month(to_month) < born - first_of_month(from_month)
    return to_month - from_month - is_short


def latest_by_row(rows: Ints, days: Ints, count: int) -> Ints:
    """Of each row of 0..count-1 the latest of its days; NO_DAY of a row without any."""
    found = np.full(count, NO_DAY, np.int64)
    np.maximum.at(found, rows, days)
    return found


def place_in_group(groups: Ints) -> Ints:
    """groups stand together: the place of each within its own, 0 for the first."""
    count = len(groups)
    begins = np.ones(count, bool)
    begins[1:] = groups[1:] != groups[:-1]
    starts = np.flatnonzero(begins)
    return np.arange(count) - np.repeat(starts, np.diff(np.append(starts, count)))
