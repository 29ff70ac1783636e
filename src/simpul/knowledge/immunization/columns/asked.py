"""What is asked of the engine for many people at once? Columns of people, and flat columns of what is told of them.

Days are numbers (foundation.day_columns); `person` is the row of the person.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from simpul.foundation.day_columns import NO_DAY, Bools, Ints
from simpul.knowledge.immunization.asked import Given
from simpul.knowledge.immunization.days import Precision

PRECISIONS = tuple(Precision)
UNKNOWN = NO_DAY


@dataclass(frozen=True, slots=True)
class Region:
    """area and city as in Asked; people who live under one set of settings share one."""

    area: str
    city: Mapping[str, date]


@dataclass(frozen=True, slots=True)
class People:
    """on  the day of asking, of each person; region  its place among `regions`
    school_class, hours  UNKNOWN where not known
    """

    born: Ints
    on: Ints
    is_female: Bools
    region: Ints
    school_class: Ints
    hours: Ints
    is_pregnant: Bools


@dataclass(frozen=True, slots=True)
class Doses:
    """vaccine  its place among `vaccines`; day  NO_DAY where nothing is known; precision  its place in PRECISIONS"""

    person: Ints
    vaccine: Ints
    day: Ints
    precision: Ints


@dataclass(frozen=True, slots=True)
class Events:
    """Serious events only. vaccine  its place among `named`; reviewed  NO_DAY while nobody has"""

    person: Ints
    vaccine: Ints
    day: Ints
    reviewed: Ints


@dataclass(frozen=True, slots=True)
class NotDoneColumns:
    """Refusals and postponements. vaccine  its place among `named`"""

    person: Ints
    vaccine: Ints
    day: Ints
    is_postponed: Bools


@dataclass(frozen=True, slots=True)
class Overrides:
    """Ages that a doctor confirmed. vaccine  its place among `named`"""

    person: Ints
    vaccine: Ints
    number: Ints
    minimum_age_days: Ints


@dataclass(frozen=True, slots=True)
class AskedColumns:
    """vaccines  the different ways in which a dose is told, without their days
    named     the vaccines that events, overrides, refusals and postponements name
    """

    people: People
    doses: Doses
    events: Events
    overrides: Overrides
    not_done: NotDoneColumns
    regions: tuple[Region, ...]
    vaccines: tuple[Given, ...]
    named: tuple[str, ...]
