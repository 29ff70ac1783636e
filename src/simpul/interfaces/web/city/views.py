"""The figures of the whole city, for who counts and knows no names: who needs help first, and two months beside."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from simpul.foundation.local_time import Month
from simpul.interfaces.web.city.presenters import KECAMATAN, PUSKESMAS, Beside
from simpul.interfaces.web.city.shown import figures_written
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.kelurahan.asked import asked_month, month_said, this_month
from simpul.monitoring.pws.denominators import expected_in
from simpul.monitoring.pws.levels import city_figures, city_trend
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing


@screen(permission=Permission.CITY_FIGURES)
def page(request: HttpRequest, standing: Standing) -> HttpResponse:
    month = asked_month(request)
    other = month_said(request.GET.get("banding", ""), month.previous())
    per = request.GET.get("per", PUSKESMAS)
    if per not in (PUSKESMAS, KECAMATAN):
        raise Http404
    trend, before = city_trend(standing.area, month), city_figures(standing.area, other)
    now = trend.get(month) or city_figures(standing.area, month)
    shown = {
        "month": month,
        "other": other,
        "months": [Month.from_index(this_month().index - back) for back in range(24)],
        "per": per,
        "figures": figures_written(Beside(now, before, expected_in(standing.area, month.year)), trend, per),
    }
    return render(request, "city/page.html", shown)
