"""Of whom is a dose due or late that nobody refused and for which no other day was agreed? As evaluate_columns has it.

For a list that tells no more of vaccines: nothing is judged on which no such dose rests, and what is asked of pupils
and of women is asked only where somebody is old enough.
"""

import numpy as np

from simpul.foundation.day_columns import Bools, completed_months
from simpul.knowledge.immunization.answer import State
from simpul.knowledge.immunization.columns.answer import NO_LINE, STATES
from simpul.knowledge.immunization.columns.asked import UNKNOWN, AskedColumns
from simpul.knowledge.immunization.columns.evaluate import grounded
from simpul.knowledge.immunization.columns.steps.cards import judge_card
from simpul.knowledge.immunization.columns.steps.coming import next_of_card
from simpul.knowledge.immunization.columns.steps.ground import ColumnGround
from simpul.knowledge.immunization.columns.steps.joining import held_antigens, joined
from simpul.knowledge.immunization.columns.steps.refused import said_no
from simpul.knowledge.immunization.columns.steps.school import next_at_school
from simpul.knowledge.immunization.columns.steps.tetanus import climbed, next_td
from simpul.knowledge.immunization.schedule.definition import Edition, SchoolRow

LATE, DUE = (STATES.index(one) for one in (State.LATE, State.DUE))


def opened_columns(asked: AskedColumns, edition: Edition | None = None) -> Bools:
    """Of everybody; false of whoever cannot be evaluated. edition, errors: as of `evaluate_columns`"""
    at = grounded(asked, edition)
    ground = at.ground
    series = {name: judge_card(card, ground)[0] for name, card in ground.edition.cards.items()}
    coming = joined([next_of_card(one, ground) for one in series.values()], held_antigens(ground), ground)
    coming += [next_at_school(row, ground) for row in ground.edition.school if _is_asked(row, ground)]
    if _is_td_asked(ground):
        coming.append(next_td(*climbed(ground, series[ground.edition.tetanus.credit_antigen]), ground))
    opened = [((one.state == LATE) | (one.state == DUE)) & (said_no(one, ground) == NO_LINE) for one in coming]
    found: Bools = at.usable & np.logical_or.reduce(opened)
    return found


def _is_asked(row: SchoolRow, ground: ColumnGround) -> bool:
    """Whether somebody has a class, or is of the age of the row: who is younger has it to come."""
    return bool((ground.school_class != UNKNOWN).any()) or _oldest_months(ground) >= row.age_years * 12


def _is_td_asked(ground: ColumnGround) -> bool:
    """Td of women: from an age on, and in a pregnancy."""
    return bool(ground.people.is_pregnant.any()) or _oldest_months(ground) >= ground.edition.tetanus.from_year * 12


def _oldest_months(ground: ColumnGround) -> int:
    return int(completed_months(ground.people.born, ground.people.on).max(initial=0))
