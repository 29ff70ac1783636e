"""Person by person: at an open day the cards of one person are filled, step by step."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from simpul.interfaces.web.door import screen
from simpul.interfaces.web.sessions import asked
from simpul.interfaces.web.sessions.coming.arriving import take_as_guest
from simpul.interfaces.web.sessions.days import not_open
from simpul.interfaces.web.visits.asked import person_or_404
from simpul.interfaces.web.visits.form import keeping, opening
from simpul.interfaces.web.visits.form.screen import form_page, keep, opened_by
from simpul.knowledge.forms import of_step, steps_of
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.services.posyandu.queries import HELD


@screen(permission=Permission.SESSION_RECORD, methods=("GET", "POST"))
def person(request: HttpRequest, standing: Standing, posyandu_id: UUID, day: str, person_id: UUID) -> HttpResponse:
    """The visit of the session, whoever of the units above the Posyandu fills it; then back to the list."""
    session = asked.session_or_404(standing, posyandu_id, day)
    take_as_guest(request, standing, session, person_id)
    someone = person_or_404(request, standing, person_id)
    if session.status not in HELD:
        return not_open(request, session)
    here = replace(standing, facility=session.posyandu)
    given = request.POST if request.method == "POST" else request.GET
    opened = opening.open_form(here, someone, given.get("form", ""), given.get("edisi", ""), session.date)
    steps, step = steps_of(opened.form), request.GET.get("langkah", "")
    if step in {str(one) for one in steps}:
        opened = replace(opened, form=of_step(opened.form, int(step)))
    group = asked.group_of(request.GET.get("kelompok", ""), session)
    listed = reverse("sessions:queue", args=[session.posyandu_id, session.date.isoformat()])
    back = f"{listed}?kelompok={group}#orang-{someone.pk}"
    shown: dict[str, Any] = {"on_open_day": True, "back": back, "steps": steps, "step": step, "group": group}
    if request.method == "POST" and session.date >= someone.birth_date:
        return keep(request, here, opened, then=back, **shown)
    opened_by(here, someone)
    typed = keeping.read(request, opened).typed if request.method == "POST" else {}
    return form_page(request, here, opened, typed=typed, **shown)
