"""How far is everybody protected against tetanus, and is Td asked? Equal to steps.tetanus, dose by dose."""

from dataclasses import dataclass

import numpy as np

from simpul.foundation.day_columns import NO_DAY, Bools, Ints, latest_by_row
from simpul.knowledge.immunization.answer import DoseReason, Reason, State
from simpul.knowledge.immunization.columns.answer import REASONS, NextColumns
from simpul.knowledge.immunization.columns.steps.cards import NO_NUMBER, JudgedColumns, Series
from simpul.knowledge.immunization.columns.steps.coming import closing, names_of, stands
from simpul.knowledge.immunization.columns.steps.ground import ColumnGround, end_of
from simpul.knowledge.immunization.columns.steps.taken import TakenColumns
from simpul.knowledge.immunization.columns.steps.verdict import (
    NO_REASON,
    NOT_JUDGED,
    VALID,
    Before,
    Limit,
    Verdicts,
    unless_surplus,
    verdicts,
)
from simpul.knowledge.immunization.schedule.card import Interval
from simpul.knowledge.immunization.steps.tetanus import ANTIGEN, KEY


@dataclass(frozen=True, slots=True)
class Credit:
    """The step that the credited doses of somebody reach, and the span of the dose that reaches it."""

    holds: Bools
    first: Ints
    last: Ints
    reached: int


class Ladder:
    """number, first, last  the step that is reached and the dose that counted for it; NO_DAY where none did"""

    def __init__(self, ground: ColumnGround, credited: list[Credit]) -> None:
        self.ground, self.credited = ground, credited
        self.number = np.zeros(ground.count, np.int64)
        self.first, self.last = np.full(ground.count, NO_DAY), np.full(ground.count, NO_DAY)
        self.counted_moves = np.zeros(ground.count, bool)
        self.before = Before(ground.count)

    def credit(self, people: Ints, until: Ints | None = None) -> None:
        """Of these people what the credited doses have reached, by the last day of the dose that comes next."""
        for one in self.credited:
            better = one.holds[people] & (self.number[people] < one.reached)
            if until is not None:
                better &= one.last[people] <= until
            self._reach(people[better], one.reached, one.first[people[better]], one.last[people[better]])

    def climb(self, rows: TakenColumns) -> tuple[Ints, Verdicts]:
        """One dose of a person at most. The number that each takes, and what is said of it."""
        steps = self.ground.edition.tetanus.steps
        number = self.number[rows.person]
        doubles, surplus = self.before.doubles(rows), number >= len(steps)
        found = verdicts(rows, self._limits(rows), ANTIGEN, self.ground)
        is_judged, found = unless_surplus(found, doubles, surplus)
        self.before.add(rows)
        counts = found.valid == VALID
        self._reach(rows.person[counts], number[counts] + 1, rows.first[counts], rows.last[counts])
        self.counted_moves[rows.person[counts]] = rows.moves[counts]
        return np.where(is_judged, number + 1, NO_NUMBER), found

    def _reach(self, people: Ints, number: Ints | int, first: Ints, last: Ints) -> None:
        self.number[people], self.first[people], self.last[people] = number, first, last
        self.counted_moves[people] = False

    def _limits(self, rows: TakenColumns) -> list[Limit]:
        first, last = self.first[rows.person], self.last[rows.person]
        found = []
        for holds, interval in self.intervals():
            here = holds[rows.person] & (first != NO_DAY)
            if here.any():
                ends = [end_of(interval, np.where(here, days, 0)) for days in (first, last)]
                found.append(Limit(ends[0], ends[1], here, DoseReason.TOO_SOON))
        return found

    def intervals(self) -> list[tuple[Bools, Interval]]:
        """The interval before the next step, and the people for whom it holds."""
        steps = enumerate(self.ground.edition.tetanus.steps)
        return [(self.number == at, step.interval) for at, step in steps if step.interval]


def climbed(ground: ColumnGround, credited: Series) -> tuple[Ladder, JudgedColumns]:
    rule = ground.edition.tetanus
    reached_by = [
        Credit(credited.count >= count, credited.first[count - 1], credited.last[count - 1], reached)
        for count, reached in rule.credit
    ]
    ladder = Ladder(ground, reached_by)
    doses = ground.doses_of(*rule.antigens).by_person()
    count = len(doses.person)
    number, valid, reason = (np.full(count, none) for none in (NO_NUMBER, NOT_JUDGED, NO_REASON))
    for at, rows in doses.steps():
        ladder.credit(rows.person, rows.last)
        number[at], found = ladder.climb(rows)
        valid[at], reason[at] = found.valid, found.reason
    ladder.credit(np.arange(ground.count))
    return ladder, JudgedColumns(doses, number, valid, reason, np.ones(count, bool))


def next_td(ladder: Ladder, judged: JudgedColumns, ground: ColumnGround) -> NextColumns:
    """Td of women: 15 to 39 years, and in every pregnancy, below the last step."""
    people, rule = ground.people, ground.edition.tetanus
    last = ground.age(rule.below_year * 12) - 1
    earliest, why = _earliest(ladder, judged.rows, ground)
    never = np.full(ground.count, NO_DAY)
    state, reason = stands(people.on, earliest, never, why)
    found = NextColumns(
        key=KEY,
        antigen=ANTIGEN,
        state=state,
        reason=reason,
        dose=ladder.number + 1,
        product=np.full(ground.count, names_of(ground.edition).index(ANTIGEN)),
        earliest=earliest,
        recommended=earliest,
        overdue_from=never,
        last_date=np.where(people.is_pregnant, NO_DAY, last),
        is_unsure=ladder.before.moves,
    )
    past = ~people.is_pregnant & (np.maximum(people.on, earliest) > last)
    closed = [
        (~people.is_female, State.NOT_ASKED, Reason.OTHER_SEX),
        (ladder.number >= len(rule.steps), State.DONE, Reason.COMPLETE),
        (past, State.NOT_ASKED, Reason.NOT_MEANT),
    ]
    return closing(found, closed)


def _earliest(ladder: Ladder, doses: TakenColumns, ground: ColumnGround) -> tuple[Ints, Ints]:
    """The latest of the limits by age, by the dose that counted and by the others; and why."""
    people = ground.people
    young = ground.age(ground.edition.tetanus.from_year * 12)
    young = np.where(people.is_pregnant, np.minimum(young, people.on), young)
    soon = np.full(ground.count, NO_DAY)
    for holds, interval in ladder.intervals():
        where = holds & (ladder.last != NO_DAY) & ~ladder.counted_moves
        soon[where] = end_of(interval, ladder.last[where])
    person = doses.person
    others = doses.where(~doses.moves & ((doses.first != ladder.first[person]) | (doses.last != ladder.last[person])))
    repeated = latest_by_row(others.person, others.last + ground.edition.repeat_days, ground.count)
    soon = np.maximum(soon, repeated)
    why = np.where(soon > young, REASONS.index(Reason.TOO_SOON), REASONS.index(Reason.TOO_YOUNG))
    return np.maximum(young, soon), why
