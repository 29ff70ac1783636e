"""Which doses stand in the book of an invented child, of a school child and of a young woman, before Simpul knew them?

Most children keep to the schedule and come some days late; some fall behind, stop, or were never brought; a few doses
were given some weeks too early, as books show. Capsules of the last rounds stand there too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from simpul.foundation.sex import Sex
from simpul.interfaces.cli.demo.doses.card import given_on
from simpul.interfaces.cli.demo.doses.schedule import Booked, ages, open_doses, service_of
from simpul.knowledge.growth.age import day_after_months
from simpul.knowledge.immunization.schedule.definition import SchoolRow
from simpul.knowledge.immunization.schedule.registry import edition_on

ON_TIME, BEHIND, STOPS = 0.78, 0.9, 0.97  # up to these shares: how a child is brought; the rest never is
DAYS_LATE, DAYS_BEHIND = (0, 24), (15, 160)
STOPS_AFTER = (2, 12)  # months of age
MISSED, TOO_EARLY, EARLY_DAYS = 0.025, 0.012, (9, 24)  # of the doses of a day; of the children after birth, by so much
AT_BIRTH = ("hb0", "vitamin_k1")
BORN_WITHOUT = 0.06
ROUNDS, ROUND_DAY = 2, 12  # of capsules, on that day of the month
AT_SCHOOL, WOMAN_AT_SCHOOL, SCHOOL_DAY = 0.85, 0.5, 14


@dataclass(frozen=True, slots=True)
class Brought:
    """How a child is brought. late: days after the age begins, least and most; until: months of age, after which no
    dose is fetched any more; 0: none ever is"""

    late: tuple[int, int]
    until: int = 60


@dataclass(frozen=True, slots=True)
class PageDay:
    """What a book says of one day."""

    on: date
    services: tuple[str, ...]


def brought(random: Random) -> Brought:
    drawn = random.random()
    if drawn < ON_TIME:
        return Brought(DAYS_LATE)
    if drawn < BEHIND:
        return Brought(DAYS_BEHIND)
    return Brought(DAYS_LATE, random.randint(*STOPS_AFTER)) if drawn < STOPS else Brought(DAYS_LATE, 0)


def pages_of(booked: Booked, how: Brought, until: date, local: frozenset[str], random: Random) -> Iterator[PageDay]:
    """Oldest first, before the day `until`; `booked` is written on.

    local  the vaccines of the area
    """
    if booked.born < until and random.random() >= BORN_WITHOUT:
        booked.book("HB", booked.born, edition_on(until))
        yield PageDay(booked.born, AT_BIRTH)
    edition, last, hasty = edition_on(until), booked.born, random.random() < TOO_EARLY
    for months in ages(local, until):
        if months > how.until:
            return
        meant = day_after_months(booked.born, months) + timedelta(random.randint(*how.late))
        day = max(meant, last + timedelta(1 if last == booked.born else edition.repeat_days))
        if day >= until:
            return
        found = [one for one in open_doses(booked, day, local) if random.random() >= MISSED]
        if hasty and months > 2 and found:
            day, hasty = max(last + timedelta(days=1), day - timedelta(random.randint(*EARLY_DAYS))), False
        for antigen, _ in found:
            booked.book(antigen, day, edition)
        if found:
            last = day
            yield PageDay(day, tuple(service for _, service in found))


def rounds_of(born: date, until: date, random: Random) -> Iterator[PageDay]:
    """Capsules and deworming of the last rounds before a day."""
    month, found = until.replace(day=1), 0
    while found < ROUNDS and month > born:
        month = (month - timedelta(days=1)).replace(day=1)
        day = month.replace(day=ROUND_DAY)
        given = given_on(born, day, random) if day > born else ()
        if given:
            found += 1
            yield PageDay(day, given)


def school_of(born: date, sex: Sex, today: date, random: Random) -> list[PageDay]:
    """What was given at school to a child who goes to one, by the rows of the schedule."""
    rows = [row for row in edition_on(today).school if row.sex in (None, sex)]
    return [_at_school(row, born) for row in rows if _day(row, born) < today and random.random() < AT_SCHOOL]


def tetanus_of(born: date, today: date, random: Random) -> list[PageDay]:
    """Of a young woman: what she was given against tetanus at school, where she still has the card."""
    edition = edition_on(today)
    if random.random() >= WOMAN_AT_SCHOOL:
        return []
    rows = [row for row in edition.school if row.antigen in edition.tetanus.antigens and _day(row, born) < today]
    return [_at_school(row, born) for row in rows if random.random() < AT_SCHOOL]


def _day(row: SchoolRow, born: date) -> date:
    return date(born.year + row.age_years, row.month, SCHOOL_DAY)


def _at_school(row: SchoolRow, born: date) -> PageDay:
    return PageDay(_day(row, born), (service_of(row.antigen, row.dose),))
