"""How old is this child? In completed days for tables, in completed months for rules that count months.

Status from memory (clinical-rules GROW-1): a child born before 37 weeks is judged by its corrected age to 24 months.
"""

from calendar import monthrange
from datetime import date, timedelta

TERM_WEEKS, PRETERM_BELOW_WEEKS, CORRECTED_BEFORE_MONTHS = 40, 37, 24


def completed_months(born: date, on: date) -> int:
    """Months since birth, the last one complete; born on the 31st, a shorter month completes on its last day + 1."""
    months = (on.year - born.year) * 12 + on.month - born.month
    return months - (on.day < born.day)


def day_after_months(born: date, months: int) -> date:
    """The day on which so many months are complete: the same day of the month, or the one after a month too short."""
    year, month = divmod(born.year * 12 + born.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(born.day, last)) + timedelta(days=born.day > last)


def months_before(on: date, months: int) -> date:
    """The last day of birth of whoever has completed so many months on a day."""
    index = on.year * 12 + on.month - 1 - months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))


def corrected_age_days(born: date, on: date, gestation_weeks: int | None) -> int | None:
    """Days since the birth or, of a child born too early, since the day on which it was due; None before that day.

    gestation_weeks  completed weeks at birth, None where not known: not corrected

    Whoever corrects keeps both ages.
    """
    days = (on - born).days
    if gestation_weeks is None or gestation_weeks >= PRETERM_BELOW_WEEKS:
        return days
    if completed_months(born, on) >= CORRECTED_BEFORE_MONTHS:
        return days
    corrected = days - (TERM_WEEKS - gestation_weeks) * 7
    return corrected if corrected >= 0 else None
