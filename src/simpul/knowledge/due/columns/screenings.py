"""Which screening of an age is due for everybody, or its repeat? Equal to screenings."""

import numpy as np

from simpul.foundation.day_columns import NO_DAY, Bools, Ints, months_after
from simpul.knowledge.due.columns.asked import NO_VALUE, DoneColumns, where
from simpul.knowledge.due.columns.counting import days_of, fulfilling
from simpul.knowledge.due.columns.judging import NO_LINE, ServiceColumns, Told, Window, first_of, judged, known_days
from simpul.knowledge.due.columns.states import LACKS_FORM
from simpul.knowledge.due.definition import ServiceRule
from simpul.knowledge.due.vocabulary import EVERY, TESTS, Condition


def screening_due(rule: ServiceRule, told: Told) -> ServiceColumns:
    """The screening of today's form; of who is too young for it, the first one to come."""
    asked, people = told.asked, told.asked.people
    born, last_age = known_days(people.born), len(rule.at_months) - 1
    place = np.zeros(asked.count, np.int64)
    for at, age in enumerate(rule.at_months):
        place = np.where(_opens(rule, born, age) <= people.on, at, place)
    ages = np.array(rule.at_months)
    opens, closes = _opens(rule, born, ages[place]), _closes(rule, born, ages[place])
    next_opens = _opens(rule, born, ages[np.minimum(place + 1, last_age)])
    ends = np.where(place == last_age, closes, next_opens - 1)
    applies = (people.born != NO_DAY) & (people.on >= born) & (people.on <= _closes(rule, born, ages[-1]))
    rows = told.done_within(asked.coded(*rule.shown_by, *rule.judged_by), opens, people.on)
    counted, formless = _of_form(rule, fulfilling(rule, rows, told), rows, place, told)
    done, doubtful_on = _course(rule, counted, rows, told)
    again = doubtful_on != NO_DAY
    repeat = known_days(doubtful_on) + (rule.again.days if rule.again else 0)
    window = Window(
        applies,
        opens=np.where(again, repeat, opens),
        closes=np.where(again, np.maximum(repeat, ends), closes),
        since=np.where(again, doubtful_on, opens),
        again=again,
    )
    lines = first_of(done, asked.count)[0]
    lacks = np.where((lines != NO_LINE) & np.isin(lines, formless), LACKS_FORM, 0)
    return judged(rule, window, told, done, asked.coded(rule.code), lacks=lacks)


def _of_form(
    rule: ServiceRule, results: DoneColumns, rows: DoneColumns, place: Ints, told: Told
) -> tuple[DoneColumns, Ints]:
    """Those on the form of the age, and of which nobody told the form; and the lines of the latter."""
    forms = where(rows, np.isin(rows.code, told.asked.coded(rule.form)) & (rows.value != NO_VALUE))
    right = where(forms, forms.value == place[forms.person] + 1)
    untold = ~np.isin(days_of(results), days_of(forms))
    formless = results.line[untold & bool(rule.form)]
    return where(results, untold | np.isin(days_of(results), days_of(right))), formless


def _course(rule: ServiceRule, results: DoneColumns, rows: DoneColumns, told: Told) -> tuple[DoneColumns, Ints]:
    """What fulfils it, and of each person the day of the doubtful result from which the repeat is counted."""
    count, none = told.asked.count, np.full(told.asked.count, NO_DAY)
    if rule.again is None:
        return results, none
    doubtful = np.logical_and.reduce([_holds(one, results, rows, told) for one in rule.again.when])
    at = np.arange(len(results.day))
    last_settled = np.full(count, -1)
    np.maximum.at(last_settled, results.person[~doubtful], at[~doubtful])
    is_pending = at > last_settled[results.person]
    pending_on = first_of(where(results, is_pending), count)[1]
    second = is_pending & (results.day >= pending_on[results.person] + rule.again.days)
    waits = pending_on != NO_DAY
    done = where(results, np.where(waits[results.person], second, ~doubtful))
    first_on, settled_line = first_of(results, count), first_of(where(results, ~doubtful), count)[0]
    began = np.where((settled_line != NO_LINE) & (first_on[0] != settled_line), first_on[1], NO_DAY)
    return done, np.where(waits, pending_on, began)


def _holds(condition: Condition, results: DoneColumns, rows: DoneColumns, told: Told) -> Bools:
    """Of the result itself, or of another finding of its day."""
    codes = told.asked.coded(condition.code)
    own, others = np.isin(results.code, codes), where(rows, np.isin(rows.code, codes))
    that_day = np.isin(days_of(results), days_of(where(others, _passes(condition, others))))
    if condition.word in EVERY:
        that_day = ~np.isin(days_of(results), days_of(where(others, ~_passes(condition, others))))
    return np.where(own, _passes(condition, results), that_day)


def _passes(condition: Condition, rows: DoneColumns) -> Bools:
    passes: Bools = (rows.value != NO_VALUE) & TESTS[condition.word](rows.value, condition.value)
    return passes


def _opens(rule: ServiceRule, born: Ints, age: int | Ints) -> Ints:
    """The first day whose age is rounded up to this one."""
    return months_after(born, age - 1) + rule.rounded_up_from


def _closes(rule: ServiceRule, born: Ints, age: int | Ints) -> Ints:
    """The last day whose age is rounded down to this one."""
    return months_after(born, age) + rule.rounded_up_from - 1
