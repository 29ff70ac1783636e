"""Person by person: at an open day the cards of one person are filled, step by step.

A kader who kept one hears at once whether a health worker has to see it, while the person still stands there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.interfaces.web.door import screen
from simpul.interfaces.web.persons.care.reading import judged_at
from simpul.interfaces.web.sessions import asked
from simpul.interfaces.web.sessions.coming.arriving import take_as_guest
from simpul.interfaces.web.sessions.days import not_open
from simpul.interfaces.web.visits.asked import person_or_404, today_at
from simpul.interfaces.web.visits.form import keeping, opening
from simpul.interfaces.web.visits.form.screen import form_page, keep, opened_by
from simpul.knowledge.forms import of_step, steps_of
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.visits.queries import get_visit
from simpul.services.posyandu.queries import HELD
from simpul.services.signing.of_day import ActingDays

if TYPE_CHECKING:
    from simpul.records.people.models import Person


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
    here_again = f"{listed}?kelompok={group}"
    back = f"{here_again}#orang-{someone.pk}"
    shown: dict[str, Any] = {"on_open_day": True, "back": back, "steps": steps, "step": step, "group": group}
    if request.method == "POST" and session.date >= someone.birth_date:

        def then(visit_id: UUID) -> str:
            """What is to be told stands above the list; otherwise she is back at the line of the person."""
            told = _to_tell(here, someone, visit_id)
            if told:
                messages.add_message(request, messages.WARNING, told[1], extra_tags=told[0])
            return here_again if told else back

        return keep(request, here, opened, then=then, **shown)
    opened_by(here, someone)
    typed = keeping.read(request, opened).typed if request.method == "POST" else {}
    return form_page(request, here, opened, typed=typed, **shown)


def _to_tell(standing: Standing, person: Person, visit_id: UUID) -> tuple[str, str] | None:
    """To a kader: how the notice looks, and its words without a name and without a value, since they go to the next
    page with the browser."""
    visit = None if standing.may(Permission.PERSON_CLINICAL) else get_visit(standing.area, visit_id)
    judged = (
        judged_at(standing, visit, person, ActingDays(standing.facility, today_at(standing.facility)))
        if visit
        else None
    )
    if judged and judged.first:
        told = _("Dari kartu yang baru disimpan ada yang perlu diperiksa tenaga kesehatan. Beri tahu sekarang.")
        return "danger", told
    if judged and judged.show:
        told = _("Dari kartu yang baru disimpan ada yang tidak dinilai di sini. Tunjukkan kepada tenaga kesehatan.")
        return "watch", told
    return None
