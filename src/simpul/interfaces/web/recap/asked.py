"""Which Posyandu, month and column does a request ask for? What cannot be, or is not theirs, does not exist."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils import timezone

from simpul.foundation.local_time import LocalZone, Month, local_date
from simpul.interfaces.web.recap.presenters import may_open
from simpul.knowledge.recap import Column, column_with
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.facilities.kinds import FacilityKind
from simpul.records.facilities.models import Facility
from simpul.records.facilities.queries import get_facility

YEARS = range(2000, 2100)
VISITORS = "lain"  # who came without being registered here; no column of the sheets


@dataclass(frozen=True, slots=True)
class Asked:
    posyandu: Facility
    month: Month
    this_month: Month


def asked_of(request: HttpRequest, standing: Standing, posyandu_id: UUID) -> Asked:
    posyandu = get_facility(posyandu_id)
    if posyandu is None or posyandu.kind != FacilityKind.POSYANDU:
        raise Http404
    if not standing.area.serves(posyandu.pk, posyandu.area_id):
        raise Http404
    now = this_month(LocalZone(posyandu.zone))
    return Asked(posyandu, month_of(request, now), now)


def this_month(zone: LocalZone = LocalZone.WIB) -> Month:
    return Month.of(local_date(timezone.now(), zone))


def month_of(request: HttpRequest, now: Month) -> Month:
    """The month that is asked for, this one where none is; one that has not begun does not exist yet."""
    text = request.GET.get("bulan", "")
    try:
        month = Month.parse(text) if text else now
    except ValueError as problem:
        raise Http404 from problem
    if month.year not in YEARS or month > now:
        raise Http404
    return month


def column_of(request: HttpRequest, standing: Standing) -> Column | None:
    """None for the visitors. A column whose names are for nakes does not exist for others."""
    code = request.GET.get("angka", "")
    if code == VISITORS:
        return None
    column = column_with(code)
    if column is None or not may_open(column, clinical=standing.may(Permission.PERSON_CLINICAL)):
        raise Http404
    return column
