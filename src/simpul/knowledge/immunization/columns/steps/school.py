"""Which dose of BIAS is asked of every pupil? Equal to steps.school, a row of the schedule for everybody at once."""

import numpy as np

from simpul.foundation.day_columns import (
    NO_DAY,
    Bools,
    Ints,
    first_of,
    month_from,
    months_after,
)
from simpul.foundation.sex import Sex
from simpul.knowledge.immunization.answer import Reason, State
from simpul.knowledge.immunization.columns.answer import REASONS, STATES, NextColumns
from simpul.knowledge.immunization.columns.asked import UNKNOWN
from simpul.knowledge.immunization.columns.steps.cards import NO_NUMBER, JudgedColumns
from simpul.knowledge.immunization.columns.steps.coming import closing, names_of, stands
from simpul.knowledge.immunization.columns.steps.ground import ColumnGround
from simpul.knowledge.immunization.columns.steps.school_start import school_year, start_of
from simpul.knowledge.immunization.columns.steps.taken import TakenColumns, schools_of
from simpul.knowledge.immunization.columns.steps.verdict import INVALID, verdicts
from simpul.knowledge.immunization.schedule.definition import SchoolRow


def judge_school(row: SchoolRow, ground: ColumnGround) -> JudgedColumns:
    """Doses of a school row that no series judges."""
    doses = ground.doses_of(row.antigen)
    doses = doses if row.any_dose else doses.where(_is_named(row, doses, ground))
    found = verdicts(doses, [], row.antigen, ground)
    number = np.full(len(doses.person), 1 if row.any_dose else NO_NUMBER)
    return JudgedColumns(doses, number, found.valid, found.reason, np.ones(len(doses.person), bool))


def next_at_school(row: SchoolRow, ground: ColumnGround) -> NextColumns:
    on, found = ground.people.on, start_of(row, ground)
    live = ground.live_day(row.antigen)
    earliest = np.maximum(found.start, live)
    overdue = np.maximum(found.end, earliest)
    why = np.where(live > found.start, REASONS.index(Reason.LIVE_TOO_SOON), REASONS.index(Reason.MONTH_TO_COME))
    state, reason = stands(on, earliest, overdue, why)
    waiting = found.waits | found.waits_until
    young = np.where(found.waits, REASONS.index(Reason.CLASS_TO_COME), REASONS.index(Reason.TOO_YOUNG))
    earliest = np.select([found.waits, found.waits_until], [NO_DAY, found.start], earliest)
    coming = NextColumns(
        key=row.key,
        antigen=row.antigen,
        state=np.where(waiting, STATES.index(State.NOT_YET), state),
        reason=np.where(waiting, young, reason),
        dose=np.ones(ground.count, np.int64),
        product=np.full(ground.count, names_of(ground.edition).index(row.antigen)),
        earliest=earliest,
        recommended=earliest,
        overdue_from=np.select([found.waits, found.waits_until], [NO_DAY, found.start], overdue),
        last_date=np.full(ground.count, NO_DAY),
        is_unsure=np.zeros(ground.count, bool),
    )
    other_sex = ground.people.is_female != (row.sex is Sex.FEMALE) if row.sex else np.zeros(ground.count, bool)
    closed = [
        (_done(row, ground), State.DONE, Reason.COMPLETE),
        (other_sex, State.NOT_ASKED, Reason.OTHER_SEX),
        (~found.meant, State.NOT_ASKED, Reason.NOT_MEANT),
    ]
    return closing(coming, closed)


def _is_named(row: SchoolRow, doses: TakenColumns, ground: ColumnGround) -> Bools:
    found: Bools = doses.school == schools_of(ground.edition).index(row.dose)
    return found


def _done(row: SchoolRow, ground: ColumnGround) -> Bools:
    doses = _own(row, ground)
    valid = verdicts(doses, [], row.antigen, ground).valid
    found = np.zeros(ground.count, bool)
    found[doses.person[valid != INVALID]] = True
    return found


def _own(row: SchoolRow, ground: ColumnGround) -> TakenColumns:
    """Doses of its name, and those without a name from its month to the end of its school year."""
    doses = ground.doses_of(row.antigen)
    if row.any_dose:
        return doses
    begins, ends = (days[doses.person] for days in _own_year(row, ground))
    within = (doses.school == 0) & (begins <= doses.first) & (doses.last < ends)
    return doses.where(_is_named(row, doses, ground) | within)


def _own_year(row: SchoolRow, ground: ColumnGround) -> tuple[Ints, Ints]:
    """Of whoever has no class the year from its month on."""
    known = ground.school_class != UNKNOWN
    year = school_year(ground) - np.where(known, ground.school_class - row.school_class, 0)
    start = month_from(ground.age(row.age_years * 12), row.month)
    begins = np.where(known, first_of(year, row.month), start)
    return begins, np.where(known, first_of(year + 1, ground.edition.school_year_from_month), months_after(start, 12))
