"""How is a request of a person received? (UU 27/2022)"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from simpul.foundation.errors import DomainError, IdAlreadyUsedError
from simpul.foundation.local_time import LocalZone, local_date
from simpul.records.facilities.models import Facility
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people import actions as people
from simpul.records.people.models import Person
from simpul.services.rights.kinds import CLOCKS, Act, Channel, Kind, Proof, Requester, check_requester
from simpul.services.rights.models import Request
from simpul.services.rights.steps import note_step

OLDEST_DAYS = 30


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked, how it came to us, and by whom."""

    kind: Kind
    channel: Channel
    requester: Requester
    proof: Proof
    received_on: date
    note: str = ""


def receive(
    *,
    actor_id: UUID,
    area: WorkArea,
    facility: Facility,
    request_id: UUID,
    person_id: UUID,
    asked: Asked,
    now: datetime,
) -> Request:
    """Take a request; it is due 3 x 24 hours after it came. The same id sent again returns the one that was kept.

    Raises NotInWorkAreaError, DomainError where this one may not ask or the day cannot be.
    """
    today = local_date(now, LocalZone(facility.zone))
    with transaction.atomic():
        person = people.locked_person(area, person_id)
        known = Request.objects.filter(id=request_id).first()
        if known:
            return _own(known, person)
        _check_day(asked.received_on, today)
        check_requester(asked.requester, birth_date=person.birth_date, died_on=person.died_on, today=today)
        received = now if asked.received_on == today else _morning(asked.received_on, facility)
        request = _kept(
            id=request_id,
            person=person,
            kelurahan_id=person.kelurahan_id,
            facility=facility,
            kind=asked.kind,
            channel=asked.channel,
            requester=asked.requester,
            proof=asked.proof,
            note=asked.note.strip()[:300],
            received_at=received,
            due_at=received + CLOCKS[asked.kind].limit,
            received_by=actor_id,
        )
        note_step(actor_id, request, Act.RECEIVED, now)
    return request


def _own(known: Request, person: Person) -> Request:
    if known.person_id != person.pk:
        raise IdAlreadyUsedError()
    return known


def _check_day(received_on: date, today: date) -> None:
    if not today - timedelta(days=OLDEST_DAYS) <= received_on <= today:
        raise DomainError("received_on", "Tanggal diterima paling lama 30 hari yang lalu dan tidak di masa depan.")


def _kept(**columns: Any) -> Request:
    """An id that exists where this worker cannot see it is refused without a word about whose it is."""
    try:
        with transaction.atomic():
            return Request.objects.create(**columns)
    except IntegrityError as problem:
        raise IdAlreadyUsedError() from problem


def _morning(day: date, facility: Facility) -> datetime:
    """A request of an earlier day counts from the beginning of that day: never too late."""
    return datetime(day.year, day.month, day.day, tzinfo=LocalZone(facility.zone).zone)
