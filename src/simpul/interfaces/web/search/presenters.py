"""What does a search show of the people it found? No I/O."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.search.typed import Kind
from simpul.knowledge.growth.age import completed_months
from simpul.records.facilities.work_area import WorkArea

if TYPE_CHECKING:
    from simpul.records.people.models import Guest, Person

GROWN_UP_MONTHS = 18 * 12  # below, the mother's name tells children apart


@dataclass(frozen=True, slots=True)
class Found:
    id: UUID
    name: str
    provisional: bool
    more: str
    mother: str
    state: str
    guest: bool


@dataclass(frozen=True, slots=True)
class GuestShown:
    id: UUID
    person_id: UUID
    name: str
    more: str
    since: str
    until: str


def found_shown(area: WorkArea, people: list[Person], today: date) -> list[Found]:
    return [
        Found(
            id=one.pk,
            name=one.name,
            provisional=one.name_is_provisional,
            more=_more(one, today),
            mother=_mother(area, one, today),
            state=_state(one),
            guest=one.pk in area.guests,
        )
        for one in people
    ]


def guests_shown(pairs: list[tuple[Guest, Person]], today: date) -> list[GuestShown]:
    return [
        GuestShown(
            guest.pk,
            person.pk,
            person.name,
            f"{_more(person, today)} · {person.kelurahan.name}",
            _moment(guest.opened_at),
            _moment(guest.until),
        )
        for guest, person in pairs
    ]


def searched_as(kind: Kind) -> str:
    return {
        Kind.NAME: _("Dicari sebagai nama"),
        Kind.NIK_OR_KK: _("Dicari sebagai NIK dan nomor KK"),
        Kind.PHONE: _("Dicari sebagai nomor HP atau WhatsApp"),
        Kind.PHONE_OR_JKN: _("Dicari sebagai nomor HP dan nomor JKN"),
        Kind.JKN: _("Dicari sebagai nomor JKN"),
        Kind.CARD: _("Dicari sebagai kode kartu"),
    }[kind]


def _more(person: Person, today: date) -> str:
    """Sex, age (to the day of death) and place."""
    sex = _("Perempuan") if person.sex == "P" else _("Laki-laki")
    place = f"{person.rt.name} / {person.rt.rw.name}" if person.rt.rw else person.rt.name
    return f"{sex} · {formats.age(person.birth_date, person.died_on or today)} · {place}"


def _mother(area: WorkArea, person: Person, today: date) -> str:
    """Her name, for a child, where she may be named."""
    mother = person.mother
    if mother is None or completed_months(person.birth_date, today) >= GROWN_UP_MONTHS:
        return ""
    return mother.name if area.reaches(mother.pk, mother.kelurahan_id, mother.rt_id) else ""


def _state(person: Person) -> str:
    if person.died_on:
        return _("Meninggal %(day)s") % {"day": formats.day(person.died_on)}
    if person.left_on:
        return _("Pindah ke luar kota %(day)s") % {"day": formats.day(person.left_on)}
    return ""


def _moment(at: datetime) -> str:
    return f"{formats.day(timezone.localtime(at).date())} {formats.clock(at)}"
