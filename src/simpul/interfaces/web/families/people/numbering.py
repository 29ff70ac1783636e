"""The numbers of a person: the NIK is linked and never shown again; phone, WhatsApp and JKN as they are now."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.foundation.nik import warnings as nik_warnings
from simpul.foundation.sex import Sex
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.families import asked
from simpul.interfaces.web.families.questions.changing import is_now, numbers_form, numbers_typed
from simpul.interfaces.web.families.questions.leaving import reason_field
from simpul.interfaces.web.families.questions.persons import nik_of_form, read_numbers
from simpul.interfaces.web.forms import Field, Form, Warned, is_kept
from simpul.interfaces.web.forms.fields import SHORT
from simpul.interfaces.web.forms.screen import posted, show_form
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.audit.actions import record
from simpul.records.people.actions import link_nik
from simpul.records.people.queries import holds_nik, numbers_of
from simpul.services.pendataan.entering import keep_numbers

if TYPE_CHECKING:
    from simpul.records.people.models import Person

REGISTER = Permission.PERSON_REGISTER


@screen(permission=REGISTER, methods=asked.BOTH)
def nik(request: HttpRequest, standing: Standing, person_id: UUID) -> HttpResponse:
    """The NIK of a person who had none, or a better one; it is never shown again."""
    person, today = asked.person_or_404(request, standing, person_id), asked.today_of(standing)
    stored = person.nik_index is not None
    fields = [Field("nik", _("NIK"), mode="numeric", most=SHORT, required=True, hint=_("16 angka."))]
    if stored:
        fields.append(reason_field(_("Mengapa NIK diganti")))
    form = Form(posted(request), _("NIK"), _("Simpan NIK"), fields, who=asked.who_line(person, today))
    form.note = _("NIK tersimpan dan tidak ditampilkan.") if stored else ""
    number = nik_of_form(form) if form.sent else None
    if number and holds_nik(person, number):
        return asked.to_person(person.pk)
    reason = form.text("reason") if form.sent and stored else ""
    if number:
        told = nik_warnings(number, Sex(person.sex), person.birth_date)
        if (
            form.is_sound
            and not form.asks([Warned(_(text)) for text in told])
            and is_kept(
                form,
                lambda: link_nik(
                    actor_id=standing.staff_id, area=standing.area, person_id=person.pk, nik=number, reason=reason
                ),
            )
        ):
            messages.success(request, _("NIK sudah disimpan."))
            return asked.to_person(person.pk)
    return _show(request, form, person)


@screen(permission=REGISTER, methods=asked.BOTH)
def numbers(request: HttpRequest, standing: Standing, person_id: UUID) -> HttpResponse:
    """Phone, WhatsApp and JKN number as they are now; an emptied box ends the number."""
    person, today = asked.person_or_404(request, standing, person_id), asked.today_of(standing)
    now = numbers_typed(numbers_of(person))
    if any(now.values()):
        record(
            actor_id=standing.staff_id, action="person.numbers", subject_kind="person", subject_id=person.pk,
            kelurahan_id=person.kelurahan_id, purpose=asked.purpose_said(request, standing, person),
        )  # fmt: skip
    form = numbers_form(posted(request), now, asked.who_line(person, today))
    read = read_numbers(form)
    form.compare(asked.mark_of(now), now, repeats=is_now(read, now))
    if form.is_sound and is_kept(
        form,
        lambda: keep_numbers(
            actor_id=standing.staff_id, area=standing.area, person_id=person.pk, numbers=read, now=timezone.now()
        ),
    ):
        messages.success(request, _("Nomor sudah disimpan."))
        return asked.to_person(person.pk)
    return _show(request, form, person)


def _show(request: HttpRequest, form: Form, person: Person) -> HttpResponse:
    return show_form(request, form, reverse("families:person", args=[person.pk]))
