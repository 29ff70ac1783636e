"""What is said of the dates of a pregnancy? Two estimates side by side, which one counts and why, and how far it is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from simpul.knowledge.due.pregnancy import trimester_of
from simpul.knowledge.immunization.days import Span


class Basis(StrEnum):
    HPHT = "hpht"
    USG = "usg"


class Method(StrEnum):
    """How HPL follows from HPHT: 280 days, or the calendar of Naegele (ANC-1); the two differ by 0 to 3 days."""

    DAYS_280 = "280"
    NAEGELE = "naegele"


class Why(StrEnum):
    HPHT_ALONE = "hpht_saja"
    SCAN_ALONE = "usg_saja"
    SCAN_AGREES = "usg_sesuai"
    SCAN_CORRECTS = "usg_mengoreksi"
    SCAN_SURER = "usg_lebih_pasti"
    SCAN_LATE = "usg_terlambat"
    NOTHING = "tidak_ada"


class Trouble(StrEnum):
    """A date that is not believed; it is named and not used."""

    HPHT = "hpht_tidak_wajar"
    SCAN = "usg_tidak_wajar"


@dataclass(frozen=True, slots=True)
class Scan:
    """on  the day of the ultrasound; days  the gestational age that it found on that day"""

    on: date
    days: int


@dataclass(frozen=True, slots=True)
class Estimate:
    """began  the days on which the pregnancy can have begun: one day where the date is exact
    due      HPL by 280 days; due_naegele  by the calendar, of HPHT only
    """

    began: Span
    due: Span
    due_naegele: Span | None = None

    def due_by(self, method: Method) -> Span:
        return self.due_naegele if method is Method.NAEGELE and self.due_naegele else self.due


@dataclass(frozen=True, slots=True)
class Dates:
    """on     the day that is asked about
    scan       the ultrasound of which `usg` is made
    difference days by which the beginning of the ultrasound lies after that of an exact HPHT
    """

    on: date
    method: Method
    hpht: Estimate | None
    usg: Estimate | None
    counts: Basis | None
    why: Why
    scan: Scan | None = None
    difference: int | None = None
    troubles: tuple[Trouble, ...] = ()

    @property
    def counted(self) -> Estimate | None:
        return {Basis.HPHT: self.hpht, Basis.USG: self.usg}[self.counts] if self.counts else None

    @property
    def due(self) -> Span | None:
        """HPL that counts, by the method of the city."""
        return self.counted.due_by(self.method) if self.counted else None

    @property
    def gestation(self) -> tuple[int, int] | None:
        """Days, the fewest and the most; the same number where the date is exact."""
        began = self.counted.began if self.counted else None
        return ((self.on - began.last).days, (self.on - began.first).days) if began else None

    @property
    def trimester(self) -> int | None:
        """None also where the precision of the date does not tell it."""
        if self.gestation is None:
            return None
        least, most = map(trimester_of, self.gestation)
        return least if least == most else None


def weeks_and_days(days: int) -> str:
    """As it is spoken of: 85 days are 12+1."""
    return f"{days // 7}+{days % 7}"
