"""The weights of balita at an open day: one column for all, each row kept when it is entered."""

from __future__ import annotations

from typing import TYPE_CHECKING
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
from simpul.interfaces.web.sessions.days import not_open, to_page
from simpul.interfaces.web.sessions.weights import weighing
from simpul.interfaces.web.sessions.weights.page import Special, answer, off_list, session_page
from simpul.interfaces.web.sessions.weights.presenters import row_of
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.visits.actions import SomebodyWasFasterError
from simpul.records.visits.queries import get_entry
from simpul.services.posyandu import actions, queries

if TYPE_CHECKING:
    from simpul.services.posyandu.models import Session
    from simpul.services.posyandu.queries import Expected


@screen(permission=Permission.SESSION_RECORD)
def page(request: HttpRequest, standing: Standing, posyandu_id: UUID, day: str) -> HttpResponse:
    session = asked.session_or_404(standing, posyandu_id, day)
    return session_page(request, standing, session) if session.status in queries.HELD else not_open(request, session)


@screen(permission=Permission.SESSION_RECORD, methods=("POST",))
def weigh(request: HttpRequest, standing: Standing, posyandu_id: UUID, day: str) -> HttpResponse:
    session = asked.session_or_404(standing, posyandu_id, day)
    sent_as, written = asked.person_of(request), request.POST.get("weight", "")
    line = queries.expected_one(standing.area, session, sent_as)
    if line is None:
        return off_list(request, standing, session, sent_as, written)
    special = _weighed(request, standing, session, line)
    if line.person.pk == sent_as or not is_htmx(request):
        return answer(request, standing, session, line, special)
    response = session_page(request, standing, session, {line.person.pk: special})
    response["HX-Retarget"] = "#kolom"  # one row was sent, of somebody who is another row now
    return response


def _weighed(request: HttpRequest, standing: Standing, session: Session, line: Expected) -> Special:
    """Keep the weight that was sent; what the row says then."""
    written = request.POST.get("weight", "")
    try:
        typed = asked.read_weighing(request)
        if weighing.already_said(line, typed):
            return {"saved": True}
        if question := weighing.question_about(line, typed, session):
            return {"typed": written, "question": question}
        try:
            weighing.keep(standing, session, line, typed)
        except SomebodyWasFasterError:  # between the question and the lock: asked as if it had stood there before
            line = queries.expected_one(standing.area, session, line.person.pk) or line
            if (question := weighing.question_about(line, typed, session)) is None:
                raise
            return {"typed": written, "question": question}
    except NotInWorkAreaError:
        raise
    except DomainError as refusal:
        return {"typed": written, "says": sentence_of(refusal)}
    return {"saved": True}


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
