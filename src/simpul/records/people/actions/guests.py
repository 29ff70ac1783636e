"""How does a person of another area come to be served here?

By proof that they stand in front of us: the exact NIK or the code of their card, and the birth date. The care relation
is written down, opens the record to this facility for some days, and what is done counts where the person lives.
"""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from simpul.foundation.errors import DomainError
from simpul.foundation.privacy import Masked
from simpul.records.audit import actions as audit
from simpul.records.audit.queries import how_often
from simpul.records.facilities.models import Facility
from simpul.records.people.keys import general_keys
from simpul.records.people.models.guests import Guest, Proof

GUEST_DAYS = 7
TRIES_AN_HOUR = 10


def open_guest(
    *, actor_id: UUID, facility: Facility, proof: Proof, number: Masked, birth_date: date, now: datetime
) -> UUID:
    """The id of the person whom number and birth date both fit. Opened again while it lasts it changes nothing.

    Raises DomainError, one sentence for every way in which it does not fit, so that nobody learns who is registered;
    after ten misses within an hour the same worker is asked to wait.
    """
    if how_often(actor_id, "guest.missed", since=now - timedelta(hours=1)) >= TRIES_AN_HOUR:
        raise DomainError("guest_too_often", "Terlalu sering mencoba. Tunggu satu jam, atau minta bantuan Puskesmas.")
    person_id = _find(number, birth_date)
    if person_id is None:
        _miss(actor_id)
        raise DomainError("guest_not_found", "Tidak ada yang cocok. Periksa nomor dan tanggal lahirnya.")
    with transaction.atomic():
        known = Guest.objects.filter(person_id=person_id, facility=facility, until__gt=now).first()
        if known is None:
            until = now + timedelta(days=GUEST_DAYS)
            known = Guest.objects.create(
                person_id=person_id, facility=facility, proof=proof, opened_by=actor_id, opened_at=now, until=until
            )
        audit.record(
            actor_id=actor_id,
            action="guest.opened",
            subject_kind="person",
            subject_id=person_id,
            purpose="melayani tamu",
            detail={"guest": str(known.pk), "proof": proof},
        )
    return person_id


def _find(number: Masked, birth_date: date) -> UUID | None:
    """Above the policy, by a function that answers only where both fit."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT people_find_guest(%s, %s)", [general_keys().indexes(number.reveal()), birth_date])
        found: UUID | None = cursor.fetchone()[0]
    return found


def _miss(actor_id: UUID) -> None:
    audit.record(actor_id=actor_id, action="guest.missed", subject_kind="search", purpose="melayani tamu")
