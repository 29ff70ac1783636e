"""Which screening of an age is due: the one whose form is the right one today (DEV-1)?

An age is rounded, as the source does it: on the days whose rounded age it is, the screening is due; then it is late, as
long as no form of a greater age is the right one. After the last of them nothing is listed (our own reading).
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from simpul.knowledge.due.answer import Done, NotDone, ServiceDue, judged
from simpul.knowledge.due.definition import ServiceRule
from simpul.knowledge.growth.age import day_after_months


def screening_due(
    rule: ServiceRule, born: date | None, done: tuple[Done, ...], not_done: tuple[NotDone, ...], on: date
) -> Iterator[ServiceDue]:
    """The screening of today's form; of who is too young for it, the first one to come."""
    last = rule.at_months[-1]
    if born is None or not born <= on <= _closes(rule, born, last):
        return
    age = next((one for one, later in pairwise(rule.at_months) if on < _opens(rule, born, later)), last)
    opens, closes = _opens(rule, born, age), _closes(rule, born, age)
    counted = [one for one in done if one.code in rule.done_by and opens <= one.on <= on]
    said = [one for one in not_done if one.code == rule.code and opens <= one.on <= on]
    first, latest = min(counted, key=_day, default=None), max(said, key=_day, default=None)
    yield judged(rule, (opens, opens, closes), on, done=first, not_done=latest)


def _opens(rule: ServiceRule, born: date, age: int) -> date:
    """The first day whose age is rounded up to this one."""
    return day_after_months(born, age - 1) + timedelta(rule.rounded_up_from)


def _closes(rule: ServiceRule, born: date, age: int) -> date:
    """The last day whose age is rounded down to this one."""
    return day_after_months(born, age) + timedelta(rule.rounded_up_from - 1)


def _day(one: Done | NotDone) -> date:
    return one.on
