"""The reads behind `last_days`: each asks once for many open days, whatever their number."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, ExtractMonth, ExtractYear

from simpul.knowledge.growth import KmsBand
from simpul.records.facilities.kinds import AreaLevel
from simpul.records.facilities.models import Area, Coverage, Facility
from simpul.records.facilities.work_area import WorkArea
from simpul.records.visits.models import Entry, MonthlyWeighing, Visit
from simpul.records.visits.projection import BODY_WEIGHT
from simpul.records.visits.queries import reached
from simpul.services.posyandu.models import Arrival, Session, SessionStatus
from simpul.services.posyandu.queries.calendar import serving
from simpul.services.posyandu.queries.closing import noticed_values
from simpul.services.posyandu.queries.register import NAMED

Pairs = set[tuple[UUID, UUID]]  # session, person
OWN_RECORD = Coalesce("person__merged_into_id", "person_id")


def days_that_are_over(area: WorkArea, posyandu: Iterable[Facility], today: date) -> list[Session]:
    """Of each Posyandu its latest day, and the latest one of each group that is named; the latest first.

    Open days of the past, and that of today once it is closed.
    """
    over = Q(status=SessionStatus.OPEN, date__lt=today) | Q(status=SessionStatus.CLOSED, date__lte=today)
    rows = Session.objects.filter(over, posyandu__in=[one.pk for one in posyandu], kelurahan_id__in=area.kelurahan)
    latest = rows.order_by("posyandu_id", "-date").distinct("posyandu_id")
    found = latest.union(*(latest.filter(serving(group)) for group in NAMED), all=True)
    return sorted({one.pk: one for one in found}.values(), key=lambda one: one.date, reverse=True)


def queued(area: WorkArea, sessions: Collection[UUID]) -> Pairs:
    """Who took a number at these days."""
    rows = Arrival.objects.filter(reached(area), session_id__in=sessions, taken_back_at__isnull=True)
    return set(rows.values_list("session_id", OWN_RECORD))


def examined(area: WorkArea, sessions: Collection[UUID]) -> Pairs:
    """Who has a standing visit of these days."""
    rows = Visit.objects.filter(reached(area), session_id__in=sessions, withdrawal__isnull=True)
    return {(session, person) for session, person in rows.values_list("session_id", OWN_RECORD) if session}


def last_seen(area: WorkArea, people: Collection[UUID]) -> dict[UUID, date]:
    """The latest day on which each was seen anywhere; a record that was merged counts with the kept one."""
    theirs = Q(person_id__in=people) | Q(person__merged_into_id__in=people)
    rows = Visit.objects.filter(reached(area), theirs, withdrawal__isnull=True)
    return dict(rows.values_list(OWN_RECORD).annotate(Max("local_date")))


def noticed(area: WorkArea, sessions: Collection[UUID]) -> dict[tuple[UUID, UUID], set[str]]:
    """By session and person, the concepts whose last finding there is a red colour or a referral; and the weight of who
    was weighed there, where the weighing that counts for the month is below the red line, as at the close of the day.
    """
    wanted = noticed_values()
    rows = Entry.objects.filter(
        Q(concept__in=list(wanted)) | Q(Exists(_below_red_line()), concept=BODY_WEIGHT),
        reached(area),
        visit__session_id__in=sessions,
        visit__withdrawal__isnull=True,
        superseded_by__isnull=True,
        value__isnull=False,
    )
    last = {
        (session, person, concept): value
        for session, person, concept, value in rows.order_by("at", "id").values_list(
            "visit__session_id", OWN_RECORD, "concept", "value"
        )
    }
    found: dict[tuple[UUID, UUID], set[str]] = {}
    for (session, person, concept), value in last.items():
        if session and (concept == BODY_WEIGHT or value in wanted[concept]):
            found.setdefault((session, person), set()).add(concept)
    return found


def _below_red_line() -> QuerySet[MonthlyWeighing]:
    """The weighing that counts for the person and month of an entry, if its band is red."""
    day = OuterRef("local_date")
    return MonthlyWeighing.objects.filter(
        person_id=Coalesce(OuterRef("person__merged_into_id"), OuterRef("person_id")),
        month=ExtractYear(day) * 12 + ExtractMonth(day) - 1,
        band=KmsBand.MERAH,
    )


def rt_of_days(days: Collection[Session]) -> dict[UUID, set[int]]:
    """By session, the RT that its Posyandu served on that day; coverage of an RW or dusun stands for the RT in it."""
    rows = Coverage.objects.filter(
        facility_id__in={one.posyandu_id for one in days}, superseded_sequence__isnull=True
    ).select_related("area")
    by_posyandu: dict[UUID, list[Coverage]] = {}
    for row in rows:
        by_posyandu.setdefault(row.facility_id, []).append(row)
    wider = {row.area_id for row in rows if row.area.level in (AreaLevel.RW, AreaLevel.DUSUN)}
    inside = Area.objects.filter(Q(rw_id__in=wider) | Q(parent_id__in=wider), level=AreaLevel.RT) if wider else ()
    parts = list(inside)
    found: dict[UUID, set[int]] = {}
    for day in days:
        served = [row.area for row in by_posyandu.get(day.posyandu_id, []) if _holds(row, day.date)]
        ids = {one.pk for one in served}
        found[day.pk] = {one.pk for one in served if one.level == AreaLevel.RT}
        found[day.pk] |= {one.pk for one in parts if _holds(one, day.date) and {one.rw_id, one.parent_id} & ids}
    return found


def _holds(row: Coverage | Area, day: date) -> bool:
    return row.valid_from <= day and (row.valid_to is None or row.valid_to > day)
