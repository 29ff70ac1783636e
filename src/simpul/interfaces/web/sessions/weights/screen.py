"""The weights of balita at an open day: one column for all, each row kept when it is entered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.foundation.identifiers import require_uuid7
from simpul.foundation.units import parse_kilograms
from simpul.interfaces.web.door import is_htmx, screen
from simpul.interfaces.web.refusals import sentence_of
from simpul.interfaces.web.sessions import asked
from simpul.interfaces.web.sessions.addresses import for_each
from simpul.interfaces.web.sessions.days import not_open, to_page
from simpul.interfaces.web.sessions.weights import weighing
from simpul.interfaces.web.sessions.weights.presenters import Row, row_of
from simpul.interfaces.web.sessions.weights.progress import progress_of
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing, names_of_staff
from simpul.records.visits.queries import get_entry
from simpul.services.posyandu import actions, queries

if TYPE_CHECKING:
    from simpul.services.posyandu.models import Session


@screen(permission=Permission.SESSION_RECORD)
def page(request: HttpRequest, standing: Standing, posyandu_id: UUID, day: str) -> HttpResponse:
    session = asked.session_or_404(standing, posyandu_id, day)
    return session_page(request, standing, session) if session.status in queries.HELD else not_open(request, session)


@screen(permission=Permission.SESSION_RECORD, methods=("POST",))
def weigh(request: HttpRequest, standing: Standing, posyandu_id: UUID, day: str) -> HttpResponse:
    session = asked.session_or_404(standing, posyandu_id, day)
    line = queries.expected_one(standing.area, session, asked.person_of(request))
    if line is None:
        raise Http404
    written = request.POST.get("weight", "")
    try:
        typed = asked.read_weighing(request)
        if not weighing.already_said(line, typed):
            question = weighing.question_about(line, typed, session)
            if question:
                return answer(request, standing, session, typed.person_id, typed=written, question=question)
            weighing.keep(standing, session, typed)
    except NotInWorkAreaError:
        raise
    except DomainError as refusal:
        return answer(request, standing, session, line.person.pk, typed=written, says=sentence_of(refusal))
    return answer(request, standing, session, typed.person_id, saved=True)


@screen(permission=Permission.SESSION_RECORD, methods=("GET", "POST"))
def correct(request: HttpRequest, standing: Standing, posyandu_id: UUID, day: str, entry_id: UUID) -> HttpResponse:
    session = asked.session_or_404(standing, posyandu_id, day)
    entry = get_entry(standing.area, entry_id)
    line = queries.expected_one(standing.area, session, entry.person_id) if entry else None
    if entry is None or line is None or entry.visit.session_id != session.pk:
        raise Http404
    shown = {"session": session, "row": row_of(line, session.date, {}), "entry": entry}
    if request.method != "POST":
        return render(request, "sessions/correct.html", shown)
    try:
        actions.correct_weighing(
            actor_id=standing.staff_id,
            area=standing.area,
            entry=entry,
            entry_id=require_uuid7(request.POST.get("entry_id", "")),
            weight=parse_kilograms(request.POST.get("weight", "")),
            reason=request.POST.get("reason", "").replace("\0", "")[:120],
            now=timezone.now(),
        )
    except NotInWorkAreaError:
        raise
    except DomainError as refusal:
        return render(
            request,
            "sessions/correct.html",
            shown | {"says": sentence_of(refusal), "typed": request.POST.get("weight", "")},
            status=422,
        )
    messages.success(request, _("Sudah dibetulkan. Angka lama tetap tersimpan."))
    return to_page(session)


def session_page(
    request: HttpRequest,
    standing: Standing,
    session: Session,
    special: dict[UUID, dict[str, Any]] | None = None,
    above: str = "",
) -> HttpResponse:
    """The whole column, for HTMX without its frame; `special` holds what one row says beyond its record."""
    lines = queries.expected_list(standing.area, session)
    staff = names_of_staff({entry.recorded_by for line in lines for entry in line.entries})
    special, correct = special or {}, for_each(session, "correct")
    rows = [row_of(line, session.date, staff, correct=correct, **special.get(line.person.pk, {})) for line in lines]
    shown = {
        "session": session,
        "rows": rows,
        "progress": progress_of(lines, session.date),
        "may_close": standing.may(Permission.SESSION_CLOSE),
        "here": "berat",
        "says_above": above,
    }
    refused = bool(above) or any(row.says for row in rows)
    template = "sessions/weights.html" if is_htmx(request) else "sessions/page.html"
    return render(request, template, shown, status=422 if refused else 200)


def answer(request: HttpRequest, standing: Standing, session: Session, person_id: UUID, **special: Any) -> HttpResponse:
    """One row for HTMX, and beside it how many were weighed by now; for a plain browser the page again, at that row."""
    if not is_htmx(request):
        if special.get("saved"):
            response = to_page(session)
            response["Location"] += f"#orang-{person_id}"
            return response
        return session_page(request, standing, session, {person_id: special})
    lines = queries.expected_list(standing.area, session)
    line = next((one for one in lines if one.person.pk == person_id), None)
    line = line or queries.expected_one(standing.area, session, person_id)
    if line is None:
        raise Http404
    staff = names_of_staff({entry.recorded_by for entry in line.entries})
    row: Row = row_of(line, session.date, staff, correct=for_each(session, "correct"), **special)
    shown = {"rows": [row], "session": session, "progress": progress_of(lines, session.date), "is_apart": True}
    return render(request, "sessions/weight_lines.html", shown, status=422 if special.get("says") else 200)
