"""What happened to the signatures of a rule, newest first? No I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats

if TYPE_CHECKING:
    from simpul.services.signing.models import Signature


@dataclass(frozen=True, slots=True)
class Event:
    at: datetime
    what: str
    edition: str
    place: str
    words: str

    @property
    def when(self) -> str:
        return f"{formats.day(timezone.localtime(self.at).date())} {formats.clock(self.at)}"


def history_shown(rows: list[Signature], names: Mapping[UUID, str]) -> list[Event]:
    events = []
    for row in rows:
        what = _("ditandatangani %(name)s") % {"name": names.get(row.signed_by, "")}
        events.append(Event(row.signed_at, what, row.edition, row.facility.name, row.remark))
        if hasattr(row, "withdrawal"):
            back = row.withdrawal
            what = _("dicabut %(name)s") % {"name": names.get(back.withdrawn_by, "")}
            events.append(Event(back.withdrawn_at, what, row.edition, row.facility.name, back.reason))
    return sorted(events, key=lambda one: one.at, reverse=True)
