"""Which doses of a card series count, and how far has each series come? Equal to steps.judging.judge_card.

A step judges the first dose of everybody, the next the second, and so on: what a dose means follows from those before.
"""

from dataclasses import dataclass

import numpy as np

from simpul.foundation.day_columns import NO_DAY, Bools, Ints
from simpul.knowledge.immunization.answer import DoseReason
from simpul.knowledge.immunization.columns.steps.ground import ColumnGround, end_of
from simpul.knowledge.immunization.columns.steps.taken import TakenColumns
from simpul.knowledge.immunization.columns.steps.verdict import (
    NO_REASON,
    NOT_JUDGED,
    VALID,
    Before,
    Limit,
    Verdicts,
    place_of,
    unless_surplus,
    verdicts,
)
from simpul.knowledge.immunization.schedule.card import Card, CatchUp, Interval
from simpul.knowledge.immunization.steps.limits import interval_of

NO_NUMBER = -1


@dataclass(frozen=True, slots=True)
class JudgedColumns:
    """number  NO_NUMBER for none; valid, reason as in Verdicts; kept  false of a part that does not count"""

    rows: TakenColumns
    number: Ints
    valid: Ints
    reason: Ints
    kept: Bools


class Series:
    """The series of one antigen, of everybody.

    count            doses that count
    first, last      their spans: of each number a column of people
    counted, others  the latest last day in planning of those that count, and of those that do not; NO_DAY for none
    has_part         whether any came in a vaccine for another antigen
    """

    def __init__(self, card: Card, ground: ColumnGround) -> None:
        people, numbers = ground.count, len(card.doses)
        self.card, self.ground = card, ground
        self.everybody = np.arange(people)
        self.count = np.zeros(people, np.int64)
        self.first, self.last = np.zeros((numbers, people), np.int64), np.zeros((numbers, people), np.int64)
        self.counted, self.others = np.full(people, NO_DAY), np.full(people, NO_DAY)
        self.before, self.has_part = Before(people), np.zeros(people, bool)
        self.age_days = np.stack([ground.age_day(rule, card.antigen) for rule in card.doses])
        self.closes = np.stack([ground.age(rule.closes_month) for rule in card.doses])
        self.numbers = np.array([rule.number for rule in card.doses], np.int64)

    def catch_up(self) -> Ints:
        """The row of whoever started late, by its place and one; 0 for none. The last row that is reached holds."""
        found = np.zeros(self.ground.count, np.int64)
        for place, row in enumerate(self.card.catch_up, 1):
            reached = (self.count > 0) & (self.first[0] >= self.ground.age(row.started_from_month))
            found = np.where(reached, place, found)
        return found

    def total(self) -> Ints:
        """How many doses complete the series of each."""
        doses = [len(self.card.doses), *(row.doses for row in self.card.catch_up)]
        return np.array(doses, np.int64)[self.catch_up()]

    def intervals(self) -> list[tuple[Bools, Interval]]:
        """The interval before the next dose, and the people for whom it holds."""
        catch_up = self.catch_up()
        rows: list[CatchUp | None] = [None, *self.card.catch_up]
        found = []
        for at, rule in enumerate(self.card.doses):
            for place, row in enumerate(rows):
                interval = interval_of(rule, row)
                if interval:
                    found.append(((self.count == at) & (catch_up == place), interval))
        return found

    def add(self, rows: TakenColumns, counts: Bools) -> None:
        """Rows of one step that are kept, and which of them count."""
        self.before.add(rows)
        for into, those in ((self.counted, counts), (self.others, ~counts)):
            person = rows.person[those & ~rows.moves]
            into[person] = np.maximum(into[person], rows.last[those & ~rows.moves])
        person = rows.person[counts]
        self.first[self.count[person], person] = rows.first[counts]
        self.last[self.count[person], person] = rows.last[counts]
        self.count[person] += 1


def judge_card(card: Card, ground: ColumnGround) -> tuple[Series, JudgedColumns]:
    """Every dose of the card's series, a step at a time."""
    doses = ground.doses_of(card.antigen)
    doses = doses.where(doses.school == 0)
    series, rows_ = Series(card, ground), len(doses.person)
    series.has_part[doses.person[doses.is_part]] = True
    number, valid, reason = (np.full(rows_, none) for none in (NO_NUMBER, NOT_JUDGED, NO_REASON))
    kept = np.ones(rows_, bool)
    for at, rows in doses.steps():
        number[at], found = _judged(series, rows)
        valid[at], reason[at] = found.valid, found.reason
        counts = found.valid == VALID
        kept[at] = counts | ~rows.is_part
        series.add(rows.where(kept[at]), counts[kept[at]])
    return series, JudgedColumns(doses, number, valid, reason, kept)


def _judged(series: Series, rows: TakenColumns) -> tuple[Ints, Verdicts]:
    """The number of each dose, and what is said of it."""
    count = series.count[rows.person]
    doubles = series.before.doubles(rows)
    surplus = count >= series.total()[rows.person]
    at = np.minimum(count, len(series.card.doses) - 1)
    found = verdicts(rows, _limits(series, rows, at), series.card.antigen, series.ground)
    if not series.card.counts_after_close:
        found = _before_close(rows, found, series.closes[at, rows.person])
    is_judged, found = unless_surplus(found, doubles, surplus)
    return np.where(is_judged, series.numbers[at], NO_NUMBER), found


def _limits(series: Series, rows: TakenColumns, at: Ints) -> list[Limit]:
    """By age, and by the dose before that counts."""
    age = series.age_days[at, rows.person]
    found = [Limit(age, age, np.ones(len(age), bool), DoseReason.TOO_YOUNG)]
    before = np.maximum(series.count[rows.person] - 1, 0)
    first, last = series.first[before, rows.person], series.last[before, rows.person]
    for people, interval in series.intervals():
        holds = people[rows.person] & (series.count[rows.person] > 0)
        if holds.any() and not interval.plan_only:
            found.append(Limit(end_of(interval, first), end_of(interval, last), holds, DoseReason.TOO_SOON))
    return found


def _before_close(rows: TakenColumns, found: Verdicts, close: Ints) -> Verdicts:
    late = (found.valid == VALID) & (rows.last >= close)
    why = np.where(rows.first >= close, place_of(DoseReason.AFTER_CLOSE), place_of(DoseReason.NOT_CERTAIN))
    return Verdicts(np.where(late, NOT_JUDGED, found.valid), np.where(late, why, found.reason))
