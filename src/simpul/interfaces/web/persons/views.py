"""One person: the page, the question for what it is opened, the NIK in full, and the charts on paper."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError
from simpul.foundation.local_time import LocalZone, local_date
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.persons.gathering import Asked, head_for, page_context
from simpul.interfaces.web.persons.growth.kms import CODE
from simpul.interfaces.web.persons.paper import paper_room
from simpul.interfaces.web.persons.purpose import (
    choices_shown,
    keep_purpose,
    must_ask,
    note_opening,
    page_that_asked,
    purpose_for,
    read_purpose,
)
from simpul.interfaces.web.refusals import sentence_of
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.people.queries import get_person

if TYPE_CHECKING:
    from simpul.records.people.models import Person

LAST_PAGE = 10_000


@screen(permission=Permission.PERSON_READ)
def page(request: HttpRequest, standing: Standing, person_id: UUID) -> HttpResponse:
    person, today = _person(standing, person_id), _today()
    if person.pk != person_id:
        messages.info(request, _("Catatan itu sudah digabung. Ini catatan yang dipakai sekarang."), "know")
        return redirect("persons:page", person_id=person.pk)
    purpose = purpose_for(request, standing, person, today)
    if not purpose:
        return _ask(request, person)
    asked = Asked(request.GET.get("grafik", CODE), _number(request.GET.get("lembar", "")))
    context = page_context(standing, person, today, asked)
    note_opening(standing, person, purpose)
    return render(request, "persons/page.html", context)


@screen(permission=Permission.PERSON_READ, methods=("POST",))
def open_for(request: HttpRequest, standing: Standing, person_id: UUID) -> HttpResponse:
    """The purpose holds for this working day and this login; then back to the page that asked."""
    person = _person(standing, person_id)
    try:
        if must_ask(standing, person):
            keep_purpose(request, person.pk, read_purpose(request, person), _today())
    except DomainError as problem:
        return _ask(request, person, sentence_of(problem))
    return redirect(page_that_asked(request) or reverse("persons:page", args=[person.pk]))


@screen(permission=Permission.PERSON_CLINICAL, methods=("POST",))
def show_nik(request: HttpRequest, standing: Standing, person_id: UUID) -> HttpResponse:
    """The page once more with the NIK in full, which is an event of its own in the audit log."""
    person, today = _person(standing, person_id), _today()
    purpose = purpose_for(request, standing, person, today)
    if not purpose or person.nik_sealed is None:
        return redirect("persons:page", person_id=person.pk)
    context = page_context(standing, person, today, Asked(nik=True))
    note_opening(standing, person, purpose, "person.nik_shown")
    return render(request, "persons/page.html", context)


@screen(permission=Permission.PERSON_READ)
def charts(request: HttpRequest, standing: Standing, person_id: UUID) -> HttpResponse:
    """Each chart on a sheet of its own."""
    person, today = _person(standing, person_id), _today()
    purpose = purpose_for(request, standing, person, today)
    if not purpose or person.pk != person_id:
        return redirect("persons:page", person_id=person.pk)
    note_opening(standing, person, purpose)
    context = {
        "person": person,
        "today": today,
        "clinical": standing.may(Permission.PERSON_CLINICAL),
        "head": head_for(standing, person, today, Asked()),
        "room": paper_room(standing, person, today),
    }
    return render(request, "persons/charts.html", context)


def _person(standing: Standing, person_id: UUID) -> Person:
    person = get_person(standing.area, person_id)
    if person is None:
        raise Http404
    return person


def _ask(request: HttpRequest, person: Person, says: str = "") -> HttpResponse:
    chosen = request.POST.get("purpose", "")
    shown = {
        "person": person, "choices": choices_shown(chosen), "words": request.POST.get("words", ""), "says": says,
        "back": page_that_asked(request),
    }  # fmt: skip
    return render(request, "persons/purpose.html", shown, status=422 if says else 200)


def _today() -> date:
    return local_date(timezone.now(), LocalZone.WIB)


def _number(text: str) -> int:
    return min(max(int(text), 1), LAST_PAGE) if text.isascii() and text.isdigit() and len(text) < 6 else 1
