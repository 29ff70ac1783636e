"""How does a person of another area come to be served here, and how does that end?

By proof that they stand in front of us: the exact NIK or the code of their card, and the birth date. The care relation
is written down, opens the record to this facility for some days, and what is done counts where the person lives.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from simpul.foundation.errors import DomainError
from simpul.foundation.privacy import Masked
from simpul.records.audit import actions as audit
from simpul.records.audit.queries import how_often
from simpul.records.facilities.models import Facility
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.keys import general_keys
from simpul.records.people.models import Person
from simpul.records.people.models.guests import Guest, Proof
from simpul.records.people.receiving import midnight_before, opened_today, with_merged

__all__ = ["GUEST_DAYS", "TRIES_AN_HOUR", "Proof", "Received", "close_guest", "open_guest"]

GUEST_DAYS = 7
TRIES_AN_HOUR = 10
PURPOSE = "melayani tamu"


@dataclass(frozen=True, slots=True)
class Received:
    """until  None for a person of the worker's own area, who needs no care relation"""

    person_id: UUID
    until: datetime | None


def open_guest(
    *,
    actor_id: UUID,
    area: WorkArea,
    facility: Facility,
    proof: Proof,
    number: Masked,
    birth_date: date,
    now: datetime,
    most_a_day: int,
    table: Facility | None = None,
) -> Received:
    """The person whom number and birth date both fit. Opened again while it lasts it changes nothing.

    table  the Posyandu at whose open day they stand, where the worker helps: it receives them too, for that day alone

    A person of the worker's own area is no guest: nothing is opened.
    Raises DomainError, one sentence for every way in which it does not fit, so that nobody learns who is registered;
    after ten misses within an hour, and after `most_a_day` people on one day, the same worker is asked to wait. The
    second is asked before anything is looked up: a hit would otherwise be told from a miss. The caller keeps the
    transaction: a miss that is rolled back would not count.
    """
    _one_at_a_time(actor_id)
    _check_tries(actor_id, facility, now, most_a_day)
    person_id = _find(number, birth_date)
    if person_id is None:
        _audit_try(actor_id, "guest.missed")
        raise DomainError("guest_not_found", "Tidak ada yang cocok. Periksa nomor dan tanggal lahirnya.")
    if _is_at_home(area, person_id):
        return Received(person_id, None)
    who: dict[str, Any] = {"person_id": person_id, "proof": proof, "opened_by": actor_id, "opened_at": now}
    with transaction.atomic():
        known = _opened(Guest(facility=facility, until=now + timedelta(days=GUEST_DAYS), **who))
        if table and table.pk != facility.pk:
            _opened(Guest(facility=table, until=midnight_before(table, now) + timedelta(days=1), **who))
    return Received(person_id, known.until)


def _opened(guest: Guest) -> Guest:
    """The care relation that lasts already, or this one."""
    known = Guest.objects.filter(person_id=guest.person_id, facility=guest.facility, until__gt=guest.opened_at).first()
    if known is None:
        guest.save(force_insert=True)
        known = guest
    _audit(guest.opened_by, "guest.opened", known)
    return known


def close_guest(*, actor_id: UUID, facility: Facility, guest_id: UUID, now: datetime) -> None:
    """Served: from now on the record is closed to this facility. Closed already, or another's, it changes nothing."""
    with transaction.atomic():
        asked = Guest.objects.filter(id=guest_id, facility=facility).first()
        if asked is None:
            return
        # The same person received twice at once, or under two records that became one, is one guest.
        same = with_merged([asked.person_id])
        for one in Guest.objects.filter(person_id__in=same, facility=facility, until__gt=now):
            one.until = max(now, one.opened_at + timedelta(microseconds=1))
            one.save(update_fields=["until"])
            _audit(actor_id, "guest.closed", one)


def _check_tries(actor_id: UUID, facility: Facility, now: datetime, most_a_day: int) -> None:
    if opened_today(actor_id, facility, now) >= most_a_day:
        _audit_try(actor_id, "guest.limit")
        raise DomainError(
            "guest_limit",
            "Sudah %(count)s tamu Anda buka hari ini, batas satu hari. Minta petugas lain, atau lanjutkan besok.",
            count=most_a_day,
        )
    if how_often(actor_id, "guest.missed", since=now - timedelta(hours=1)) >= TRIES_AN_HOUR:
        raise DomainError("guest_too_often", "Terlalu sering mencoba. Tunggu satu jam, atau minta bantuan Puskesmas.")


def _one_at_a_time(actor_id: UUID) -> None:
    """The tries of one worker stand in line: ten at once would all see nine misses."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"guest {actor_id}"])


def _find(number: Masked, birth_date: date) -> UUID | None:
    """Above the policy, by a function that answers only where both fit."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT people_find_guest(%s, %s)", [general_keys().indexes(number.reveal()), birth_date])
        found: UUID | None = cursor.fetchone()[0]
    return found


def _is_at_home(area: WorkArea, person_id: UUID) -> bool:
    home = Person.objects.filter(id=person_id).values_list("kelurahan_id", "rt_id").first()
    return home is not None and area.names_in(*home)


def _audit_try(actor_id: UUID, action: str) -> None:
    """What did not open anybody is an event about the worker."""
    audit.record(actor_id=actor_id, action=action, subject_kind="guest", subject_id=actor_id, purpose=PURPOSE)


def _audit(actor_id: UUID, action: str, guest: Guest) -> None:
    audit.record(
        actor_id=actor_id,
        action=action,
        subject_kind="person",
        subject_id=guest.person_id,
        purpose=PURPOSE,
        detail={"guest": str(guest.pk), "proof": guest.proof},
    )
