"""Who counts in which figure of a month? The slow, simple answer that the fast figures are held against.

Definitions: pws.toml and ADR 0011. Written as one reads the definition, one person at a time; it shares nothing with
the figures but the growth rules, whose vectors are tested on their own.
"""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from simpul.foundation.local_time import Month
from simpul.knowledge.growth import Assessment, GainStatus, Index, Outcome, Posture, Weighing, assess_growth, judge_gain
from simpul.knowledge.growth.age import completed_months
from simpul.knowledge.growth.weight_for_age import KmsBand, assess_weight_for_age
from simpul.knowledge.indicators.catalogue import COUNTED
from simpul.knowledge.indicators.history import PersonHistory, Said, Weighed

BALITA_MONTHS = 60


def evaluate(people: list[PersonHistory], month: Month) -> dict[str, dict[int, set[UUID]]]:
    """For each figure of the catalogue and RT the people who count there."""
    found: dict[str, dict[int, set[UUID]]] = {code: {} for code in COUNTED}
    for person in people:
        rt_id = home_on(person, month.last_day)
        if rt_id is None or person.birth_date > month.last_day:
            continue
        for code in figures_of(person, month):
            found[code].setdefault(rt_id, set()).add(person.person_id)
    return found


def figures_of(person: PersonHistory, month: Month) -> list[str]:
    """The codes in which somebody counts who lives here at the end of the month."""
    found = ["H"] if any(Month.of(day) == month for day in person.came_on) else []
    if is_balita_in(person, month):
        found += ["S", *book_by(person, month.last_day), *weighed_in(person, month)]
        found += _measured(person, month, "TBU", person.lengths, _height)
        found += _measured(person, month, "LILA", person.arms, _arm)
    return found


def home_on(person: PersonHistory, day: date) -> int | None:
    """Where somebody alive lived on a day."""
    if person.died_on is not None and person.died_on <= day:
        return None
    return next(
        (home.rt_id for home in person.homes if home.since <= day and (home.until is None or day < home.until)), None
    )


def is_balita_in(person: PersonHistory, month: Month) -> bool:
    """Born by the last day of the month, and not yet sixty completed months old on its first."""
    if person.birth_date > month.last_day:
        return False
    return completed_months(person.birth_date, month.first_day) < BALITA_MONTHS


def book_by(person: PersonHistory, day: date) -> list[str]:
    """K where the last answer up to that day is yes; nobody who was not asked has a book."""
    last = max((one for one in person.books if one.on <= day), key=lambda one: one.at, default=None)
    return ["K"] if last and last.value == 1 else []


def weighed_in(person: PersonHistory, month: Month) -> list[str]:
    """D, one of N, T, O, B, and what the weighing says by itself; nothing for who was not weighed."""
    now, status = counted_in(person, month), status_in(person, month)
    if now is None or status is None:
        return []
    twice = status is GainStatus.T and status_in(person, month.previous()) is GainStatus.T
    size = assess_weight_for_age(weight=now.weight, age_days=(now.on - person.birth_date).days, sex=person.sex)
    found = ["D", str(status), *(["2T"] if twice else []), *(["BGM"] if size.band is KmsBand.MERAH else [])]
    return [*found, "BBU", f"BBU.{size.category}"] if size.outcome is Outcome.ASSESSED else found


def status_in(person: PersonHistory, month: Month) -> GainStatus | None:
    """N, T, O or B of a month; None for who was not weighed in it."""
    now, before = counted_in(person, month), counted_in(person, month.previous())
    if now is None:
        return None
    return judge_gain(
        sex=person.sex,
        birth_date=person.birth_date,
        current=Weighing(now.on, now.weight),
        previous=Weighing(before.on, before.weight) if before else None,
        earlier=any(one.on < month.first_day for one in person.weighings),
    ).status


def counted_in(person: PersonHistory, month: Month) -> Weighed | None:
    """The latest weighing of a month."""
    mine = [one for one in person.weighings if Month.of(one.on) == month]
    return max(mine, key=lambda one: one.at, default=None)


def _measured(
    person: PersonHistory, month: Month, code: str, said: list[Said], assess: Callable[[PersonHistory, Said], str]
) -> list[str]:
    """The class of the last day of the month whose last measurement could be assessed."""
    last_of_day = {one.on: one for one in sorted(said, key=lambda one: one.at) if Month.of(one.on) == month}
    classes = [found for _, one in sorted(last_of_day.items()) if (found := assess(person, one))]
    return [code, f"{code}.{classes[-1]}"] if classes else []


def _height(person: PersonHistory, said: Said) -> str:
    return _class(_assessed(person, said, length=said.value), Index.TBU)


def _arm(person: PersonHistory, said: Said) -> str:
    return _class(_assessed(person, said, arm=said.value), Index.LILA)


def _assessed(person: PersonHistory, said: Said, length: int | None = None, arm: int | None = None) -> Assessment:
    age = (said.on - person.birth_date).days
    return assess_growth(sex=person.sex, age_days=age, length=length, posture=Posture.UNKNOWN, arm=arm)


def _class(found: Assessment, index: Index) -> str:
    result = found.of(index)
    return str(result.category or "") if result.outcome is Outcome.ASSESSED else ""
