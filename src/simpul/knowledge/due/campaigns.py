"""Which month of distribution is open or was missed: vitamin A in February and August, deworming in August (GROW-11)?

Who is old enough on a day of the month is meant from that day on. After the month it is late ("sweeping") until the
next month of distribution begins. What was given since the month began counts for it, wherever it was given.

Between two that are given lie some days (`least_gap`): what was given late moves the next distribution to the day on
which they are over, and where that is after its month, there is none for this child.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from simpul.knowledge.due.answer import Done, NotDone, ServiceDue, judged
from simpul.knowledge.due.definition import ServiceRule
from simpul.knowledge.growth.age import completed_months


def campaign_due(
    rule: ServiceRule, born: date | None, done: tuple[Done, ...], not_done: tuple[NotDone, ...], on: date
) -> Iterator[ServiceDue]:
    """The distribution that is open or was last; of who was too young for it, the first one to come."""
    service = _at_age(rule, born, on)
    if born is None or service is None:
        return
    given = [one for one in done if one.code in _codes(rule) and one.on <= on]
    begins, opens, closes = _month_for(rule, old_enough(rule, born), [one.on for one in given], on)
    counted = [one for one in given if begins <= one.on]
    said = [one for one in not_done if one.code in {rule.code} | _codes(rule) and opens <= one.on <= on]
    first, latest = min(counted, key=_day, default=None), max(said, key=_day, default=None)
    yield judged(rule, (opens, opens, closes), on, service=service, done=first, not_done=latest)


def _day(one: Done | NotDone) -> date:
    return one.on


def _month_for(rule: ServiceRule, since: date, given: list[date], on: date) -> tuple[date, date, date]:
    """From the first day of the month, or the day of the age within it, to its last day; between them the day from
    which on enough days lie since what was given before."""
    months = [month_of(year, month) for year in range(on.year - 1, on.year + 3) for month in rule.in_months]
    possible = sorted((max(first, since), last) for first, last in months if last >= since)
    spaced = [(first, _spaced(rule, first, given), last) for first, last in possible]
    left = [(first, opens, last) for first, opens, last in spaced if opens <= last]
    begun = [one for one in left if one[0].replace(day=1) <= on]
    return begun[-1] if begun else left[0]


def _spaced(rule: ServiceRule, first: date, given: list[date]) -> date:
    gap = timedelta(rule.least_gap.days if rule.least_gap else 0)
    return max([first, *(day + gap for day in given if day < first)])


def month_of(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _codes(rule: ServiceRule) -> set[str]:
    return {code for _, _, code in rule.by_age}


def _at_age(rule: ServiceRule, born: date | None, on: date) -> str | None:
    """What is given at this age; None below and above. Who is just too young sees what comes first."""
    if born is None or on < born:
        return None
    months = completed_months(born, on)
    if months >= rule.by_age[-1][1]:
        return None
    return next((code for first, below, code in rule.by_age if first <= months < below), rule.by_age[0][2])


def old_enough(rule: ServiceRule, born: date) -> date:
    """The first day on which the child is old enough: a month that has no such day completes on the day after it."""
    index = born.year * 12 + born.month - 1 + rule.by_age[0][0]
    year, month = divmod(index, 12)
    last = monthrange(year, month + 1)[1]
    if born.day <= last:
        return date(year, month + 1, born.day)
    return date(year, month + 1, last) + timedelta(1)
