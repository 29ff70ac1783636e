"""Who belongs to this person: the household of today, and mother, children and siblings beyond it? No I/O."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.persons.links import address_of
from simpul.interfaces.web.persons.words import kin_word, relation_word

if TYPE_CHECKING:
    from simpul.records.households.queries import Family
    from simpul.records.people.models import Person


@dataclass(frozen=True, slots=True)
class Relative:
    id: UUID
    name: str
    more: str


@dataclass(frozen=True, slots=True)
class FamilyShown:
    """own   the relation of this person to the head; kk: whether a KK number is kept
    kin   mother, children and siblings who are not in the household
    mother_elsewhere  a mother is recorded, and lives where this worker may not look: only the word is said
    """

    address: str
    own: str
    kk: bool
    members: list[Relative]
    kin: list[Relative]
    mother_elsewhere: bool

    @property
    def empty(self) -> bool:
        return not (self.own or self.members or self.kin or self.mother_elsewhere)


def family_shown(person: Person, family: Family | None, kin: list[tuple[str, Person]], today: date) -> FamilyShown:
    members = family.members if family else []
    own = next((relation_word(one.relation) for one in members if one.person_id == person.pk), "")
    inside = {one.person_id for one in members}
    related = {one.pk: kin_word(word) for word, one in kin}
    return FamilyShown(
        address=address_of("families:page", household_id=family.household.pk) if family else "",
        own=own,
        kk=bool(family and family.household.kk_index),
        members=[
            _relative(one.person, _within(one.relation, related.get(one.person_id)), today)
            for one in members
            if one.person_id != person.pk
        ],
        kin=[_relative(one, kin_word(word), today) for word, one in kin if one.pk not in inside],
        mother_elsewhere=person.mother_id is not None and all(word != "ibu" for word, _one in kin),
    )


def _within(relation: str, kin: str | None) -> str:
    """The relation to the head, and to this person where it is another word."""
    word = relation_word(relation)
    return f"{word} ({kin})" if kin and kin != word else word


def _relative(one: Person, relation: str, today: date) -> Relative:
    age = formats.age(one.birth_date, one.died_on or today) if one.birth_date <= today else formats.MISSING
    more = f"{relation}, {age}"
    if one.died_on:
        more = f"{more}, {_('meninggal')}"
    elif one.left_on:
        more = f"{more}, {_('pindah')}"
    return Relative(one.pk, one.name, more)
