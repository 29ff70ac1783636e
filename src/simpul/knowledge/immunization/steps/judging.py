"""Which doses of a card series count, as which number, and if not, why?

A dose is judged with the days of grace, from the last dose that counts; over every day it can have had.
"""

from collections.abc import Iterator
from datetime import date

from simpul.knowledge.immunization.answer import DoseReason, Judged
from simpul.knowledge.immunization.days import Span, days_after, months_after
from simpul.knowledge.immunization.schedule.card import Band, Card, CardDose
from simpul.knowledge.immunization.steps.limits import age_day, catch_up_of, end_of, interval_of, other_live
from simpul.knowledge.immunization.steps.taken import Ground, Taken

Failure = tuple[date, DoseReason]


def judge_card(card: Card, ground: Ground) -> list[Judged]:
    """Every dose of the series in order. Parts of other vaccines are among them only where they count."""
    judged: list[Judged] = []
    before: list[Taken] = []
    counted: list[Judged] = []
    for one in ground.card(card.antigen):
        found = _judge(card, one, before, counted, ground)
        if one.is_part and not found.counts:
            continue
        judged.append(found)
        before.append(one)
        if found.counts:
            counted.append(found)
    return judged


def total_of(card: Card, counted: list[Judged], ground: Ground) -> int:
    """How many doses complete the series of this child."""
    catch_up = catch_up_of(card, counted[0].span if counted else None, ground)
    return catch_up.doses if catch_up else len(card.doses)


def double_of(one: Taken, before: list[Taken]) -> DoseReason | None:
    """Whether a dose is, or may be, one that stands there already."""
    if one.span.is_exact:
        return DoseReason.SAME_DAY if any(one.span == other.span for other in before) else None
    return DoseReason.PERHAPS_SAME if any(one.span.meets(other.span) for other in before) else None


def _judge(card: Card, one: Taken, before: list[Taken], counted: list[Judged], ground: Ground) -> Judged:
    def told(number: int | None, valid: bool | None, reason: DoseReason | None, band: Band | None = None) -> Judged:
        return Judged(one.position, card.antigen, one.span, number, valid, reason, band, one.product)

    double = double_of(one, before)
    if double:
        return told(None, None, double)
    if len(counted) >= total_of(card, counted, ground):
        return told(None, None, DoseReason.AFTER_LAST)
    rule = card.doses[len(counted)]
    valid, reason = verdict(one, list(_limits(card, rule, counted, ground)), card.antigen, ground)
    if valid and not card.counts_after_close:
        valid, reason = _before_close(one.span, months_after(ground.asked.birth_date, rule.closes_month))
    return told(rule.number, valid, reason, _band(rule, one.span, ground.asked.birth_date) if valid else None)


def verdict(
    one: Taken, limits: list[tuple[Span, DoseReason]], antigen: str, ground: Ground
) -> tuple[bool | None, DoseReason | None]:
    """limits  the days on which each limit can lie. Of several that are broken the latest is named."""
    grace = ground.edition.grace_days
    broken: list[Failure] = []
    unsure = False
    for limit, reason in limits:
        if one.span.last < days_after(limit.first, -grace):
            broken.append((limit.last, reason))
        elif one.span.first < days_after(limit.last, -grace):
            unsure = True
    for other in other_live(antigen, ground):
        far = days_after(other.span.first, ground.edition.live_days)
        if other.span.last < one.span.first and one.span.last < far:
            broken.append((far, DoseReason.LIVE_TOO_SOON))
        elif (
            other.span.is_exact and not one.span.is_exact and other.span.first < one.span.last and one.span.first < far
        ):
            unsure = True
    if broken:
        return False, max(broken)[1]
    return (None, DoseReason.NOT_CERTAIN) if unsure else (True, None)


def _limits(card: Card, rule: CardDose, counted: list[Judged], ground: Ground) -> Iterator[tuple[Span, DoseReason]]:
    age = age_day(rule, card.antigen, ground)
    yield Span(age, age), DoseReason.TOO_YOUNG
    interval = interval_of(rule, catch_up_of(card, counted[0].span if counted else None, ground))
    if interval and not interval.plan_only and counted:
        last = counted[-1].span
        yield Span(end_of(interval, last.first), end_of(interval, last.last)), DoseReason.TOO_SOON


def _before_close(span: Span, close: date) -> tuple[bool | None, DoseReason | None]:
    if span.last < close:
        return True, None
    return None, DoseReason.AFTER_CLOSE if span.first >= close else DoseReason.NOT_CERTAIN


def _band(rule: CardDose, span: Span, born: date) -> Band | None:
    """The colour of the card on that day; None where it is grey, has no colours, or the days differ."""
    if rule.late_after_days is not None:
        return None
    first = _band_on(rule, span.first, born)
    return first if span.is_exact or first is _band_on(rule, span.last, born) else None


def _band_on(rule: CardDose, day: date, born: date) -> Band | None:
    for month, band in rule.bands:
        if day >= months_after(born, month):
            return band
    return None
