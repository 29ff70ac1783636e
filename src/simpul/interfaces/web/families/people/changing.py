"""A detail of a person is put right: with a reason, and what stood there before stays readable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.interfaces.web.door import screen
from simpul.interfaces.web.families import asked
from simpul.interfaces.web.families.people.entering import mothers_near
from simpul.interfaces.web.families.questions.changing import (
    details_form,
    read_details,
    typed_of,
)
from simpul.interfaces.web.forms import Field, Form, made_by
from simpul.interfaces.web.forms.screen import posted, show_form
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.people.queries import edits_of
from simpul.services.pendataan.actions import change_details

if TYPE_CHECKING:
    from simpul.records.people.models import Person

REGISTER = Permission.PERSON_REGISTER


@screen(permission=REGISTER, methods=asked.BOTH)
def details(request: HttpRequest, standing: Standing, person_id: UUID) -> HttpResponse:
    person, today = asked.person_or_404(request, standing, person_id), asked.today_of(standing)
    mothers, groups, mother_id = mothers_near(standing, person)
    now = typed_of(person, mother_id)
    form = details_form(posted(request), now, mothers, groups)
    form.who = asked.who_line(person, today)
    changes, edits = read_details(form, person, mothers, now) if form.sent else {}, edits_of(person)
    form.compare(str(edits[0].pk) if edits else "0", now, repeats=not changes)
    if form.sent:
        reason = form.text("reason")
        if not form.is_refused and _changed(standing, form, person, changes, reason):
            messages.success(request, _("Perubahan sudah disimpan."))
            return asked.to_person(person.pk)
    return _show(request, form, person)


@screen(permission=REGISTER, methods=asked.BOTH)
def name(request: HttpRequest, standing: Standing, person_id: UUID) -> HttpResponse:
    """A newborn gets a name of its own."""
    person, today = asked.person_or_404(request, standing, person_id), asked.today_of(standing)
    fields = [Field("name", _("Nama anak"), required=True, hint=_("Seperti di akta kelahiran."))]
    form = Form(posted(request), _("Beri nama"), _("Simpan nama"), fields, who=asked.who_line(person, today))
    named = not person.name_is_provisional
    if form.sent and named and form.text("name").lower() != person.name_lc:
        form.says = _("Anak ini sudah diberi nama dari layar lain. Betulkan di data diri.")
    elif form.sent:
        text = form.text("name")
        if not form.is_refused and _changed(standing, form, person, {"name": text}, _("diberi nama")):
            messages.success(request, _("Nama sudah disimpan."))
            return asked.to_person(person.pk)
    return _show(request, form, person)


def _changed(standing: Standing, form: Form, person: Person, changes: dict[str, Any], reason: str) -> Person | None:
    return made_by(
        form,
        lambda: change_details(
            actor_id=standing.staff_id,
            area=standing.area,
            person_id=person.pk,
            changes=changes,
            reason=reason,
            now=timezone.now(),
            today=asked.today_of(standing),
        ),
    )


def _show(request: HttpRequest, form: Form, person: Person) -> HttpResponse:
    return show_form(request, form, reverse("families:person", args=[person.pk]))
