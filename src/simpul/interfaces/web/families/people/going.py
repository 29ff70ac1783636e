"""What do the screens share on which somebody goes: the form about them, and what is said afterwards?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.interfaces.web.families import asked
from simpul.interfaces.web.forms import Field, Form
from simpul.interfaces.web.forms.screen import posted, show_form
from simpul.records.access.queries import Standing

if TYPE_CHECKING:
    from simpul.records.people.models import Person


def form_about(
    request: HttpRequest, person: Person, standing: Standing, heading: str, button: str, fields: list[Field]
) -> Form:
    return Form(posted(request), heading, button, fields, who=asked.who_line(person, asked.today_of(standing)))


def is_gone(form: Form, person: Person, said: date | None = None) -> bool:
    """Who died, left or was no person does so once; another date is put right by taking the first back.

    said  the day on which the same is recorded already: sent again it changes nothing and is no refusal
    """
    if person.is_listed or (said and form.day("day") == said):
        return False
    form.says = _("Catatan ini sudah tidak aktif. Bila itu keliru, aktifkan lagi dulu.")
    return True


def done(request: HttpRequest, person: Person, sentence: str, rt_id: int | None = None) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("families:rt", rt_id=rt_id) if rt_id else asked.to_person(person.pk)


def ended(request: HttpRequest, person: Person, sentence: str) -> HttpResponse:
    """Whoever writes down the end had the record open, and is not asked on the same day for what."""
    if person.restricted_at is None:
        asked.keep_open(request, person)
    return done(request, person, sentence)


def show(request: HttpRequest, form: Form, person: Person) -> HttpResponse:
    return show_form(request, form, reverse("families:person", args=[person.pk]))
