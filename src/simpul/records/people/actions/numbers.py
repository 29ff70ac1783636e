"""How is a phone, a JKN number or a card tied to a person? Sealed, found again by its blind index."""

import secrets
from datetime import datetime
from uuid import UUID

from django.db import transaction

from simpul.foundation.privacy import Masked
from simpul.records.facilities.work_area import WorkArea
from simpul.records.feed.actions import News, append
from simpul.records.people.actions.locking import audited, locked_person
from simpul.records.people.keys import general_keys
from simpul.records.people.models import NumberKind, Person, PersonNumber

CARD_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that is taken for another
CARD_LENGTH = 16  # 80 bits: cannot be guessed
CARD_PREFIX = "SIMPUL-"


def keep_number(
    *, actor_id: UUID | None, area: WorkArea, person_id: UUID, kind: NumberKind, text: Masked, now: datetime
) -> PersonNumber:
    """From now on this is the person's number of that kind; the earlier one ends. The same again changes nothing.

    text  in its normal form (foundation.phone), never printed
    """
    with transaction.atomic():
        person = locked_person(area, person_id)
        keys = general_keys()
        known = PersonNumber.objects.filter(person=person, kind=kind, ended_at__isnull=True).first()
        if known and bytes(known.index) in keys.indexes(text.reveal()):
            return known
        if known:
            known.ended_at = now
            known.save(update_fields=["ended_at"])
        return _keep(actor_id, person, kind, text)


def end_number(*, actor_id: UUID, area: WorkArea, person_id: UUID, kind: NumberKind, now: datetime) -> None:
    """The person has no number of that kind any more."""
    with transaction.atomic():
        person = locked_person(area, person_id)
        ended = PersonNumber.objects.filter(person=person, kind=kind, ended_at__isnull=True).update(ended_at=now)
        if ended:
            _tell(actor_id, person)


def issue_card(*, actor_id: UUID, area: WorkArea, person_id: UUID, now: datetime) -> Masked:
    """A new card: a number drawn by lot that says nothing of its holder. An older card stops working."""
    code = Masked(CARD_PREFIX + "".join(secrets.choice(CARD_LETTERS) for _ in range(CARD_LENGTH)))
    keep_number(actor_id=actor_id, area=area, person_id=person_id, kind=NumberKind.CARD, text=code, now=now)
    return code


def _keep(actor_id: UUID | None, person: Person, kind: NumberKind, text: Masked) -> PersonNumber:
    keys = general_keys()
    key_id, sealed = keys.seal(text.reveal())
    number = PersonNumber.objects.create(
        person=person,
        kelurahan_id=person.kelurahan_id,
        kind=kind,
        sealed=sealed,
        index=keys.index(text.reveal()),
        key_id=key_id,
        recorded_by=actor_id,
    )
    _tell(actor_id, person)
    return number


def _tell(actor_id: UUID | None, person: Person) -> None:
    audited(actor_id, "person.number", person)
    append(News("person.changed", person.kelurahan_id, person.pk))
