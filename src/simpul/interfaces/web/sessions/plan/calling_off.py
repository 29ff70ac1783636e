"""A day is called off: by one press before it, with the reason where it is past."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.foundation.local_time import LocalZone, local_date
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.forms import Field, Form, Option, is_kept
from simpul.interfaces.web.forms.screen import posted, show_form
from simpul.interfaces.web.sessions import asked
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.services.posyandu.actions import call_off

if TYPE_CHECKING:
    from simpul.services.posyandu.models import Session

OTHER, WORDS_LETTERS, MOST_DIGITS = "lainnya", 80, 5
REASONS = {
    "cuaca": gettext_lazy("Cuaca buruk"),
    "tempat": gettext_lazy("Tempat tidak dapat dipakai"),
    "petugas": gettext_lazy("Petugas berhalangan"),
    "libur": gettext_lazy("Hari libur atau ada acara lain"),
    "pindah": gettext_lazy("Dipindah ke hari lain"),
}


@screen(permission=Permission.SESSION_RECORD, methods=("GET", "POST"))
def off(request: HttpRequest, standing: Standing, posyandu_id: UUID, day: str) -> HttpResponse:
    """The day does not take place, or did not."""
    session = asked.session_or_404(standing, posyandu_id, day)
    today = local_date(timezone.now(), LocalZone(session.posyandu.zone))
    form = off_form(posted(request), session, today)
    if form.sent:
        reason = read_reason(form)
        if form.is_sound and is_kept(
            form,
            lambda: call_off(
                actor_id=standing.staff_id, area=standing.area, session=session, today=today, reason=reason
            ),
        ):
            messages.success(request, _("Hari buka dibatalkan."))
            return redirect("sessions:calendar", posyandu_id=session.posyandu_id)
    return show_form(request, form, reverse("sessions:calendar", args=[session.posyandu_id]))


def off_form(post: QueryDict | None, session: Session, today: date) -> Form:
    options = tuple(Option(code, str(words)) for code, words in REASONS.items())
    fields = [
        Field("reason", _("Mengapa tidak jadi"), "radio", (*options, Option(OTHER, _("Lainnya"))),
              required=session.date < today),
        Field("words", _("Lainnya: tulis alasannya"), most=WORDS_LETTERS, hint=_("Tanpa nama dan tanpa nomor orang.")),
    ]  # fmt: skip
    note = ""
    if session.date < today:
        note = _("Sebenarnya ada, dan tercatat di buku? Jangan dibatalkan: masukkan dari buku lewat jadwal.")
    who = f"{session.posyandu.name} · {formats.day(session.date)}"
    return Form(post, _("Batalkan hari buka"), _("Batalkan hari buka ini"), fields, who=who, note=note)


def read_reason(form: Form) -> str:
    """A code of the list, or the words beside "lainnya"; they are read by others, and name nobody by a number."""
    chosen, words = form.choice("reason"), form.text("words")
    if chosen != OTHER:
        return chosen
    if not words:
        form.refuse("words", _("Tulis alasannya dengan beberapa kata."))
    elif sum(sign.isdigit() for sign in words) > MOST_DIGITS:
        form.refuse("words", _("Tulis alasannya tanpa nama dan tanpa nomor: alasan ini dibaca orang lain."))
    return words


def reason_words(session: Session) -> str:
    """What is said of a day that was called off; "" where no reason was given."""
    return str(REASONS.get(session.called_off_reason, session.called_off_reason))
