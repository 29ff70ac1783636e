"""What do the pages of a person's rights show? No I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.services.rights.consent_texts import TEXTS
from simpul.services.rights.kinds import CLOCKS, Act, Channel, ConsentKind, Ground, Kind, Proof, Requester, State
from simpul.services.rights.retention import RULES, Retention

if TYPE_CHECKING:
    from simpul.services.rights.models import Consent, Request

SOON = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class RequestShown:
    """clock  the words of the time that is left, and the chip it stands in: late, due or wait"""

    id: UUID
    person_id: UUID
    name: str
    kind: str
    state: str
    received: str
    due: str
    clock: str
    chip: str
    requester: str
    proof: str
    channel: str
    note: str
    article: str
    verified: bool
    facility: str


def request_shown(one: Request, now: datetime) -> RequestShown:
    clock, chip = _clock(one, now)
    return RequestShown(
        id=one.pk,
        person_id=one.person.merged_into_id or one.person_id,
        name=one.person.name,
        kind=_(Kind(one.kind).label),
        state=_(State(one.state).label),
        received=moment(one.received_at),
        due=moment(one.due_at),
        clock=clock,
        chip=chip,
        requester=_(Requester(one.requester).label),
        proof=_(Proof(one.proof).label),
        channel=_(Channel(one.channel).label),
        note=one.note,
        article=CLOCKS[Kind(one.kind)].article,
        verified=CLOCKS[Kind(one.kind)].verified,
        facility=one.facility.name,
    )


def steps_shown(one: Request, staff: Mapping[UUID, str]) -> list[dict[str, str]]:
    return [
        {
            "what": _(Act(step.act).label),
            "ground": _(Ground(step.ground).label) if step.ground else "",
            "note": step.note,
            "who": staff.get(step.made_by, _("Sistem")),
            "at": moment(step.made_at),
        }
        for step in sorted(one.steps.all(), key=lambda step: step.pk)
    ]


def consents_shown(held: Mapping[ConsentKind, Consent], staff: Mapping[UUID, str]) -> list[dict[str, Any]]:
    """One line for each kind: what it says, whether it holds, who said so."""
    return [_consent(kind, held.get(kind), staff) for kind in ConsentKind]


def retention_shown(found: Retention) -> dict[str, Any]:
    return {
        "until": formats.day(found.until),
        "last": formats.day(found.last_contact),
        "as_child": found.rule == "anak",
        "rules": [(_(rule.what), _(rule.how_long), rule.source, rule.verified) for rule in RULES],
    }


def moment(at: datetime) -> str:
    return f"{formats.day(timezone.localtime(at).date())} {formats.clock(at)}"


def _consent(kind: ConsentKind, held: Consent | None, staff: Mapping[UUID, str]) -> dict[str, Any]:
    given = held is not None and held.given
    return {
        "kind": kind.value,
        "label": _(kind.label),
        "text": TEXTS[kind].text,
        "version": TEXTS[kind].version,
        "given": given,
        "old_words": given and held is not None and held.text_version != TEXTS[kind].version,
        "said_by": _(Requester(held.said_by).label) if held else "",
        "at": moment(held.at) if held else "",
        "who": staff.get(held.recorded_by, _("Sistem")) if held else "",
    }


def _clock(one: Request, now: datetime) -> tuple[str, str]:
    if one.ended_at:
        return _("dijawab %(at)s") % {"at": moment(one.ended_at)}, "done"
    left = one.due_at - now
    hours = int(abs(left).total_seconds() // 3600)
    if left < timedelta(0):
        return _("lewat %(hours)s jam") % {"hours": hours}, "late"
    return _("sisa %(hours)s jam") % {"hours": hours}, "due" if left < SOON else "wait"
