"""What has been measured of this person, and what counts now? The caller names its work area first."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from simpul.foundation.local_time import Month
from simpul.records.facilities.work_area import WorkArea
from simpul.records.visits.models import Entry, MonthlyWeighing, Visit


def weighings_of(area: WorkArea, person_id: UUID) -> list[MonthlyWeighing]:
    """The weighings that count, oldest first."""
    rows = MonthlyWeighing.objects.filter(kelurahan_id__in=area.kelurahan, person_id=person_id)
    return list(rows.order_by("month"))


def latest_weighings(area: WorkArea, people: Iterable[UUID], before: Month) -> dict[UUID, MonthlyWeighing]:
    """For each person the last counted weighing of the months before `before`."""
    rows = MonthlyWeighing.objects.filter(
        kelurahan_id__in=area.kelurahan, person_id__in=list(people), month__lt=before.index
    )
    return {row.person_id: row for row in rows.order_by("person_id", "-month").distinct("person_id")}


def weighings_in_month(area: WorkArea, people: Iterable[UUID], month: Month) -> dict[UUID, MonthlyWeighing]:
    rows = MonthlyWeighing.objects.filter(
        kelurahan_id__in=area.kelurahan, person_id__in=list(people), month=month.index
    )
    return {row.person_id: row for row in rows}


def entries_of_session(area: WorkArea, session_id: UUID, person_id: UUID | None = None) -> dict[UUID, list[Entry]]:
    """The standing entries of a session, by person, oldest first; superseded ones are left out."""
    rows = Entry.objects.filter(
        kelurahan_id__in=area.kelurahan, visit__session_id=session_id, superseded_by__isnull=True
    )
    if person_id is not None:
        rows = rows.filter(person_id=person_id)
    found: dict[UUID, list[Entry]] = {}
    for entry in rows.order_by("at", "id"):
        found.setdefault(entry.person_id, []).append(entry)
    return found


def get_entry(area: WorkArea, entry_id: UUID) -> Entry | None:
    return Entry.objects.select_related("visit").filter(kelurahan_id__in=area.kelurahan, id=entry_id).first()


def visits_of(area: WorkArea, person_id: UUID) -> QuerySet[Visit]:
    """The visits of a person, newest first, with their entries (corrected ones too)."""
    rows = Visit.objects.filter(kelurahan_id__in=area.kelurahan, person_id=person_id)
    return rows.select_related("facility").prefetch_related("entries__superseded_by").order_by("-occurred_at")
