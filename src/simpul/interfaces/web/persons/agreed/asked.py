"""What was typed on the page of a service? Parsed once, refused with one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest

from simpul.foundation.errors import DomainError
from simpul.foundation.identifiers import new_id
from simpul.interfaces.web.visits.asked import read_day, text_in
from simpul.records.agreements.kinds import Why, Word
from simpul.records.agreements.words import NOTE_LETTERS, AgreedOn, Refused
from simpul.records.facilities.models import Facility

# Which box a refusal is about.
BOX = {
    "day_unreadable": "day", "day_missing": "day", "agreed_day": "day", "place_missing": "place",
    "why_missing": "why", "refusal_note": "note",
}  # fmt: skip
PERIOD = timedelta(days=settings.REFUSAL_DAYS)


@dataclass(frozen=True, slots=True)
class Typed:
    """id  of the record to be made, born with the page; seen: what stood of this service on it"""

    id: UUID
    seen: frozenset[UUID]
    word: str = ""
    day: str = ""
    place: str = ""
    why: str = ""
    note: str = ""


def typed_in(request: HttpRequest) -> Typed:
    """An id that cannot be read is a new one."""
    seen = (_uuid(one) for one in text_in(request, "seen", 2_000).split())
    return Typed(
        id=_uuid(text_in(request, "id")) or new_id(),
        seen=frozenset(one for one in seen if one),
        word=text_in(request, "word"),
        day=text_in(request, "day"),
        place=text_in(request, "place"),
        why=text_in(request, "why"),
        note=text_in(request, "note", NOTE_LETTERS),
    )


def said_in(typed: Typed, places: Sequence[Facility]) -> Refused | AgreedOn:
    """Raises DomainError with what is missing."""
    if typed.word == Word.REFUSED:
        if typed.why not in Why.values:
            raise DomainError("why_missing", "Pilih alasannya. Bila tidak disebut, pilih itu.")
        return Refused(Why(typed.why), typed.note)
    day = read_day(typed.day)
    if day is None:
        raise DomainError("day_missing", "Isi hari yang disepakati.")
    place = next((one for one in places if str(one.pk) == typed.place), None)
    if place is None:
        raise DomainError("place_missing", "Pilih tempatnya.")
    return AgreedOn(day, place)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
