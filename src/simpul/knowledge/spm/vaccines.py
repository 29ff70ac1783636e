"""Which doses and capsules of a year does this child lack? By the immunisation engine and the services due."""

from collections.abc import Iterable
from datetime import date, timedelta

from simpul.knowledge.concepts import services
from simpul.knowledge.due import Done
from simpul.knowledge.due.campaigns import month_of, old_enough
from simpul.knowledge.due.definition import schedule
from simpul.knowledge.growth.age import completed_months
from simpul.knowledge.immunization import Asked, State, evaluate, given_of
from simpul.knowledge.immunization.schedule.registry import edition_on
from simpul.knowledge.spm.person import SpmPerson

IDL, IDL_MONTHS = "IDL", 12


def lacking_doses(person: SpmPerson, done: Iterable[Done], on: date) -> list[str]:
    """What is late on that day, and IDL where it is not complete from 12 months on (our reading of "immunisation")."""
    given = (given_of(one.code, one.on) for one in done if one.code in services() and one.on <= on)
    history = tuple(one for one in given if one)
    found = evaluate(Asked(person.birth_date, person.sex, on, person.area, history))
    late = sorted(key for key, one in found.next.items() if one.state is State.LATE)
    lacks_set = completed_months(person.birth_date, on) >= IDL_MONTHS and not found.idl
    return [*late, *([IDL] if lacks_set else [])]


def vitamin_a_months(
    service: str, born: date, done: Iterable[Done], year: int, last: date
) -> tuple[list[date], list[date]]:
    """The months of distribution of a year in which the child is of the age, and those in which it got nothing until
    the next one. A month that is not over on the last day is not missed yet."""
    rule = next(one for one in schedule() if one.code == service)
    codes = {code for _, _, code in rule.by_age}
    given = {one.on for one in done if one.code in codes and one.on <= last}
    starts = sorted(month_of(year, month) for month in rule.in_months)
    following = [first for first, _ in starts[1:]] + [month_of(year + 1, min(rule.in_months))[0]]
    asked, missed = [], []
    for (first, end), after in zip(starts, following, strict=True):
        opens = max(first, old_enough(rule, born))
        if opens > end or completed_months(born, first) >= rule.by_age[-1][1]:
            continue
        asked.append(first)
        if end <= last and not any(opens <= day < after for day in given):
            missed.append(first)
    return asked, missed


def school_year(year: int) -> tuple[date, date]:
    """The one that begins in a year, first and last day."""
    month = edition_on(date(year, 12, 31)).school_year_from_month
    return date(year, month, 1), date(year + 1, month, 1) - timedelta(1)
