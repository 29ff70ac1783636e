"""What does the engine answer for many people at once?"""

from dataclasses import dataclass

import numpy as np

from simpul.foundation.day_columns import NO_DAY, Bools, Ints
from simpul.knowledge.immunization.answer import Reason, State

STATES, REASONS = tuple(State), tuple(Reason)
OPEN_STATES = tuple(STATES.index(one) for one in (State.NOT_YET, State.DUE, State.LATE))
NO_STATE = NO_DOSE = NO_PRODUCT = NO_LINE = -1
IBL_NO, IBL_YES, IBL_OPEN = 0, 1, 2


@dataclass(frozen=True, slots=True)
class NextColumns:
    """What is asked next of an antigen or a school row, of everybody.

    state, reason  places in STATES and REASONS; NO_STATE of whoever cannot be evaluated
    dose           NO_DOSE where nothing is asked
    product        place in the names of EvaluationColumns, NO_PRODUCT for none
    days           NO_DAY where its state has none
    """

    key: str
    antigen: str
    state: Ints
    reason: Ints
    dose: Ints
    product: Ints
    earliest: Ints
    recommended: Ints
    overdue_from: Ints
    last_date: Ints
    is_unsure: Bools

    def without_dates(self, rows: Bools, state: Ints, reason: Ints) -> "NextColumns":
        """In these rows nothing is asked, for this reason."""

        def but(column: Ints, nothing: int) -> Ints:
            return np.where(rows, nothing, column)

        return NextColumns(
            key=self.key,
            antigen=self.antigen,
            state=np.where(rows, state, self.state),
            reason=np.where(rows, reason, self.reason),
            dose=but(self.dose, NO_DOSE),
            product=but(self.product, NO_PRODUCT),
            earliest=but(self.earliest, NO_DAY),
            recommended=but(self.recommended, NO_DAY),
            overdue_from=but(self.overdue_from, NO_DAY),
            last_date=but(self.last_date, NO_DAY),
            is_unsure=self.is_unsure & ~rows,
        )


@dataclass(frozen=True, slots=True)
class DoseColumns:
    """Each dose that could be used, once; in no order that says anything.

    line    of the doses that were asked
    number  -1 for none; valid 1 yes, 0 no, -1 not judged; reason  place in DOSE_REASONS, -1 for none
    """

    line: Ints
    antigen: Ints
    number: Ints
    valid: Ints
    reason: Ints


@dataclass(frozen=True, slots=True)
class EvaluationColumns:
    """names     antigens, sorted, then products: what `antigen` and `product` point to
    problem   of each dose that was asked: place in PROBLEMS, or USED
    person_problem  the same of each person
    next      by key
    not_done  by key: the line of the last refusal or postponement since the last dose, NO_LINE for none
    ibl       IBL_NO, IBL_YES, or IBL_OPEN where the sources do not decide it
    tetanus   0, or 1 to 5 for T1 to T5
    """

    edition: str
    names: tuple[str, ...]
    problem: Ints
    person_problem: Ints
    doses: DoseColumns
    next: dict[str, NextColumns]
    not_done: dict[str, Ints]
    idl: Bools
    ibl: Ints
    tetanus: Ints
