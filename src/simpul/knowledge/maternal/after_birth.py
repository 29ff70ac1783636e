"""Which visit after a birth is this, by the hour and the day: KF1 to KF4 of the mother, KN1 to KN3 of the newborn?

Sources
    clinical-rules PNC-1 (KMK HK.01.07/MENKES/2015/2023, verified): the first visit by hours, the later ones by days,
        day 0 being that of the birth. The days are those of the services due, which know no hour (ADR 0036).
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from simpul.knowledge.due.definition import schedule

CONTENT: dict[str, Any] = json.loads((Path(__file__).parent / "after_birth.json").read_text())


class Series(StrEnum):
    MOTHER = "KF"
    NEWBORN = "KN"


class Timing(StrEnum):
    ESSENTIAL_CARE = "perawatan_esensial"
    ON_TIME = "tepat"
    LATE = "terlambat"
    OUTSIDE = "di_luar"
    BEFORE_BIRTH = "sebelum_lahir"


@dataclass(frozen=True, slots=True)
class AfterBirth:
    """code  of the visit in the services due; empty where it is none"""

    timing: Timing
    code: str = ""


def visit_after_birth(series: Series, born_at: datetime, at: datetime) -> AfterBirth:
    """Both with a zone; days are counted in that of the birth. Raises TypeError for a time without a zone."""
    passed = at - born_at
    if passed < timedelta(0):
        return AfterBirth(Timing.BEFORE_BIRTH)
    if passed < timedelta(hours=CONTENT["first_from_hours"]):
        return AfterBirth(Timing.ESSENTIAL_CARE)
    codes = CONTENT["series"][series]
    if passed <= timedelta(hours=CONTENT["first_to_hours"]):
        return AfterBirth(Timing.ON_TIME, codes[0])
    day = (at.astimezone(born_at.tzinfo).date() - born_at.date()).days
    for one in schedule():
        if one.code in codes and one.opens_day <= day <= one.closes_day:
            return AfterBirth(Timing.LATE if one.code == codes[0] else Timing.ON_TIME, one.code)
    return AfterBirth(Timing.OUTSIDE)
