"""Which doses count, which are next and which sets are complete, for a whole population? Equal to
knowledge.immunization.evaluate for each person (ADR 0038), but for two things that are told of one person at a time:
the colour of the card, and the status of sources.
"""

from dataclasses import dataclass, fields, replace

import numpy as np

from simpul.foundation.day_columns import Bools, Ints, day_of
from simpul.knowledge.immunization.answer import Problem, Reason
from simpul.knowledge.immunization.columns.answer import (
    IBL_NO,
    IBL_OPEN,
    IBL_YES,
    NO_STATE,
    REASONS,
    DoseColumns,
    EvaluationColumns,
    NextColumns,
)
from simpul.knowledge.immunization.columns.asked import AskedColumns
from simpul.knowledge.immunization.columns.steps.cards import JudgedColumns, Series, judge_card
from simpul.knowledge.immunization.columns.steps.coming import names_of, next_of_card
from simpul.knowledge.immunization.columns.steps.ground import ColumnGround
from simpul.knowledge.immunization.columns.steps.joining import held_antigens, is_held, joined
from simpul.knowledge.immunization.columns.steps.refused import said_no
from simpul.knowledge.immunization.columns.steps.school import judge_school, next_at_school
from simpul.knowledge.immunization.columns.steps.taken import FIRST_DAY, LAST_DAY, PROBLEMS, USED, taken_columns
from simpul.knowledge.immunization.columns.steps.tetanus import climbed, next_td
from simpul.knowledge.immunization.schedule.definition import Edition
from simpul.knowledge.immunization.schedule.registry import edition_on


@dataclass(frozen=True, slots=True)
class Grounded:
    """usable  who can be evaluated; problem: of each dose that was told; person_problem: of each person"""

    ground: ColumnGround
    usable: Bools
    problem: Ints
    person_problem: Ints


def evaluate_columns(asked: AskedColumns, edition: Edition | None = None) -> EvaluationColumns:
    """Everything about the immunisation of everybody, each on the day of asking.

    edition  of the schedule; the one of that day where none is given

    Raises ValueError where no edition is given and those days fall under two of them (a bug in the caller).
    """
    return _evaluated(grounded(asked, edition))


def grounded(asked: AskedColumns, edition: Edition | None) -> Grounded:
    problem = _person_problem(asked)
    usable = problem == USED
    edition = edition or _edition(asked.people.on[usable])
    safe = replace(asked.people, on=np.where(usable, asked.people.on, asked.people.born.clip(FIRST_DAY, LAST_DAY)))
    safe = replace(safe, born=np.where(usable, safe.born, safe.on))
    asked = replace(asked, people=safe)
    taken, told = taken_columns(asked, edition, usable)
    return Grounded(ColumnGround(asked, edition, taken), usable, told, problem)


def _evaluated(at: Grounded) -> EvaluationColumns:
    ground, usable, edition = at.ground, at.usable, at.ground.edition
    cards = {name: judge_card(card, ground) for name, card in edition.cards.items()}
    series = {name: found for name, (found, _) in cards.items()}
    ladder, td = climbed(ground, series[edition.tetanus.credit_antigen])
    held = held_antigens(ground)
    coming = joined([next_of_card(one, ground) for one in series.values()], held, ground)
    coming += [next_at_school(row, ground) for row in edition.school]
    coming.append(next_td(ladder, td, ground))
    at_school = [judge_school(row, ground) for row in edition.school if row.antigen not in edition.tetanus.antigens]
    judged = [found for _, found in cards.values()]
    idl = usable & _has(series, edition.sets["idl"])
    ibl = np.where(idl & _has(series, edition.sets["ibl_certain"]), IBL_YES, IBL_OPEN)
    found = {one.key: _with_events(one, is_held(one, held, ground), usable) for one in coming}
    return EvaluationColumns(
        edition=edition.edition,
        names=names_of(edition),
        problem=at.problem,
        person_problem=at.person_problem,
        doses=_doses([*judged, td, *at_school]),
        next=found,
        not_done={key: said_no(one, ground) for key, one in found.items()},
        idl=idl,
        ibl=np.where(usable & _has(series, edition.sets["ibl"]), ibl, IBL_NO),
        tetanus=np.where(usable, ladder.number, 0),
    )


def _person_problem(asked: AskedColumns) -> Ints:
    people = asked.people
    outside = np.zeros(len(people.born), bool)
    for days in (people.born, people.on):
        outside |= (days < FIRST_DAY) | (days > LAST_DAY)
    places = [PROBLEMS.index(one) for one in (Problem.OUT_OF_RANGE, Problem.BORN_LATER)]
    return np.select([outside, people.on < people.born], places, USED)


def _edition(on: Ints) -> Edition:
    days = [day_of(int(day)) for day in (on.min(initial=LAST_DAY), on.max(initial=FIRST_DAY))]
    first, last = (edition_on(day) for day in days if day)
    if len(on) and first != last:
        raise ValueError("the days of asking fall under two editions")
    return last


def _has(series: dict[str, Series], asked: dict[str, int]) -> Bools:
    found: Bools = np.logical_and.reduce([series[antigen].count >= number for antigen, number in asked.items()])
    return found


def _with_events(one: NextColumns, held: Bools, usable: Bools) -> NextColumns:
    found = replace(one, reason=np.where(held, REASONS.index(Reason.HELD), one.reason))
    nothing = np.full(len(usable), NO_STATE)
    return found if usable.all() else found.without_dates(~usable, nothing, nothing)


def _doses(judged: list[JudgedColumns]) -> DoseColumns:
    """Each told dose once: a dose that was given for another antigen is told there."""
    found = []
    for one in judged:
        own = ~one.rows.is_part
        found.append(
            DoseColumns(*(c[own] for c in (one.rows.line, one.rows.antigen, one.number, one.valid, one.reason)))
        )
    return DoseColumns(*(np.concatenate([getattr(one, field.name) for one in found]) for field in fields(DoseColumns)))
