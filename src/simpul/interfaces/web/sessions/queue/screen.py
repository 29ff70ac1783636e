"""Step 1 of an open day: who is expected, who comes, with which number."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.foundation.identifiers import require_uuid7
from simpul.interfaces.web.door import is_htmx, screen
from simpul.interfaces.web.refusals import sentence_of
from simpul.interfaces.web.sessions import asked
from simpul.interfaces.web.sessions.queue.due import due_among
from simpul.interfaces.web.sessions.queue.shown import CAME, WAITING, queue_rows, tabs
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.people.queries import get_person
from simpul.services.posyandu.actions import arrive, take_back_arrival
from simpul.services.posyandu.queries import line_of, lines_of, roll_of

if TYPE_CHECKING:
    from simpul.services.posyandu.models import Session

RECORD = Permission.SESSION_RECORD
A_PAGE = 60


@screen(permission=RECORD)
def listed(request: HttpRequest, standing: Standing, posyandu_id: UUID, day: str) -> HttpResponse:
    """The register of one group, all of it or who has (not) come."""
    session = asked.session_or_404(standing, posyandu_id, day)
    return list_page(request, standing, session)


@screen(permission=RECORD, methods=("POST",))
def came(request: HttpRequest, standing: Standing, posyandu_id: UUID, day: str) -> HttpResponse:
    session = asked.session_or_404(standing, posyandu_id, day)
    person_id, says = asked.person_of(request), ""
    if get_person(standing.area, person_id) is None:
        raise Http404
    now = timezone.now()
    try:
        arrive(
            actor_id=standing.staff_id, area=standing.area, session=session, person_id=person_id,
            arrival_id=require_uuid7(request.POST.get("arrival_id", "")), at=asked.moment_in(session, now), now=now,
        )  # fmt: skip
    except NotInWorkAreaError:
        raise
    except DomainError as refusal:
        says = sentence_of(refusal)
    return answer(request, standing, session, person_id, says)


@screen(permission=RECORD, methods=("POST",))
def mistaken(request: HttpRequest, standing: Standing, posyandu_id: UUID, day: str, arrival_id: UUID) -> HttpResponse:
    """Who was written down did not come."""
    session, says = asked.session_or_404(standing, posyandu_id, day), ""
    person_id = asked.person_of(request)
    if get_person(standing.area, person_id) is None:
        raise Http404
    try:
        take_back_arrival(
            actor_id=standing.staff_id, area=standing.area, session=session, arrival_id=arrival_id, now=timezone.now()
        )
    except NotInWorkAreaError:
        raise
    except DomainError as refusal:
        says = sentence_of(refusal)
    return answer(request, standing, session, person_id, says)


def answer(request: HttpRequest, standing: Standing, session: Session, person_id: UUID, says: str = "") -> HttpResponse:
    """The line for HTMX, and beside it how many have come by now; for a plain browser the list again, at that line."""
    group = asked.group_of(request.POST.get("kelompok", ""), session)
    if not is_htmx(request):
        if says:
            return list_page(request, standing, session, {person_id: says})
        where = reverse("sessions:queue", args=[session.posyandu_id, session.date.isoformat()])
        return redirect(f"{where}?kelompok={group}#orang-{person_id}")
    person = get_person(standing.area, person_id)
    if person is None:
        raise Http404
    roll = roll_of(standing.area, session, group)
    mine = [person.pk] if person.pk in roll.numbers else []
    (line,) = lines_of(standing.area, session, group, roll, mine) or [line_of(standing.area, session, person)]
    due = due_among(standing.area, [line], group, session.date)
    shown = {
        "rows": queue_rows([line], session, group, due, {person_id: says}), "session": session, "group": group,
        "is_apart": True, "came": roll.came, "expected": len(roll.numbers),
    }  # fmt: skip
    return render(request, "sessions/queue_lines.html", shown, status=422 if says else 200)


def list_page(
    request: HttpRequest, standing: Standing, session: Session, says: dict[UUID, str] | None = None
) -> HttpResponse:
    group = asked.group_of(request.POST.get("kelompok") or request.GET.get("kelompok", ""), session)
    roll = roll_of(standing.area, session, group)
    wanted = {WAITING: False, CAME: True}.get(request.GET.get("saring", ""))
    chosen = [one for one in roll.numbers if wanted is None or roll.has_come(one) is wanted]
    page = Paginator(chosen, A_PAGE).get_page(request.GET.get("halaman", "1"))
    lines = lines_of(standing.area, session, group, roll, list(page))
    says, due = says or {}, due_among(standing.area, lines, group, session.date)
    shown = {
        "session": session,
        "group": group,
        "tabs": tabs(session.groups, group),
        "rows": queue_rows(lines, session, group, due, says),
        "due": due,
        "page": page,
        "came": roll.came,
        "expected": len(roll.numbers),
        "filter": request.GET.get("saring", ""),
        "may_close": standing.may(Permission.SESSION_CLOSE),
        "here": "daftar",
    }
    return render(request, "sessions/queue.html", shown, status=422 if says else 200)
