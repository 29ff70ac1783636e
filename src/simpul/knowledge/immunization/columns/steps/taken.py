"""Which told doses can be used, of which antigen, on which days? Equal to steps.taken.ground_of for each person.

What a dose is called is read by the engine for one person, once for each different way in which doses are called; only
its days are read by columns.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

import numpy as np

from simpul.foundation.day_columns import NO_DAY, Bools, Ints, first_of_month, months_of, number_of, place_in_group
from simpul.foundation.sex import Sex
from simpul.knowledge.immunization.answer import Problem
from simpul.knowledge.immunization.asked import Asked, Given
from simpul.knowledge.immunization.columns.asked import PRECISIONS, AskedColumns
from simpul.knowledge.immunization.days import EARLIEST_YEAR, LATEST_YEAR, Precision
from simpul.knowledge.immunization.schedule.definition import Edition
from simpul.knowledge.immunization.steps.taken import Taken, antigen_of, ground_of

PROBLEMS = tuple(Problem)
USED = -1
FIRST_DAY, LAST_DAY = number_of(date(EARLIEST_YEAR, 1, 1)), number_of(date(LATEST_YEAR, 12, 31))
A_DAY = date(2025, 1, 1)


@dataclass(frozen=True, slots=True)
class TakenColumns:
    """Rows by antigen, then by `order`.

    line      of the doses that were told
    antigen, school  places in the sorted names; school 0 is the card
    order     of the row among all, by person and the order of steps.taken.Taken whatever the antigen
    """

    person: Ints
    line: Ints
    antigen: Ints
    school: Ints
    first: Ints
    last: Ints
    moves: Bools
    is_part: Bools
    order: Ints

    def where(self, rows: Bools | Ints) -> "TakenColumns":
        """rows: true and false, or their places in the order that is wanted"""
        return TakenColumns(*(getattr(self, field.name)[rows] for field in fields(self)))

    def by_person(self) -> "TakenColumns":
        return self.where(np.argsort(self.order, kind="stable"))

    @property
    def is_exact(self) -> Bools:
        found: Bools = self.first == self.last
        return found

    def steps(self) -> Iterator[tuple[Ints, "TakenColumns"]]:
        """The first row of everybody, then the second, and so on, with their places; of rows that stand by person."""
        place = place_in_group(self.person)
        for step in range(int(place.max(initial=-1)) + 1):
            at = np.flatnonzero(place == step)
            yield at, self.where(at)


@dataclass(frozen=True, slots=True)
class Spans:
    """problem  its place in PROBLEMS, or USED"""

    first: Ints
    last: Ints
    moves: Bools
    problem: Ints


def taken_columns(asked: AskedColumns, edition: Edition, usable: Bools) -> tuple[TakenColumns, Ints]:
    """The doses that can be used of usable people, and of each told dose its place in PROBLEMS, or USED."""
    spans = _spans(asked)
    read = [_read(one, edition) for one in asked.vaccines]
    early = np.array([USED if is_late else problem for problem, is_late, _ in read], np.int64)
    late = np.array([problem if is_late else USED for problem, is_late, _ in read], np.int64)
    vaccine = asked.doses.vaccine
    problem = early[vaccine]
    for other in (spans.problem, late[vaccine]):
        problem = np.where(problem == USED, other, problem)
    lines = np.flatnonzero((problem == USED) & usable[asked.doses.person])
    return _flat(asked, edition, spans, lines, [parts for _, _, parts in read]), problem


def _read(given: Given, edition: Edition) -> tuple[int, bool, list[Taken]]:
    """Its problem, whether one of its days comes before it, and the antigens for which it is taken."""
    ground = ground_of(
        Asked(A_DAY, Sex.FEMALE, A_DAY, "", (replace(given, day=A_DAY, precision=Precision.DAY),)), edition
    )
    if not ground.troubles:
        return USED, False, [one for taken in ground.taken.values() for one in taken]
    problem = ground.troubles[0].problem
    is_late = problem is Problem.SEVERAL_VACCINES and not isinstance(antigen_of(given, edition), Problem)
    return PROBLEMS.index(problem), is_late, []


def _flat(
    asked: AskedColumns, edition: Edition, spans: Spans, lines: Ints, read: Sequence[Sequence[Taken]]
) -> TakenColumns:
    """One row for each antigen for which a dose is taken, in the order of Taken.order."""
    parts = [one for taken in read for one in taken]
    antigens, schools = sorted(edition.antigens), schools_of(edition)
    products = sorted({one.product for one in parts})
    many = np.array([len(taken) for taken in read], np.int64)
    vaccine = asked.doses.vaccine[lines]
    line = np.repeat(lines, many[vaccine])
    part = np.repeat((np.cumsum(many) - many)[vaccine], many[vaccine]) + place_in_group(line)
    antigen = np.array([antigens.index(one.antigen) for one in parts], np.int64)[part]
    school = np.array([schools.index(one.school) for one in parts], np.int64)[part]
    product = np.array([products.index(one.product) for one in parts], np.int64)[part]
    is_part = np.array([one.is_part for one in parts], bool)[part]
    person, first, last = asked.doses.person[line], spans.first[line], spans.last[line]
    called = (is_part * len(schools) + school) * max(len(products), 1) + product
    order = np.empty(len(line), np.int64)
    order[np.lexsort((line, called, first, first != last, last, person))] = np.arange(len(line))
    found = TakenColumns(person, line, antigen, school, first, last, spans.moves[line], is_part, order)
    return found.where(np.lexsort((order, antigen)))


def schools_of(edition: Edition) -> list[str]:
    """The names of school doses by their place; the first is the card."""
    return sorted({"", *(row.dose for row in edition.school)})


def _spans(asked: AskedColumns) -> Spans:
    """The days between birth and the day of asking on which each dose can have been given."""
    doses, people = asked.doses, asked.people
    born, on = people.born[doses.person], people.on[doses.person]
    told = doses.day != NO_DAY
    outside = told & ((doses.day < FIRST_DAY) | (doses.day > LAST_DAY))
    unknown = ~told | (doses.precision == PRECISIONS.index(Precision.UNKNOWN))
    is_month, is_year = (doses.precision == PRECISIONS.index(one) for one in (Precision.MONTH, Precision.YEAR))
    day = np.where(told & ~outside, doses.day, 0)
    month = months_of(day)
    year = month // 12 * 12
    first = np.select([unknown, is_month, is_year], [born, first_of_month(month), first_of_month(year)], day)
    last = np.select(
        [unknown, is_month, is_year], [on, first_of_month(month + 1) - 1, first_of_month(year + 12) - 1], day
    )
    conditions = [outside, last < born, first > on]
    names = (Problem.OUT_OF_RANGE, Problem.BEFORE_BIRTH, Problem.IN_FUTURE)
    problem = np.select(conditions, [PROBLEMS.index(one) for one in names], USED)
    first, last = np.maximum(first, born), np.minimum(last, on)
    return Spans(first, last, (unknown | is_year) & (last == on), problem)
