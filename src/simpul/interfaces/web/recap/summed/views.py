"""The recaps of a kelurahan, a Puskesmas or the whole city added up: four sheets, a workbook, a print; no names."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import override

from simpul.foundation.local_time import Month
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.kelurahan.asked import asked_other, months_to_compare
from simpul.interfaces.web.recap.export.document import document_of
from simpul.interfaces.web.recap.export.heading import above_sum, open_in_short, opened_of
from simpul.interfaces.web.recap.export.workbook import workbook_of
from simpul.interfaces.web.recap.failing import failing_in
from simpul.interfaces.web.recap.presenters import Table, summed_tables
from simpul.interfaces.web.recap.summed.asked import AskedSum, Place, asked_sum, place_in
from simpul.interfaces.web.recap.summed.attendance import GroupRow, rows_of
from simpul.interfaces.web.recap.summed.beside import groups_beside, tables_beside
from simpul.knowledge.recap import sheets
from simpul.monitoring.pws.denominators import expected_of_all
from simpul.monitoring.recap.consumer import MONTHS_KEPT
from simpul.monitoring.recap.sums import ask_for
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.audit.actions import record

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@screen(permission=Permission.PWS_FIGURES)
def page(request: HttpRequest, standing: Standing) -> HttpResponse:
    asked = asked_sum(request, standing)
    found, now = asked.place.found, _seen(standing, asked.place, asked.month)
    other = asked_other(request, asked.month)
    place = place_in(standing, other, asked.place.puskesmas) if other else None
    then = _seen(standing, place, other) if place and other else None
    tables = tables_beside(now.tables, then.tables) if then else now.tables
    shown = {
        "asked": asked,
        "place": asked.place,
        "found": found,
        "opened": opened_of(found),
        "then_opened": open_in_short(place.found) if place and then and then.tables else "",
        "tables": tables,
        "groups": groups_beside(now.groups, then.groups) if then else now.groups,
        "other": other,
        "others": months_to_compare(asked.month),
        "has_then": then is not None and bool(then.tables),
        "may_enter": standing.may(Permission.CITY_FIGURES),
        "hides": any(line.is_hidden or (line.then and line.then.is_hidden) for one in tables for line in one.lines),
        "query": f"&puskesmas={asked.place.puskesmas}" if asked.place.puskesmas else "",
        "earlier": asked.month.previous(),
        "later": asked.month.next() if asked.month < asked.this_month else None,
        "months": MONTHS_KEPT,
        "failing": failing_in(asked.month, standing.area.counted) if found.waits or found.missing else "",
    }
    return render(request, "recap/sum.html", shown)


@screen(permission=Permission.PWS_FIGURES, methods=("POST",))
def count(request: HttpRequest, standing: Standing) -> HttpResponse:
    """An older month is added up when somebody asks for it, by the worker that adds up; this page only says so."""
    asked = asked_sum(request, standing)
    ask_for(standing.area, asked.month)
    unit = f"&puskesmas={asked.place.puskesmas}" if asked.place.puskesmas else ""
    return redirect(f"{reverse('recap:sum')}?bulan={asked.month}{unit}")


@screen(permission=Permission.PWS_FIGURES)
def workbook(request: HttpRequest, standing: Standing) -> HttpResponse:
    with override("id"):
        asked = asked_sum(request, standing)
        above = above_sum(asked.place.title, asked.month, asked.place.found)
        content = workbook_of(above, _tables(standing, asked.place))
    return _file(standing, asked, content, SPREADSHEET, "xlsx")


@screen(permission=Permission.PWS_FIGURES)
def document(request: HttpRequest, standing: Standing) -> HttpResponse:
    with override("id"):
        asked = asked_sum(request, standing)
        above = above_sum(asked.place.title, asked.month, asked.place.found)
        content = document_of(above, _tables(standing, asked.place))
    return _file(standing, asked, content, "application/pdf", "pdf")


@dataclass(frozen=True, slots=True)
class Seen:
    """What is read of one place and month."""

    tables: list[Table]
    groups: list[GroupRow]


def _seen(standing: Standing, place: Place, month: Month) -> Seen:
    return Seen(_tables(standing, place), rows_of(place.found, expected_of_all(standing.area, month.year)))


def _tables(standing: Standing, place: Place) -> list[Table]:
    """Sums of class C3 are for nakes and for who only counts: these know no names, and nothing small is shown them."""
    clinical = standing.may(Permission.PERSON_CLINICAL) or not standing.may(Permission.PWS_NAMES)
    return summed_tables(sheets(), place.found, clinical=clinical)


def _file(standing: Standing, asked: AskedSum, content: bytes, kind: str, ending: str) -> HttpResponse:
    record(
        actor_id=standing.staff_id,
        action="recap.file",
        subject_kind="recap_sum",
        subject_id=asked.place.puskesmas,
        purpose="jumlah rekap Posyandu",
        detail={"month": asked.month.index, "format": ending},
    )
    answer = HttpResponse(content, content_type=kind)
    which = f"-{asked.place.puskesmas}" if asked.place.puskesmas else ""
    answer["Content-Disposition"] = f'attachment; filename="jumlah-rekap{which}-{asked.month}.{ending}"'
    return answer
