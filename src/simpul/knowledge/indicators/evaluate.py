"""Who counts in S, D, N, T, O and B of a month? The slow, simple answer that the fast figures are held against.

Definitions: pws.toml and ADR 0011. Written as one reads the definition, one person at a time; it shares nothing with
the figures but the growth rule, whose vectors are tested on their own.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from simpul.foundation.local_time import Month
from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.knowledge.growth.age import completed_months
from simpul.knowledge.growth.gain import GainStatus, Weighing, judge_gain

BALITA_MONTHS = 60


class Indicator(StrEnum):
    S = "S"
    D = "D"
    N = "N"
    T = "T"
    O = "O"  # noqa: E741 - the letter of the form
    B = "B"


@dataclass(frozen=True, slots=True)
class Weighed:
    """One weighing that stands: its instant, its local day, its weight."""

    at: datetime
    on: date
    weight: Grams


@dataclass(frozen=True, slots=True)
class Home:
    """Lived at an RT from a day on, to another day exclusive (None = still)."""

    rt_id: int
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class PersonHistory:
    person_id: UUID
    sex: Sex
    birth_date: date
    died_on: date | None = None
    homes: list[Home] = field(default_factory=list)
    weighings: list[Weighed] = field(default_factory=list)


def evaluate(people: list[PersonHistory], month: Month) -> dict[Indicator, dict[int, set[UUID]]]:
    """For each indicator and RT the people who count there."""
    found: dict[Indicator, dict[int, set[UUID]]] = {indicator: {} for indicator in Indicator}
    for person in people:
        rt_id = home_on(person, month.last_day)
        if rt_id is None or not is_balita_in(person, month):
            continue
        for indicator in [Indicator.S, *weighed_in(person, month)]:
            found[indicator].setdefault(rt_id, set()).add(person.person_id)
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


def weighed_in(person: PersonHistory, month: Month) -> list[Indicator]:
    """D and one of N, T, O, B; nothing for who was not weighed."""
    now = counted_in(person, month)
    if now is None:
        return []
    before = counted_in(person, month.previous())
    gain = judge_gain(
        sex=person.sex,
        birth_date=person.birth_date,
        current=Weighing(now.on, now.weight),
        previous=Weighing(before.on, before.weight) if before else None,
        earlier=any(one.on < month.first_day for one in person.weighings),
    )
    states = {
        GainStatus.N: Indicator.N,
        GainStatus.T: Indicator.T,
        GainStatus.O: Indicator.O,
        GainStatus.B: Indicator.B,
    }
    return [Indicator.D, states[gain.status]]


def counted_in(person: PersonHistory, month: Month) -> Weighed | None:
    """The latest weighing of a month."""
    mine = [one for one in person.weighings if Month.of(one.on) == month]
    return max(mine, key=lambda one: one.at, default=None)
