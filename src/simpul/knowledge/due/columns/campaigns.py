"""Which month of distribution is open for everybody? Equal to campaigns."""

import numpy as np

from simpul.foundation.day_columns import (
    NO_DAY,
    Ints,
    completed_months,
    first_of,
    first_of_month,
    months_after,
    months_of,
    year_of,
)
from simpul.knowledge.due.columns.asked import DoneColumns, where
from simpul.knowledge.due.columns.judging import NO_SERVICE, ServiceColumns, Told, Window, judged
from simpul.knowledge.due.definition import ServiceRule


def campaign_due(rule: ServiceRule, told: Told) -> ServiceColumns:
    """The distribution that is open or was last; of who was too young for it, the first one to come."""
    asked, people = told.asked, told.asked.people
    born = np.where(people.born == NO_DAY, people.on, people.born)
    months = completed_months(born, people.on)
    applies = (people.born != NO_DAY) & (people.on >= born) & (months < rule.by_age[-1][1])
    service = np.zeros(asked.count, np.int64)
    for place, (first, below, _) in reversed(list(enumerate(rule.by_age))):
        service = np.where((months >= first) & (months < below), place, service)
    codes = {code for _, _, code in rule.by_age}
    given = told.done_within(asked.coded(*codes), np.full(asked.count, NO_DAY), people.on)
    begins, opens, closes = _month_for(rule, months_after(born, rule.by_age[0][0]), given, people.on)
    done = where(given, given.day >= begins[given.person])
    service = np.where(applies, service, NO_SERVICE)
    return judged(rule, Window(applies, opens, closes), told, done, asked.coded(rule.code, *codes), service)


def _month_for(rule: ServiceRule, since: Ints, given: DoneColumns, on: Ints) -> tuple[Ints, Ints, Ints]:
    """From the first day of the month, or the day of the age within it, to its last day; between them the day from
    which on enough days lie since what was given before."""
    starts, opens, closes = (np.full(len(on), NO_DAY) for _ in range(3))
    for year in range(-1, 3):
        for month in sorted(rule.in_months):
            first = first_of(year_of(on) + year, month)
            begins, ends = np.maximum(first, since), months_after(first, 1) - 1
            begun = first_of_month(months_of(begins)) <= on
            spaced = _spaced(rule, begins, given)
            better = (ends >= since) & (spaced <= ends) & (begun | (opens == NO_DAY))
            starts, closes = np.where(better, begins, starts), np.where(better, ends, closes)
            opens = np.where(better, spaced, opens)
    return starts, opens, closes


def _spaced(rule: ServiceRule, begins: Ints, given: DoneColumns) -> Ints:
    """given  sorted by person and day"""
    gap, spaced = rule.least_gap.days if rule.least_gap else 0, begins.copy()
    before = where(given, given.day < begins[given.person])
    spaced[before.person] = before.day + gap
    return np.maximum(begins, spaced)
