"""What is asked of the engine? A person, a day, a place, and all that was given, refused, postponed or feared."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from simpul.foundation.sex import Sex
from simpul.knowledge.immunization.days import Precision


class Origin(StrEnum):
    """Who told of a dose that was not given here; codes of SATUSEHAT."""

    RECORD = "record"
    PROVIDER = "provider"
    RECALL = "recall"


class NotDoneReason(StrEnum):
    REFUSED = "ditolak"
    POSTPONED = "ditunda"


@dataclass(frozen=True, slots=True)
class Given:
    """One dose that was given.

    antigen  name in the schedule, or empty where only a code is known
    code     (system, code), system "cvx" or "vg"
    product  the vaccine, where it is not that of the antigen's name
    school   name of the school row (BIAS, BIAS-2, BIAS-5), empty on the card
    day      any day of the month or year that is meant; None where nothing is known
    """

    antigen: str = ""
    day: date | None = None
    precision: Precision = Precision.DAY
    code: tuple[str, str] | None = None
    product: str = ""
    school: str = ""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class NotDone:
    antigen: str
    day: date
    reason: NotDoneReason
    agreed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Kipi:
    """An event after a dose; reviewed_on  None while nobody has."""

    antigen: str
    day: date
    is_serious: bool
    reviewed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Override:
    """A lower age in days that a doctor confirmed for this person."""

    antigen: str
    number: int
    minimum_age_days: int


@dataclass(frozen=True, slots=True)
class Asked:
    """area  where the person lives on that day: kabupaten, kota or province (earlier areas change nothing)
    hours_since_birth  at the moment of asking, where known; school_class  on that day
    city  day from which the city gives a vaccine that the nation's row leaves to it
    """

    birth_date: date
    sex: Sex
    as_of: date
    area: str
    history: tuple[Given, ...] = ()
    hours_since_birth: int | None = None
    school_class: int | None = None
    is_pregnant: bool = False
    not_done: tuple[NotDone, ...] = ()
    kipi: tuple[Kipi, ...] = ()
    overrides: tuple[Override, ...] = ()
    city: Mapping[str, date] = field(default_factory=dict)
