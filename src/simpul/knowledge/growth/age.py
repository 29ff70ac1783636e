"""How old is this child? In completed days for tables, in completed months for rules that count months."""

from datetime import date


def completed_months(born: date, on: date) -> int:
    """Months since birth, the last one complete; born on the 31st, a shorter month completes on its last day + 1."""
    months = (on.year - born.year) * 12 + on.month - born.month
    return months - (on.day < born.day)
