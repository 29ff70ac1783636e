"""For what is this record opened? Asked first where opening is not a matter of course, and kept for the working day.

Asked of a record whose processing is restricted, of one that has ended, of a guest's. The answer stands in the audit
log: therefore no name and no number of a person may be written in it.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode, urlsplit
from uuid import UUID

from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError
from simpul.interfaces.web.door import PurposeFirst
from simpul.records.access.queries import Standing
from simpul.records.audit.actions import record

if TYPE_CHECKING:
    from simpul.records.people.models import Person

ORDINARY = "pelayanan"
OTHER = "lainnya"
CHOICES = (ORDINARY, "tindak lanjut", "pendataan", "permintaan orang itu atau keluarganya")
LONGEST = 40
SESSION = "purposes"
LONGEST_WAY = 1_000  # one way may stand in another: of an open day, in the address of a form
KEPT_ON_THE_WAY = ("anak", "dari", "edisi", "form", "kelompok", "langkah", "tanggal")
LONGEST_NUMBER = 5  # digits that may stand in the words of a purpose


def must_ask(standing: Standing, person: Person) -> bool:
    guest = not standing.area.names_in(person.kelurahan_id, person.rt_id)
    return guest or person.restricted_at is not None or not person.is_listed


def purpose_for(request: HttpRequest, standing: Standing, person: Person, today: date) -> str:
    """Empty: it must be asked first."""
    if not must_ask(standing, person):
        return ORDINARY
    kept = request.session.get(SESSION, {})
    return str(kept.get("of", {}).get(str(person.pk), "")) if kept.get("day") == today.isoformat() else ""


def require_purpose(request: HttpRequest, standing: Standing, person: Person, today: date) -> None:
    """For every other page that shows the record. Raises PurposeFirst; what was typed and sent is never lost to it."""
    if request.method == "GET" and not purpose_for(request, standing, person, today):
        raise PurposeFirst(person.pk)


def note_opening(standing: Standing, person: Person, purpose: str, action: str = "person.open") -> None:
    """Who looks into a record is an event of its own.

    purpose  as it was said, or what the page is there for; action: an event of audit.queries.READINGS
    """
    record(
        actor_id=standing.staff_id,
        action=action,
        subject_kind="person",
        subject_id=person.pk,
        kelurahan_id=person.kelurahan_id,
        purpose=purpose,
    )


def keep_purpose(request: HttpRequest, person_id: UUID, purpose: str, today: date) -> None:
    kept = request.session.get(SESSION, {})
    known = kept.get("of", {}) if kept.get("day") == today.isoformat() else {}
    request.session[SESSION] = {"day": today.isoformat(), "of": {**known, str(person_id): purpose}}


def read_purpose(request: HttpRequest, person: Person) -> str:
    """Raises DomainError with what is missing."""
    chosen, words = request.POST.get("purpose", ""), request.POST.get("words", "").replace("\0", "").strip()
    if chosen in CHOICES:
        return chosen
    if chosen != OTHER:
        raise DomainError("purpose_missing", "Pilih untuk apa catatan ini dibuka.")
    if not words:
        raise DomainError("purpose_words", "Tulis untuk apa, dengan beberapa kata.")
    if _tells_who(words, person):
        raise DomainError("purpose_tells", "Tulis alasannya tanpa nama dan tanpa nomor: alasan ini dibaca orang lain.")
    return f"{OTHER}: {words[:LONGEST]}"


def page_that_asked(request: HttpRequest) -> str:
    """Where the answer leads back to: the page of ours that stands in the address as `dari`; "" for anything else.

    It is not followed but put together again: from a page that names what it is about, and from what such a page asks.
    """
    with suppress(ValueError, Resolver404):
        sent = urlsplit(request.GET.get("dari", "")[:LONGEST_WAY])
        found = resolve(sent.path)
        if sent.scheme or sent.netloc or not found.kwargs:
            return ""
        asked = {name: values[0] for name, values in parse_qs(sent.query).items() if name in KEPT_ON_THE_WAY}
        return reverse(found.view_name, kwargs=found.kwargs) + (f"?{urlencode(asked)}" if asked else "")
    return ""


def choices_shown(chosen: str) -> list[tuple[str, str, bool]]:
    """(value, words, whether it was chosen)"""
    words = {
        ORDINARY: _("Melayani orang ini"),
        "tindak lanjut": _("Tindak lanjut"),
        "pendataan": _("Membetulkan catatan"),
        "permintaan orang itu atau keluarganya": _("Diminta orang itu atau keluarganya"),
        OTHER: _("Lainnya, tulis di bawah"),
    }
    return [(value, words[value], value == chosen) for value in (*CHOICES, OTHER)]


def _tells_who(words: str, person: Person) -> bool:
    small = words.casefold()
    named = any(len(part) > 2 and part in small for part in person.name.casefold().split())
    return named or sum(sign.isdigit() for sign in words) > LONGEST_NUMBER
