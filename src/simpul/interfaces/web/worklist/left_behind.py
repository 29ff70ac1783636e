"""What is said of those whom the last open day left behind? By RT, in the order of the register. No I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.services.posyandu.queries import LastDay

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
class Left:
    """rows     where there is more than one Posyandu: those that left somebody behind, the most first
    chosen      the Posyandu whose names are shown; None: only the numbers
    next_day    when the absent can come next; None: nothing is planned for the next 14 days
    """

    rows: list[Row] = field(default_factory=list)
    is_empty: bool = False
    never_held: bool = False
    chosen: Facility | None = None
    last: date | None = None
    for_balita: date | None = None
    absent: list[AtRt] = field(default_factory=list)
    absent_count: int = 0
    serious: list[PersonLine] = field(default_factory=list)
    waiting: list[PersonLine] = field(default_factory=list)
    next_day: date | None = None


def rows_of(found: list[LastDay], chosen: LastDay | None, *, serious: bool) -> list[Row]:
    """serious  whether red and referred are for this worker"""
    rows = [
        Row(
            posyandu=one.posyandu,
            day=one.last.date if one.last else None,
            absent=len(one.absent),
            serious=len({*one.red, *one.referred}) if serious else 0,
            waiting=len(one.waiting),
            is_chosen=one == chosen,
        )
        for one in found
    ]
    behind = [row for row in rows if row.absent or row.serious or row.waiting]
    return sorted(behind, key=lambda row: (-row.serious, -(row.absent + row.waiting), row.posyandu.name))


def left_shown(
    rows: list[Row], chosen: LastDay, people: Mapping[UUID, Person], ahead: list[Session], *, serious: bool
) -> Left:
    day = chosen.for_balita.date if chosen.for_balita else date.min
    absent = [people[one] for one in chosen.absent if one in people]
    noticed = [people[one] for one in {*chosen.red, *chosen.referred} if one in people] if serious else []
    waiting = [people[one] for one in chosen.waiting if one in people]
    return Left(
        rows=rows,
        is_empty=not (rows or absent or noticed or waiting),
        never_held=chosen.last is None,
        chosen=chosen.posyandu,
        last=chosen.last.date if chosen.last else None,
        for_balita=chosen.for_balita.date if chosen.for_balita else None,
        absent=[AtRt(place, [_balita(one, day) for one in here]) for place, here in groupby(absent, key=_place_of)],
        absent_count=len(absent),
        serious=[_noticed(one, chosen) for one in _by_name(noticed)],
        waiting=[PersonLine(one.pk, one.name, _place_of(one)) for one in _by_name(waiting)],
        next_day=ahead[0].date if ahead else None,
    )


def _balita(person: Person, day: date) -> PersonLine:
    parts = [formats.age(person.birth_date, day), person.sex]
    if person.mother:
        parts.append(_("Ibu %(name)s") % {"name": person.mother.name})
    return PersonLine(person.pk, person.name, " · ".join(parts))


def _noticed(person: Person, day: LastDay) -> PersonLine:
    """That it is red or that they were referred; of what, is said on the page of the person to those who may know."""
    words = [_("merah di kartu")] if person.pk in day.red else []
    words += [_("dirujuk")] if person.pk in day.referred else []
    return PersonLine(person.pk, person.name, " · ".join([*words, _place_of(person)]))


def _place_of(person: Person) -> str:
    return f"{person.rt.name} / {person.rt.rw.name}" if person.rt.rw else person.rt.name


def _by_name(people: list[Person]) -> list[Person]:
    return sorted(people, key=lambda one: (one.name_lc, one.pk))
