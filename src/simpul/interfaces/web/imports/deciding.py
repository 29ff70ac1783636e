"""What a person says of a sheet: its columns, its doubtful rows, that it be written, and that it be taken back."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.imports.showing import Asked, show_run
from simpul.interfaces.web.refusals import sentence_of
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.services.takeover import actions, queries
from simpul.services.takeover.kinds import Decision, Fate


@screen(permission=Permission.IMPORT, methods=("POST",))
def columns(request: HttpRequest, standing: Standing, run_id: UUID) -> HttpResponse:
    chosen = list(zip(request.POST.getlist("column"), request.POST.getlist("unit"), strict=False))

    def choose() -> None:
        actions.choose_columns(
            **_who(standing, run_id), version=_version(request), columns=queries.with_units(chosen), now=timezone.now()
        )

    return _do(request, standing, run_id, choose, Asked(edits=True, chosen=chosen))


@screen(permission=Permission.IMPORT, methods=("POST",))
def row(request: HttpRequest, standing: Standing, run_id: UUID) -> HttpResponse:
    """One answer for every row that speaks of the same person."""
    line, answer = request.POST.get("line", ""), request.POST.get("decision", "")
    if answer not in Decision.values or not (line.isascii() and line.isdigit() and len(line) < 8):
        raise Http404
    run = queries.get_run(standing.area, run_id)
    if run is None:
        raise Http404
    here = queries.run_area(run, timezone.now())

    def decide() -> None:
        actions.decide(
            actor_id=standing.staff_id, here=here, area=standing.area, row_line=int(line), decision=Decision(answer)
        )

    asked = Asked(fate=Fate.WAITING.value, line=int(line))
    return _do(request, standing, run_id, decide, asked, f"?nasib={Fate.WAITING.value}#baris")


@screen(permission=Permission.IMPORT, methods=("POST",))
def write(request: HttpRequest, standing: Standing, run_id: UUID) -> HttpResponse:
    def start() -> None:
        actions.start_writing(**_who(standing, run_id), version=_version(request), now=timezone.now())

    return _do(request, standing, run_id, start, Asked())


@screen(permission=Permission.IMPORT, methods=("POST",))
def go_on(request: HttpRequest, standing: Standing, run_id: UUID) -> HttpResponse:
    return _do(request, standing, run_id, lambda: actions.go_on_again(**_who(standing, run_id)), Asked())


@screen(permission=Permission.IMPORT, methods=("POST",))
def undo(request: HttpRequest, standing: Standing, run_id: UUID) -> HttpResponse:
    reason = request.POST.get("reason", "")

    def start() -> None:
        actions.start_undoing(**_who(standing, run_id), version=_version(request), reason=reason)

    return _do(request, standing, run_id, start, Asked(undoes=True, reason=reason))


def _who(standing: Standing, run_id: UUID) -> dict[str, Any]:
    return {"actor_id": standing.staff_id, "area": standing.area, "run_id": run_id}


def _version(request: HttpRequest) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else -1


def _do(
    request: HttpRequest,
    standing: Standing,
    run_id: UUID,
    what: Callable[[], object],
    asked: Asked,
    back: str = "",
) -> HttpResponse:
    """Back to the page of the run; a refusal stands on it, beside what was typed."""
    try:
        what()
    except NotInWorkAreaError:
        raise
    except DomainError as refusal:
        run = queries.get_run(standing.area, run_id)
        if run is None:
            raise Http404 from refusal
        shown = show_run(standing, run, asked) | {"says": sentence_of(refusal)}
        return render(request, "imports/page.html", shown, status=422)
    return redirect(reverse("imports:page", args=[run_id]) + back)
