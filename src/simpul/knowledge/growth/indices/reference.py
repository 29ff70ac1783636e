"""Which L, M and S hold for this child? One row for an age or a length, interpolated where WHO interpolates.

Sources: clinical-rules GROW-1 and GROW-2 (WHO anthro and anthroplus): WHO 2006 by whole day before 60 months, WHO 2007
by decimal month from 60 months, L, M and S interpolated linearly; weight for length between millimetres likewise.
"""

from functools import cache
from math import floor

from simpul.foundation.sex import Sex
from simpul.knowledge.growth.indices.rules import BALITA_MONTHS, DAYS_PER_MONTH, rules
from simpul.knowledge.growth.indices.words import Index
from simpul.reference.who_growth.read import BY_MONTH, Lms, Table, by_day, by_millimetre, by_month


def row_for_age(index: Index, sex: Sex, months: float) -> Lms | None:
    """The row for an age in decimal months; None where WHO has none."""
    if months >= BALITA_MONTHS:
        if index not in BY_MONTH or months > rules()[index].last_month:
            return None
        return between(by_month(index, sex), months)
    return row_for_day(index, sex, round(months * DAYS_PER_MONTH))


@cache
def row_for_day(index: Index, sex: Sex, day: int) -> Lms | None:
    """The row for an age in completed days; None where WHO has none."""
    if day / DAYS_PER_MONTH >= BALITA_MONTHS:
        return row_for_age(index, sex, day / DAYS_PER_MONTH)
    table = by_day(index, sex)
    return table.rows[day - table.first] if day >= table.first else None


def row_for_length(sex: Sex, millimetres: float, lying: bool) -> Lms | None:
    """The row of weight for length (lying) or weight for height; None outside 45 to 110 and 65 to 120 cm."""
    table = by_millimetre("lying" if lying else "standing", sex)
    return between(table, millimetres) if table.first <= millimetres <= table.last else None


def between(table: Table, key: float) -> Lms:
    """The row at a key, on the straight line between two whole ones."""
    whole = floor(key)
    lower = table.rows[whole - table.first]
    share = key - whole
    if share == 0:
        return lower
    upper = table.rows[whole + 1 - table.first]
    return Lms(
        lower.l + share * (upper.l - lower.l),
        lower.m + share * (upper.m - lower.m),
        lower.s + share * (upper.s - lower.s),
    )
