"""What is said of those whom the last open day left behind? By RT, in the order of the register. No I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from simpul.interfaces.web.sessions.absence import ABSENT, said_of
from simpul.services.posyandu.queries import LastDay, Named, serves

if TYPE_CHECKING:
    from simpul.records.facilities.models import Facility
    from simpul.records.people.models import Person
    from simpul.services.posyandu.models import Session


@dataclass(frozen=True, slots=True)
class Row:
    """Numbers of one Posyandu; each opens its names."""

    posyandu: Facility
    day: date | None
    absent: int
    serious: int
    waiting: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class PersonLine:
    person_id: UUID
    name: str
    more: str


@dataclass(frozen=True, slots=True)
class AtRt:
    place: str
    people: list[PersonLine]


@dataclass(frozen=True, slots=True)
class GroupAway:
    """Who of one group did not come.

    day       the last open day for this group
    next_day  the next one; None: none is planned for the next 14 days
    """

    title: str
    day: date
    count: int
    places: list[AtRt]
    next_day: date | None


@dataclass(frozen=True, slots=True)
class Left:
    """rows     where there is more than one Posyandu: those that left somebody behind, the most first
    chosen      the Posyandu whose names are shown; None: only the numbers
    """

    rows: list[Row] = field(default_factory=list)
    is_empty: bool = False
    never_held: bool = False
    chosen: Facility | None = None
    last: date | None = None
    absent: list[GroupAway] = field(default_factory=list)
    absent_count: int = 0
    serious: list[PersonLine] = field(default_factory=list)
    waiting: list[PersonLine] = field(default_factory=list)


def rows_of(found: list[LastDay], chosen: LastDay | None, *, serious: bool) -> list[Row]:
    """serious  whether red and referred are for this worker"""
    rows = [
        Row(
            posyandu=one.posyandu,
            day=one.last.date if one.last else None,
            absent=len(one.missed),
            serious=len({*one.red, *one.referred}) if serious else 0,
            waiting=len(one.waiting),
            is_chosen=one == chosen,
        )
        for one in found
    ]
    behind = [row for row in rows if row.absent or row.serious or row.waiting]
    return sorted(behind, key=lambda row: (-row.serious, -(row.absent + row.waiting), row.posyandu.name))


def left_shown(
    rows: list[Row], chosen: LastDay, people: Mapping[UUID, Person], ahead: list[Session], today: date, *, serious: bool
) -> Left:
    """today  of which ages and weeks are told: the list is for who goes there now"""
    absent = [_away(one, people, ahead, today) for one in chosen.absent]
    noticed = [people[one] for one in {*chosen.red, *chosen.referred} if one in people] if serious else []
    waiting = [people[one] for one in chosen.waiting if one in people]
    return Left(
        rows=rows,
        is_empty=not (rows or absent or noticed or waiting),
        never_held=chosen.last is None,
        chosen=chosen.posyandu,
        last=chosen.last.date if chosen.last else None,
        absent=absent,
        absent_count=len(chosen.missed & people.keys()),
        serious=[_noticed(one, chosen) for one in _by_name(noticed)],
        waiting=[PersonLine(one.pk, one.name, _place_of(one)) for one in _by_name(waiting)],
    )


def _away(named: Named, people: Mapping[UUID, Person], ahead: list[Session], today: date) -> GroupAway:
    here = [people[one] for one in named.people if one in people]

    def line(one: Person) -> PersonLine:
        return PersonLine(one.pk, one.name, said_of(one, named.group, today, named.since.get(one.pk)))

    return GroupAway(
        title=str(ABSENT[named.group]),
        day=named.day.date,
        count=len(here),
        places=[AtRt(place, [line(one) for one in those]) for place, those in groupby(here, key=_place_of)],
        next_day=next((one.date for one in ahead if serves(one, named.group)), None),
    )


def _noticed(person: Person, day: LastDay) -> PersonLine:
    """That it is red or that they were referred; of what, is said on the page of the person to those who may know."""
    words = [_("merah di kartu")] if person.pk in day.red else []
    words += [_("dirujuk")] if person.pk in day.referred else []
    return PersonLine(person.pk, person.name, " · ".join([*words, _place_of(person)]))


def _place_of(person: Person) -> str:
    return f"{person.rt.name} / {person.rt.rw.name}" if person.rt.rw else person.rt.name


def _by_name(people: list[Person]) -> list[Person]:
    return sorted(people, key=lambda one: (one.name_lc, one.pk))
