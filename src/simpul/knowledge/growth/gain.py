"""Gain since last month (N, T, O, B): has this child's weight gone up enough?

Sources
    Buku KIA 2023 p. 54 and ILP-KMK Gambar 17 (clinical-rules GROW-8): N follows its line or gains at least the KBM;
    T is flat, falling or below the KBM; O was not weighed the month before; B is weighed for the first time.
    KBM by age in completed months: reference/kemenkes/kbm-kms.csv, each row with its status.
    A gain that reaches the KBM while the curve went through a line downward is N by one sentence of GROW-8 and T by
    another. Within 21 to 40 days the KBM decides; a doctor has to choose (ADR 0040).
    The window of 21 to 40 days for the KBM, and the curve outside of it, is our engineering rule (from memory).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.knowledge.growth.age import completed_months
from simpul.knowledge.growth.zscore import z_of_weight
from simpul.reference.kemenkes.read import Kbm, least_gains
from simpul.reference.who_growth.read import LAST_DAY, weight_for_age

RULE, EDITION = "GROW-NT", "2026.11"
SHORTEST_GAP, LONGEST_GAP = 21, 40
LINES = (-3, -2, -1, 0, 1, 2, 3)


class GainStatus(StrEnum):
    N = "N"
    T = "T"
    O = "O"  # noqa: E741 - the letter of the form
    B = "B"


@dataclass(frozen=True, slots=True)
class Weighing:
    on: date
    weight: Grams


@dataclass(frozen=True, slots=True)
class Gain:
    """gain, minimum  grams; None where there is nothing to compare with
    unusual_gap    neighbouring months, but not 21 to 40 days apart: judged by the curve
    """

    status: GainStatus
    gain: int | None = None
    minimum: int | None = None
    unusual_gap: bool = False
    rule: str = RULE
    edition: str = EDITION


def judge_gain(*, sex: Sex, birth_date: date, current: Weighing, previous: Weighing | None, earlier: bool) -> Gain:
    """Judge the weighing that counts for a month beside the one of the calendar month before.

    previous  the weighing that counts for the month before, None if there was none
    earlier   whether anything was weighed in any month before this one
    """
    kbm = kbm_for(sex, completed_months(birth_date, current.on))
    minimum = kbm.grams if kbm else None
    if previous is None:
        return Gain(GainStatus.O if earlier else GainStatus.B, None, minimum)
    gain = current.weight - previous.weight
    days = (current.on - previous.on).days
    if minimum is not None and SHORTEST_GAP <= days <= LONGEST_GAP:
        return Gain(GainStatus.N if gain >= minimum else GainStatus.T, gain, minimum)
    fell = gain <= 0 or _crossed_down(sex, birth_date, previous, current)
    return Gain(GainStatus.T if fell else GainStatus.N, gain, minimum, unusual_gap=True)


def kbm_for(sex: Sex, age_months: int) -> Kbm | None:
    """The least gain at this age; None in the first month of life and after sixty months."""
    return least_gains(sex).get(age_months)


def _crossed_down(sex: Sex, born: date, before: Weighing, now: Weighing) -> bool:
    """Whether the curve went through one of the lines downward."""
    return lines_reached(sex, born, now) < lines_reached(sex, born, before)


def lines_reached(sex: Sex, born: date, weighing: Weighing) -> int:
    """How many of the seven lines of the growth chart a weight has reached."""
    day = min((weighing.on - born).days, LAST_DAY)
    z = z_of_weight(weighing.weight / 1000, weight_for_age(sex)[day])
    return sum(z >= line for line in LINES)
