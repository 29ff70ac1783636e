"""What does a request about a session ask for? Parsed once, refused with one sentence."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404, HttpRequest

from simpul.foundation.errors import DomainError
from simpul.foundation.identifiers import require_uuid7
from simpul.foundation.units import Grams, parse_kilograms
from simpul.interfaces.web.visits.asked import moment_on
from simpul.records.access.queries import Standing
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.queries import get_session

if TYPE_CHECKING:
    from simpul.services.posyandu.models import Session

BOXES = ("person", "entry_id", "weight", "seen_entry_id", "confirm")
MOST_ROWS = 2_000
LONGEST = 40  # of what is typed as a number: longer is no number, and is not drawn again


@dataclass(frozen=True, slots=True)
class Typed:
    """A weight as it came from a form; `seen` is the last entry that the form knew of."""

    person_id: UUID
    entry_id: UUID
    weight: Grams
    seen: UUID | None
    confirmed: bool


def session_or_404(standing: Standing, posyandu_id: UUID, day: str) -> Session:
    try:
        found = get_session(standing.area, posyandu_id, date.fromisoformat(day))
    except ValueError as problem:
        raise Http404 from problem
    if found is None:
        raise Http404
    return found


def person_of(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("person", ""))
    except ValueError as problem:
        raise Http404 from problem


def group_of(code: str, session: Session) -> Group:
    """The group that was asked for; the first of those that the day serves where none is, or an unknown one."""
    with suppress(ValueError):
        return Group(code)
    served = [one for one in Group if one in session.groups]
    return served[0] if served else Group.BALITA


def read_weighing(request: HttpRequest) -> Typed:
    """Raises DomainError for what cannot be read."""
    return typed_of(str(person_of(request)), *(request.POST.get(name, "") for name in BOXES[1:]))


def read_weighings(request: HttpRequest) -> dict[UUID, tuple[str, ...]]:
    """By person, the boxes of every row in which something was typed, in the order of BOXES."""
    lists = (request.POST.getlist(name)[:MOST_ROWS] for name in BOXES)
    found: dict[UUID, tuple[str, ...]] = {}
    for row in zip(*lists, strict=False):
        with suppress(ValueError):
            person_id, weight = UUID(row[0]), row[2].replace("\0", "").strip()
            if weight:
                found[person_id] = (row[0], row[1], weight, *row[3:])
    return found


def typed_of(person: str, entry_id: str, weight: str, seen: str, confirm: str) -> Typed:
    """Raises DomainError for what cannot be read; the id of the person is one that is known."""
    return Typed(
        person_id=UUID(person),
        entry_id=require_uuid7(entry_id),
        weight=parse_kilograms(weight),
        seen=_optional(seen),
        confirmed=confirm == "1",
    )


def moment_in(session: Session, now: datetime | None = None, after: Iterable[datetime] = ()) -> datetime:
    """Now, for a session of today; noon of its day for one that is entered afterwards from the book.

    after  when the values were measured beside which this one is written: what is entered later is the later one
    """
    return moment_on(session.date, session.posyandu, now, after)


def _optional(text: str) -> UUID | None:
    if not text:
        return None
    try:
        return UUID(text)
    except ValueError as problem:
        raise DomainError("id_unreadable", "Nomor catatan tidak terbaca. Muat ulang halaman.") from problem
