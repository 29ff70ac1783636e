"""What did another hand write at this open day while this card was open? It is asked about, then both are kept.

The card says what it knew of when it was drawn (ADR 0003). What this worker may not read is neither said nor asked
about: that there is an answer already would tell of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError
from simpul.foundation.identifiers import require_uuid7
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.visits.asked import id_within
from simpul.interfaces.web.visits.form.opening import Opened, value_of
from simpul.interfaces.web.visits.registry import label_of, value_words
from simpul.knowledge.forms import Role
from simpul.knowledge.forms.gates import FactValue
from simpul.records.access.queries import Standing
from simpul.records.visits.sessions import found_in_session

if TYPE_CHECKING:
    from simpul.records.visits.models import Entry

SEEN = "seen"
MOST = 200  # a card has some ninety answers


@dataclass(frozen=True, slots=True)
class Beside:
    """An answer that came while the card was open. sentence: both answers, and who may read them"""

    entry_id: UUID
    sentence: str


def readable(opened: Opened) -> dict[str, frozenset[Role]]:
    """The concepts of this card whose answers who fills it may read, and who else may."""
    fields = [one for _section, one in opened.form.fields() if one.concept and opened.facts.role in one.shown_to]
    return {one.code: one.shown_to for one in fields}


def read_seen(request: HttpRequest) -> frozenset[UUID]:
    """What is no id was never seen."""
    found: set[UUID] = set()
    for text in request.POST.get(SEEN, "").split()[:MOST]:
        with suppress(ValueError):
            found.add(UUID(text))
    return frozenset(found)


def own_ids(request: HttpRequest, codes: Iterable[str]) -> set[UUID]:
    """Under which this card keeps its answers; none where its own id cannot be read."""
    try:
        base = require_uuid7(request.POST.get("visit_id", ""))
    except DomainError:
        return set()
    return {id_within(base, code) for code in codes}


def told_by(request: HttpRequest, standing: Standing, opened: Opened, known_now: Iterable[UUID] = ()) -> str:
    """What the card says that it knows, as it is drawn: the answers of this open day, by their ids.

    known_now  what a card that comes back tells besides what it knew
    """
    if request.method == "POST":
        ids = read_seen(request) | set(known_now)
    else:
        ids = frozenset(one.pk for one in _standing_beside(standing, opened).values())
    return " ".join(sorted(str(one) for one in ids))


def asked_about(standing: Standing, opened: Opened, mine: dict[str, FactValue], seen: frozenset[UUID]) -> list[Beside]:
    """What has come since, beside another answer that was sent now."""
    found, readers = _standing_beside(standing, opened), readable(opened)
    return [
        Beside(one.pk, _sentence(code, one, mine[code], readers[code]))
        for code, one in found.items()
        if code in mine and one.pk not in seen and value_of(one) != mine[code]
    ]


def _standing_beside(standing: Standing, opened: Opened) -> dict[str, Entry]:
    if opened.session is None:
        return {}
    found = found_in_session(standing.area, opened.session.pk, list(readable(opened)), [opened.person.pk])
    return found.get(opened.person.pk, {})


def _sentence(code: str, theirs: Entry, mine: FactValue, readers: frozenset[Role]) -> str:
    return _(
        "%(what)s: layar lain mencatat %(theirs)s pukul %(at)s, Anda %(mine)s; bila disimpan, keduanya dapat"
        " dilihat %(who)s, dan isian Anda yang dipakai."
    ) % {
        "what": label_of(code),
        "theirs": _words(code, value_of(theirs)),
        "at": formats.clock(theirs.recorded_at),
        "mine": _words(code, mine),
        "who": _("kader dan tenaga kesehatan") if Role.KADER in readers else _("hanya tenaga kesehatan"),
    }


def _words(code: str, value: FactValue) -> str:
    return value_words(code, value) if isinstance(value, int) else f"“{value}”"
