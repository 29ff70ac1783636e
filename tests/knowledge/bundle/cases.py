"""Measurements drawn from every table of WHO, on its edges and beyond, with their z, for the reader in TypeScript."""

from collections.abc import Iterator
from random import Random
from typing import Any

from simpul.foundation.sex import Sex
from simpul.knowledge.growth.indices.reference import row_for_age, row_for_day, row_for_length
from simpul.knowledge.growth.indices.rules import rules
from simpul.knowledge.growth.indices.words import Index
from simpul.knowledge.growth.zscore import hundredths, value_at, z_of, z_of_weight
from simpul.reference.who_growth.read import Lms

EACH = 100
DAYS = [0, 1, 90, 91, 92, 182, 730, 731, 1825, 1826, 1827, 1828, 3652, 3653, 6939, 6940, 6970]
MONTHS = [60.0, 60.5, 61.0, 119.99, 120.0, 120.01, 144.25, 227.9, 228.0, 228.01]
MILLIMETRES = [449.0, 450.0, 450.5, 649.9, 650.0, 733.7, 1099.9, 1100.0, 1100.1, 1199.9, 1200.0, 1200.1]


def cases() -> Iterator[dict[str, Any]]:
    draw = Random("growth")
    for index in Index:
        for sex in Sex:
            for _ in range(EACH):
                yield by_length(sex, draw) if index is Index.BBTB else by_age(index, sex, draw)


def by_age(index: Index, sex: Sex, draw: Random) -> dict[str, Any]:
    if draw.random() < 0.7:
        day = draw.choice([*DAYS, draw.randrange(1900), draw.randrange(7000)])
        return asked({"index": index.value, "sex": sex.value, "days": day}, row_for_day(index, sex, day), draw)
    months = draw.choice([*MONTHS, round(draw.uniform(60, 230), 2)])
    return asked({"index": index.value, "sex": sex.value, "months": months}, row_for_age(index, sex, months), draw)


def by_length(sex: Sex, draw: Random) -> dict[str, Any]:
    millimetres = draw.choice([*MILLIMETRES, round(draw.uniform(440, 1210), 1)])
    lying = draw.random() < 0.5
    given = {"index": "bbtb", "sex": sex.value, "millimetres": millimetres, "lying": lying}
    return asked(given, row_for_length(sex, millimetres, lying), draw)


def asked(given: dict[str, Any], row: Lms | None, draw: Random) -> dict[str, Any]:
    """A value as it is measured, up to twice as far out as three SD; z null where WHO has no row."""
    if row is None:
        return given | {"value": 10.0, "z": None}
    value = round(max(row.m + draw.uniform(-1.6, 2) * (value_at(row, 3) - row.m), row.m / 4), 3)
    place = z_of_weight if rules()[Index(given["index"])].line else z_of
    return given | {"value": value, "z": hundredths(place(value, row))}
