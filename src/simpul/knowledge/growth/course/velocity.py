"""Does weight falter (0 to 24 months)? The gain beside the fifth percentile of WHO's increments, or BB/U below -2 SD.

Source: clinical-rules GROW-9 (PPK 12-metabolik/09, verified); the table: reference/who_velocity (secondary).
The start month is the completed months at the first weighing (our engineering rule).
"""

from dataclasses import dataclass
from datetime import date

from simpul.foundation.sex import Sex
from simpul.knowledge.growth.age import completed_months
from simpul.knowledge.growth.gain import Weighing
from simpul.knowledge.growth.indices.rules import DAYS_PER_MONTH
from simpul.knowledge.growth.weight_for_age import assess_weight_for_age
from simpul.reference.who_velocity.read import weight_increments

RULE, EDITION = "GROW-VELOCITY", "2026.11"
LAST_MONTH, TOLERANCE, LOW_Z = 24, 0.2, -200
INTERVALS = (1, 2, 3)  # months for which WHO has increments


@dataclass(frozen=True, slots=True)
class Velocity:
    """faltering  None where nothing can be said (over 24 months, or a gap for which there is no increment)
    gain, p5   grams; p5 None where the gap is not 1, 2 or 3 months (+-20 %)
    """

    faltering: bool | None
    gain: int
    p5: int | None
    low_weight: bool
    rule: str = RULE
    edition: str = EDITION


def judge_velocity(*, sex: Sex, birth_date: date, current: Weighing, earlier: Weighing) -> Velocity:
    """Judge the gain between two weighings. Raises ValueError where they are not in order."""
    if not birth_date <= earlier.on < current.on:
        raise ValueError("birth, earlier, current: in this order")
    gain = current.weight - earlier.weight
    if completed_months(birth_date, current.on) > LAST_MONTH:
        return Velocity(None, gain, None, low_weight=False)
    z = assess_weight_for_age(sex=sex, age_days=(current.on - birth_date).days, weight=current.weight).z_hundredths
    low = z is not None and z < LOW_Z
    p5 = fifth_percentile(sex, birth_date, earlier.on, current.on)
    if p5 is None:
        return Velocity(True if low else None, gain, None, low)
    return Velocity(low or gain < p5, gain, p5, low)


def fifth_percentile(sex: Sex, birth_date: date, first: date, second: date) -> int | None:
    """P5 in grams of the gain between two days; None where WHO has no increment for this age or gap."""
    increment = weight_increments(sex).get((_gap(first, second), completed_months(birth_date, first)))
    return increment.p5 if increment else None


def _gap(first: date, second: date) -> int:
    """1, 2 or 3 months where the weighings lie so far apart, +-20 %; else 0."""
    months = (second - first).days / DAYS_PER_MONTH
    nearest = min(INTERVALS, key=lambda whole: abs(months / whole - 1))
    return nearest if abs(months / nearest - 1) <= TOLERANCE else 0
