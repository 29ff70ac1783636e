"""Which measurements of a column can be used, and which length counts? The columns of `within` and `stature_for`."""

import numpy as np

from simpul.knowledge.growth.batch.columns import MEASUREMENT, RANGE, Bools, Codes, Columns, Floats
from simpul.knowledge.growth.indices.posture import (
    BELIEVED_FROM_MONTH,
    DIFFERENCE,
    STANDING_FROM_DAY,
    STANDING_FROM_LENGTH,
)
from simpul.knowledge.growth.indices.rules import DAYS_PER_MONTH, limits

LYING, STANDING = 1, 2


def usable(value: Floats, name: str, older: Bools) -> Codes:
    """Why a measurement cannot be used (0 where it can); name is a field of Limits."""
    low, high = (
        np.where(older, old, young)
        for old, young in zip(getattr(limits(False), name), getattr(limits(True), name), strict=True)
    )
    bad = np.where((value >= low) & (value <= high), 0, RANGE)
    return np.where(np.isnan(value), MEASUREMENT, bad).astype(np.int8)


def first(one: Codes, other: Codes) -> Codes:
    """The first of two reasons."""
    return np.where(one > 0, one, other).astype(np.int8)


def stature(c: Columns, certain: Bools) -> tuple[Floats, Bools]:
    """The length that counts in millimetres, and whether the table for height holds."""
    young = c.age_days < STANDING_FROM_DAY
    believed = c.age_days / DAYS_PER_MONTH >= BELIEVED_FROM_MONTH
    up = certain & young & believed & (c.posture == STANDING)
    down = certain & ~young & (c.posture == LYING)
    unknown = np.where(c.posture == 0, c.length >= STANDING_FROM_LENGTH, c.posture == STANDING)
    turned = c.length + np.where(up, DIFFERENCE, 0) - np.where(down, DIFFERENCE, 0)
    return turned, np.where(certain, ~young, unknown)


def bmi(grams: Floats, millimetres: Floats) -> Floats:
    """Kilograms on a square metre, in the order of operations of the scalar code."""
    metres = millimetres / 1000
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        found: Floats = grams / 1000 / (metres * metres)
    return found
