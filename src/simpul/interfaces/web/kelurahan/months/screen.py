"""The 24 months of one place: RT, RW and Posyandu for who serves there; kelurahan, Puskesmas and kecamatan for all."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from simpul.interfaces.web.door import screen
from simpul.interfaces.web.kelurahan.asked import asked_month, sees_names
from simpul.interfaces.web.kelurahan.months.asked import place_of
from simpul.interfaces.web.kelurahan.months.presenters import months_at, months_of
from simpul.monitoring.pws import queries
from simpul.monitoring.pws.levels import city_trend
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing


@screen(permission=Permission.PWS_FIGURES)
def page(request: HttpRequest, standing: Standing) -> HttpResponse:
    month = asked_month(request)
    asked = place_of(request, standing, month)
    if sees_names(standing):
        months = months_of(queries.trend(standing.area, asked.kelurahan, month, rw_id=asked.rw_id, rt=asked.rt))
    else:
        months = months_at(city_trend(standing.area, month), asked.place)
    part = standing.area.rt is not None and asked.rt is None
    return render(request, "kelurahan/months.html", {"asked": asked, "month": month, "months": months, "part": part})
