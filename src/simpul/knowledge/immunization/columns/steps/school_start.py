"""In which month is a school dose asked of each pupil, and in which is it late? By class, or by age of who has none."""

from dataclasses import dataclass

import numpy as np

from simpul.foundation.day_columns import (
    Bools,
    Ints,
    completed_months,
    first_of,
    month_from,
    months_after,
    year_of,
)
from simpul.knowledge.immunization.columns.asked import UNKNOWN
from simpul.knowledge.immunization.columns.steps.ground import ColumnGround
from simpul.knowledge.immunization.schedule.definition import SchoolRow


@dataclass(frozen=True, slots=True)
class Start:
    """start, end  from when it is due and from when it is late
    waits        where it is asked later, on a day that is not known
    waits_until  where it is asked later, from `start` on
    meant        where anything of these holds
    """

    start: Ints
    end: Ints
    waits: Bools
    waits_until: Bools
    meant: Bools


def start_of(row: SchoolRow, ground: ColumnGround) -> Start:
    years = completed_months(ground.people.born, ground.people.on) // 12
    by_age, by_class = _by_age(row, years, ground), _by_class(row, ground)
    has_class = ground.school_class != UNKNOWN
    if row.catch_up_age_years is None:
        return _chosen(has_class, by_class, by_age)
    birthday = ground.age(row.catch_up_age_years * 12)
    everybody = np.ones(ground.count, bool)
    caught_up = Start(birthday, birthday, ~everybody, ~everybody, everybody)
    return _chosen(years == row.catch_up_age_years, caught_up, _chosen(has_class, by_class, by_age))


def _chosen(where: Bools, one: Start, other: Start) -> Start:
    return Start(*(np.where(where, getattr(one, name), getattr(other, name)) for name in Start.__slots__))


def _by_age(row: SchoolRow, years: Ints, ground: ColumnGround) -> Start:
    """Whoever has no class is asked in the year of the printed age, and again where it is caught up by age."""
    start = month_from(ground.age(row.age_years * 12), row.month)
    caught_up = row.catch_up_age_years or 0
    waits_until = (years > row.age_years) & (years < caught_up)
    birthday = ground.age(caught_up * 12)
    return Start(
        start=np.where(waits_until, birthday, start),
        end=np.where(waits_until, birthday, months_after(start, 1)),
        waits=years < row.age_years,
        waits_until=waits_until,
        meant=(years <= row.age_years) | waits_until,
    )


def _by_class(row: SchoolRow, ground: ColumnGround) -> Start:
    """In its class and in those in which it is caught up; before the last of these it is to come."""
    own, year = ground.school_class, school_year(ground)
    catching = np.isin(own, row.catch_up_classes)
    start = first_of(year - np.where(catching, own - row.school_class, 0), row.month)
    asked = (own == row.school_class) | catching
    waits = ~asked & (own < max(row.school_class, *row.catch_up_classes, 0))
    return Start(start, months_after(start, 1), waits, np.zeros(ground.count, bool), asked | waits)


def school_year(ground: ColumnGround) -> Ints:
    year = year_of(ground.people.on)
    return year - (ground.people.on < first_of(year, ground.edition.school_year_from_month))
