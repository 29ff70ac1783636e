"""How do the tables of WHO fit into a phone? As whole numbers, of which each column tells its second differences.

The curves are smooth, so nearly all of them are -1, 0 and 1. Nothing is rounded: a decoded value is the published one.
"""

from collections.abc import Iterable
from itertools import accumulate
from typing import Any

from simpul.foundation.sex import Sex
from simpul.knowledge.growth.indices.rules import BALITA_MONTHS, DAYS_PER_MONTH, rules
from simpul.reference.who_growth.read import (
    BY_DAY,
    BY_MILLIMETRE,
    BY_MONTH,
    Table,
    by_day,
    by_millimetre,
    by_month,
)

DECIMALS = {"l": 4, "m": 4, "s": 5}  # as published
Json = dict[str, Any]


def growth_json() -> Json:
    """Tables by kind, name and sex: the first key (day, millimetre, month) and L, M and S for it and each after it.

    Of each index whether the straight line beyond 3 SD holds, its last month, and which z (hundredths) can be.
    """
    kinds = {
        "by_day": (by_day, BY_DAY),
        "by_millimetre": (by_millimetre, BY_MILLIMETRE),
        "by_month": (by_month, BY_MONTH),
    }
    found: Json = {
        kind: {name: {sex.value: table_json(read(name, sex)) for sex in Sex} for name in names}
        for kind, (read, names) in kinds.items()
    }
    lines = {
        index.value: {"line": rule.line, "last_month": rule.last_month, "flags": [rule.lowest, rule.highest]}
        for index, rule in rules().items()
    }
    ages = {"days_per_month": DAYS_PER_MONTH, "school_from_month": BALITA_MONTHS}
    return {"decimals": DECIMALS, "ages": ages, "indices": lines} | found


def table_json(table: Table) -> Json:
    columns = {name: [getattr(row, name) for row in table.rows] for name in DECIMALS}
    return {"first": table.first} | {name: encoded(values, DECIMALS[name]) for name, values in columns.items()}


def encoded(values: Iterable[float], decimals: int) -> list[int]:
    """The second differences of the values in units of their last decimal; before the first stands zero.

    Raises ValueError for a value with more decimals, which would come back changed.
    """
    numbers = []
    for value in values:
        numbers.append(round(value * 10**decimals))
        if numbers[-1] / 10**decimals != value:
            raise ValueError(f"{value} has more than {decimals} decimals")
    return _steps(_steps(numbers))


def decoded(told: Iterable[int], decimals: int) -> list[float]:
    """The values again, the same to the last bit."""
    return [number / 10**decimals for number in accumulate(accumulate(told))]


def _steps(numbers: list[int]) -> list[int]:
    return [number - before for before, number in zip([0, *numbers], numbers, strict=False)]
