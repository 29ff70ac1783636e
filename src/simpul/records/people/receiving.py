"""Whom of another area does this worker serve at the moment? Guests belong to the facility that received them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, tzinfo
from uuid import UUID

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncDate

from simpul.foundation.local_time import LocalZone, local_date
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.facilities.models import Facility
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.models import Guest, Merge, Person
from simpul.records.prepared import Blank, Prepared

RECEIVED = Prepared(
    lambda: Guest.objects.filter(facility_id=Blank("facility"), until__gt=Blank("now")).values_list("person_id")
)


def receiving_guests(standing: Standing, now: datetime) -> Standing:
    """The standing with the guests of its facility; one that reads no person receives none."""
    if not standing.may(Permission.PERSON_READ):
        return standing
    return replace(standing, area=with_guests(standing.area, standing.facility.pk, now))


def with_guests(area: WorkArea, facility_id: UUID, now: datetime) -> WorkArea:
    """The area together with the people of other areas whom this facility serves at the moment."""
    if not area.kelurahan:
        return area
    return replace(area, guests=with_merged(one for (one,) in RECEIVED.ask(facility=facility_id, now=now)))


def guests_here(area: WorkArea, facility_id: UUID, now: datetime) -> list[tuple[Guest, Person]]:
    """The guests of a facility at the moment, the latest first; a merged record as the one that was kept."""
    rows = list(Guest.objects.filter(facility_id=facility_id, until__gt=now).order_by("-opened_at", "-id"))
    known = Person.objects.filter(id__in=area.guests).select_related("rt__rw", "kelurahan").in_bulk()
    shown: dict[UUID, tuple[Guest, Person]] = {}
    for row in rows:
        person = known.get(row.person_id)
        while person and person.merged_into_id:
            person = known.get(person.merged_into_id)
        if person:
            shown.setdefault(person.pk, (row, person))
    return list(shown.values())


def midnight_before(facility: Facility, now: datetime) -> datetime:
    """When the day began on which it is `now` where the facility stands."""
    zone = LocalZone(facility.zone)
    return datetime.combine(local_date(now, zone), time(), tzinfo=zone.zone)


def opened_today(actor_id: UUID, facility: Facility, now: datetime) -> int:
    """How many people this worker has received as guests since midnight where the facility stands."""
    midnight = midnight_before(facility, now)
    # A visit ends after it began, so that the index of (facility, until) serves.
    opened = Guest.objects.filter(facility=facility, until__gt=midnight, opened_at__gte=midnight, opened_by=actor_id)
    return opened.values("person_id").distinct().count()


def guests_by_day(facilities: Iterable[UUID], since: datetime, zone: tzinfo) -> dict[tuple[date, UUID, UUID], int]:
    """(day, worker, facility) -> how many people that worker received there. Numbers: nobody is named."""
    rows = Guest.objects.filter(facility_id__in=list(facilities), until__gt=since, opened_at__gte=since)
    counted = rows.values_list(TruncDate("opened_at", tzinfo=zone), "opened_by", "facility_id")
    found = counted.annotate(people=Count("person_id", distinct=True)).order_by()
    return {(day, worker, facility): people for day, worker, facility, people in found}


def with_merged(ids: Iterable[UUID]) -> frozenset[UUID]:
    """A guest whose record was merged is the record that was kept, and every other part of it."""
    found = set(ids)
    edge = found
    while edge:  # up to the record that was kept
        edge = set(_standing(gone__in=edge).values_list("kept_id", flat=True)) - found
        found |= edge
    edge = found
    while edge:  # and down to all its parts
        edge = set(_standing(kept__in=edge).values_list("gone_id", flat=True)) - found
        found |= edge
    return frozenset(found)


def _standing(**condition: set[UUID]) -> QuerySet[Merge]:
    return Merge.objects.filter(undone_at__isnull=True, **condition)
