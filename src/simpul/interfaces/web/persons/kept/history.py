"""What has happened to the record itself, and who opened it for what? No I/O."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.persons.links import address_of
from simpul.interfaces.web.persons.words import field_word, state_word, value_word
from simpul.records.audit.queries import Opening

if TYPE_CHECKING:
    from simpul.records.people.models import Edit, Merge, Residence, StateChange
    from simpul.services.follow_up.models import FollowUp

Names = dict[UUID, str]


@dataclass(frozen=True, slots=True)
class StateShown:
    what: str
    on: date
    reason: str
    who: str


@dataclass(frozen=True, slots=True)
class EditShown:
    what: str
    before: str
    after: str
    reason: str
    who: str


@dataclass(frozen=True, slots=True)
class PartShown:
    """A record that is part of this one; undo: where the merge is undone, or empty."""

    name: str
    reason: str
    who: str
    undo: str


@dataclass(frozen=True, slots=True)
class OpeningShown:
    who: str
    when: str
    what: str


@dataclass(frozen=True, slots=True)
class MatterShown:
    reason: str
    status: str
    since: date
    outcome: str


def states_shown(states: list[StateChange], names: Names) -> list[StateShown]:
    return [
        StateShown(state_word(one.kind), one.on, one.reason, _who(one.made_by, one.made_at, names)) for one in states
    ]


def edits_shown(edits: list[Edit], names: Names) -> list[EditShown]:
    return [
        EditShown(
            field_word(one.field),
            value_word(one.field, _dated(one.field, one.before)),
            value_word(one.field, _dated(one.field, one.after)),
            one.reason,
            _who(one.made_by, one.made_at, names),
        )
        for one in edits
    ]


def parts_shown(merges: list[Merge], names: Names, *, may_undo: bool) -> list[PartShown]:
    return [
        PartShown(
            one.gone.name,
            one.reason,
            _who(one.made_by, one.made_at, names),
            address_of("duplicates:undo", merge_id=one.pk) if may_undo else "",
        )
        for one in merges
    ]


def residences_shown(residences: list[Residence]) -> list[tuple[str, str]]:
    """(from when to when, where), the first place on top."""
    return [(_span(one), _where(one)) for one in residences]


def openings_shown(openings: list[Opening], names: Names, me: UUID) -> list[OpeningShown]:
    """Each other reader once for each purpose, at the latest time, the newest on top."""
    shown: dict[tuple[UUID | None, str], OpeningShown] = {}
    for one in openings:
        if one.actor_id == me:
            continue
        name = names.get(one.actor_id, _("Sistem")) if one.actor_id else _("Sistem")
        shown.setdefault((one.actor_id, one.purpose), OpeningShown(name, _moment(one.at), _(one.purpose)))
    return list(shown.values())


def matters_shown(matters: list[FollowUp]) -> list[MatterShown]:
    return [
        MatterShown(
            reason=_(one.get_reason_display()),
            status=_(one.get_status_display()),
            since=timezone.localtime(one.opened_at).date(),
            outcome=one.outcome,
        )
        for one in matters
    ]


def _who(made_by: UUID | None, at: datetime, names: Names) -> str:
    who = names.get(made_by, _("Sistem")) if made_by else _("Sistem")
    return f"{who}, {_moment(at)}"


def _moment(at: datetime) -> str:
    return f"{formats.day(timezone.localtime(at).date())} {formats.clock(at)}"


def _dated(field: str, value: str) -> str:
    return formats.day(date.fromisoformat(value)) if field == "birth_date" and value else value


def _span(one: Residence) -> str:
    since = formats.day(one.valid_from)
    if one.valid_to is None:
        return _("sejak %(day)s") % {"day": since}
    return _("%(since)s sampai %(until)s") % {"since": since, "until": formats.day(one.valid_to)}


def _where(one: Residence) -> str:
    if one.rt is None:
        return one.elsewhere
    rt = f"{one.rt.name} / {one.rt.rw.name}" if one.rt.rw else one.rt.name
    return f"{rt}, {one.kelurahan.name}"
