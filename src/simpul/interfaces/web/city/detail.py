"""Classes, the arm and who came, of each kelurahan: one table at a time, for who counts and knows no names.

The Dinas sees the city, others the kelurahan of their work area (ADR 0047). Who knows names has more on other pages.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from simpul.foundation.local_time import Month
from simpul.interfaces.web.city.detail_beside import rows_beside
from simpul.interfaces.web.city.detail_rows import CAME, Table, sheets, table_of
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.kelurahan.asked import asked_month, asked_other, months_to_compare, this_month
from simpul.interfaces.web.recap.failing import failing_in
from simpul.monitoring.recap.consumer import months_to_ask_for
from simpul.monitoring.recap.kelurahan.figures import Detail, detail_of
from simpul.monitoring.recap.kelurahan.part import detail_of_part
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing


@screen(permission=Permission.PWS_FIGURES)
def page(request: HttpRequest, standing: Standing) -> HttpResponse:
    if standing.may(Permission.PWS_NAMES) or not standing.area.counted:
        raise Http404
    month, labels = asked_month(request), sheets()
    sheet = request.GET.get("lembar", next(iter(labels)))
    if sheet not in labels:
        raise Http404
    whole, other = standing.may(Permission.CITY_FIGURES), asked_other(request, month)
    detail = detail_of if whole else detail_of_part
    found, then = detail(standing.area, month), detail(standing.area, other).figures if other else None
    table = table_of(found.figures, sheet) if found.figures else Table()
    shown = {
        "month": month,
        "months": [Month.from_index(this_month().index - back) for back in range(24)],
        "other": other,
        "others": months_to_compare(month),
        "has_then": then is not None,
        "sheets": labels,
        "sheet": sheet,
        "title": labels[sheet],
        "table": rows_beside(table, table_of(then, sheet)) if then else table,
        "waiting": found.waiting,
        "failing": _failing(standing, found, month),
        "is_too_old": month.index < months_to_ask_for()[0],
        "came": sheet == CAME,
        "sums": found.sums.places[None],
        "whole": whole,
    }
    return render(request, "city/detail.html", shown)


def _failing(standing: Standing, found: Detail, month: Month) -> str:
    """Before all were added up everybody waits for each of them; after that only who counts it."""
    if not (found.waiting or found.sums.waiting):
        return ""
    return failing_in(month, None if found.waiting else standing.area.counted)
