"""How does a record end, and how does it come back? By death, by a move out of the city, as a wrong entry.

Nothing of the record is removed. What was said is kept in `StateChange`; the figures follow through the feed.
"""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import DomainError
from simpul.records.facilities.models import Area
from simpul.records.facilities.work_area import WorkArea
from simpul.records.feed.actions import News, append
from simpul.records.feed.dated import end_row
from simpul.records.people.actions.entering import live_at
from simpul.records.people.actions.locking import audited, locked_person, note_state
from simpul.records.people.actions.moving import open_residence
from simpul.records.people.models import Person, Residence, StateKind


def record_death(
    *, actor_id: UUID, area: WorkArea, person: Person, died_on: date, today: date, reason: str = ""
) -> Person:
    """The person leaves every list the same day. Said twice with the same day it changes nothing."""
    with transaction.atomic():
        person = locked_person(area, person.pk)
        if person.died_on == died_on:
            return person
        if not person.birth_date <= died_on <= today:
            raise DomainError("death_date", "Tanggal meninggal harus antara tanggal lahir dan hari ini.")
        person.died_on = died_on
        person.save(update_fields=["died_on"])
        _told(actor_id, person, StateKind.DIED, died_on, reason, "person.died")
    return person


def record_left(
    *, actor_id: UUID, area: WorkArea, person: Person, day: date, today: date, elsewhere: str, reason: str = ""
) -> Person:
    """The person lives outside the city from `day` on; the record stays with the kelurahan that kept it last."""
    if not elsewhere.strip():
        raise DomainError("place_missing", "Tulis kota atau kabupaten tujuan.")
    with transaction.atomic():
        person = locked_person(area, person.pk)
        now = open_residence(person)
        if person.left_on == day:
            return person
        if person.left_on:
            raise DomainError("already_left", "Sudah tercatat pindah. Bila tanggalnya keliru, aktifkan lagi dulu.")
        if not now.valid_from < day <= today or day < person.birth_date:
            raise DomainError("move_too_early", "Tanggal pindah harus sesudah tanggal mulai tinggal yang tercatat.")
        person.left_on = day
        person.save(update_fields=["left_on"])
        sequence = _told(actor_id, person, StateKind.LEFT, day, reason, "person.left")
        end_row(now, day, sequence)
        Residence.objects.create(
            person=person,
            kelurahan_id=person.kelurahan_id,
            elsewhere=elsewhere.strip()[:120],
            valid_from=day,
            recorded_sequence=sequence,
        )
    return person


def mark_wrong_entry(*, actor_id: UUID, area: WorkArea, person: Person, reason: str, now: datetime) -> Person:
    """A person who does not exist: out of every list and number, and still to be read by those who may."""
    with transaction.atomic():
        person = locked_person(area, person.pk)
        if person.withdrawn_at:
            return person
        person.withdrawn_at = now
        person.save(update_fields=["withdrawn_at"])
        _told(actor_id, person, StateKind.WRONG, now.date(), _stated(reason), "person.withdrawn")
    return person


def reactivate(
    *, actor_id: UUID, area: WorkArea, person: Person, reason: str, today: date, rt: Area | None = None
) -> Person:
    """Take back a death, a wrong entry or a leaving. Who had left comes back today, to `rt` or to the last RT.

    Who had not left lives where they lived: moving is `move_person`.
    """
    with transaction.atomic():
        person = locked_person(area, person.pk)
        had_left = person.left_on is not None
        if not (had_left or person.died_on or person.withdrawn_at):
            return person
        if person.left_on and today < person.left_on:
            raise DomainError("back_too_early", "Tanggal kembali mendahului tanggal pindah keluar. Periksa tanggalnya.")
        person.died_on = person.left_on = person.withdrawn_at = None
        home = rt if rt and had_left else person.rt
        if home.kelurahan_id is None or not area.names_in(home.kelurahan_id, home.pk):
            raise DomainError("back_outside", "Pilih RT di wilayah kerja Anda.")
        person.rt, person.kelurahan_id = home, home.kelurahan_id
        person.save(update_fields=["died_on", "left_on", "withdrawn_at", "rt", "kelurahan"])
        sequence = _told(actor_id, person, StateKind.BACK, today, _stated(reason), "person.back")
        if had_left:
            end_row(open_residence(person), today, sequence)
            live_at(person, home, today, sequence)
    return person


def restrict(*, actor_id: UUID, area: WorkArea, person: Person, reason: str, now: datetime) -> Person:
    """The person asked that processing be restricted (UU 27/2022 pasal 11): the page then asks for a reason first."""
    with transaction.atomic():
        person = locked_person(area, person.pk)
        if person.restricted_at is None:
            person.restricted_at = now
            person.save(update_fields=["restricted_at"])
            _told(actor_id, person, StateKind.RESTRICTED, now.date(), _stated(reason), "person.restricted")
    return person


def lift_restriction(*, actor_id: UUID, area: WorkArea, person: Person, reason: str, now: datetime) -> Person:
    with transaction.atomic():
        person = locked_person(area, person.pk)
        if person.restricted_at is not None:
            person.restricted_at = None
            person.save(update_fields=["restricted_at"])
            _told(actor_id, person, StateKind.FREED, now.date(), _stated(reason), "person.restricted")
    return person


def _stated(reason: str) -> str:
    if not reason.strip():
        raise DomainError("reason_missing", "Tulis alasannya.")
    return reason.strip()


def _told(actor_id: UUID, person: Person, kind: StateKind, on: date, reason: str, news: str) -> int:
    """Note it, audit it, append it to the feed; the sequence it got."""
    note_state(person, kind, on, reason, actor_id)
    audited(actor_id, news, person)
    return append(News(news, person.kelurahan_id, person.pk)).sequence
