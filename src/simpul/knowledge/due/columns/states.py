"""In which state is a window of everybody, and why? Equal to answer.judged, in the same order."""

from dataclasses import dataclass

import numpy as np

from simpul.foundation.day_columns import NO_DAY, Bools, Ints
from simpul.knowledge.due.answer import REASONS, DueState
from simpul.knowledge.due.vocabulary import ASKS, FORM

STATES, WHYS = tuple(DueState), tuple(REASONS)
MAY_LACK = (*ASKS, FORM)
LACKS_FORM = 1 << MAY_LACK.index(FORM)
LACKING = [
    (sum(1 << place for place, one in enumerate(MAY_LACK) if one in why.split("_")), why)
    for why in REASONS
    if why.startswith("done_no_")
]


@dataclass(frozen=True, slots=True)
class Known:
    """What decides, of each person; of days NO_DAY where there is none.

    lacking  the bits of what was to be shown and nobody wrote; again: whether what is asked for is a repeat
    said_on, until  the last no, and until when an agreed day holds
    some     how many there are of several; unnumbered: the day of one of them of which nobody told how many
    """

    on: Ints
    opens: Ints
    closes: Ints
    done_on: Ints
    lacking: Ints
    said_on: Ints
    until: Ints
    some: Ints
    unnumbered: Ints
    again: Bools


def states_of(one: Known) -> tuple[Ints, Ints, Ints]:
    """Place in STATES, place in WHYS, and the day that the sentence names."""
    done, said = one.done_on != NO_DAY, one.said_on != NO_DAY
    early, open_ = one.on < one.opens, one.on <= one.closes
    cases = [
        *((done & (one.lacking == bits), DueState.DONE, why, one.done_on) for bits, why in LACKING),
        (done & (one.done_on > one.closes), DueState.DONE, "done_late", one.done_on),
        (done, DueState.DONE, "done", one.done_on),
        (said & (one.until == NO_DAY), DueState.REFUSED, "refused", one.said_on),
        (said & (one.on <= one.until), DueState.PLANNED, "planned", one.until),
        (early & one.again, DueState.NOT_YET, "again_not_yet", one.opens),
        (early, DueState.NOT_YET, "not_yet", one.opens),
        (one.unnumbered != NO_DAY, DueState.DUE, "number", one.unnumbered),
        (one.again, DueState.DUE, "again", one.opens),
        (open_ & (one.some > 0), DueState.DUE, "due_more", one.closes),
        (open_, DueState.DUE, "due", one.closes),
        (one.some > 0, DueState.LATE, "late_more", one.closes),
    ]
    conditions = [case[0] for case in cases]
    return (
        np.select(conditions, [STATES.index(case[1]) for case in cases], STATES.index(DueState.LATE)),
        np.select(conditions, [WHYS.index(case[2]) for case in cases], WHYS.index("late")),
        np.select(conditions, [case[3] for case in cases], one.closes),
    )
