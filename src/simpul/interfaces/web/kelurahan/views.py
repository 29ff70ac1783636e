"""The figures of a kelurahan, each of which opens its names for those who may see them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from simpul.interfaces.web.door import is_htmx, screen
from simpul.interfaces.web.kelurahan.asked import (
    asked_month,
    asked_other,
    kelurahan_or_404,
    months_to_compare,
    part_of,
    place_inside,
    sees_classes,
    sees_names,
    this_month,
)
from simpul.interfaces.web.kelurahan.rows.tables import rows_of_kelurahan
from simpul.interfaces.web.kelurahan.shown import figures_written, tiles_shown
from simpul.interfaces.web.kelurahan.titles import title_of
from simpul.knowledge.life_stages import LifeStage
from simpul.monitoring.pws import queries
from simpul.monitoring.pws.counting import is_counted
from simpul.monitoring.pws.levels import city_figures
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.audit.actions import record
from simpul.records.facilities.kinds import AreaLevel, FacilityKind
from simpul.records.people.queries import people_by_id


@screen(permission=Permission.PWS_FIGURES)
def kelurahan_list(request: HttpRequest, standing: Standing) -> HttpResponse:
    month = asked_month(request)
    other, named = asked_other(request, month), sees_names(standing)
    now, before = city_figures(standing.area, month), city_figures(standing.area, other) if other else None
    rows = rows_of_kelurahan(now, names=named, before=before)
    shown: dict[str, Any] = {"state": now.state, "counting": now.counting, "rows": rows, "month": month, "names": named}
    shown["whole"] = standing.may(Permission.CITY_FIGURES)
    shown |= {"other": other, "others": months_to_compare(month)}
    shown["unit"] = standing.facility if standing.facility.kind == FacilityKind.PUSKESMAS else None
    return render(request, "kelurahan/list.html", shown)


@screen(permission=Permission.PWS_FIGURES)
def page(request: HttpRequest, standing: Standing, code: str) -> HttpResponse:
    month, area = asked_month(request), kelurahan_or_404(standing, code)
    other = asked_other(request, month)
    shown = {
        "other": other,
        "area": area,
        "month": month,
        "earlier": month.previous(),
        "later": month.next() if month < this_month() else None,
        "names": sees_names(standing),
        "scales": standing.may(Permission.SCALES),
        "part": standing.area.rt is not None,
    }
    if is_htmx(request):
        return render(request, "kelurahan/tiles.html", {**shown, **tiles_shown(standing, area, month, other)})
    figures = figures_written(standing, area, month, other)
    return render(request, "kelurahan/page.html", {**shown, "others": months_to_compare(month), "figures": figures})


@screen(permission=Permission.PWS_NAMES)
def names(request: HttpRequest, standing: Standing, code: str) -> HttpResponse:
    month, area = asked_month(request), kelurahan_or_404(standing, code)
    number = request.GET.get("angka", "S")
    if not queries.opens_names(number, clinical=sees_classes(standing)) or area.pk not in standing.area.kelurahan:
        raise Http404
    rw, stage = place_inside(request, area, AreaLevel.RW), request.GET.get("tahap", "")
    if stage not in {"", *LifeStage}:
        raise Http404
    unit, rt = part_of(request, standing, area, month)
    rw_id = rw.pk if rw else None
    ids = queries.names_behind(standing.area, area.pk, month, number, rw_id=rw_id, rt=rt, stage=stage or None)
    people = sorted(people_by_id(standing.area, ids).values(), key=lambda one: (one.rt.code, one.name_lc))
    record(
        actor_id=standing.staff_id, action="pws.names", subject_kind="kelurahan", kelurahan_id=area.pk,
        purpose="menindaklanjuti PWS",
        detail={"number": number, "month": month.index, "count": len(ids)},
    )  # fmt: skip
    shown = {
        "area": area,
        "month": month,
        "title": title_of(number),
        "people": people,
        "count": len(ids),
        "part": unit or rw,
        "on": month.last_day,
        "is_zero": bool(ids) or is_counted(month),
    }
    return render(request, "kelurahan/names.html", shown)
