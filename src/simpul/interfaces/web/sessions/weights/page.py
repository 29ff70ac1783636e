"""The column of weights as it is drawn: the whole of it, or the one row that was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from simpul.interfaces.web.door import is_htmx
from simpul.interfaces.web.sessions.addresses import in_session
from simpul.interfaces.web.sessions.days import to_page
from simpul.interfaces.web.sessions.kept_back import kept_back
from simpul.interfaces.web.sessions.meant import off_the_list, told_apart
from simpul.interfaces.web.sessions.weights.correcting import where_correctable
from simpul.interfaces.web.sessions.weights.presenters import row_of
from simpul.interfaces.web.sessions.weights.progress import progress_of
from simpul.interfaces.web.sessions.weights.row import Row
from simpul.interfaces.web.sessions.weights.told import told_of
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing, names_of_staff
from simpul.records.people.queries import get_person
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.queries import Expected, expected_list, found_since, serves

if TYPE_CHECKING:
    from simpul.services.posyandu.models import Session

Special = dict[str, Any]  # what one row says beyond its record


def session_page(
    request: HttpRequest,
    standing: Standing,
    session: Session,
    special: dict[UUID, Special] | None = None,
    above: str = "",
    known: list[Expected] | None = None,
) -> HttpResponse:
    """The whole column, for HTMX without its frame.

    known  its lines, where this request has read them before it wrote
    """
    lines = expected_list(standing.area, session) if known is None else found_since(standing.area, session, known)
    rows = _rows(request, standing, session, lines, special or {})
    shown = {
        "session": session,
        "rows": rows,
        "is_for_balita": serves(session, Group.BALITA),
        "progress": progress_of(lines, session.date),
        "may_close": standing.may(Permission.SESSION_CLOSE),
        "here": "berat",
        "says_above": above,
    }
    refused = bool(above) or any(row.says for row in rows)
    template = "sessions/weights.html" if is_htmx(request) else "sessions/page.html"
    return render(request, template, shown, status=422 if refused else 200)


def answer(
    request: HttpRequest, standing: Standing, session: Session, line: Expected, special: Special
) -> HttpResponse:
    """One row for HTMX, and beside it how many were weighed by now; for a plain browser the page again, at that row."""
    person_id = line.person.pk
    if not is_htmx(request):
        if special.get("saved"):
            response = to_page(session)
            response["Location"] += f"#orang-{person_id}"
            return response
        return session_page(request, standing, session, {person_id: special})
    lines = expected_list(standing.area, session)
    line = next((one for one in lines if one.person.pk == person_id), line)
    rows = _rows(request, standing, session, [line], {person_id: special})
    shown = {"rows": rows, "session": session, "progress": progress_of(lines, session.date), "is_apart": True}
    return render(request, "sessions/weight_lines.html", shown, status=422 if special.get("says") else 200)


def _rows(
    request: HttpRequest, standing: Standing, session: Session, lines: list[Expected], special: dict[UUID, Special]
) -> list[Row]:
    staff = names_of_staff({entry.recorded_by for line in lines for entry in line.entries})
    correct = where_correctable(standing, session, lines)
    told = told_of(session, lines)
    ask = kept_back(request, standing, (line.person for line in lines), in_session(session, "page"))
    return [
        row_of(
            line, session.date, staff, correct=correct, ask=ask.get(line.person.pk, ""),
            is_told=told(line),
            **special.get(line.person.pk, {}),
        )
        for line in lines
    ]  # fmt: skip


def off_list(request: HttpRequest, standing: Standing, session: Session, person_id: UUID, written: str) -> HttpResponse:
    """A row of somebody who is no balita of that day, or not any more; who is not of the work area does not exist."""
    person = get_person(standing.area, person_id)
    if person is None:
        raise Http404
    line = Expected(0, person, None, [], None)
    if is_htmx(request):
        return answer(request, standing, session, line, {"typed": written, "says": off_the_list()})
    return session_page(request, standing, session, above=told_apart([written]))
