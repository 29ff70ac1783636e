"""How do people who are asked one at a time become columns?"""

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

import numpy as np

from simpul.foundation.day_columns import Ints, number_of
from simpul.foundation.sex import Sex
from simpul.knowledge.immunization.asked import Asked, Given, NotDoneReason
from simpul.knowledge.immunization.columns.asked import (
    PRECISIONS,
    UNKNOWN,
    AskedColumns,
    Doses,
    Events,
    NotDoneColumns,
    Overrides,
    People,
    Region,
)
from simpul.knowledge.immunization.days import Precision

Thing = TypeVar("Thing", bound=Hashable)
PLACE = {one: place for place, one in enumerate(PRECISIONS)}


def columns_of(asked: Sequence[Asked]) -> AskedColumns:
    """One row for each, in their order."""
    doses, vaccines = _doses(asked)
    settings, regions = _places([(one.area, tuple(sorted(one.city.items()))) for one in asked])
    people = People(
        born=_ints(number_of(one.birth_date) for one in asked),
        on=_ints(number_of(one.as_of) for one in asked),
        is_female=_ints(one.sex is Sex.FEMALE for one in asked) > 0,
        region=settings,
        school_class=_ints(_known(one.school_class) for one in asked),
        hours=_ints(_known(one.hours_since_birth) for one in asked),
        is_pregnant=_ints(one.is_pregnant for one in asked) > 0,
    )
    areas = tuple(Region(area, dict(city)) for area, city in regions)
    events, overrides, not_done, named = _named(asked)
    return AskedColumns(people, doses, events, overrides, not_done, areas, vaccines, named)


def _named(asked: Sequence[Asked]) -> tuple[Events, Overrides, NotDoneColumns, tuple[str, ...]]:
    """What is told of vaccines beside the doses, and the vaccines that it names."""
    feared = [(row, event) for row, one in enumerate(asked) for event in one.kipi if event.is_serious]
    confirmed = [(row, age) for row, one in enumerate(asked) for age in one.overrides]
    said = [(row, told) for row, one in enumerate(asked) for told in one.not_done]
    told = [one.antigen for _, one in feared] + [one.antigen for _, one in confirmed]
    vaccine, named = _places(told + [one.antigen for _, one in said])
    events = Events(
        person=_ints(row for row, _ in feared),
        vaccine=vaccine[: len(feared)],
        day=_ints(number_of(one.day) for _, one in feared),
        reviewed=_ints(number_of(one.reviewed_on) for _, one in feared),
    )
    overrides = Overrides(
        person=_ints(row for row, _ in confirmed),
        vaccine=vaccine[len(feared) : len(feared) + len(confirmed)],
        number=_ints(one.number for _, one in confirmed),
        minimum_age_days=_ints(one.minimum_age_days for _, one in confirmed),
    )
    not_done = NotDoneColumns(
        person=_ints(row for row, _ in said),
        vaccine=vaccine[len(feared) + len(confirmed) :],
        day=_ints(number_of(one.day) for _, one in said),
        is_postponed=_ints(one.reason is NotDoneReason.POSTPONED for _, one in said) > 0,
    )
    return events, overrides, not_done, named


def _doses(asked: Sequence[Asked]) -> tuple[Doses, tuple[Given, ...]]:
    told = [(row, one) for row, person in enumerate(asked) for one in person.history]
    vaccine, vaccines = _places([(one.antigen, one.code, one.product, one.school) for _, one in told])
    doses = Doses(
        person=_ints(row for row, _ in told),
        vaccine=vaccine,
        day=_ints(number_of(one.day) for _, one in told),
        precision=_ints(PLACE[one.precision] for _, one in told),
    )
    ways = (Given(antigen, None, Precision.DAY, code, product, school) for antigen, code, product, school in vaccines)
    return doses, tuple(ways)


def _places(things: Sequence[Thing]) -> tuple[Ints, tuple[Thing, ...]]:
    """The place of each among the different ones, and those."""
    places: dict[Thing, int] = {}
    found = [places.setdefault(one, len(places)) for one in things]
    return _ints(found), tuple(places)


def _known(number: int | None) -> int:
    return UNKNOWN if number is None else number


def _ints(numbers: Iterable[int]) -> Ints:
    return np.fromiter(numbers, np.int64)
