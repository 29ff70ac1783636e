"""One column of an open day as it is drawn: the whole of it, its rows, or the one row that was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from simpul.interfaces.web.door import is_htmx
from simpul.interfaces.web.sessions.asked import person_of
from simpul.interfaces.web.sessions.meant import off_the_list
from simpul.interfaces.web.sessions.measures.questions import Asked
from simpul.interfaces.web.sessions.measures.rows import rows_of
from simpul.interfaces.web.sessions.measures.shown import measures_of
from simpul.interfaces.web.sessions.measures.typed import LONGEST, Sorted
from simpul.interfaces.web.sessions.measures.whom import ALL, asking
from simpul.interfaces.web.sessions.queue.shown import tabs
from simpul.interfaces.web.visits.asked import role_of
from simpul.interfaces.web.visits.form.boxes import unit_of
from simpul.knowledge.concepts import Concept, size_of
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.people.queries import get_person
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.queries import Line, line_of

if TYPE_CHECKING:
    from simpul.services.posyandu.models import Session


def column_page(
    request: HttpRequest,
    standing: Standing,
    session: Session,
    group: Group,
    concept: Concept,
    lines: list[Line],
    sent: Sorted | None = None,
    refusal: str = "",
    apart: str = "",
    only: Line | None = None,
    is_short: bool = False,
) -> HttpResponse:
    """The whole column; for HTMX its rows only, or the one row that was sent.

    refusal  why nothing was kept; apart: what could be kept for nobody of the list
    only     the row that was sent, where the caller knows it; is_short: only those who have come are in it
    """
    only = (only or _only(request, lines)) if sent and is_htmx(request) else None
    rows = rows_of(request, standing, session, group, concept, [only] if only else lines, sent, refused=bool(refusal))
    above = " ".join(filter(None, (refusal, apart)))
    label, unit = _label(group, standing, concept), unit_of(concept)
    shown = {
        "session": session, "group": group, "concept": concept.code, "label": label, "unit": unit,
        "label_with_unit": ", ".join(filter(None, (label, unit))), "is_apart": only is not None, "rows": rows,
        "row": rows[0] if only else None, "says_above": above, "here": "kolom", "size": size_of(concept),
        "tabs": tabs(session.groups, group), "measures": measures_of(group, role_of(standing), concept.code),
        "may_close": standing.may(Permission.SESSION_CLOSE), "is_short": is_short, "asks": asking(request),
    }  # fmt: skip
    refused = bool(above) or any(row.says for row in rows)
    template = (
        "column.html" if sent is None or not is_htmx(request) else "measure_lines.html" if only else "column_rows.html"
    )
    response = render(request, f"sessions/{template}", shown, status=422 if refused else 200)
    if template == "column_rows.html":
        response["HX-Retarget"] = "#kolom"  # one row was sent, of somebody who is another row now
    return response


def off_list_page(
    request: HttpRequest, standing: Standing, session: Session, group: Group, concept: Concept, lines: list[Line]
) -> HttpResponse:
    """The row of somebody who left the list since it was drawn; who is not of the work area does not exist."""
    person = get_person(standing.area, person_of(request))
    if person is None:
        raise Http404
    line, text = line_of(standing.area, session, person), request.POST.get("value", "").replace("\0", "")[:LONGEST]
    said = Sorted({person.pk: text}, {}, {person.pk: Asked(text, says=off_the_list())}, frozenset())
    return column_page(request, standing, session, group, concept, [*lines, line], said, only=line)


def _only(request: HttpRequest, lines: list[Line]) -> Line | None:
    sent = request.POST.getlist("person") if ALL not in request.POST else []
    return next((line for line in lines if sent == [str(line.person.pk)]), None)


def _label(group: Group, standing: Standing, concept: Concept) -> str:
    return next(one.label for one in measures_of(group, role_of(standing), concept.code) if one.is_here)
