"""Projections of a year, kelurahan by kelurahan: the second denominator, with who says so."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError
from simpul.interfaces.web.city.targets import target_label
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.kelurahan.asked import YEARS, this_month
from simpul.interfaces.web.refusals import sentence_of
from simpul.monitoring.pws.denominators import PROJECTED, TARGETS, enter_projections, expected_in
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.facilities.queries import kelurahan_list

DIGITS = 7


@screen(permission=Permission.CITY_FIGURES, methods=("GET", "POST"))
def page(request: HttpRequest, standing: Standing) -> HttpResponse:
    year, target = asked_year(request), asked_target(request)
    areas = kelurahan_list(standing.area.counted)
    typed = {area.pk: request.POST.get(f"k{area.pk}", "").strip() for area in areas}
    status = _keep(request, standing, year, target, typed) if request.method == "POST" else 200
    known = expected_in(standing.area, year, target)
    rows = [
        {
            "area": area,
            "value": typed[area.pk] if status != 200 else known[area.pk].value if area.pk in known else "",
            "source": known[area.pk].source if area.pk in known else "",
        }
        for area in areas
    ]
    source = request.POST.get("sumber", "") if status != 200 else ""
    shown = {
        "year": year,
        "target": target,
        "label": target_label(target),
        "targets": [(one, target_label(one)) for one in TARGETS],
        "rows": rows,
        "source": source,
    }
    return render(request, "city/projections.html", shown, status=status)


def asked_target(request: HttpRequest) -> str:
    target = request.GET.get("sasaran", PROJECTED)
    if target not in TARGETS:
        raise Http404
    return target


def asked_year(request: HttpRequest) -> int:
    text = request.GET.get("tahun", "") or str(this_month().year)
    if not (text.isascii() and text.isdigit() and len(text) == 4 and int(text) in YEARS):
        raise Http404
    return int(text)


def _keep(request: HttpRequest, standing: Standing, year: int, target: str, typed: dict[int, str]) -> int:
    """The status of the answer: 422 and a sentence where something is refused, and then nothing is kept."""
    if any(text and not (text.isascii() and text.isdigit() and len(text) <= DIGITS) for text in typed.values()):
        messages.error(request, _("Isi jumlah orang dengan angka bulat."), extra_tags="fault")
        return 422
    try:
        count = enter_projections(
            actor_id=standing.staff_id,
            area=standing.area,
            year=year,
            values={one: int(text) if text else None for one, text in typed.items()},
            source=request.POST.get("sumber", "").replace("\0", ""),
            now=timezone.now(),
            target=target,
        )
    except DomainError as refusal:
        messages.error(request, sentence_of(refusal), extra_tags="fault")
        return 422
    messages.success(request, _("Proyeksi disimpan: %(count)s kelurahan berubah.") % {"count": count})
    return 200
