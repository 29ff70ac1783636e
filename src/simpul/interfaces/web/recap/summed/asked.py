"""Whose recaps are added up for this worker? Everything that they count, and for the Dinas each Puskesmas."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from simpul.foundation.local_time import Month
from simpul.interfaces.web.recap.asked import month_of, this_month
from simpul.monitoring.recap.sums import PlaceSum, sums_of
from simpul.records.access.permissions import GRAIN, Grain, Permission
from simpul.records.access.queries import Standing
from simpul.records.facilities.queries import areas_by_id


@dataclass(frozen=True, slots=True)
class Place:
    """puskesmas: None for everything that is counted"""

    title: str
    puskesmas: UUID | None
    found: PlaceSum


@dataclass(frozen=True, slots=True)
class AskedSum:
    place: Place
    month: Month
    this_month: Month


def may_sum(standing: Standing) -> bool:
    """A kader has the RT of her Posyandu alone: its recap is the whole of what she counts."""
    return bool(standing.area.counted) and standing.area.rt is None


def places_of(standing: Standing, month: Month) -> list[Place]:
    if not may_sum(standing):
        return []
    whole = standing.may(Permission.CITY_FIGURES)
    named = standing.may(Permission.PWS_NAMES)
    sums = sums_of(standing.area, month, by_puskesmas=whole, named=named)
    units = sorted(sums.names.values(), key=lambda one: one.name)
    places = [Place(_title(standing), None, sums.places[None])]
    return places + [Place(one.name, one.pk, sums.places[one.pk]) for one in units]


def asked_sum(request: HttpRequest, standing: Standing) -> AskedSum:
    if not may_sum(standing):
        raise Http404
    now = this_month()
    month = month_of(request, now)
    place = place_in(standing, month, uuid_or_404(request.GET.get("puskesmas", "")))
    if place is None:
        raise Http404
    return AskedSum(place, month, now)


def place_in(standing: Standing, month: Month, puskesmas: UUID | None) -> Place | None:
    """None where it served nothing in that month."""
    return next((one for one in places_of(standing, month) if one.puskesmas == puskesmas), None)


def uuid_or_404(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError as problem:
        raise Http404 from problem


def _title(standing: Standing) -> str:
    match GRAIN[standing.role]:
        case Grain.CITY:
            return _("Seluruh wilayah")
        case Grain.PUSKESMAS:
            return standing.facility.name
    names = sorted(area.name for area in areas_by_id(standing.area.counted).values())
    return ", ".join(names)
