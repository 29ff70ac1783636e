"""Which measurement of growth is due for this child, which is late, and which was done? (ilp.md 3.3, GROW-6, GROW-7)

Counted in calendar months, as the Posyandu comes once in each: a head measured on the 5th is the one of a child who
turns six months on the 9th. What was not done in its month is late from the next month on, except in the month of the
birth (both our own engineering rules). Numbers, sources and statuses: due.toml.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from simpul.foundation.local_time import Month
from simpul.knowledge.growth.age import completed_months

FILE = Path(__file__).parent / "due.toml"


class Measure(StrEnum):
    WEIGHT = "weight"
    LENGTH = "length"
    HEAD = "head"
    ARM = "arm"


# The concepts whose measurement it is.
MEASURED = {
    "body_weight": Measure.WEIGHT,
    "body_length": Measure.LENGTH,
    "head_circumference": Measure.HEAD,
    "arm_circumference": Measure.ARM,
}


class DueState(StrEnum):
    """The words of ilp.md 3.3; what does not apply to the age is not in the list."""

    NOT_YET = "belum_waktu"
    DUE = "jatuh_tempo"
    LATE = "terlambat"
    DONE = "terpenuhi"


REASONS = {
    "never_due": "Belum pernah diukur.",
    "never_late": "Belum pernah diukur; seharusnya sejak %(month)s.",
    "due": "Terakhir %(day)s; bulan ini lagi.",
    "late": "Terakhir %(day)s; seharusnya lagi %(month)s.",
    "done": "Terakhir %(day)s; berikutnya %(month)s.",
    "done_last": "Terakhir %(day)s; yang terakhir pada umur ini.",
    "not_yet": "Mulai %(month)s.",
}


@dataclass(frozen=True, slots=True)
class Due:
    """why    key of REASONS, the one sentence
    last   the day it was last taken
    month  the month (year * 12 + month - 1) that the sentence names: since when, or when next
    """

    measure: Measure
    state: DueState
    why: str
    last: date | None
    month: int | None
    source: str
    status: str
    edition: str


def growth_due(*, birth_date: date, on: date, taken: dict[Measure, date]) -> list[Due]:
    """Weight, length, head and arm of a child on a day, those that apply to its age, in the order of the card.

    taken  the last day on which each was measured, up to `on`; what was never measured is missing

    Raises ValueError for a day before the birth (a bug in the caller).
    """
    if on < birth_date:
        raise ValueError("nothing is due before the birth")
    rows = [(measure, _content()[measure]) for measure in Measure]
    found = [_one(measure, rule, birth_date, on, taken.get(measure)) for measure, rule in rows]
    return [one for one in found if one]


def _one(measure: Measure, rule: dict[str, Any], born: date, on: date, last: date | None) -> Due | None:
    birth, now = Month.of(born).index, Month.of(on).index
    if "at_months" in rule:
        points = [birth + point for point in rule["at_months"]]
        if now > points[-1]:
            return None
    else:
        if completed_months(born, on) >= rule["below_month"]:
            return None
        first = birth + max(rule["first_month"], min(now - birth, 1))
        points = _monthly(first, Month.of(last).index if last else None, now, rule["each_months"])
    state, why, month = _judged(points, now, last)
    return Due(measure, state, why, last, month, rule["source"], rule["status"], _content()["edition"])


def _monthly(first: int, last: int | None, now: int, each: int) -> list[int]:
    """The month from which the interval counts on, and the next ones up to one that is to come."""
    start = first if last is None else max(last, first)
    return list(range(start, max(now, start) + each + 1, each))


def _judged(points: list[int], now: int, last: date | None) -> tuple[DueState, str, int | None]:
    """points  months in which it is due, in order; the first that is not met decides."""
    met = Month.of(last).index if last else -1
    come = [point for point in points if point <= now]
    if not come:
        return (DueState.NOT_YET, "not_yet", points[0])
    if met >= come[-1]:
        later = next((point for point in points if point > now), None)
        return (DueState.DONE, "done" if later else "done_last", later)
    missed = next(point for point in come if point > met)
    if missed == now:
        return (DueState.DUE, "due" if last else "never_due", now)
    return (DueState.LATE, "late" if last else "never_late", missed)


@cache
def _content() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text())
