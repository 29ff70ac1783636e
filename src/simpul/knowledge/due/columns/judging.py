"""Where does a window of everybody stand? Equal to answer.judged; with the first thing that was done in it and the last
no that was said."""

from dataclasses import dataclass

import numpy as np

from simpul.foundation.day_columns import NO_DAY, Bools, Ints
from simpul.knowledge.due.columns.asked import DoneColumns, DueAsked, NotDoneColumns, where
from simpul.knowledge.due.columns.states import Known, states_of
from simpul.knowledge.due.definition import ServiceRule

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
    again     of whom what is asked for is a repeat
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
    again: Bools


@dataclass(frozen=True, slots=True)
class Window:
    """applies  whom the service is for; since: from when on a no counts, where that is not from `opens`
    again    of whom what is asked for is a repeat
    """

    applies: Bools
    opens: Ints
    closes: Ints
    since: Ints | None = None
    again: Bools | None = None


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
    lacks: Ints | None = None, have: Ints | None = None, unnumbered: Ints | None = None,
) -> ServiceColumns:  # fmt: skip
    """done  what fulfils it, in the order of days; codes  by which somebody can have said no to it
    lacks  of each person the bits of what was to be shown and nobody wrote; have  how many there are of several;
    unnumbered  the day of one of them of which nobody told how many, NO_DAY for none
    """
    count, none = told.asked.count, np.full(told.asked.count, NO_DAY)
    line, done_on = first_of(done, count)
    said_on, until = _last(told.said_since(codes, window.opens if window.since is None else window.since), count)
    again = np.zeros(count, bool) if window.again is None else window.again
    some = np.zeros(count, np.int64) if have is None else np.where(line == NO_LINE, have, 0)
    known = Known(
        on=told.asked.people.on,
        opens=window.opens,
        closes=window.closes,
        done_on=done_on,
        lacking=np.zeros(count, np.int64) if lacks is None else lacks,
        said_on=said_on,
        until=until,
        some=some,
        unnumbered=none if unnumbered is None else unnumbered,
        again=again,
    )
    state, why, day = states_of(known)
    return ServiceColumns(
        rule=rule,
        state=np.where(window.applies, state, NOT_LISTED),
        opens=window.opens,
        ideal=window.opens,
        closes=window.closes,
        why=why,
        day=day,
        service=np.full(count, NO_SERVICE) if service is None else service,
        evidence=line,
        have=some,
        again=again,
    )


def first_of(done: DoneColumns, count: int) -> tuple[Ints, Ints]:
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
