"""A visit is written on a form that is drawn from its file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.door import kept, screen
from simpul.interfaces.web.forms.sent import MADE_BEFORE, said_of
from simpul.interfaces.web.persons.purpose import note_opening
from simpul.interfaces.web.visits.asked import person_or_404, role_of, today_at
from simpul.interfaces.web.visits.form import beside, choosing, keeping, opening
from simpul.interfaces.web.visits.form.drafts import draft_of
from simpul.interfaces.web.visits.form.fields import sections_of
from simpul.interfaces.web.visits.form.odd import Odd, are_confirmed, marks_of, odd_given, odd_of_card
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.visits.actions import SomebodyWasFasterError
from simpul.services.pendataan.computed import computed_answers

if TYPE_CHECKING:
    from simpul.records.people.models import Person


@screen(permission=Permission.SESSION_RECORD, methods=("GET", "POST"))
def record(request: HttpRequest, standing: Standing, person_id: UUID) -> HttpResponse:
    """GET draws the form; POST keeps it, or draws it again with what was typed and one sentence where it belongs."""
    person = person_or_404(request, standing, person_id)
    asked = request.POST if request.method == "POST" else request.GET
    day, refusal = opening.day_of(asked.get("tanggal", ""), person.birth_date, today_at(standing.facility))
    opened = opening.open_form(standing, person, asked.get("form", ""), asked.get("edisi", ""), day)
    if request.method == "POST" and not refusal:
        return keep(request, standing, opened)
    opened_by(standing, person)
    typed = keeping.read(request, opened).typed if request.method == "POST" else {}
    return form_page(request, standing, opened, typed=typed, says_above=refusal)


def opened_by(standing: Standing, person: Person) -> None:
    """Whoever draws a form sees what was recorded before: an event of its own."""
    note_opening(standing, person, "pelayanan")


def keep(
    request: HttpRequest,
    standing: Standing,
    opened: opening.Opened,
    *,
    then: Callable[[UUID], str] | None = None,
    **more: Any,
) -> HttpResponse:
    """then  of the visit that is kept, where to go; to the visit, where nothing is said. The device then forgets its
    draft."""
    sent = keeping.read(request, opened)
    known, opened = opened, opening.drawn_again(request, standing, opened)
    if sent.says:
        return form_page(request, standing, opened, typed=sent.typed, says=sent.says, **more)
    odd = odd_of_card(opened, sent.checked.values)
    odd += odd_given(request, standing, opened.person, opened.facts.on, sent.given)
    if not are_confirmed(odd, request.POST.get("confirmed", "")):
        return form_page(request, standing, opened, typed=sent.typed, odd=odd, confirm=marks_of(odd), **more)
    seen = beside.read_seen(request) if known is opened else None
    try:
        done = keeping.keep(request, standing, known, sent, seen)
    except NotInWorkAreaError:
        raise
    except DomainError as problem:
        return _refused(request, standing, opened, sent, problem, **more)
    if done.was_new:
        messages.success(request, _("Kunjungan tersimpan."))
    return kept(request, then(done.visit.pk) if then else reverse("visits:page", args=[done.visit.pk]))


def _refused(
    request: HttpRequest,
    standing: Standing,
    opened: opening.Opened,
    sent: keeping.Sent,
    problem: DomainError,
    **more: Any,
) -> HttpResponse:
    """The form again, with what has come since beside what was typed, or with why it cannot be kept."""
    asked, known_now = [], set()
    if problem.code in MADE_BEFORE:
        more |= {"visit_id": ""}  # the next press makes a record of its own, and knows what this one wrote
        known_now = beside.own_ids(request, sent.checked.values)
    if isinstance(problem, SomebodyWasFasterError):
        asked = beside.asked_about(standing, opened, sent.checked.values, beside.read_seen(request))
        known_now = {one.entry_id for one in asked}
    more |= {"asked_beside": asked, "known_now": known_now, "says_above": "" if asked else said_of(problem)}
    return form_page(request, standing, opened, typed=sent.typed, **more)


def form_page(
    request: HttpRequest,
    standing: Standing,
    opened: opening.Opened,
    *,
    typed: dict[str, str],
    says: dict[str, str] | None = None,
    says_above: str = "",
    odd: Sequence[Odd] = (),
    asked_beside: Sequence[beside.Beside] = (),
    known_now: Iterable[UUID] = (),
    **more: Any,
) -> HttpResponse:
    computed = computed_answers(opened.person, opened.facts.on, opened.of_today, opened.before)
    shown = {
        "person": opened.person,
        "form": opened.form,
        "title": opened.form.title(formats.language()),
        "notice": opened.form.notice(formats.language()),
        "day": opened.facts.on,
        "today": today_at(standing.facility),
        "place": standing.facility,
        "session": opened.session,
        "role": role_of(standing),
        "others": choosing.offered(standing, opened.facts, opened.form),
        "for_them": choosing.is_for(opened.form, opened.facts),
        "not_for": choosing.not_for(opened.form),
        "sections": sections_of(opened, computed, typed, says or {}),
        "faults": len(says or {}),
        "says_above": says_above,
        "odd": odd,
        "asked_beside": asked_beside,
        "seen": beside.told_by(request, standing, opened, known_now),
        "visit_id": request.POST.get("visit_id", ""),
        "draft": draft_of(request, opened.form.code, opened.facts.on),
        **more,
    }
    refused = says or says_above or odd or asked_beside
    return render(request, "visits/record.html", shown, status=422 if refused else 200)
