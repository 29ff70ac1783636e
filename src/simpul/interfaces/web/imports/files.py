"""Sheets to take along: the templates to be filled in, and what became of each row."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from simpul.interfaces.imports.own.results import results as sheet_of_results
from simpul.interfaces.imports.own.templates import TEMPLATES
from simpul.interfaces.imports.own.templates import template as sheet_to_fill
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.imports.presenters import sentences_of
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.audit.actions import record
from simpul.services.takeover import queries
from simpul.services.takeover.kinds import Fate

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@screen(permission=Permission.IMPORT)
def template(request: HttpRequest, standing: Standing, kind: str) -> HttpResponse:
    if kind not in TEMPLATES:
        raise Http404
    return _file(sheet_to_fill(kind), TEMPLATES[kind].file_name)


@screen(permission=Permission.IMPORT)
def results(request: HttpRequest, standing: Standing, run_id: UUID) -> HttpResponse:
    run = queries.get_run(standing.area, run_id)
    if run is None or not run.counts:
        raise Http404
    fate = request.GET.get("nasib", "")
    rows = queries.rows_with(run, fate) if fate in Fate.values else queries.all_rows(run)
    record(
        actor_id=standing.staff_id,
        action="import.read",
        subject_kind="import",
        subject_id=run.pk,
        purpose="pendataan",
        detail={"run": str(run.pk), "rows": rows.count(), "file": True},
    )
    content = sheet_of_results(_lines(queries.with_cells(rows)), queries.head(run).headers)
    return _file(content, "simpul-hasil-impor.xlsx")


def _lines(rows: Iterator[queries.RowWithCells]) -> Iterator[tuple[int, str, str, Sequence[str]]]:
    for row, cells in rows:
        label = _(Fate(row.fate).label) if row.fate else ""
        yield row.line, label, " ".join(sentences_of(row, {})), cells


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
