"""Which window of each service is open for everybody: after a birth, in a pregnancy? Equal to engine."""

import numpy as np

from simpul.foundation.day_columns import NO_DAY, Ints, place_in_group
from simpul.knowledge.due.columns.asked import DoneColumns, bits_of, where
from simpul.knowledge.due.columns.counting import completing, fulfilling
from simpul.knowledge.due.columns.judging import ServiceColumns, Told, Window, judged, known_days
from simpul.knowledge.due.definition import ServiceRule, listed_to
from simpul.knowledge.due.pregnancy import PLACES, TRIMESTERS
from simpul.knowledge.due.vocabulary import Anchor

NO_TRIMESTER = -1


def window_due(rule: ServiceRule, told: Told) -> ServiceColumns:
    """A visit counts for the window in which its day lies; what is given or found from the day of the anchor on."""
    people = told.asked.people
    anchor = people.anchored(rule.anchor)
    day = known_days(anchor)
    applies = (anchor != NO_DAY) & (people.on >= day)
    if rule.anchor != Anchor.PREGNANCY:
        applies &= people.on - day <= listed_to(rule)
    window = Window(applies, day + rule.opens_day, day + rule.closes_day)
    first, last = (window.opens, window.closes) if rule.visit else (day, people.on)
    within = told.done_within(told.asked.coded(*(rule.shown_by or (rule.visit,))), first, last)
    found = completing(fulfilling(rule, within, told), rule, told.asked.count)
    no_codes = told.asked.coded(rule.code)
    return judged(rule, window, told, found.done, no_codes, have=found.have, unnumbered=found.unnumbered)


def visit_due(rule: ServiceRule, told: Told) -> ServiceColumns:
    people = told.asked.people
    since, (first, last) = known_days(people.pregnant_since), TRIMESTERS[rule.trimester]
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
