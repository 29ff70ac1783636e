"""Who was seen at an open day, and what was found there? By the record to which it belongs now."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.queries import records_of
from simpul.records.prepared import Blank, OneOf, Prepared
from simpul.records.visits.models import Entry, Visit
from simpul.records.visits.projection import BODY_WEIGHT
from simpul.records.visits.queries import KEPT, REACHED, reach, reached

RECORDS = ("person__merged_into_id", "person_id")
STANDING = {"visit__withdrawal__isnull": True, "superseded_by__isnull": True}
EMPTY: dict[str, Any] = {"value__isnull": True, "text": ""}
SEEN = Prepared(
    lambda: Visit.objects.filter(REACHED, session_id=Blank("session"), withdrawal__isnull=True).values_list(*RECORDS)
)
WEIGHTS = Prepared(lambda: _weights(Blank("session")).filter(REACHED))
FOUND = Prepared(lambda: _found(Blank("session")).filter(REACHED, OneOf("concept", "concepts")))
LAST = Prepared(
    lambda: (
        Entry.objects.filter(
            REACHED,
            OneOf("person_id", "people"),
            OneOf("concept", "concepts"),
            local_date__gte=Blank("since"),
            **STANDING,
        )
        .exclude(**EMPTY)
        .values_list("person_id")
        .annotate(Max("local_date"))
    )
)


def seen_in_session(area: WorkArea, session_id: UUID, people: Iterable[UUID] | None = None) -> set[UUID]:
    """People with a standing visit of this session."""
    if people is None:
        return {kept or own for kept, own in SEEN.ask(session=session_id, **reach(area))}
    rows = Visit.objects.filter(reached(area), session_id=session_id, withdrawal__isnull=True)
    rows = rows.filter(person_id__in=list(people)) | rows.filter(person__merged_into_id__in=list(people))
    return {kept or own for kept, own in rows.values_list(*RECORDS)}


def entries_of_session(area: WorkArea, session_id: UUID, person_id: UUID | None = None) -> dict[UUID, list[Entry]]:
    """The standing weights of a session, by the record to which they belong now, oldest first."""
    if person_id is None:
        rows = WEIGHTS.ask(session=session_id, **reach(area))
    else:
        theirs = Q(person_id=person_id) | Q(person__merged_into_id=person_id)
        rows = list(_weights(session_id).filter(theirs, reached(area)))
    found: dict[UUID, list[Entry]] = {}
    for entry in rows:
        found.setdefault(entry.kept, []).append(entry)
    return found


def _weights(session_id: UUID | Blank) -> QuerySet[Any]:
    rows = Entry.objects.filter(visit__session_id=session_id, concept=BODY_WEIGHT, value__isnull=False, **STANDING)
    return rows.annotate(kept=KEPT).order_by("at", "id")


def found_in_session(
    area: WorkArea, session_id: UUID, concepts: Collection[str], people: Iterable[UUID] | None = None
) -> dict[UUID, dict[str, Entry]]:
    """By person and concept, the last standing finding of the session."""
    if people is None:
        rows = FOUND.ask(session=session_id, concepts=list(concepts), **reach(area))
    else:
        theirs = Q(person_id__in=list(people)) | Q(person__merged_into_id__in=list(people))
        rows = list(_found(session_id).filter(reached(area), theirs, concept__in=list(concepts)))
    found: dict[UUID, dict[str, Entry]] = {}
    for entry in rows:
        found.setdefault(entry.kept, {})[entry.concept] = entry
    return found


def _found(session_id: UUID | Blank) -> QuerySet[Any]:
    rows = Entry.objects.filter(visit__session_id=session_id, **STANDING).exclude(**EMPTY)
    return rows.annotate(kept=KEPT).order_by("at", "id")


def last_found(
    area: WorkArea, people: Collection[UUID], concepts: Collection[str], before: date
) -> dict[UUID, dict[str, Entry]]:
    """By person and concept, the last standing finding of the days before `before`.

    What stands on a record that was merged into one of these counts with it.
    """
    roots = {part: root for root, parts in records_of(people).items() for part in parts}
    rows = Entry.objects.filter(
        reached(area),
        person_id__in=list(roots),
        concept__in=list(concepts),
        local_date__lt=before,
        **STANDING,
    ).exclude(**EMPTY)
    latest = rows.order_by("person_id", "concept", "-at", "-id").distinct("person_id", "concept")
    found: dict[UUID, dict[str, Entry]] = {}
    for entry in latest:
        of_person = found.setdefault(roots[entry.person_id], {})
        known = of_person.get(entry.concept)
        if known is None or known.at < entry.at:
            of_person[entry.concept] = entry
    return found


def last_recorded(area: WorkArea, people: Collection[UUID], concepts: Collection[str], since: date) -> dict[UUID, date]:
    """Of whom of these people one of the concepts was recorded on or after a day, and the latest day."""
    return dict(LAST.ask(people=list(people), concepts=list(concepts), since=since, **reach(area)))
