"""What do the lists and pages of families show of what the register holds? No I/O."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.families.facts import born_line, sex_word
from simpul.records.households.kinds import Relation

if TYPE_CHECKING:
    from simpul.records.households.models import Member
    from simpul.records.households.queries import Family
    from simpul.records.people.models import Person
    from simpul.records.pregnancies.models import Birth, Pregnancy


@dataclass(frozen=True, slots=True)
class FamilyLine:
    """One family in the list of an RT; head: empty where none may be named."""

    id: UUID
    head: str
    address: str
    members: int
    has_kk: bool


@dataclass(frozen=True, slots=True)
class MemberLine:
    """due_on  when the child of a pregnancy that lasts is expected; untold of a restricted record, as its NIK is"""

    id: UUID
    name: str
    is_provisional: bool
    relation: str
    more: str
    state: str = ""
    due_on: date | None = None
    has_nik: bool = True


@dataclass(frozen=True, slots=True)
class BirthLine:
    """A child that a woman bore. id, name: only of one that lives where this worker may look"""

    born_on: date
    weight: str
    id: UUID | None = None
    name: str = ""


def births_shown(births: list[Birth], may_name: Callable[[int, int], bool]) -> list[BirthLine]:
    """may_name  (kelurahan, RT) of the child -> whether it may be named"""
    return [_birth(one, named=may_name(one.person.kelurahan_id, one.person.rt_id)) for one in births]


def member_lines(people: list[tuple[Person, str]], today: date) -> dict[UUID, str]:
    """Sex and age of each, as the hint below a name in a form."""
    return {person.pk: f"{sex_word(person)} · {born_line(person, today)}" for person, _relation in people}


def families_shown(families: list[Family]) -> list[FamilyLine]:
    """By the name of the head, those without one last."""
    shown = [
        FamilyLine(
            id=one.household.pk,
            head=one.head.name if one.head else "",
            address=one.household.address,
            members=len(one.members),
            has_kk=one.household.kk_index is not None,
        )
        for one in families
    ]
    return sorted(shown, key=lambda line: (not line.head, line.head.lower(), line.id))


def members_shown(rows: list[Member], pregnant: dict[UUID, Pregnancy], today: date) -> list[MemberLine]:
    return [_member(row, pregnant.get(row.person_id), today) for row in rows]


def alone_shown(people: list[Person], today: date) -> list[MemberLine]:
    """Those of an RT who are in no family."""
    return [_line(person, "", None, today) for person in people]


def _birth(birth: Birth, *, named: bool) -> BirthLine:
    child = birth.person
    told = birth.weight_grams if child.restricted_at is None else None
    weight = formats.kilograms(told) if told else ""
    return BirthLine(child.birth_date, weight, child.pk if named else None, child.name if named else "")


def _member(row: Member, pregnancy: Pregnancy | None, today: date) -> MemberLine:
    return _line(row.person, _(Relation(row.relation).label), pregnancy, today)


def _line(person: Person, relation: str, pregnancy: Pregnancy | None, today: date) -> MemberLine:
    return MemberLine(
        id=person.pk,
        name=person.name,
        is_provisional=person.name_is_provisional,
        relation=relation,
        more=f"{sex_word(person)} · {born_line(person, today)}",
        state=_state(person),
        due_on=pregnancy.due_on if pregnancy and person.restricted_at is None else None,
        has_nik=person.nik_index is not None or person.restricted_at is not None,
    )


def _state(person: Person) -> str:
    if person.died_on:
        return _("Meninggal %(day)s") % {"day": formats.day(person.died_on)}
    if person.left_on:
        return _("Pindah ke luar kota %(day)s") % {"day": formats.day(person.left_on)}
    return ""
