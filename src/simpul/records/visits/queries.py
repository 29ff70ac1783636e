"""What has been measured of this person, and what counts now? The caller names its work area first."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Coalesce

from simpul.foundation.local_time import Month
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.queries import record_ids
from simpul.records.prepared import Blank, OneOf, Prepared, attach
from simpul.records.visits.models import Entry, Given, GrowthDay, GrowthFinding, MonthlyWeighing, Visit, Withdrawal
from simpul.records.visits.projection.standing import standing_entries, standing_services

KEPT = Coalesce("person__merged_into_id", "person_id")  # the record to which a row belongs now
REACHED = OneOf("kelurahan_id", "kelurahan") | OneOf("person_id", "guests")
ENTRIES = Prepared(lambda: Entry.objects.filter(OneOf("visit_id", "visits")).select_related("superseded_by"))
GIVEN = Prepared(lambda: Given.objects.filter(OneOf("visit_id", "visits")).select_related("superseded_by"))
FINDINGS = Prepared(lambda: GrowthFinding.objects.filter(OneOf("day_id", "days")))
WEIGHINGS = Prepared(lambda: MonthlyWeighing.objects.filter(REACHED, person_id=Blank("person")).order_by("month"))
LATEST = Prepared(
    lambda: (
        MonthlyWeighing.objects.filter(REACHED, OneOf("person_id", "people"), month__lt=Blank("month"))
        .order_by("person_id", "-month")
        .distinct("person_id")
    )
)
IN_MONTH = Prepared(lambda: MonthlyWeighing.objects.filter(REACHED, OneOf("person_id", "people"), month=Blank("month")))
GROWTH = Prepared(lambda: GrowthDay.objects.filter(REACHED, person_id=Blank("person")).order_by("local_date"))


def weighings_of(area: WorkArea, person_id: UUID) -> list[MonthlyWeighing]:
    """The weighings that count, oldest first."""
    return WEIGHINGS.ask(person=person_id, **reach(area))


def growth_of(area: WorkArea, person_id: UUID) -> list[GrowthDay]:
    """What was measured of a person, day by day, oldest first, with the findings of each."""
    rows = GROWTH.ask(person=person_id, **reach(area))
    attach(rows, "findings", FINDINGS.ask(days=[one.pk for one in rows]) if rows else [], "day")
    return rows


def growth_on(area: WorkArea, person_id: UUID, day: date) -> GrowthDay | None:
    """What was measured of a person on one day."""
    return GrowthDay.objects.filter(reached(area), person_id=person_id, local_date=day).first()


def latest_weighings(area: WorkArea, people: Iterable[UUID], before: Month) -> dict[UUID, MonthlyWeighing]:
    """For each person the last counted weighing of the months before `before`."""
    rows = LATEST.ask(people=list(people), month=before.index, **reach(area))
    return {row.person_id: row for row in rows}


def weighings_in_month(area: WorkArea, people: Iterable[UUID], month: Month) -> dict[UUID, MonthlyWeighing]:
    rows = IN_MONTH.ask(people=list(people), month=month.index, **reach(area))
    return {row.person_id: row for row in rows}


def get_entry(area: WorkArea, entry_id: UUID) -> Entry | None:
    return Entry.objects.select_related("visit", "person").filter(reached(area), id=entry_id).first()


def get_given(area: WorkArea, given_id: UUID) -> Given | None:
    return Given.objects.select_related("visit", "person").filter(reached(area), id=given_id).first()


def get_visit(area: WorkArea, visit_id: UUID) -> Visit | None:
    rows = Visit.objects.select_related("facility", "person", "withdrawal").filter(reached(area), id=visit_id)
    return rows.prefetch_related("entries__superseded_by", "given__superseded_by").first()


def visits_of(area: WorkArea, ids: Sequence[UUID], first: int, last: int, *, given: bool = True) -> list[Visit]:
    """From the newest, the visits first..last (exclusive) of these records, with their entries, corrected ones too.

    given  False: the caller knows that nothing was given
    """
    rows = _visits(first, last).ask(people=list(ids), **reach(area))
    asked = {"visits": [one.pk for one in rows]}
    attach(rows, "entries", ENTRIES.ask(**asked) if rows else [], "visit")
    attach(rows, "given", GIVEN.ask(**asked) if rows and given else [], "visit")
    return rows


@lru_cache(maxsize=16)
def _visits(first: int, last: int) -> Prepared[Visit]:
    """One for each leaf: the bounds stand in the SQL."""
    rows = Visit.objects.filter(REACHED, OneOf("person_id", "people")).select_related("facility", "withdrawal")
    return Prepared(lambda: rows.order_by("-occurred_at", "-id")[first:last])


def services_of(area: WorkArea, person_id: UUID) -> list[Given]:
    """The services that were given and hold, oldest first."""
    rows = standing_services(record_ids(person_id)).filter(reached(area))
    return list(rows.select_related("visit__facility").order_by("local_date", "id"))


def latest_findings(area: WorkArea, person_id: UUID, until: date) -> dict[str, Entry]:
    """The last standing finding of each concept up to a day, that day included."""
    rows = standing_entries(record_ids(person_id)).filter(reached(area), local_date__lte=until)
    latest = rows.select_related("visit").order_by("concept", "-at", "-id").distinct("concept")
    return {entry.concept: entry for entry in latest}


def readings_of(area: WorkArea, person_id: UUID, concepts: Iterable[str], until: date) -> list[Entry]:
    """The standing findings of these concepts up to a day, that day included, the newest first."""
    rows = standing_entries(record_ids(person_id)).filter(reached(area), concept__in=concepts, local_date__lte=until)
    return list(rows.order_by("-at", "-id"))


def withdrawals_into(area: WorkArea, visit_id: UUID) -> list[Withdrawal]:
    """The visits of which this one took over what stood, the latest first."""
    rows = Withdrawal.objects.filter(reached(area), moved_to=visit_id)
    return list(rows.select_related("person").order_by("-made_at"))


def first_day_of(area: WorkArea, person_id: UUID) -> date | None:
    """The day of the first visit that stands, of a record and those merged into it."""
    days = Visit.objects.filter(reached(area), person_id__in=record_ids(person_id), withdrawal__isnull=True)
    return days.order_by("local_date").values_list("local_date", flat=True).first()


def reached(area: WorkArea) -> Q:
    """Rows of the people of this area, and of its guests."""
    here = Q(kelurahan_id__in=area.kelurahan)
    return here | Q(person_id__in=area.guests) if area.guests else here


def reach(area: WorkArea) -> dict[str, list[Any]]:
    """What fills REACHED."""
    return {"kelurahan": list(area.kelurahan), "guests": list(area.guests)}
