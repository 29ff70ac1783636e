"""To what was said no, or another day, since the last dose? Equal to evaluate._not_done for each person."""

import numpy as np

from simpul.foundation.day_columns import NO_DAY, Ints, latest_by_row
from simpul.knowledge.immunization.columns.answer import NO_LINE, OPEN_STATES, NextColumns
from simpul.knowledge.immunization.columns.steps.ground import ColumnGround


def said_no(one: NextColumns, ground: ColumnGround) -> Ints:
    """The line of the last of them, of the antigen that is asked next; of one day a postponement holds."""
    told, found = ground.asked.not_done, np.full(ground.count, NO_LINE)
    if not len(told.person):
        return found
    counts = [one.antigen in ground.edition.antigens_of(name) for name in ground.asked.named]
    doses = ground.doses_of(one.antigen)
    last = latest_by_row(doses.person, doses.last, ground.count)
    last = np.where(last == NO_DAY, ground.people.born, last)
    holds = np.array(counts, bool)[told.vaccine] & np.isin(one.state, OPEN_STATES)[told.person]
    holds &= (last[told.person] <= told.day) & (told.day <= ground.people.on[told.person])
    lines = np.flatnonzero(holds)
    lines = lines[np.lexsort((-lines, told.is_postponed[lines], told.day[lines], told.person[lines]))]
    found[told.person[lines]] = lines
    return found
