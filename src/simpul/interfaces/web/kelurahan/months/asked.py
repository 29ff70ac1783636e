"""Of which place are the months asked for? RT, RW and Posyandu only by who serves there; no other place exists."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.foundation.local_time import Month
from simpul.interfaces.web.kelurahan.asked import kelurahan_or_404, uuid_in
from simpul.monitoring.pws.levels import rt_of_posyandu
from simpul.monitoring.pws.open_figures import Place
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.facilities import queries as areas
from simpul.records.facilities.kinds import AreaLevel, FacilityKind
from simpul.records.facilities.models import Area


@dataclass(frozen=True, slots=True)
class Asked:
    """place      as it stands in the tables of a city; of the finer places nothing
    kelurahan  ids of those that it lies in or is made of
    rw_id, rt  the part of them, where it is smaller
    """

    title: str
    back: str
    back_title: str
    kelurahan: tuple[int, ...]
    place: Place = None
    rw_id: int | None = None
    rt: tuple[int, ...] | None = None


def place_of(request: HttpRequest, standing: Standing, month: Month) -> Asked:
    """Exactly one place is asked for."""
    finer = {
        "rw": request.GET.get("rw", ""),
        "rt": request.GET.get("rt", ""),
        "posyandu": request.GET.get("posyandu", ""),
    }
    larger = {
        "kelurahan": request.GET.get("kelurahan", ""),
        "puskesmas": request.GET.get("puskesmas", ""),
        "kecamatan": request.GET.get("kecamatan", ""),
    }
    given = [(kind, text) for kind, text in {**finer, **larger}.items() if text]
    if len(given) != 1 or (any(finer.values()) and not standing.may(Permission.PWS_NAMES)):
        raise Http404
    kind, text = given[0]
    match kind:
        case "rw":
            return _part(standing, AreaLevel.RW, number_in(text))
        case "rt":
            return _part(standing, AreaLevel.RT, number_in(text))
        case "posyandu":
            return _posyandu(standing, uuid_in(text), month)
        case "kelurahan":
            return _kelurahan(standing, text)
        case "puskesmas":
            return _puskesmas(standing, uuid_in(text), month)
    return _kecamatan(standing, number_in(text))


def number_in(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise Http404
    return int(text)


def _kelurahan(standing: Standing, code: str) -> Asked:
    area = kelurahan_or_404(standing, code)
    return Asked(area.name, *_page_of(area), (area.pk,), place=area.pk)


def _part(standing: Standing, level: AreaLevel, area_id: int) -> Asked:
    area = areas.areas_by_id([area_id]).get(area_id)
    if area is None or area.level != level or area.kelurahan_id not in standing.area.kelurahan:
        raise Http404
    back = _page_of(areas.areas_by_id([area.kelurahan_id])[area.kelurahan_id])
    if level == AreaLevel.RW:
        return Asked(area.name, *back, (area.kelurahan_id,), rw_id=area.pk)
    if standing.area.rt is not None and area.pk not in standing.area.rt:
        raise Http404
    title = f"{area.name} / {area.rw.name}" if area.rw else area.name
    return Asked(title, *back, (area.kelurahan_id,), rt=(area.pk,))


def _posyandu(standing: Standing, posyandu_id: UUID, month: Month) -> Asked:
    unit = areas.get_facility(posyandu_id)
    if unit is None or unit.kind != FacilityKind.POSYANDU or not standing.area.serves(unit.pk, unit.area_id):
        raise Http404
    rt = rt_of_posyandu(unit.area_id, unit.pk, month)
    return Asked(unit.name, *_page_of(unit.area), (unit.area_id,), rt=tuple(rt))


def _puskesmas(standing: Standing, unit_id: UUID, month: Month) -> Asked:
    """Only where everything that it serves is counted: a part of a Puskesmas is not its figure."""
    unit = areas.get_facility(unit_id)
    if unit is None or unit.kind != FacilityKind.PUSKESMAS or standing.area.rt is not None:
        raise Http404
    inside = tuple(area.pk for area in areas.areas_covered([unit.pk], month.last_day))
    if not inside or not set(inside) <= set(standing.area.counted):
        raise Http404
    return Asked(unit.name, *_whole(standing), inside, place=unit.pk)


def _kecamatan(standing: Standing, area_id: int) -> Asked:
    area = areas.areas_by_id([area_id]).get(area_id)
    if area is None or area.level != AreaLevel.KECAMATAN or not standing.may(Permission.CITY_FIGURES):
        raise Http404
    inside = tuple(one.pk for one in areas.kelurahan_list(standing.area.counted) if one.parent_id == area.pk)
    return Asked(_("Kecamatan %(name)s") % {"name": area.name}, *_whole(standing), inside, place=area.pk)


def _page_of(area: Area) -> tuple[str, str]:
    return reverse("kelurahan:page", kwargs={"code": area.code}), area.name


def _whole(standing: Standing) -> tuple[str, str]:
    return reverse("city:page" if standing.may(Permission.CITY_FIGURES) else "kelurahan:list"), "PWS"
