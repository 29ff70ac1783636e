"""How is a no or an agreed day written down, and how is it taken back? Rows are appended; the latest holds.

The person's row is locked first: two hands at one record stand in line, and the second one hears of the first.
"""

from collections.abc import Set as AbstractSet
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from simpul.foundation.errors import DomainError, IdAlreadyUsedError, NotInWorkAreaError
from simpul.foundation.local_time import LocalZone, local_date
from simpul.records.agreements.models import Agreement
from simpul.records.agreements.words import AgreedOn, Refused, check_word, columns_of, says_the_same
from simpul.records.audit import actions as audit
from simpul.records.facilities.models import Facility
from simpul.records.facilities.work_area import WorkArea
from simpul.records.feed.actions import News, append
from simpul.records.people.actions import locked_person
from simpul.records.people.models import Person
from simpul.records.people.queries import record_ids


def record_agreement(
    *,
    actor_id: UUID,
    area: WorkArea,
    facility: Facility,
    agreement_id: UUID,
    person_id: UUID,
    service: str,
    said: Refused | AgreedOn,
    said_on: date,
    now: datetime,
    last_day: date | None,
    seen: AbstractSet[UUID] | None = None,
) -> Agreement:
    """Write down what was said of a service. The same id sent again returns what is recorded.

    service  a code that the caller knows
    last_day  on which it still counts (services.due.in_time), None where it always does
    facility  where it was said, and whose clock tells which day it is
    seen     what stood of this service on the page of the sender; None: the sender was without a network

    Raises NotInWorkAreaError, IdAlreadyUsedError, DomainError for a day that cannot be, of somebody who does not live
    here any more, and `said_since` where somebody wrote something else in the meantime.
    """
    with transaction.atomic():
        person = locked_person(area, person_id)
        columns = columns_of(said, said_on) | {"service": service}
        known = Agreement.objects.filter(id=agreement_id).first()
        if known:
            return _same(known, person, columns)
        check_word(person, said, said_on, local_date(now, LocalZone(facility.zone)), last_day)
        unseen = _since(person, service, seen)
        if unseen:
            return _agree_with(unseen, columns)
        columns |= {"id": agreement_id, "said_on": said_on, "said_at": facility, "recorded_at": now}
        made = _kept(person=person, kelurahan_id=person.kelurahan_id, recorded_by=actor_id, **columns)
        _tell(actor_id, "agreement.recorded", person, made)
    return made


def take_back_agreement(*, actor_id: UUID, area: WorkArea, agreement_id: UUID, now: datetime) -> Agreement:
    """It was not said, or holds no more: what was said before it holds again. Twice changes nothing.

    Raises NotInWorkAreaError.
    """
    with transaction.atomic():
        whose = Agreement.objects.filter(id=agreement_id).values_list("person_id", flat=True).first()
        if whose is None:
            raise NotInWorkAreaError()
        person = locked_person(area, whose)
        found = Agreement.objects.get(id=agreement_id)
        if found.taken_back_at is None:
            found.taken_back_at, found.taken_back_by = now, actor_id
            found.save(update_fields=["taken_back_at", "taken_back_by"])
            _tell(actor_id, "agreement.taken_back", person, found)
    return found


def _same(known: Agreement, person: Person, columns: dict[str, Any]) -> Agreement:
    """What was sent before; another word under the same id is refused."""
    is_theirs = known.person_id in record_ids(person.pk) and known.service == columns["service"]
    if is_theirs and says_the_same(known, columns):
        return known
    raise IdAlreadyUsedError()


def _since(person: Person, service: str, seen: AbstractSet[UUID] | None) -> Agreement | None:
    """The last word about this service, where the sender did not know of it."""
    if seen is None:
        return None
    rows = Agreement.objects.filter(person_id__in=record_ids(person.pk), service=service, taken_back_at__isnull=True)
    return rows.exclude(id__in=seen).order_by("said_on", "recorded_at", "id").last()


def _agree_with(unseen: Agreement, columns: dict[str, Any]) -> Agreement:
    if says_the_same(unseen, columns):
        return unseen
    raise DomainError(
        "said_since",
        "Petugas lain baru saja mencatat hal yang berbeda tentang layanan ini. Lihat di bawah, lalu putuskan.",
    )


def _kept(**columns: Any) -> Agreement:
    """An id that exists where this worker cannot see it is refused without a word about whose it is."""
    try:
        with transaction.atomic():
            return Agreement.objects.create(**columns)
    except IntegrityError as problem:
        raise IdAlreadyUsedError() from problem


def _tell(actor_id: UUID, kind: str, person: Person, one: Agreement) -> None:
    about = {"agreement": str(one.pk), "service": one.service}
    audit.record(
        actor_id=actor_id,
        action=kind,
        subject_kind="person",
        subject_id=person.pk,
        kelurahan_id=person.kelurahan_id,
        purpose="pelayanan",
        detail=about,
    )
    append(News(kind, person.kelurahan_id, person.pk, about))
