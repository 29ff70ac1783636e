"""Who was seen at an open day, and what was found there? By the record to which it belongs now."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import Max, QuerySet

from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.queries import records_of
from simpul.records.visits.models import Entry, Visit
from simpul.records.visits.queries import KEPT, reached


def seen_in_session(area: WorkArea, session_id: UUID, people: Iterable[UUID] | None = None) -> set[UUID]:
    """People with a standing visit of this session."""
    rows = Visit.objects.filter(reached(area), session_id=session_id, withdrawal__isnull=True)
    if people is not None:
        rows = rows.filter(person_id__in=list(people)) | rows.filter(person__merged_into_id__in=list(people))
    return {kept or own for kept, own in rows.values_list("person__merged_into_id", "person_id")}


def found_in_session(
    area: WorkArea, session_id: UUID, concepts: Collection[str], people: Iterable[UUID] | None = None
) -> dict[UUID, dict[str, Entry]]:
    """By person and concept, the last standing finding of the session."""
    rows = Entry.objects.filter(
        reached(area),
        visit__session_id=session_id,
        visit__withdrawal__isnull=True,
        concept__in=list(concepts),
        superseded_by__isnull=True,
    ).exclude(value__isnull=True, text="")
    if people is not None:
        rows = rows.filter(person_id__in=list(people)) | rows.filter(person__merged_into_id__in=list(people))
    found: dict[UUID, dict[str, Entry]] = {}
    for entry in rows.annotate(kept=KEPT).order_by("at", "id"):
        found.setdefault(entry.kept, {})[entry.concept] = entry
    return found


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
        visit__withdrawal__isnull=True,
        concept__in=list(concepts),
        superseded_by__isnull=True,
        local_date__lt=before,
    ).exclude(value__isnull=True, text="")
    latest = rows.order_by("person_id", "concept", "-at", "-id").distinct("person_id", "concept")
    found: dict[UUID, dict[str, Entry]] = {}
    for entry in latest:
        of_person = found.setdefault(roots[entry.person_id], {})
        known = of_person.get(entry.concept)
        if known is None or known.at < entry.at:
            of_person[entry.concept] = entry
    return found


def recorded_since(area: WorkArea, people: Collection[UUID], concepts: Collection[str], since: date) -> set[UUID]:
    """Of these people, those of whom one of the concepts was recorded on or after a day."""
    return set(_recorded(area, people, concepts, since).values_list("person_id", flat=True).distinct())


def last_recorded(area: WorkArea, people: Collection[UUID], concepts: Collection[str], since: date) -> dict[UUID, date]:
    """The same with the latest day on which one of them was recorded."""
    rows = _recorded(area, people, concepts, since)
    return dict(rows.values_list("person_id").annotate(Max("local_date")))


def _recorded(area: WorkArea, people: Collection[UUID], concepts: Collection[str], since: date) -> QuerySet[Entry]:
    return Entry.objects.filter(
        reached(area),
        person_id__in=list(people),
        concept__in=list(concepts),
        local_date__gte=since,
        visit__withdrawal__isnull=True,
        superseded_by__isnull=True,
    ).exclude(value__isnull=True, text="")
