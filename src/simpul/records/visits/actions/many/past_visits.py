"""What is a visit that is taken over from a sheet, and which rows does it become?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from simpul.foundation.local_time import LocalZone, local_date
from simpul.knowledge.growth.age import completed_months
from simpul.records.people.models import Person
from simpul.records.visits.actions.findings import Dose, Finding, Place
from simpul.records.visits.actions.keeping import check_day
from simpul.records.visits.actions.registered import check_dose, check_finding

VISIT = {
    "id": "uuid", "person_id": "uuid", "kelurahan_id": "int", "facility_id": "uuid", "kind": "varchar",
    "occurred_at": "timestamptz", "local_date": "date", "source": "varchar", "source_ref": "varchar", "form": "varchar",
    "form_edition": "varchar", "recorded_by": "uuid",
}  # fmt: skip
ENTRY = {
    "id": "uuid", "concept": "varchar", "value": "int", "text": "varchar", "reason": "varchar", "visit_id": "uuid",
    "person_id": "uuid", "kelurahan_id": "int", "at": "timestamptz", "local_date": "date", "recorded_by": "uuid",
}  # fmt: skip
GIVEN = {
    "id": "uuid", "service": "varchar", "batch": "varchar", "expires_on": "date", "visit_id": "uuid",
    "person_id": "uuid", "kelurahan_id": "int", "at": "timestamptz", "local_date": "date", "recorded_by": "uuid",
}  # fmt: skip
GIVEN_FIRST = {"reason": ("varchar", ""), "taken_back": ("boolean", False)}


@dataclass(frozen=True, slots=True)
class PastVisit:
    """One visit that is taken over; the person is a record of its own, the ids are made by whoever brings it."""

    id: UUID
    person_id: UUID
    place: Place
    occurred_at: datetime
    findings: Sequence[Finding] = ()
    doses: Sequence[Dose] = ()


class VisitRow(NamedTuple):
    """In the order of VISIT."""

    id: UUID
    person_id: UUID
    kelurahan_id: int
    facility_id: UUID
    kind: str
    occurred_at: datetime
    local_date: date
    source: str
    source_ref: str
    form: str
    form_edition: str
    recorded_by: UUID


def visit_of(one: PastVisit, person: Person, actor_id: UUID, now: datetime) -> VisitRow:
    """Raises DomainError for a day, a value or a batch that cannot be."""
    zone = LocalZone(one.place.facility.zone)
    day, today = local_date(one.occurred_at, zone), local_date(now, zone)
    check_day(person, day, today)
    months = completed_months(person.birth_date, day)
    for finding in one.findings:
        check_finding(finding.concept, finding.value, finding.text, months)
    for dose in one.doses:
        check_dose(dose.service, dose.batch, dose.expires_on, day)
    return VisitRow(
        id=one.id,
        person_id=person.pk,
        kelurahan_id=person.kelurahan_id,
        facility_id=one.place.facility.pk,
        kind=one.place.kind,
        occurred_at=one.occurred_at,
        local_date=day,
        source=one.place.source,
        source_ref=one.place.source_ref[:60],
        form="",
        form_edition="",
        recorded_by=actor_id,
    )


def columns_of_entry(visit: VisitRow, finding: Finding) -> tuple[Any, ...]:
    """In the order of ENTRY."""
    return (finding.id, finding.concept, finding.value, finding.text.strip(), "", *_of_visit(visit))


def columns_of_given(visit: VisitRow, dose: Dose) -> tuple[Any, ...]:
    """In the order of GIVEN."""
    return (dose.id, dose.service, dose.batch.strip(), dose.expires_on, *_of_visit(visit))


def _of_visit(visit: VisitRow) -> tuple[Any, ...]:
    return visit.id, visit.person_id, visit.kelurahan_id, visit.occurred_at, visit.local_date, visit.recorded_by
