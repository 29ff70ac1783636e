"""From which day on may a dose be given: by age, by the dose before, by another live vaccine?"""

from collections.abc import Iterator
from datetime import date

from simpul.knowledge.immunization.days import Span, days_after, months_after
from simpul.knowledge.immunization.schedule.card import Card, CardDose, CatchUp, Interval
from simpul.knowledge.immunization.steps.taken import Ground, Taken


def end_of(interval: Interval, day: date) -> date:
    return months_after(day, interval.months) if interval.months else days_after(day, interval.days)


def age_day(rule: CardDose, antigen: str, ground: Ground) -> date:
    """The first day that is not grey, or the one that a doctor confirmed for this person."""
    asked = ground.asked
    for one in asked.overrides:
        if (one.antigen, one.number) == (antigen, rule.number) and 0 <= one.minimum_age_days < 365 * 5:
            return days_after(asked.birth_date, one.minimum_age_days)
    return months_after(asked.birth_date, rule.from_month)


def catch_up_of(card: Card, first: Span | None, ground: Ground) -> CatchUp | None:
    """The row of whoever started late; by the earliest day that the first dose can have had."""
    if not card.catch_up or not first:
        return None
    found = None
    for row in card.catch_up:
        if first.first >= months_after(ground.asked.birth_date, row.started_from_month):
            found = row
    return found


def interval_of(rule: CardDose, catch_up: CatchUp | None) -> Interval | None:
    """From the dose before; the first dose has none."""
    return (catch_up.interval if catch_up and rule.number > 1 else None) or rule.interval


def other_live(antigen: str, ground: Ground) -> Iterator[Taken]:
    """Every other live injected vaccine that was given, whether it counts or not."""
    if antigen in ground.edition.live:
        for name in ground.edition.live - {antigen}:
            yield from ground.taken.get(name, ())


def live_day(antigen: str, ground: Ground) -> date | None:
    """The day on which the last other live vaccine is far enough back; one given today may be joined today."""
    today = ground.asked.as_of
    ends = [
        days_after(one.span.last, ground.edition.live_days)
        for one in other_live(antigen, ground)
        if not one.moves and one.span != Span(today, today)
    ]
    return max(ends, default=None)
