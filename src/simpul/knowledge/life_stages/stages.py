"""Which band of life holds an age? Read once from stages.toml.

Source
    KMK HK.01.07/MENKES/2015/2023 (see stages.toml). From which year a person is an adult is said in two ways there and
    in the recap of the Posyandu; both are kept, 18 holds, and no city can choose yet (rules/conflicts.toml, ILP-1).
"""

import tomllib
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from simpul.knowledge.growth.age import completed_months

FILE = Path(__file__).parent / "stages.toml"
TABLE = tomllib.loads(FILE.read_text())
ADULT_FROM_YEARS: tuple[int, ...] = tuple(TABLE["adult_from_years"])
NEWBORN_TO_DAY: int = TABLE["newborn_to_day"]
NIFAS_TO_DAY: int = TABLE["nifas_to_day"]
NURSING_BELOW_MONTHS: int = TABLE["nursing_below_months"]


class LifeStage(StrEnum):
    BAYI = "bayi"
    ANAK_BALITA = "anak_balita"
    APRAS = "apras"
    USEKREM_6_14 = "usekrem_6_14"
    USEKREM_15_18 = "usekrem_15_18"
    DEWASA = "dewasa"
    LANSIA = "lansia"


@dataclass(frozen=True, slots=True)
class Band:
    """group        the same for the bands that only the recap tells apart
    from_months  completed months from which it holds, until the next band begins
    """

    stage: LifeStage
    group: str
    from_months: int
    label_id: str
    label_en: str

    def label(self, language: str) -> str:
        return self.label_en if language == "en" else self.label_id


@cache
def bands(adult_from_years: int = ADULT_FROM_YEARS[0]) -> tuple[Band, ...]:
    """All bands, the youngest first. Raises ValueError for an age of adults that no source gives."""
    if adult_from_years not in ADULT_FROM_YEARS:
        raise ValueError(f"an adult is from one of {ADULT_FROM_YEARS} years, not {adult_from_years}")
    found = (
        Band(LifeStage(row["code"]), row["group"], row["from_months"], row["label_id"], row["label_en"])
        for row in TABLE["band"]
    )
    return tuple(
        replace(one, from_months=adult_from_years * 12) if one.stage is LifeStage.DEWASA else one for one in found
    )


def stage_at(age_months: int, *, adult_from_years: int = ADULT_FROM_YEARS[0]) -> LifeStage:
    """Raises ValueError for an age below zero (a bug in the caller)."""
    if age_months < 0:
        raise ValueError("nobody is younger than born")
    return [one.stage for one in bands(adult_from_years) if one.from_months <= age_months][-1]


def stage_of(birth_date: date, today: date, *, adult_from_years: int = ADULT_FROM_YEARS[0]) -> LifeStage:
    """The stage on a day. Raises ValueError for a day before the birth (a bug in the caller)."""
    return stage_at(completed_months(birth_date, today), adult_from_years=adult_from_years)


def is_newborn(birth_date: date, today: date) -> bool:
    """From the day of birth to the 28th day after it."""
    return 0 <= (today - birth_date).days <= NEWBORN_TO_DAY
