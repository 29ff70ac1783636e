"""The weights of balita at an open day: one column for all, each row kept when it is entered."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.interfaces.web.door import is_htmx, screen
from simpul.interfaces.web.refusals import sentence_of
from simpul.interfaces.web.sessions import asked
from simpul.interfaces.web.sessions.days import not_open
from simpul.interfaces.web.sessions.kept_back import is_kept_back
from simpul.interfaces.web.sessions.weights import weighing
from simpul.interfaces.web.sessions.weights.page import Special, answer, off_list, session_page
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.visits.actions import SomebodyWasFasterError
from simpul.services.posyandu import queries

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
    written, is_told = request.POST.get("weight", ""), not is_kept_back(request, standing, line.person)
    try:
        typed = asked.read_weighing(request)
        if weighing.already_said(line, typed):
            return {"saved": True}
        if question := weighing.question_about(line, typed, session, is_told=is_told):
            return {"typed": written, "question": question}
        try:
            weighing.keep(standing, session, line, typed)
        except SomebodyWasFasterError:  # between the question and the lock: asked as if it had stood there before
            line = queries.expected_one(standing.area, session, line.person.pk) or line
            if (question := weighing.question_about(line, typed, session, is_told=is_told)) is None:
                raise
            return {"typed": written, "question": question}
    except NotInWorkAreaError:
        raise
    except DomainError as refusal:
        return {"typed": written, "says": sentence_of(refusal)}
    return {"saved": True}
