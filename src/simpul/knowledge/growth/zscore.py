"""How far from the median does a measurement lie, in the units of its table?

Source: WHO Child Growth Standards, Methods and development (2006), ch. 7: the LMS z-score and, for weight, the straight
line beyond 3 SD. Rounded to two decimals, half away from zero, before it is classified (ADR 0008).
"""

import math

from simpul.reference.who_growth.read import Lms


def value_at(row: Lms, z: float) -> float:
    """The measurement that lies at z in [-3, 3]."""
    return float(row.m * (1 + row.l * row.s * z) ** (1 / row.l))


def z_of(value: float, row: Lms) -> float:
    """z of a measurement without the straight line: length and head circumference."""
    return float(((value / row.m) ** row.l - 1) / (row.l * row.s))


def z_of_weight(kilograms: float, row: Lms) -> float:
    """z of a weight-based or arm measurement, with the straight line beyond 3 SD."""
    z = z_of(kilograms, row)
    if z > 3:
        return 3 + (kilograms - value_at(row, 3)) / (value_at(row, 3) - value_at(row, 2))
    if z < -3:
        return -3 + (kilograms - value_at(row, -3)) / (value_at(row, -2) - value_at(row, -3))
    return z


def hundredths(z: float) -> int:
    """-2.005 -> -201: two decimals as a whole number, half away from zero."""
    return int(math.copysign(math.floor(abs(z) * 100 + 0.5), z))
