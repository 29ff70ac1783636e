"""Whose services are asked for, what was done and what was said no to? Columns of people, and flat columns of what is
told of them; days are numbers (foundation.day_columns)."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import TypeVar

import numpy as np

from simpul.foundation.day_columns import Bools, Ints, number_of
from simpul.knowledge.due.definition import ASKS
from simpul.knowledge.due.engine import DuePerson, History
from simpul.knowledge.due.vocabulary import Anchor

Rows = TypeVar("Rows", "DoneColumns", "NotDoneColumns")
Thing = TypeVar("Thing", bound=Hashable)
NO_VALUE = np.iinfo(np.int64).min


@dataclass(frozen=True, slots=True)
class PeopleColumns:
    """on  the day of asking, of each person; the other days as in DuePerson, NO_DAY for none"""

    on: Ints
    born: Ints
    pregnant_since: Ints
    delivered_on: Ints

    def anchored(self, anchor: str) -> Ints:
        days = {Anchor.BIRTH: self.born, Anchor.PREGNANCY: self.pregnant_since}
        return days.get(Anchor(anchor), self.delivered_on)


@dataclass(frozen=True, slots=True)
class DoneColumns:
    """person  the row; code  place among `codes`; line  of what was done, in the order in which it was told
    shows   a bit for each of definition.ASKS that stands written of it
    count   how many at once, 0 where nobody told it; value: of what was found, NO_VALUE where nobody told it
    """

    person: Ints
    code: Ints
    day: Ints
    line: Ints
    shows: Ints
    count: Ints
    value: Ints


@dataclass(frozen=True, slots=True)
class NotDoneColumns:
    """until  the agreed day, NO_DAY of what was refused"""

    person: Ints
    code: Ints
    day: Ints
    until: Ints


@dataclass(frozen=True, slots=True)
class DueAsked:
    """codes  of visits and services, that `code` points to"""

    people: PeopleColumns
    done: DoneColumns
    not_done: NotDoneColumns
    codes: tuple[str, ...]

    @property
    def count(self) -> int:
        return len(self.people.on)

    def coded(self, *codes: str) -> Ints:
        """The places of these codes; those that nobody told have none."""
        return np.array([place for place, code in enumerate(self.codes) if code in codes], np.int64)


def where(rows: Rows, wanted: Bools | Ints) -> Rows:
    """wanted: true and false, or the places in the order that is wanted"""
    return type(rows)(*(getattr(rows, field.name)[wanted] for field in fields(rows)))


def columns_of(asked: Sequence[tuple[DuePerson, History, date]]) -> DueAsked:
    """How people who are asked one at a time become columns: one row for each, in their order."""
    people = [(person, on) for person, _, on in asked]
    done = [(row, one) for row, (_, history, _) in enumerate(asked) for one in history.done]
    said = [(row, one) for row, (_, history, _) in enumerate(asked) for one in history.not_done]
    code, codes = _places([one.code for _, one in done] + [one.code for _, one in said])
    return DueAsked(
        people=PeopleColumns(
            on=_days(on for _, on in people),
            born=_days(one.birth_date for one, _ in people),
            pregnant_since=_days(one.pregnant_since for one, _ in people),
            delivered_on=_days(one.delivered_on for one, _ in people),
        ),
        done=DoneColumns(
            person=np.array([row for row, _ in done], np.int64),
            code=code[: len(done)],
            day=_days(one.on for _, one in done),
            line=np.arange(len(done)),
            shows=np.array([bits_of(one.shows) for _, one in done], np.int64),
            count=np.array([one.count for _, one in done], np.int64),
            value=np.array([NO_VALUE if one.value is None else one.value for _, one in done], np.int64),
        ),
        not_done=NotDoneColumns(
            person=np.array([row for row, _ in said], np.int64),
            code=code[len(done) :],
            day=_days(one.on for _, one in said),
            until=_days(one.until for _, one in said),
        ),
        codes=codes,
    )


def bits_of(asks: Iterable[str]) -> int:
    return sum(1 << ASKS.index(one) for one in asks)


def _places(things: Sequence[Thing]) -> tuple[Ints, tuple[Thing, ...]]:
    """The place of each among the different ones, and those."""
    places: dict[Thing, int] = {}
    return np.array([places.setdefault(one, len(places)) for one in things], np.int64), tuple(places)


def _days(days: Iterable[date | None]) -> Ints:
    return np.array([number_of(day) for day in days], np.int64)
