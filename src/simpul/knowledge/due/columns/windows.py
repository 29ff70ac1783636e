"""Which window of each service is open for everybody: after a birth, in a pregnancy, in a month of distribution?

Equal to engine and campaigns.
"""

import numpy as np

from simpul.foundation.day_columns import (
    NO_DAY,
    Ints,
    completed_months,
    first_of,
    first_of_month,
    months_after,
    months_of,
    place_in_group,
    year_of,
)
from simpul.knowledge.due.columns.asked import DoneColumns, bits_of, where
from simpul.knowledge.due.columns.judging import NO_SERVICE, ServiceColumns, Told, Window, judged
from simpul.knowledge.due.definition import ServiceRule, schedule
from simpul.knowledge.due.pregnancy import PLACES, TRIMESTERS

NO_TRIMESTER = -1


def window_due(rule: ServiceRule, told: Told) -> ServiceColumns:
    """A visit counts for the window in which its day lies."""
    people = told.asked.people
    anchor = people.born if rule.anchor == "birth" else people.delivered_on
    last = max(one.closes_day for one in schedule() if one.anchor == rule.anchor)
    day = _known(anchor)
    age = people.on - day
    window = Window((anchor != NO_DAY) & (age >= 0) & (age <= last), day + rule.opens_day, day + rule.closes_day)
    done = told.done_within(told.asked.coded(rule.visit), window.opens, window.closes)
    return judged(rule, window, told, done, told.asked.coded(rule.code))


def visit_due(rule: ServiceRule, told: Told) -> ServiceColumns:
    people = told.asked.people
    since, (first, last) = _known(people.pregnant_since), TRIMESTERS[rule.trimester]
    applies = (people.pregnant_since != NO_DAY) & (people.on >= since)
    window = Window(applies, since + first, since + last)
    visits = told.done_within(told.asked.coded(rule.visit), since, people.on)
    done = _in_place(rule, visits, since)
    return judged(rule, window, told, done, told.asked.coded(rule.code), lacks=_lacking(rule, done, visits, since))


def _lacking(rule: ServiceRule, done: DoneColumns, visits: DoneColumns, since: Ints) -> Ints:
    """What the visit asks for that no visit of its trimester shows."""
    own, shown = np.full(len(since), NO_TRIMESTER), np.zeros(len(since), np.int64)
    own[done.person[::-1]] = _trimesters(done, since)[::-1]
    same = own[visits.person] == _trimesters(visits, since)
    np.bitwise_or.at(shown, visits.person[same], visits.shows[same])
    asked = np.where(own == NO_TRIMESTER, 0, bits_of(rule.asks))
    return asked & ~shown


def _trimesters(visits: DoneColumns, since: Ints) -> Ints:
    """The place of the trimester of each; the third lasts until the birth."""
    return np.searchsorted([last for _, last in TRIMESTERS.values()][:-1], visits.day - since[visits.person])


def _in_place(rule: ServiceRule, visits: DoneColumns, since: Ints) -> DoneColumns:
    """The visits that take the place of this rule: the first is K1, every other the next place of its trimester."""
    again = np.zeros(len(visits.day), bool)
    again[1:] = (visits.person[1:] == visits.person[:-1]) & (visits.day[1:] == visits.day[:-1])
    visits = where(visits, ~again)
    is_first = place_in_group(visits.person) == 0
    if (rule.trimester, rule.nth) == (1, 1):
        return where(visits, is_first)
    first, last = TRIMESTERS[rule.trimester]
    gestation = visits.day - since[visits.person]
    inside = (gestation >= first) & ((gestation <= last) | (rule.trimester == max(TRIMESTERS)))
    later = where(visits, ~is_first & inside)
    return where(later, (place_in_group(later.person) + 1 == rule.nth) & (rule.nth <= PLACES[rule.trimester]))


def campaign_due(rule: ServiceRule, told: Told) -> ServiceColumns:
    """The distribution that is open or was last; of who was too young for it, the first one to come."""
    asked, people = told.asked, told.asked.people
    born = np.where(people.born == NO_DAY, people.on, people.born)
    months = completed_months(born, people.on)
    applies = (people.born != NO_DAY) & (people.on >= born) & (months < rule.by_age[-1][1])
    service = np.zeros(asked.count, np.int64)
    for place, (first, below, _) in reversed(list(enumerate(rule.by_age))):
        service = np.where((months >= first) & (months < below), place, service)
    opens, closes = _month_for(rule, months_after(born, rule.by_age[0][0]), people.on)
    codes = {code for _, _, code in rule.by_age}
    done = told.done_within(asked.coded(*codes), opens, people.on)
    service = np.where(applies, service, NO_SERVICE)
    return judged(rule, Window(applies, opens, closes), told, done, asked.coded(rule.code, *codes), service)


def _month_for(rule: ServiceRule, since: Ints, on: Ints) -> tuple[Ints, Ints]:
    """From the first day of the month, or the day of the age within it, to its last day."""
    opens, closes = np.full(len(on), NO_DAY), np.full(len(on), NO_DAY)
    for year in range(-1, 3):
        for month in sorted(rule.in_months):
            first = first_of(year_of(on) + year, month)
            begins, ends = np.maximum(first, since), months_after(first, 1) - 1
            begun = first_of_month(months_of(begins)) <= on
            better = (ends >= since) & (begun | (opens == NO_DAY))
            opens, closes = np.where(better, begins, opens), np.where(better, ends, closes)
    return opens, closes


def _known(days: Ints) -> Ints:
    """Days to calculate with: of nothing known a day as good as any."""
    return np.where(days == NO_DAY, 0, days)
