"""How is the history of a Buku KIA taken over? As sourced evidence: one visit for each day that stands in the book."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.foundation.local_time import LocalZone
from simpul.records.facilities.models import Facility
from simpul.records.facilities.work_area import WorkArea
from simpul.records.visits.actions import Dose, Finding, Place, record_visit
from simpul.records.visits.models import Source
from simpul.services.follow_up.actions import follow_anew
from simpul.services.pendataan.recording import kind_at

NOON = time(12, 0)  # the book has days, no hours


@dataclass(frozen=True, slots=True)
class BookDay:
    """What stands in the book of one day; `key` is the caller's own name for it."""

    key: Hashable
    on: date
    findings: list[Finding] = field(default_factory=list)
    doses: list[Dose] = field(default_factory=list)


def take_over(
    *,
    actor_id: UUID,
    area: WorkArea,
    person_id: UUID,
    facility: Facility,
    days: list[BookDay],
    source_ref: str,
    now: datetime,
) -> dict[Hashable, DomainError]:
    """Keep each day as a visit of its own and judge later months anew; what was refused, by key. The others are kept.

    facility, source_ref  where the book was read; its page or words

    The same sent twice changes nothing. Raises NotInWorkAreaError, DomainError where no source is named.
    """
    if not source_ref.strip():
        raise DomainError("source_missing", "Tulis halaman atau bagian buku tempat angka ini dibaca.")
    refused: dict[Hashable, DomainError] = {}
    place = Place(facility, kind_at(facility), source=Source.BOOK, source_ref=source_ref.strip())
    with transaction.atomic():
        for day in sorted(days, key=lambda one: one.on):
            try:
                record_visit(
                    actor_id=actor_id,
                    area=area,
                    person_id=person_id,
                    place=place,
                    findings=day.findings,
                    doses=day.doses,
                    occurred_at=_noon(day.on, facility),
                    now=now,
                )
            except NotInWorkAreaError:
                raise
            except DomainError as problem:
                refused[day.key] = problem
        if len(refused) < len(days):
            follow_anew(actor_id=actor_id, area=area, person_id=person_id, now=now)
    return refused


def _noon(day: date, facility: Facility) -> datetime:
    return datetime.combine(day, NOON, tzinfo=LocalZone(facility.zone).zone)
