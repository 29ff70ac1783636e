"""The Posyandu of an area; its open day is opened and closed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.foundation.local_time import LocalZone, local_date
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.sessions import asked
from simpul.interfaces.web.sessions.cards import posyandu_cards
from simpul.interfaces.web.sessions.summary import summary_of
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.facilities.queries import get_facility
from simpul.services.posyandu import actions
from simpul.services.posyandu.queries import HELD

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


@screen(permission=Permission.SESSION_CLOSE, methods=("GET", "POST"))
def close(request: HttpRequest, standing: Standing, posyandu_id: UUID, day: str) -> HttpResponse:
    session = asked.session_or_404(standing, posyandu_id, day)
    if session.status not in HELD:
        return not_open(request, session)
    if request.method == "POST":
        actions.close_session(actor_id=standing.staff_id, area=standing.area, session=session, now=timezone.now())
        messages.success(request, _("Sesi ditutup. Catatan yang menyusul tetap diterima."))
        return to_page(session)
    return render(request, "sessions/close.html", {"session": session, "summary": summary_of(standing, session)})


def not_open(request: HttpRequest, session: Session) -> HttpResponse:
    """A day that was not opened has a list of who is expected, and nothing else."""
    messages.error(request, _("Sesi ini belum dibuka."))
    return redirect("sessions:queue", posyandu_id=session.posyandu_id, day=session.date.isoformat())


def to_page(session: Session) -> HttpResponse:
    return redirect("sessions:page", posyandu_id=session.posyandu_id, day=session.date.isoformat())
