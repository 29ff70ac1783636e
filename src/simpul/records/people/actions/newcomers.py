"""Who is entered by a sheet, and which columns does that fill?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from simpul.foundation.identifiers import Nik, new_id
from simpul.foundation.key_set import KeySet
from simpul.foundation.privacy import Masked
from simpul.foundation.sex import Sex
from simpul.records.facilities.models import Area
from simpul.records.people.actions.entering import give_name, give_nik
from simpul.records.people.keys import general_keys
from simpul.records.people.models import BirthPrecision, NoNikReason, NumberKind, Person, PersonNumber

PERSON = {
    "id": "uuid", "name": "varchar", "name_lc": "varchar", "name_key": "varchar", "sex": "varchar",
    "birth_date": "date", "mother_id": "uuid", "nik_sealed": "bytea", "nik_index": "bytea", "nik_key_id": "varchar",
    "no_nik_reason": "varchar", "kelurahan_id": "int", "rt_id": "int",
}  # fmt: skip
RESIDENCE = {
    "person_id": "uuid", "rt_id": "int", "kelurahan_id": "int", "valid_from": "date", "recorded_sequence": "bigint",
}  # fmt: skip
NUMBER = {
    "id": "uuid", "person_id": "uuid", "kelurahan_id": "int", "kind": "varchar", "sealed": "bytea", "index": "bytea",
    "key_id": "varchar",
}  # fmt: skip
HERE = {"elsewhere": ("varchar", "")}


@dataclass(frozen=True, slots=True)
class Newcomer:
    """One person to be entered; as the arguments of `register_person`. mother_id: a record of this area."""

    id: UUID
    name: str
    sex: Sex
    birth_date: date
    rt: Area
    lives_here_from: date | None = None
    mother_id: UUID | None = None
    nik: Nik | None = None
    numbers: Mapping[NumberKind, Masked] = field(default_factory=dict)


def unsaid() -> dict[str, tuple[str, Any]]:
    """What a sheet does not say of a person."""
    return {
        "name_is_provisional": ("boolean", False),
        "birth_precision": ("varchar", BirthPrecision.EXACT),
        "marital_status": ("varchar", ""),
        "disabilities": ("varchar[]", []),
        "ktp_elsewhere": ("varchar", ""),
        "recorded_at": ("timestamptz", timezone.now()),
    }


def person_of(one: Newcomer) -> Person:
    """Raises DomainError for a name without a letter."""
    person = Person(id=one.id, sex=one.sex, birth_date=one.birth_date, mother_id=one.mother_id)
    person.rt_id, person.kelurahan_id = one.rt.pk, one.rt.kelurahan_id or 0
    give_name(person, one.name)
    give_nik(person, one.nik, NoNikReason.UNKNOWN)
    return person


def number_of(person: Person, kind: NumberKind, text: Masked, actor_id: UUID) -> PersonNumber:
    columns = columns_of_number(person, kind, text, general_keys())
    return PersonNumber(recorded_by=actor_id, **dict(zip(NUMBER, columns, strict=True)))


def columns_of_number(person: Person, kind: NumberKind, text: Masked, keys: KeySet) -> tuple[Any, ...]:
    """In the order of NUMBER."""
    key_id, sealed = keys.seal(text.reveal())
    return new_id(), person.pk, person.kelurahan_id, kind, sealed, keys.index(text.reveal()), key_id
