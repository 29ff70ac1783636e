"""A detail of a person is put right: with a reason, and what stood there before stays readable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
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
from simpul.interfaces.web.families.forms import Field, Form, Warned, is_kept, made_by
from simpul.interfaces.web.families.forms.fields import SHORT
from simpul.interfaces.web.families.people.entering import mothers_near
from simpul.interfaces.web.families.questions.changing import (
    details_form,
    numbers_form,
    numbers_typed,
    read_details,
    typed_of,
)
from simpul.interfaces.web.families.questions.leaving import reason_field
from simpul.interfaces.web.families.questions.persons import nik_of_form, read_numbers
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.audit.actions import record
from simpul.records.people.actions import link_nik
from simpul.records.people.queries import edits_of, numbers_of
from simpul.services.pendataan.actions import change_details
from simpul.services.pendataan.entering import keep_numbers

if TYPE_CHECKING:
    from simpul.records.people.models import Person

REGISTER = Permission.PERSON_REGISTER


@screen(permission=REGISTER, methods=asked.BOTH)
def details(request: HttpRequest, standing: Standing, person_id: UUID) -> HttpResponse:
    person, today = asked.person_or_404(standing, person_id), asked.today_of(standing)
    mothers, groups = mothers_near(standing, person)
    form = details_form(asked.posted(request), person, mothers, groups)
    form.who = asked.who_line(person, today)
    edits = edits_of(person)
    stale = form.stale(str(edits[0].pk) if edits else "0", typed_of(person))
    if form.sent and not stale:
        changes, reason = read_details(form, person, mothers), form.text("reason")
        if not form.is_refused and _changed(standing, form, person, changes, reason):
            messages.success(request, _("Perubahan sudah disimpan."))
            return asked.to_person(person.pk)
    return _show(request, form, person)


@screen(permission=REGISTER, methods=asked.BOTH)
def name(request: HttpRequest, standing: Standing, person_id: UUID) -> HttpResponse:
    """A newborn gets a name of its own."""
    person, today = asked.person_or_404(standing, person_id), asked.today_of(standing)
    fields = [Field("name", _("Nama anak"), required=True, hint=_("Seperti di akta kelahiran."))]
    form = Form(asked.posted(request), _("Beri nama"), _("Simpan nama"), fields, who=asked.who_line(person, today))
    named = not person.name_is_provisional
    if form.sent and named and form.text("name").lower() != person.name_lc:
        form.says = _("Anak ini sudah diberi nama dari layar lain. Betulkan di data diri.")
    elif form.sent:
        text = form.text("name")
        if not form.is_refused and _changed(standing, form, person, {"name": text}, _("diberi nama")):
            messages.success(request, _("Nama sudah disimpan."))
            return asked.to_person(person.pk)
    return _show(request, form, person)


@screen(permission=REGISTER, methods=asked.BOTH)
def nik(request: HttpRequest, standing: Standing, person_id: UUID) -> HttpResponse:
    """The NIK of a person who had none, or a better one; it is never shown again."""
    person, today = asked.person_or_404(standing, person_id), asked.today_of(standing)
    stored = person.nik_index is not None
    fields = [Field("nik", _("NIK"), mode="numeric", most=SHORT, required=True, hint=_("16 angka."))]
    if stored:
        fields.append(reason_field(_("Mengapa NIK diganti")))
    form = Form(asked.posted(request), _("NIK"), _("Simpan NIK"), fields, who=asked.who_line(person, today))
    form.note = _("NIK tersimpan dan tidak ditampilkan.") if stored else ""
    if form.sent:
        number, reason = nik_of_form(form), form.text("reason") if stored else ""
        told = nik_warnings(number, Sex(person.sex), person.birth_date) if number else []
        if (
            not form.is_refused
            and number
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
    person, today = asked.person_or_404(standing, person_id), asked.today_of(standing)
    now = numbers_typed(numbers_of(person))
    if any(now.values()):
        record(
            actor_id=standing.staff_id, action="person.numbers", subject_kind="person", subject_id=person.pk,
            kelurahan_id=person.kelurahan_id, purpose="pendataan",
        )  # fmt: skip
    form = numbers_form(asked.posted(request), now, asked.who_line(person, today))
    if not form.stale(asked.mark_of(now), now) and form.sent:
        read = read_numbers(form)
        if not form.is_refused:
            is_kept(
                form,
                lambda: keep_numbers(
                    actor_id=standing.staff_id, area=standing.area, person_id=person.pk, numbers=read,
                    now=timezone.now(),
                ),
            )  # fmt: skip
        if not form.is_refused:
            messages.success(request, _("Nomor sudah disimpan."))
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
    return asked.show(request, form, reverse("families:person", args=[person.pk]))
