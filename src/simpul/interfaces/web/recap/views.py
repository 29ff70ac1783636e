"""The recap of a Posyandu and month: four sheets, the names behind a number, a workbook and a print."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.recap.asked import Asked, asked_of, column_of, month_of, this_month
from simpul.interfaces.web.recap.export.document import document_of
from simpul.interfaces.web.recap.export.heading import above_posyandu
from simpul.interfaces.web.recap.export.workbook import workbook_of
from simpul.interfaces.web.recap.presenters import Table, tables_of
from simpul.interfaces.web.recap.summed.asked import places_of
from simpul.knowledge.recap import sheets
from simpul.monitoring.recap.queries import Recap, open_days, recap_of
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.audit.actions import record
from simpul.records.facilities.queries import posyandu_in
from simpul.records.people.queries import people_by_id

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@screen(permission=Permission.PWS_FIGURES)
def posyandu_list(request: HttpRequest, standing: Standing) -> HttpResponse:
    now = this_month()
    month = month_of(request, now)
    named = standing.may(Permission.PWS_NAMES)
    found = posyandu_in(standing.area, month.last_day) if named else []
    opened = open_days(standing.area, [one.pk for one in found], month)
    shown = {
        "found": [(one, opened.get(one.pk, ())) for one in found],
        "named": named,
        "sums": places_of(standing, month),
        "month": month,
        "earlier": month.previous(),
        "later": month.next() if month < now else None,
    }
    return render(request, "recap/list.html", shown)


@screen(permission=Permission.PWS_NAMES)
def page(request: HttpRequest, standing: Standing, posyandu_id: UUID) -> HttpResponse:
    asked = asked_of(request, standing, posyandu_id)
    recap = recap_of(standing.area, posyandu_id, asked.month)
    shown = {
        "asked": asked,
        "recap": recap,
        "tables": _tables(standing, recap),
        "earlier": asked.month.previous(),
        "later": asked.month.next() if asked.month < asked.this_month else None,
        "counted_at": timezone.now(),
    }
    return render(request, "recap/page.html", shown)


@screen(permission=Permission.PWS_NAMES)
def names(request: HttpRequest, standing: Standing, posyandu_id: UUID) -> HttpResponse:
    asked, column = asked_of(request, standing, posyandu_id), column_of(request, standing)
    recap = recap_of(standing.area, posyandu_id, asked.month)
    figure = recap.figures.get(column.code) if column else None
    ids = (figure.people if figure else ()) if column else recap.visitors
    known = people_by_id(standing.area, ids)
    shown = {
        "asked": asked,
        "title": column.label(formats.language()) if column else _("Datang dari luar daftar"),
        "people": [known[one] for one in ids if one in known],
        "count": len(ids),
        "is_blank": column is not None and (figure is None or figure.number is None),
    }
    _told(standing, asked, "recap.names", {"number": column.code if column else "visitors", "count": len(ids)})
    return render(request, "recap/names.html", shown)


@screen(permission=Permission.PWS_NAMES)
def workbook(request: HttpRequest, standing: Standing, posyandu_id: UUID) -> HttpResponse:
    asked = asked_of(request, standing, posyandu_id)
    with override("id"):
        recap = recap_of(standing.area, posyandu_id, asked.month)
        content = workbook_of(above_posyandu(asked, recap.days), _tables(standing, recap))
    return _file(standing, asked, content, SPREADSHEET, "xlsx")


@screen(permission=Permission.PWS_NAMES)
def document(request: HttpRequest, standing: Standing, posyandu_id: UUID) -> HttpResponse:
    asked = asked_of(request, standing, posyandu_id)
    with override("id"):
        recap = recap_of(standing.area, posyandu_id, asked.month)
        content = document_of(above_posyandu(asked, recap.days), _tables(standing, recap))
    return _file(standing, asked, content, "application/pdf", "pdf")


def _clinical(standing: Standing) -> bool:
    return standing.may(Permission.PERSON_CLINICAL)


def _tables(standing: Standing, recap: Recap) -> list[Table]:
    return tables_of(sheets(), recap.figures, clinical=_clinical(standing))


def _file(standing: Standing, asked: Asked, content: bytes, kind: str, ending: str) -> HttpResponse:
    """A file of figures, handed in on paper in Indonesian whatever language the worker reads."""
    _told(standing, asked, "recap.file", {"format": ending})
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="rekap-{asked.posyandu.pk}-{asked.month}.{ending}"'
    return answer


def _told(standing: Standing, asked: Asked, action: str, detail: dict[str, object]) -> None:
    record(
        actor_id=standing.staff_id,
        action=action,
        subject_kind="posyandu",
        subject_id=asked.posyandu.pk,
        kelurahan_id=asked.posyandu.area_id,
        purpose="rekap Posyandu",
        detail={"month": asked.month.index, **detail},
    )
