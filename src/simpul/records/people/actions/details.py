"""How is a detail of a person put right? With a reason; what stood there before stays readable."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import DomainError
from simpul.foundation.identifiers import Nik
from simpul.foundation.nik import refuse_impossible
from simpul.foundation.privacy import HIDDEN
from simpul.records.facilities.work_area import WorkArea
from simpul.records.feed.actions import News, append
from simpul.records.people.actions.checks import check_birth, check_mother
from simpul.records.people.actions.entering import give_name, seal_nik
from simpul.records.people.actions.locking import audited, locked_person
from simpul.records.people.models import Edit, Person
from simpul.records.people.queries import holds_nik

PLAIN = frozenset(
    {"sex", "birth_precision", "birth_order", "marital_status", "disabilities", "has_jkn", "ktp_elsewhere"}
)
FIELDS = PLAIN | {"name", "birth_date", "mother"}


def change_details(
    *, actor_id: UUID, area: WorkArea, person_id: UUID, changes: dict[str, Any], reason: str, today: date
) -> Person:
    """Put details right. A value that is there already is not a change.

    changes  field of FIELDS -> new value (`mother`: a Person or None)

    A correction of sex or birth date changes what the rules say: call services.pendataan, which judges anew.
    Raises NotInWorkAreaError, DomainError for what cannot be, ValueError for an unknown field (a bug of the caller).
    """
    if not changes.keys() <= FIELDS:
        raise ValueError("unknown field")
    with transaction.atomic():
        person = locked_person(area, person_id)
        told = {field: (_told(person, field), _set(person, field, value, today)) for field, value in changes.items()}
        told = {field: pair for field, pair in told.items() if pair[0] != pair[1]}
        if not told:
            return person
        if not reason.strip():
            raise DomainError("reason_missing", "Tulis alasannya.")
        if told.keys() & {"birth_date", "mother"} and person.mother_id:
            check_mother(Person.objects.filter(id=person.mother_id).first(), person.birth_date)
        if person.left_on and person.birth_date > person.left_on:
            raise DomainError("left_before_birth", "Tanggal lahir sesudah tanggal pindah keluar. Periksa tanggalnya.")
        if person.died_on and person.birth_date > person.died_on:
            raise DomainError("death_date", "Tanggal meninggal harus antara tanggal lahir dan hari ini.")
        person.save()
        Edit.objects.bulk_create(_edit(person, actor_id, field, *pair, reason) for field, pair in told.items())
        audited(actor_id, "person.change", person, fields=sorted(told))
        append(News("person.changed", person.kelurahan_id, person.pk, {"fields": sorted(told)}))
    return person


def link_nik(*, actor_id: UUID, area: WorkArea, person_id: UUID, nik: Nik, reason: str) -> Person:
    """The NIK of a person who had none, or a better one. The old one is not readable afterwards, only that it was."""
    refuse_impossible(nik)
    with transaction.atomic():
        person = locked_person(area, person_id)
        if holds_nik(person, nik):
            return person
        before = HIDDEN if person.nik_index else person.no_nik_reason
        seal_nik(person, nik)
        person.no_nik_reason = ""
        person.save(update_fields=["nik_sealed", "nik_index", "nik_key_id", "no_nik_reason"])
        _edit(person, actor_id, "nik", before, HIDDEN, reason or "NIK dilengkapi").save()
        audited(actor_id, "person.nik", person)
        append(News("person.changed", person.kelurahan_id, person.pk, {"fields": ["nik"]}))
    return person


def _set(person: Person, field: str, value: Any, today: date) -> str:
    if field == "name":
        give_name(person, value)
        person.name_is_provisional = False
    elif field == "birth_date":
        check_birth(value, today)
        person.birth_date = value
    elif field == "mother":
        if value is not None and value.pk == person.pk:
            raise DomainError("own_mother", "Seseorang bukan ibunya sendiri.")
        person.mother = value
    else:
        setattr(person, field, list(value) if field == "disabilities" else value)
    return _told(person, field)


def _told(person: Person, field: str) -> str:
    """The value as it is kept in the history of edits; a mother by her id."""
    if field == "mother":
        return str(person.mother_id or "")
    value = getattr(person, field)
    return ", ".join(value) if field == "disabilities" else "" if value is None else str(value)


def _edit(person: Person, actor_id: UUID, field: str, before: str, after: str, reason: str) -> Edit:
    return Edit(
        person=person,
        kelurahan_id=person.kelurahan_id,
        field=field,
        before=before[:200],
        after=after[:200],
        reason=reason.strip()[:160],
        made_by=actor_id,
    )
