"""Which kelurahan, month and part of it does a request ask for? What cannot be, or is not theirs, does not exist."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils import timezone

from simpul.foundation.local_time import LocalZone, Month, local_date
from simpul.monitoring.pws.levels import rt_of_posyandu
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.facilities import queries as areas
from simpul.records.facilities.kinds import AreaLevel
from simpul.records.facilities.models import Area, Facility

YEARS = range(2000, 2100)
MONTHS_OFFERED = 24


def part_of(
    request: HttpRequest, standing: Standing, area: Area, month: Month
) -> tuple[Area | Facility | None, list[int] | None]:
    """The RT or the Posyandu that is asked for, and the ids of its RT; none where the whole is asked for."""
    rt, posyandu = place_inside(request, area, AreaLevel.RT), request.GET.get("posyandu", "")
    if posyandu:
        unit = areas.get_facility(uuid_in(posyandu))
        if unit is None or unit.area_id != area.pk or not standing.area.serves(unit.pk, area.pk):
            raise Http404
        return unit, rt_of_posyandu(area.pk, unit.pk, month)
    return (None, None) if rt is None else (rt, [rt.pk])


def place_inside(request: HttpRequest, area: Area, level: AreaLevel) -> Area | None:
    """The RT or the RW of this kelurahan that is asked for by its id; one that lies elsewhere does not exist."""
    asked = asked_id(request, level.value)
    if asked is None:
        return None
    place = areas.areas_by_id([asked]).get(asked)
    if place is None or place.level != level or place.kelurahan_id != area.pk:
        raise Http404
    return place


def kelurahan_or_404(standing: Standing, code: str) -> Area:
    area = areas.kelurahan_with_code(code, local_date(timezone.now(), LocalZone.WIB))
    if area is None or area.pk not in standing.area.counted:
        raise Http404
    return area


def sees_names(standing: Standing) -> bool:
    return standing.may(Permission.PWS_NAMES)


def sees_classes(standing: Standing) -> bool:
    """Whether they may see who has which class by z-score: a kader sees what is plotted."""
    return standing.may(Permission.PERSON_CLINICAL)


def this_month() -> Month:
    return Month.of(local_date(timezone.now(), LocalZone.WIB))


def asked_month(request: HttpRequest) -> Month:
    return month_said(request.GET.get("bulan", ""), this_month())


def month_said(text: str, otherwise: Month) -> Month:
    """A month that has not begun does not exist yet."""
    try:
        month = Month.parse(text) if text else otherwise
    except ValueError as problem:
        raise Http404 from problem
    if month.year not in YEARS or month > this_month():
        raise Http404
    return month


def asked_other(request: HttpRequest, month: Month) -> Month | None:
    """The second period that is to stand beside; none where none is asked for, or the same month."""
    text = request.GET.get("banding", "")
    other = month_said(text, month)
    return None if other == month else other


def months_to_compare(month: Month) -> list[Month]:
    """Those that a page offers beside `month`: two years back from now."""
    months = (Month.from_index(this_month().index - back) for back in range(MONTHS_OFFERED))
    return [one for one in months if one != month]


def asked_id(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    if text and not (text.isascii() and text.isdigit() and len(text) < 10):
        raise Http404
    return int(text) if text else None


def uuid_in(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as problem:
        raise Http404 from problem
