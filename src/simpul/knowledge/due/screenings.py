"""Which screening of an age is due: the one whose form is the right one today (DEV-1)?

An age is rounded, as the source does it: on the days whose rounded age it is, the screening is due; then it is late, as
long as no form of a greater age is the right one. After the last of them nothing is listed (our own reading).

What was filled on the form of another age says nothing of this one. After a result that asks for it (`again`) the
screening is repeated so many days later, once; how long that may wait no source says, so that it is never late.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from simpul.knowledge.due.answer import Done, DueState, NotDone, ServiceDue, judged
from simpul.knowledge.due.counting import fulfilling
from simpul.knowledge.due.definition import ServiceRule
from simpul.knowledge.due.vocabulary import EVERY, FORM, TESTS, Again, Condition
from simpul.knowledge.growth.age import day_after_months


def screening_due(
    rule: ServiceRule, born: date | None, done: tuple[Done, ...], not_done: tuple[NotDone, ...], on: date
) -> Iterator[ServiceDue]:
    """The screening of today's form; of who is too young for it, the first one to come."""
    ages = rule.at_months
    if born is None or not born <= on <= _closes(rule, born, ages[-1]):
        return
    place = max((at for at, age in enumerate(ages) if _opens(rule, born, age) <= on), default=0)
    opens, closes = _opens(rule, born, ages[place]), _closes(rule, born, ages[place])
    told = sorted((one for one in done if opens <= one.on <= on), key=_day)
    counted = [one for one in fulfilling(rule, told) if _form_of(rule, one, told) & {place + 1, None}]
    first, doubtful = _course(rule.again, counted, told)
    since, window = opens, (opens, opens, closes)
    if rule.again and doubtful:
        since, repeat = doubtful.on, doubtful.on + timedelta(rule.again.days)
        last = closes if place + 1 == len(ages) else _opens(rule, born, ages[place + 1]) - timedelta(1)
        window = (repeat, repeat, max(repeat, last))
    said = [one for one in not_done if one.code == rule.code and since <= one.on <= on]
    latest = max(said, key=_day, default=None)
    lacks = (FORM,) if rule.form and first and None in _form_of(rule, first, told) else ()
    yield judged(rule, window, on, done=first, not_done=latest, lacks=lacks, again=doubtful is not None)


def awaits_repeat(rule: ServiceRule, born: date, done: Sequence[Done], on: date) -> bool:
    """Whether what is done on that day is the repeat that an earlier doubtful result asks for. A result that came too
    early for it, as one after the repeat, is none."""
    earlier = tuple(one for one in done if one.on < on)
    return any(one.again and one.state is DueState.DUE for one in screening_due(rule, born, earlier, (), on))


def _course(again: Again | None, counted: list[Done], told: Sequence[Done]) -> tuple[Done | None, Done | None]:
    """What fulfils it, and the doubtful result for which the repeat is counted from that day on."""
    if again is None:
        return (counted[0] if counted else None), None
    doubtful = [all(_holds(one, each, told) for one in again.when) for each in counted]
    settled = [at for at, is_doubtful in enumerate(doubtful) if not is_doubtful]
    pending = counted[settled[-1] + 1 :] if settled else counted
    if pending:
        repeat = pending[0].on + timedelta(again.days)
        return next((one for one in pending if one.on >= repeat), None), pending[0]
    first = settled[0] if settled else None
    return (None, None) if first is None else (counted[first], counted[0] if first else None)


def _form_of(rule: ServiceRule, one: Done, told: Sequence[Done]) -> set[int | None]:
    """The forms that were told of that day; {None} where none was."""
    told_that_day = (each.value for each in told if each.on == one.on and each.code == rule.form)
    return {value for value in told_that_day if value is not None} or {None}


def _holds(condition: Condition, one: Done, told: Sequence[Done]) -> bool:
    """Of the result itself, or of another finding of its day."""
    if condition.code == one.code:
        values = [one.value]
    else:
        values = [each.value for each in told if each.on == one.on and each.code == condition.code]
    held = [value is not None and TESTS[condition.word](value, condition.value) for value in values]
    return all(held) if condition.word in EVERY else any(held)


def _opens(rule: ServiceRule, born: date, age: int) -> date:
    """The first day whose age is rounded up to this one."""
    return day_after_months(born, age - 1) + timedelta(rule.rounded_up_from)


def _closes(rule: ServiceRule, born: date, age: int) -> date:
    """The last day whose age is rounded down to this one."""
    return day_after_months(born, age) + timedelta(rule.rounded_up_from - 1)


def _day(one: Done | NotDone) -> date:
    return one.on
