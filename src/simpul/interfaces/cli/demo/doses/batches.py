"""From which batch is an invented dose, and when does it expire? Named as an example; one a vaccine and quarter."""

from datetime import date
from functools import cache

from simpul.knowledge.concepts import services

YEARS_LEFT = 1  # a batch lasts to the end of the next year
NONE: tuple[str, date | None] = ("", None)


def batch_of(service: str, on: date) -> tuple[str, date | None]:
    """Batch and expiry; empty for what has none."""
    return _batch(service, on.year, (on.month - 1) // 3 + 1)


@cache
def _batch(service: str, year: int, quarter: int) -> tuple[str, date | None]:
    found = services()[service]
    if not found.has_batch:
        return NONE
    return f"CONTOH-{found.antigen}-{year % 100:02d}{quarter}"[:30], date(year + YEARS_LEFT, 12, 31)
