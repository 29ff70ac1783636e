"""What is asked next of an antigen of the card, of everybody? Equal to steps.coming.next_of_card."""

import numpy as np

from simpul.foundation.day_columns import NO_DAY, Bools, Ints
from simpul.knowledge.immunization.answer import Reason, State
from simpul.knowledge.immunization.columns.answer import NO_STATE, REASONS, STATES, NextColumns
from simpul.knowledge.immunization.columns.asked import UNKNOWN
from simpul.knowledge.immunization.columns.steps.cards import Series
from simpul.knowledge.immunization.columns.steps.ground import ColumnGround, end_of
from simpul.knowledge.immunization.schedule.card import CardDose
from simpul.knowledge.immunization.schedule.definition import Edition


def names_of(edition: Edition) -> tuple[str, ...]:
    return (*sorted(edition.antigens), *edition.products)


def next_of_card(series: Series, ground: ColumnGround) -> NextColumns:
    card, on = series.card, ground.people.on
    at = np.minimum(series.count, len(card.doses) - 1)
    since = ground.since(card.antigen) if card.is_regional else ground.people.born
    earliest, why = _earliest(series, at, ground)
    earliest = np.maximum(earliest, since)
    last = series.closes[at, series.everybody] - 1
    overdue = np.maximum(_of_dose(series, at, [_late_day(rule, ground) for rule in card.doses]), earliest)
    is_asked = series.has_part & (series.count > 0)  # open question 8
    overdue = np.where(is_asked, NO_DAY, overdue)
    recommended = _of_dose(series, at, [ground.age(rule.from_month) for rule in card.doses])
    state, reason = stands(on, earliest, overdue, why)
    reason = np.where(is_asked & (state == STATES.index(State.DUE)), REASONS.index(Reason.ASK), reason)
    by_hour = _of_dose(series, at, [np.full(ground.count, _hours(rule)) for rule in card.doses])
    state, reason = _by_the_clock(state, reason, by_hour, ground.people.hours)
    closed = [
        (series.count >= series.total(), State.DONE, Reason.COMPLETE),
        (since == NO_DAY, State.NOT_ASKED, Reason.OTHER_PROVINCE),
        (since > on, State.NOT_ASKED, Reason.NOT_BEGUN),
        ((on > last) | (earliest > last), State.PAST, Reason.TOO_OLD),
    ]
    has_interval = np.array([rule.interval is not None for rule in card.doses])
    found = NextColumns(
        key=card.antigen,
        antigen=card.antigen,
        state=state,
        reason=reason,
        dose=series.numbers[at],
        product=_product(series, at, ground),
        earliest=earliest,
        recommended=np.maximum(earliest, recommended),
        overdue_from=overdue,
        last_date=last,
        is_unsure=has_interval[at] & series.before.moves,
    )
    return closing(found, closed)


def stands(on: Ints, earliest: Ints, overdue: Ints, why: Ints) -> tuple[Ints, Ints]:
    """The state that follows from the dates; overdue NO_DAY is never late. why: places in REASONS."""
    early, late = on < earliest, (overdue != NO_DAY) & (on >= overdue)
    state = np.select([early, late], [STATES.index(State.NOT_YET), STATES.index(State.LATE)], STATES.index(State.DUE))
    return state, np.select([early, late], [why, REASONS.index(Reason.LATE)], REASONS.index(Reason.TIME))


def closing(found: NextColumns, closed: list[tuple[Bools, State, Reason]]) -> NextColumns:
    """Where one of these holds, the first that does, nothing is asked and no day is named."""
    conditions = [where for where, _, _ in closed]
    state = np.select(conditions, [STATES.index(state) for _, state, _ in closed], NO_STATE)
    reason = np.select(conditions, [REASONS.index(reason) for _, _, reason in closed], NO_STATE)
    return found.without_dates(state != NO_STATE, state, reason)


def _earliest(series: Series, at: Ints, ground: ColumnGround) -> tuple[Ints, Ints]:
    """The latest of the limits, and the first of those that end on it."""
    earliest = series.age_days[at, series.everybody]
    why = np.full(ground.count, REASONS.index(Reason.TOO_YOUNG))
    after_counted = np.full(ground.count, NO_DAY)
    known = series.counted != NO_DAY
    for people, interval in series.intervals():
        where = people & known
        after_counted[where] = end_of(interval, series.counted[where])
    repeated = np.where(series.others == NO_DAY, NO_DAY, series.others + ground.edition.repeat_days)
    limits = [(np.maximum(after_counted, repeated), Reason.TOO_SOON)]
    limits.append((ground.live_day(series.card.antigen), Reason.LIVE_TOO_SOON))
    for day, reason in limits:
        why = np.where(day > earliest, REASONS.index(reason), why)
        earliest = np.maximum(earliest, day)
    return earliest, why


def _of_dose(series: Series, at: Ints, days: list[Ints]) -> Ints:
    """Of each person the day of the dose that is next."""
    found: Ints = np.stack(days)[at, series.everybody]
    return found


def _late_day(rule: CardDose, ground: ColumnGround) -> Ints:
    if rule.late_after_days is not None:
        return ground.people.born + rule.late_after_days
    return ground.age(rule.late_month)


def _hours(rule: CardDose) -> int:
    return UNKNOWN if rule.late_after_hours is None else rule.late_after_hours


def _by_the_clock(state: Ints, reason: Ints, by_hour: Ints, hours: Ints) -> tuple[Ints, Ints]:
    known, late = (by_hour != UNKNOWN) & (hours != UNKNOWN), hours >= by_hour
    told = np.where(late, STATES.index(State.LATE), STATES.index(State.DUE))
    why = np.where(late, REASONS.index(Reason.LATE), REASONS.index(Reason.TIME))
    return np.where(known, told, state), np.where(known, why, reason)


def _product(series: Series, at: Ints, ground: ColumnGround) -> Ints:
    """The vaccine that the area of each gives for the next dose on the day of asking."""
    names, number = names_of(ground.edition), series.numbers[at]
    found = np.full(ground.count, names.index(series.card.antigen))
    for one in reversed(ground.edition.products.values()):
        if one.antigen == series.card.antigen:
            since = ground.since(one.product)
            holds = np.isin(number, list(one.numbers)) & (since != NO_DAY) & (since <= ground.people.on)
            found = np.where(holds, names.index(one.product), found)
    return found
