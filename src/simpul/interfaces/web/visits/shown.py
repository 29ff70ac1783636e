"""What does the page of a visit show to this worker? No I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.visits.registry import label_of, place_in_registry, readers_of, value_words
from simpul.knowledge.forms import Form, Role, form
from simpul.services.pendataan.correction_rule import why_not_correct

if TYPE_CHECKING:
    from simpul.records.visits.models import Entry, Given, Visit

KADER_CARD = "posyandu_bayi_balita"


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads the page, and the names of colleagues."""

    id: UUID
    role: Role
    now: datetime
    names: Mapping[UUID, str]


@dataclass(frozen=True, slots=True)
class RowShown:
    """state  what became of it: empty = it stands; may: this reader may put it right"""

    id: UUID
    label: str
    value: str
    who: str
    state: str
    reason: str
    may: bool


def form_of(visit: Visit) -> Form | None:
    """The form on which it was written; what was written in a session stands on the card of the Posyandu."""
    return _form(*_written_on(visit))


def shown_to(visit: Visit, code: str) -> frozenset[Role]:
    """Who may read an answer: never more than its class allows, and less where the form says so."""
    by_form = _roles_of(*_written_on(visit)).get(code)
    allowed = readers_of(code)
    return allowed if by_form is None else allowed & by_form


def entries_shown(visit: Visit, reader: Reader) -> list[RowShown]:
    rows = sorted(visit.entries.all(), key=lambda one: (one.at, place_in_registry(one.concept), one.pk))
    return [_entry(one, visit, reader) for one in rows if reader.role in shown_to(visit, one.concept)]


def given_shown(visit: Visit, reader: Reader) -> list[RowShown]:
    rows = sorted(visit.given.all(), key=lambda one: (one.at, place_in_registry(one.service), one.pk))
    return [_given(one, visit, reader) for one in rows if reader.role in readers_of(one.service)]


def words_of(entry: Entry) -> str:
    if entry.value is None:
        return entry.text or _("diambil kembali")
    return value_words(entry.concept, entry.value)


def _written_on(visit: Visit) -> tuple[str, str]:
    """Code and edition of the form; the edition may be empty."""
    return visit.form or (KADER_CARD if visit.session_id else ""), visit.form_edition


def _form(code: str, edition: str) -> Form | None:
    try:
        return form(code, edition)
    except KeyError:
        return None


@lru_cache(maxsize=256)
def _roles_of(code: str, edition: str) -> dict[str, frozenset[Role]]:
    """By field, to whom the form shows it: every entry of every visit of a page asks."""
    found = _form(code, edition)
    return {one.code: one.shown_to for _, one in found.fields()} if found else {}


def _entry(entry: Entry, visit: Visit, reader: Reader) -> RowShown:
    taken_back = entry.value is None and not entry.text
    return _row(entry, visit, reader, label_of(entry.concept), words_of(entry), taken_back=taken_back)


def _given(given: Given, visit: Visit, reader: Reader) -> RowShown:
    parts = [_("batch %(batch)s") % {"batch": given.batch}] if given.batch else []
    if given.expires_on:
        parts.append(_("kedaluwarsa %(day)s") % {"day": formats.day(given.expires_on)})
    value = _("diambil kembali") if given.taken_back else " · ".join(parts) or _("diberikan")
    return _row(given, visit, reader, label_of(given.service), value, taken_back=given.taken_back)


def _row(row: Entry | Given, visit: Visit, reader: Reader, label: str, value: str, *, taken_back: bool) -> RowShown:
    superseded = hasattr(row, "superseded_by")
    stands = not (superseded or taken_back or hasattr(visit, "withdrawal"))
    problem = why_not_correct(
        actor_id=reader.id,
        is_nakes=reader.role is Role.NAKES,
        recorded_by=row.recorded_by,
        recorded_at=row.recorded_at,
        now=reader.now,
    )
    hour = formats.hour_of(row.at, row.local_date, row.recorded_at)
    return RowShown(
        id=row.pk,
        label=label,
        value=value,
        who=f"{reader.names.get(row.recorded_by) or _('Sistem')} · {hour}",
        state=_("dibetulkan") if superseded else "",
        reason=row.reason,
        may=stands and problem is None,
    )
