"""A sheet on its way: brought, its columns looked at, its rows and what became of them, how far it is."""

from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from simpul.foundation.errors import DomainError
from simpul.foundation.identifiers import require_uuid7
from simpul.interfaces.web.door import is_htmx, screen
from simpul.interfaces.web.imports.presenters import progress_of, run_row
from simpul.interfaces.web.imports.showing import asked_of, show_run
from simpul.interfaces.web.refusals import sentence_of
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing, names_of_staff
from simpul.services.takeover import actions, queries
from simpul.services.takeover.kinds import RunState
from simpul.services.takeover.working import WORKING

SHOWN = 30


@screen(permission=Permission.IMPORT, methods=("GET", "POST"))
def run_list(request: HttpRequest, standing: Standing) -> HttpResponse:
    says = ""
    if request.method == "POST":
        try:
            return redirect("imports:page", _bring(request, standing))
        except DomainError as refusal:
            says = sentence_of(refusal)
    found = list(queries.runs(standing.area)[:SHOWN])
    names = names_of_staff({one.made_by for one in found})
    shown = {"runs": [run_row(one, names.get(one.made_by, "")) for one in found], "says": says}
    return render(request, "imports/list.html", shown, status=422 if says else 200)


@screen(permission=Permission.IMPORT)
def page(request: HttpRequest, standing: Standing, run_id: UUID) -> HttpResponse:
    run = queries.get_run(standing.area, run_id)
    if run is None:
        raise Http404
    return render(request, "imports/page.html", show_run(standing, run, asked_of(request)))


@screen(permission=Permission.IMPORT)
def progress(request: HttpRequest, standing: Standing, run_id: UUID) -> HttpResponse:
    """How far it is, again and again; when it is somebody's turn, the whole page comes anew."""
    run = queries.get_run(standing.area, run_id)
    if run is None:
        raise Http404
    if is_htmx(request) and run.state not in WORKING:
        response = HttpResponse(status=204)
        response["HX-Redirect"] = reverse("imports:page", args=[run_id])
        return response
    return render(request, "imports/progress.html", {"run": run, "progress": progress_of(run, RunState(run.state))})


def _bring(request: HttpRequest, standing: Standing) -> UUID:
    sheet = request.FILES.get("sheet")
    if not isinstance(sheet, UploadedFile):
        raise DomainError("sheet_size", "Pilih lembar .xlsx atau .csv yang tidak lebih dari 40 MB.")
    run = actions.bring_sheet(
        actor_id=standing.staff_id,
        area=standing.area,
        facility=standing.facility,
        run_id=require_uuid7(request.POST.get("id", "")),
        content=sheet.read(),
        now=timezone.now(),
    )
    return run.pk
