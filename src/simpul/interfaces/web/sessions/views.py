"""The open day of a Posyandu: one column for all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.foundation.identifiers import require_uuid7
from simpul.foundation.local_time import LocalZone, local_date
from simpul.foundation.units import parse_kilograms
from simpul.interfaces.web.door import is_htmx, screen
from simpul.interfaces.web.refusals import sentence_of
from simpul.interfaces.web.sessions import asked, weighing
from simpul.interfaces.web.sessions.presenters import Row, progress_of, row_of
from simpul.interfaces.web.sessions.summary import posyandu_cards, summary_of
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing, names_of_staff
from simpul.records.facilities.queries import get_facility
from simpul.records.visits.queries import get_entry
from simpul.services.posyandu import actions, queries

if TYPE_CHECKING:
    from simpul.services.posyandu.models import Session


@screen(permission=Permission.SESSION_RECORD)
def posyandu_list(request: HttpRequest, standing: Standing) -> HttpResponse:
    today = local_date(timezone.now(), LocalZone.WIB)
    return render(request, "sessions/list.html", {"cards": posyandu_cards(standing, today), "today": today})


@screen(permission=Permission.SESSION_RECORD, methods=("POST",))
def open_today(request: HttpRequest, standing: Standing, posyandu_id: UUID) -> HttpResponse:
    posyandu = get_facility(posyandu_id)
    if posyandu is None:
        raise Http404
    now = timezone.now()
    today = local_date(now, LocalZone(posyandu.zone))
    session = actions.open_session(
        actor_id=standing.staff_id, area=standing.area, posyandu=posyandu, day=today, now=now
    )
    return to_page(session)


@screen(permission=Permission.SESSION_RECORD)
def page(request: HttpRequest, standing: Standing, posyandu_id: UUID, day: str) -> HttpResponse:
    session = asked.session_or_404(standing, posyandu_id, day)
    return session_page(request, standing, session)


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


@screen(permission=Permission.SESSION_CLOSE, methods=("GET", "POST"))
def close(request: HttpRequest, standing: Standing, posyandu_id: UUID, day: str) -> HttpResponse:
    session = asked.session_or_404(standing, posyandu_id, day)
    if request.method == "POST":
        actions.close_session(actor_id=standing.staff_id, area=standing.area, session=session, now=timezone.now())
        messages.success(request, _("Sesi ditutup. Catatan yang menyusul tetap diterima."))
        return to_page(session)
    return render(request, "sessions/close.html", {"session": session, "summary": summary_of(standing, session)})


def to_page(session: Session) -> HttpResponse:
    return redirect("sessions:page", posyandu_id=session.posyandu_id, day=session.date.isoformat())


def session_page(
    request: HttpRequest, standing: Standing, session: Session, special: dict[UUID, dict[str, Any]] | None = None
) -> HttpResponse:
    """The whole column; `special` holds what one row says beyond its record."""
    lines = queries.expected_list(standing.area, session)
    staff = names_of_staff({entry.recorded_by for line in lines for entry in line.entries})
    special = special or {}
    rows = [row_of(line, session.date, staff, **special.get(line.person.pk, {})) for line in lines]
    shown = {
        "session": session,
        "rows": rows,
        "progress": progress_of(lines, session.date),
        "may_close": standing.may(Permission.SESSION_CLOSE),
        "here": "berat",
    }
    return render(request, "sessions/page.html", shown, status=422 if any(row.says for row in rows) else 200)


def answer(request: HttpRequest, standing: Standing, session: Session, person_id: UUID, **special: Any) -> HttpResponse:
    """One row for HTMX; for a plain browser the page again, at that row."""
    if not is_htmx(request):
        if special.get("saved"):
            response = to_page(session)
            response["Location"] += f"#orang-{person_id}"
            return response
        return session_page(request, standing, session, {person_id: special})
    line = queries.expected_one(standing.area, session, person_id, asked.number_of(request))
    if line is None:
        raise Http404
    staff = names_of_staff({entry.recorded_by for entry in line.entries})
    row: Row = row_of(line, session.date, staff, **special)
    return render(
        request, "sessions/row.html", {"row": row, "session": session}, status=422 if special.get("says") else 200
    )
