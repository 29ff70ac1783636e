"""Which dose of BIAS is asked of this pupil: in which class and month, and what is caught up?

Due in its class from the first day of its month to the last (K6), late from then on through that class. It is done by
the dose of its name, or by one without a name in the school year of the row: a dose given anywhere closes the service.
"""

from datetime import date

from simpul.knowledge.growth.age import completed_months
from simpul.knowledge.immunization.answer import Judged, Next, Reason, State
from simpul.knowledge.immunization.days import months_after
from simpul.knowledge.immunization.schedule.definition import SchoolRow
from simpul.knowledge.immunization.steps.coming import stands
from simpul.knowledge.immunization.steps.judging import verdict
from simpul.knowledge.immunization.steps.limits import live_day
from simpul.knowledge.immunization.steps.taken import Ground, Taken


def judge_school(row: SchoolRow, ground: Ground) -> list[Judged]:
    """Doses of a school row that no series judges; a double is not told apart: the row asks for one."""
    return [_judged(one, row, ground) for one in _of(row, ground) if row.any_dose or one.school]


def next_at_school(row: SchoolRow, ground: Ground) -> Next:
    if any(_judged(one, row, ground).valid is not False for one in _of(row, ground)):
        return _closed(row, State.DONE, Reason.COMPLETE, ground)
    if row.sex and row.sex is not ground.asked.sex:
        return _closed(row, State.NOT_ASKED, Reason.OTHER_SEX, ground)
    found = _start(row, ground)
    if isinstance(found, Next):
        return found
    start, end = found
    live = live_day(row.antigen, ground)
    why = Reason.LIVE_TOO_SOON if live and live > start else Reason.MONTH_TO_COME
    earliest = max(start, live) if live else start
    state, reason = stands(ground.asked.as_of, earliest, max(end, earliest), why)
    return _open(row, state, reason, ground, earliest, max(end, earliest))


def _of(row: SchoolRow, ground: Ground) -> list[Taken]:
    """The doses that are its own."""
    doses = ground.taken.get(row.antigen, ())
    window = _own_year(row, ground) if doses else None
    return [
        one
        for one in doses
        if row.any_dose
        or one.school == row.dose
        or (not one.school and window and window[0] <= one.span.first and one.span.last < window[1])
    ]


def _own_year(row: SchoolRow, ground: Ground) -> tuple[date, date] | None:
    """From its month to the end of its school year; of whoever has no class the year from its month on."""
    if ground.school_class is not None:
        year = _school_year(ground) - (ground.school_class - row.school_class)
        return date(year, row.month, 1), date(year + 1, ground.edition.school_year_from_month, 1)
    start = _month_after(months_after(ground.asked.birth_date, row.age_years * 12), row.month)
    return start, months_after(start, 12)


def _month_after(day: date, month: int) -> date:
    """The first such month that begins on that day or later."""
    start = date(day.year, month, 1)
    return start if start >= day else months_after(start, 12)


def _judged(one: Taken, row: SchoolRow, ground: Ground) -> Judged:
    valid, reason = verdict(one, [], row.antigen, ground)
    number = 1 if row.any_dose else None
    return Judged(one.position, row.antigen, one.span, number, valid, reason, None, one.product)


def _start(row: SchoolRow, ground: Ground) -> tuple[date, date] | Next:
    """From when it is due and from when it is late, or why it is not asked now."""
    asked = ground.asked
    years = completed_months(asked.birth_date, asked.as_of) // 12
    if row.catch_up_age_years == years:
        birthday = months_after(asked.birth_date, years * 12)
        return birthday, birthday
    if ground.school_class is None:
        return _by_age(row, years, ground)
    if ground.school_class == row.school_class:
        return _month(row, _school_year(ground))
    if ground.school_class in row.catch_up_classes:
        return _month(row, _school_year(ground) - (ground.school_class - row.school_class))
    if ground.school_class < max(row.school_class, *row.catch_up_classes, 0):
        return _open(row, State.NOT_YET, Reason.CLASS_TO_COME, ground)
    return _closed(row, State.NOT_ASKED, Reason.NOT_MEANT, ground)


def _by_age(row: SchoolRow, years: int, ground: Ground) -> tuple[date, date] | Next:
    """Whoever has no class is asked in the year of the printed age."""
    born = ground.asked.birth_date
    if years < row.age_years:
        return _open(row, State.NOT_YET, Reason.CLASS_TO_COME, ground)
    if years == row.age_years:
        start = _month_after(months_after(born, years * 12), row.month)
        return start, months_after(start, 1)
    if row.catch_up_age_years and years < row.catch_up_age_years:
        day = months_after(born, row.catch_up_age_years * 12)
        return _open(row, State.NOT_YET, Reason.TOO_YOUNG, ground, day, day)
    return _closed(row, State.NOT_ASKED, Reason.NOT_MEANT, ground)


def _school_year(ground: Ground) -> int:
    today = ground.asked.as_of
    return today.year - (today.month < ground.edition.school_year_from_month)


def _month(row: SchoolRow, year: int) -> tuple[date, date]:
    """The month of the row in a school year; its months lie in the first half of it."""
    start = date(year, row.month, 1)
    return start, months_after(start, 1)


def _open(
    row: SchoolRow, state: State, reason: Reason, ground: Ground, start: date | None = None, end: date | None = None
) -> Next:
    return Next(
        key=row.key,
        antigen=row.antigen,
        dose=1,
        state=state,
        reason=reason,
        product=row.antigen,
        earliest=start,
        recommended=start,
        overdue_from=end,
        status=ground.edition.status,
    )


def _closed(row: SchoolRow, state: State, reason: Reason, ground: Ground) -> Next:
    return Next(row.key, row.antigen, None, state, reason, status=ground.edition.status)
