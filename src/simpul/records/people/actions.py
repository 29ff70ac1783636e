"""How does a person enter the register, move within it and leave it?"""

from datetime import date
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.foundation.identifiers import Nik
from simpul.foundation.sex import Sex
from simpul.records.audit import actions as audit
from simpul.records.facilities.kinds import AreaLevel
from simpul.records.facilities.models import Area
from simpul.records.facilities.work_area import WorkArea
from simpul.records.feed.actions import News, append, append_all
from simpul.records.people.keys import general_keys
from simpul.records.people.models import BirthPrecision, NoNikReason, Person, Residence


def register_person(
    *,
    actor_id: UUID | None,
    area: WorkArea,
    person_id: UUID,
    name: str,
    sex: Sex,
    birth_date: date,
    rt: Area,
    today: date,
    lives_here_from: date | None = None,
    birth_precision: BirthPrecision = BirthPrecision.EXACT,
    mother: Person | None = None,
    nik: Nik | None = None,
    no_nik_reason: NoNikReason = NoNikReason.UNKNOWN,
) -> Person:
    """Enter a person with the first residence. The same id sent again returns the person already entered."""
    if rt.level != AreaLevel.RT or rt.kelurahan_id is None or not area.names_in(rt.kelurahan_id, rt.pk):
        raise NotInWorkAreaError()
    name = " ".join(name.split())
    if not name or birth_date > today:
        raise DomainError("person_incomplete", "Isi nama, dan tanggal lahir yang tidak di masa depan.")
    with transaction.atomic():
        known = Person.objects.filter(id=person_id).first()
        if known:
            return known
        person = Person(
            id=person_id,
            name=name,
            name_lc=name.lower(),
            sex=sex,
            birth_date=birth_date,
            birth_precision=birth_precision,
            mother=mother,
            kelurahan_id=rt.kelurahan_id,
            rt=rt,
            no_nik_reason="" if nik else no_nik_reason,
        )
        if nik:
            seal_nik(person, nik)
        person.save(force_insert=True)
        _audit(actor_id, "person.register", person)
        change = append(News("person.registered", rt.kelurahan_id, person.pk))
        _live_at(person, rt, lives_here_from or birth_date, change.sequence)
    return person


def move_person(*, actor_id: UUID, area: WorkArea, person: Person, rt: Area, day: date) -> Person:
    """From `day` on the person lives at `rt`; their visits follow them. Both places must be in the area."""
    if rt.kelurahan_id is None or not area.names_in(rt.kelurahan_id, rt.pk):
        raise NotInWorkAreaError()
    with transaction.atomic():
        person = _locked(area, person.pk)
        left = person.kelurahan_id
        now = Residence.objects.get(person=person, superseded_sequence__isnull=True, valid_to__isnull=True)
        if now.rt_id == rt.pk:
            return person
        if day <= now.valid_from:
            raise DomainError("move_too_early", "Tanggal pindah harus sesudah tanggal mulai tinggal yang tercatat.")
        _audit(actor_id, "person.move", person)
        person.kelurahan_id, person.rt = rt.kelurahan_id, rt
        person.save(update_fields=["kelurahan", "rt"])
        changes = append_all([News("person.moved", scope, person.pk) for scope in {left, rt.kelurahan_id}])
        numbers = {change.scope: change.sequence for change in changes}
        _end_residence(now, day, numbers[left])
        _live_at(person, rt, day, numbers[rt.kelurahan_id])
    return person


def record_death(*, actor_id: UUID, area: WorkArea, person: Person, died_on: date, today: date) -> Person:
    """The person leaves every list the same day; nothing of the record is removed."""
    with transaction.atomic():
        person = _locked(area, person.pk)
        if not person.birth_date <= died_on <= today:
            raise DomainError("death_date", "Tanggal meninggal harus antara tanggal lahir dan hari ini.")
        person.died_on = died_on
        person.save(update_fields=["died_on"])
        _audit(actor_id, "person.death", person)
        append(News("person.died", person.kelurahan_id, person.pk))
    return person


def seal_nik(person: Person, nik: Nik) -> None:
    """Fill the sealed NIK and its blind index; the caller saves."""
    keys = general_keys()
    person.nik_key_id, person.nik_sealed = keys.seal(nik.reveal())
    person.nik_index = keys.index(nik.reveal())


def _locked(area: WorkArea, person_id: UUID) -> Person:
    person = Person.objects.select_for_update().filter(id=person_id, kelurahan_id__in=area.kelurahan).first()
    if person is None or not area.names_in(person.kelurahan_id, person.rt_id):
        raise NotInWorkAreaError()
    return person


def _live_at(person: Person, rt: Area, day: date, sequence: int) -> None:
    Residence.objects.create(
        person=person, rt=rt, kelurahan_id=person.kelurahan_id, valid_from=day, recorded_sequence=sequence
    )


def _end_residence(now: Residence, day: date, sequence: int) -> None:
    """Supersede the open row by one that ends; what was said before stays readable as of an earlier sequence."""
    now.superseded_sequence = sequence
    now.save(update_fields=["superseded_sequence"])
    Residence.objects.create(
        person=now.person,
        rt=now.rt,
        kelurahan=now.kelurahan,
        valid_from=now.valid_from,
        valid_to=day,
        recorded_sequence=sequence,
    )


def _audit(actor_id: UUID | None, action: str, person: Person) -> None:
    audit.record(
        actor_id=actor_id,
        action=action,
        subject_kind="person",
        subject_id=person.pk,
        kelurahan_id=person.kelurahan_id,
        purpose="pendataan",
    )
