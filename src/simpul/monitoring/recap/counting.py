"""How many are in each column, and who? Pure: members in, figures out (ADR 0027)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from simpul.foundation.sex import Sex
from simpul.knowledge.recap import Column, Is, Known, Sheet, judge


@dataclass(frozen=True, slots=True)
class Member:
    """One person in S of a month. `groups`: those of the recap; `came`: to an open day of the month."""

    person_id: UUID
    sex: Sex
    groups: frozenset[str]
    came: bool
    known: Known


@dataclass(frozen=True, slots=True)
class Figure:
    """people  whom the number counts, in the order of the register
    number  how many; None where nobody was asked, which is not zero
    """

    column: Column
    people: tuple[UUID, ...]
    number: int | None


def count_all(sheets: Iterable[Sheet], members: Sequence[Member]) -> dict[str, Figure]:
    """The figure of every column, by its code."""
    return {column.code: count(column, members) for sheet in sheets for column in sheet.columns}


def count(column: Column, members: Iterable[Member]) -> Figure:
    """Of the register, everybody is known; of an answer, those who came and of whom something is known."""
    mine = [one for one in members if one.groups & column.groups and column.sex in (None, one.sex)]
    match column.count.how:
        case Is.REGISTERED:
            return _all(column, mine)
        case Is.CAME:
            return _all(column, (one for one in mine if one.came))
        case Is.NOT_CAME:
            return _all(column, (one for one in mine if not one.came))
    judged = [(one.person_id, judge(column.count, one.known)) for one in mine if one.came]
    people = tuple(person_id for person_id, counts in judged if counts)
    asked = any(counts is not None for _, counts in judged)
    return Figure(column, people, len(people) if asked else None)


def _all(column: Column, members: Iterable[Member]) -> Figure:
    people = tuple(one.person_id for one in members)
    return Figure(column, people, len(people))
