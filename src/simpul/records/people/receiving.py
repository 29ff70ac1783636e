"""Whom of another area does this worker serve at the moment? Guests belong to the facility that received them."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.models import Guest


def receiving_guests(standing: Standing, now: datetime) -> Standing:
    """The standing with the guests of its facility; one that reads no person receives none."""
    if not standing.may(Permission.PERSON_READ):
        return standing
    return replace(standing, area=with_guests(standing.area, standing.facility.pk, now))


def with_guests(area: WorkArea, facility_id: UUID, now: datetime) -> WorkArea:
    """The area together with the people of other areas whom this facility serves at the moment."""
    if not area.kelurahan:
        return area
    guests = Guest.objects.filter(facility_id=facility_id, until__gt=now).values_list("person_id", flat=True)
    return replace(area, guests=frozenset(guests))
