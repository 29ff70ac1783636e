"""How does a visit enter the record?

The person's row is locked first: two hands at one child stand in line, and what the second one writes is judged beside
what the first one wrote. Whatever is sent twice changes nothing.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import DomainError
from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import LocalZone, Month, local_date
from simpul.foundation.units import Grams
from simpul.records.facilities.models import Facility
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.actions import locked_person
from simpul.records.people.models import Person
from simpul.records.prepared import Blank, Prepared
from simpul.records.visits.actions.beside import known_of
from simpul.records.visits.actions.findings import Dose, Finding, Place
from simpul.records.visits.actions.keeping import check_day, tell
from simpul.records.visits.actions.recorded import Recorded, RecordedVisit, counting
from simpul.records.visits.actions.rows import keep_all
from simpul.records.visits.models import Entry, Given, Visit, VisitKind, Withdrawal
from simpul.records.visits.projection import BODY_WEIGHT, GROWTH_CONCEPTS

OF_SESSION = Prepared(
    lambda: (
        Visit.objects.filter(session_id=Blank("session"), person_id=Blank("person"), withdrawal__isnull=True)
        .select_related("facility")
        .order_by("id")[:1]
    )
)


def record_visit(
    *,
    actor_id: UUID,
    area: WorkArea,
    person_id: UUID,
    place: Place,
    findings: list[Finding],
    doses: list[Dose],
    occurred_at: datetime,
    now: datetime,
    kind: str = "visit.recorded",
) -> RecordedVisit:
    """Keep findings and services of one person seen at one place; in a session they join the visit of that day.

    kind  the news that is told: of a weight alone it is `visit.weighed`

    A finding that says what its sender had seen is not kept twice: where the session has the same value since, that is
    the entry; where it has another one, SomebodyWasFasterError is raised.

    Raises NotInWorkAreaError, IdAlreadyUsedError (an id that carries something else), DomainError for a time or a value
    that cannot be, and for a visit without anything in it.
    """
    if not (findings or doses):
        raise DomainError("visit_empty", "Isi paling sedikit satu hasil atau layanan.")
    with transaction.atomic():
        person = locked_person(area, person_id)
        entries, given, said = known_of(person, findings, doses, place.session_id)
        entries, findings = [*entries, *said.values()], [one for one in findings if one.id not in said]
        if len(entries) == len(findings) + len(said) and len(given) == len(doses):
            return RecordedVisit((entries or given)[0].visit, entries, given, was_new=False, counting={})
        visit = _begun(entries, given) or _visit_of(person, place, occurred_at, actor_id, now)
        days = keep_all(person, visit, findings, doses, entries, given, actor_id, occurred_at, now)
        first = entries[0] if entries else given[0]
        growth = any(one.concept in GROWTH_CONCEPTS for one in entries)
        counting = tell(actor_id, kind, person, days, growth, visit=str(visit.pk), entry=str(first.pk))
    return RecordedVisit(visit, entries, given, was_new=True, counting=counting)


def record_weight(
    *,
    actor_id: UUID,
    area: WorkArea,
    person_id: UUID,
    facility: Facility,
    kind: VisitKind,
    session_id: UUID | None,
    entry_id: UUID,
    weight: Grams,
    weighed_at: datetime,
    now: datetime,
    seen: frozenset[UUID] | None = None,
) -> Recorded:
    """Keep one weight of one person: `record_visit` with one finding."""
    done = record_visit(
        actor_id=actor_id,
        area=area,
        person_id=person_id,
        place=Place(facility, kind, session_id),
        findings=[Finding(entry_id, BODY_WEIGHT, weight, seen=seen)],
        doses=[],
        occurred_at=weighed_at,
        now=now,
        kind="visit.weighed",
    )
    entry = done.entries[0]
    return Recorded(entry, done.counting.get(Month.of(entry.local_date).index) or counting(entry), done.was_new)


def _begun(entries: list[Entry], given: list[Given]) -> Visit | None:
    """The visit of what was sent before: the rest of it belongs there, where that still stands."""
    rows: list[Entry | Given] = [*entries, *given]
    begun = rows[0].visit if rows else None
    return begun if begun and not Withdrawal.objects.filter(visit=begun).exists() else None


def _visit_of(person: Person, place: Place, at: datetime, actor_id: UUID, now: datetime) -> Visit:
    """The visit of this person in this session, made at the first finding. The person's lock makes it one."""
    if place.session_id:
        visit = OF_SESSION.first(session=place.session_id, person=person.pk)
        if visit:
            return visit
    day, zone = local_date(at, LocalZone(place.facility.zone)), LocalZone(place.facility.zone)
    check_day(person, day, local_date(now, zone))
    return Visit.objects.create(
        id=new_id(),
        person=person,
        kelurahan_id=person.kelurahan_id,
        facility=place.facility,
        session_id=place.session_id,
        kind=place.kind,
        occurred_at=at,
        local_date=day,
        source=place.source,
        source_ref=place.source_ref[:60],
        form=place.form,
        form_edition=place.form_edition,
        recorded_by=actor_id,
    )
