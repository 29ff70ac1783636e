"""Where does a window of everybody stand? Equal to answer.judged; with the first thing that was done in it and the last
no that was said."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from simpul.foundation.day_columns import NO_DAY, Bools, Ints
from simpul.knowledge.due.answer import REASONS, DueState
from simpul.knowledge.due.columns.asked import DoneColumns, DueAsked, NotDoneColumns, where
from simpul.knowledge.due.definition import ASKS, ServiceRule

STATES, WHYS = tuple(DueState), tuple(REASONS)
LACKING = [
    (sum(1 << place for place, one in enumerate(ASKS) if one in lacks), "_".join(("done_no", *lacks)))
    for lacks in (few for many in range(1, len(ASKS) + 1) for few in combinations(ASKS, many))
]
NOT_LISTED = NO_LINE = NO_SERVICE = -1


@dataclass(frozen=True, slots=True)
class ServiceColumns:
    """One service of the schedule, of everybody.

    state     place in STATES; NOT_LISTED of whoever it does not apply to, of whom the other columns say nothing
    opens, ideal, closes  the window, both ends included
    why, day  place in WHYS, and the day that the sentence names
    service   place among the ages of the rule, NO_SERVICE of a visit
    evidence  the line of what fulfilled it, NO_LINE for none
    have      of what is asked for several times how many there are, as long as some are missing
    """

    rule: ServiceRule
    state: Ints
    opens: Ints
    ideal: Ints
    closes: Ints
    why: Ints
    day: Ints
    service: Ints
    evidence: Ints
    have: Ints


@dataclass(frozen=True, slots=True)
class Window:
    """applies  whom the service is for"""

    applies: Bools
    opens: Ints
    closes: Ints


class Told:
    """What was done and said no to, in the order of days; of one day what was told first is done first, and is the no
    that holds."""

    def __init__(self, asked: DueAsked) -> None:
        self.asked = asked
        done, said = asked.done, asked.not_done
        self.done = where(done, np.lexsort((done.line, done.day, done.person)))
        self.not_done = where(said, np.lexsort((-np.arange(len(said.day)), said.day, said.person)))

    def done_within(self, codes: Ints, first: Ints, last: Ints) -> DoneColumns:
        """Of these codes, on these days of each person, and not after the day of asking."""
        rows = where(self.done, np.isin(self.done.code, codes))
        last = np.minimum(last, self.asked.people.on)
        return where(rows, (rows.day >= first[rows.person]) & (rows.day <= last[rows.person]))

    def said_since(self, codes: Ints, first: Ints) -> NotDoneColumns:
        rows = where(self.not_done, np.isin(self.not_done.code, codes))
        return where(rows, (rows.day >= first[rows.person]) & (rows.day <= self.asked.people.on[rows.person]))


def judged(
    rule: ServiceRule, window: Window, told: Told, done: DoneColumns, codes: Ints, service: Ints | None = None,
    lacks: Ints | None = None, have: Ints | None = None,
) -> ServiceColumns:  # fmt: skip
    """done  what fulfils it, in the order of days; codes  by which somebody can have said no to it
    lacks  of each person the bits of what the visit asks for and nobody wrote; have  how many there are of several
    """
    count, on = told.asked.count, told.asked.people.on
    opens, closes = window.opens, window.closes
    line, done_on = _first(done, count)
    said_on, until = _last(told.said_since(codes, opens), count)
    none = np.zeros(count, np.int64)
    lacking = none if lacks is None else lacks
    some = none if have is None else np.where(line == NO_LINE, have, 0)
    cases = [
        *(((line != NO_LINE) & (lacking == bits), DueState.DONE, why, done_on) for bits, why in LACKING),
        ((line != NO_LINE) & (done_on > closes), DueState.DONE, "done_late", done_on),
        (line != NO_LINE, DueState.DONE, "done", done_on),
        ((said_on != NO_DAY) & (until == NO_DAY), DueState.REFUSED, "refused", said_on),
        ((said_on != NO_DAY) & (on <= until), DueState.PLANNED, "planned", until),
        (on < opens, DueState.NOT_YET, "not_yet", opens),
        ((on <= closes) & (some > 0), DueState.DUE, "due_more", closes),
        (on <= closes, DueState.DUE, "due", closes),
        (some > 0, DueState.LATE, "late_more", closes),
    ]
    conditions = [case[0] for case in cases]
    state = np.select(conditions, [STATES.index(case[1]) for case in cases], STATES.index(DueState.LATE))
    return ServiceColumns(
        rule=rule,
        state=np.where(window.applies, state, NOT_LISTED),
        opens=opens,
        ideal=opens,
        closes=closes,
        why=np.select(conditions, [WHYS.index(case[2]) for case in cases], WHYS.index("late")),
        day=np.select(conditions, [case[3] for case in cases], closes),
        service=np.full(count, NO_SERVICE) if service is None else service,
        evidence=line,
        have=some,
    )


def _first(done: DoneColumns, count: int) -> tuple[Ints, Ints]:
    """Of each person the line and the day of the first of what was done, in its order."""
    line, day = np.full(count, NO_LINE), np.full(count, NO_DAY)
    line[done.person[::-1]], day[done.person[::-1]] = done.line[::-1], done.day[::-1]
    return line, day


def _last(said: NotDoneColumns, count: int) -> tuple[Ints, Ints]:
    """Of each person the day of the last word, and until when it holds."""
    day, until = np.full(count, NO_DAY), np.full(count, NO_DAY)
    day[said.person], until[said.person] = said.day, said.until
    return day, until


def known_days(days: Ints) -> Ints:
    """Days to calculate with: of nothing known a day as good as any."""
    return np.where(days == NO_DAY, 0, days)
