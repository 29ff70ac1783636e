"""What is asked next of an antigen of the card: which dose, from when, until when, and where does it stand today?

Planned exactly, without grace: the interval from the last dose that counts, some weeks from any other.
"""

from collections.abc import Iterator
from datetime import date

from simpul.knowledge.concepts.definition import Status
from simpul.knowledge.immunization.answer import Judged, Next, Reason, State
from simpul.knowledge.immunization.days import days_after, months_after
from simpul.knowledge.immunization.schedule.card import Card, CardDose
from simpul.knowledge.immunization.schedule.region import began
from simpul.knowledge.immunization.steps.judging import total_of
from simpul.knowledge.immunization.steps.limits import age_day, catch_up_of, end_of, interval_of, live_day
from simpul.knowledge.immunization.steps.taken import Ground, Taken

Limit = tuple[date, Reason]
ORDER = list(Status)
SINCE_NEVER = (None, Status.SECONDARY)


def next_of_card(card: Card, judged: list[Judged], ground: Ground) -> Next:
    counted = [one for one in judged if one.counts]
    if len(counted) >= total_of(card, counted, ground):
        return Next(card.antigen, card.antigen, None, State.DONE, Reason.COMPLETE, status=card.status)
    since, read = (
        (began(card.antigen, ground.asked.area, ground.asked.city) or SINCE_NEVER)
        if card.is_regional
        else (
            ground.asked.birth_date,
            card.status,
        )
    )
    if since is None or since > ground.asked.as_of:
        reason = Reason.OTHER_PROVINCE if since is None else Reason.NOT_BEGUN
        return Next(card.antigen, card.antigen, None, State.NOT_ASKED, reason, status=weakest(card.status, read))
    return _planned(card, card.doses[len(counted)], counted, since, weakest(card.status, read), ground)


def weakest(*read: Status) -> Status:
    return max(read, key=ORDER.index)


def _planned(card: Card, rule: CardDose, counted: list[Judged], since: date, read: Status, ground: Ground) -> Next:
    before = [one for one in ground.card(card.antigen) if not one.is_part or _counts(one, counted)]
    limits = list(_limits(card, rule, counted, before, ground))
    earliest, why = max(limits, key=lambda one: one[0])
    earliest = max(earliest, since)
    last = days_after(months_after(ground.asked.birth_date, rule.closes_month), -1)
    read = weakest(read, *_read(card, rule, counted, ground))
    if ground.asked.as_of > last or earliest > last:
        return Next(card.antigen, card.antigen, None, State.PAST, Reason.TOO_OLD, status=read)
    is_asked = bool(counted) and any(one.is_part for one in ground.card(card.antigen))  # open question 8
    overdue = None if is_asked else max(late_day(rule, ground), earliest)
    state, reason = stands(ground.asked.as_of, earliest, overdue, why)
    reason = Reason.ASK if is_asked and state is State.DUE else reason
    if rule.late_after_hours is not None and ground.asked.hours_since_birth is not None:
        is_late = ground.asked.hours_since_birth >= rule.late_after_hours
        state, reason = (State.LATE, Reason.LATE) if is_late else (State.DUE, Reason.TIME)
    return Next(
        key=card.antigen,
        antigen=card.antigen,
        dose=rule.number,
        state=state,
        reason=reason,
        product=product_of(card.antigen, rule.number, ground),
        earliest=earliest,
        recommended=max(earliest, months_after(ground.asked.birth_date, rule.from_month)),
        overdue_from=overdue,
        last_date=last,
        is_unsure=rule.interval is not None and any(one.moves for one in before),
        status=read,
    )


def stands(today: date, earliest: date, overdue: date | None, why: Reason) -> tuple[State, Reason]:
    """The state that follows from the dates (the table of vectors/immunization)."""
    if today < earliest:
        return State.NOT_YET, why
    if overdue is not None and today >= overdue:
        return State.LATE, Reason.LATE
    return State.DUE, Reason.TIME


def late_day(rule: CardDose, ground: Ground) -> date:
    born = ground.asked.birth_date
    if rule.late_after_days is not None:
        return days_after(born, rule.late_after_days)
    return months_after(born, rule.late_month)


def product_of(antigen: str, number: int, ground: Ground) -> str:
    """The vaccine that this area gives for a dose on this day."""
    for one in ground.edition.products.values():
        if antigen == one.antigen and number in one.numbers:
            since = began(one.product, ground.asked.area, ground.asked.city)
            if since and since[0] <= ground.asked.as_of:
                return one.product
    return antigen


def _limits(card: Card, rule: CardDose, counted: list[Judged], before: list[Taken], ground: Ground) -> Iterator[Limit]:
    yield age_day(rule, card.antigen, ground), Reason.TOO_YOUNG
    interval = interval_of(rule, catch_up_of(card, counted[0].span if counted else None, ground))
    for one in before:
        if one.moves:
            continue
        if not _counts(one, counted):
            yield days_after(one.span.last, ground.edition.repeat_days), Reason.TOO_SOON
        elif interval:
            yield end_of(interval, one.span.last), Reason.TOO_SOON
    live = live_day(card.antigen, ground)
    if live:
        yield live, Reason.LIVE_TOO_SOON


def _counts(one: Taken, counted: list[Judged]) -> bool:
    return any(dose.position == one.position for dose in counted)


def _read(card: Card, rule: CardDose, counted: list[Judged], ground: Ground) -> Iterator[Status]:
    catch_up = catch_up_of(card, counted[0].span if counted else None, ground)
    if catch_up:
        yield catch_up.status
    interval = interval_of(rule, catch_up)
    if interval and counted:
        yield interval.status
