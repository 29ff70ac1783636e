"""The Posyandu of an area: which is open today, for which a day is planned, when was the last one?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from simpul.records.access.queries import Standing
from simpul.records.facilities.models import Facility
from simpul.records.facilities.queries import posyandu_in
from simpul.services.posyandu.queries import HELD, last_sessions, sessions_on

if TYPE_CHECKING:
    from simpul.services.posyandu.models import Session


@dataclass(frozen=True, slots=True)
class Card:
    """today  the session of today, where it was opened; plan: that of today, where it was not"""

    posyandu: Facility
    today: Session | None
    plan: Session | None
    last: date | None


def posyandu_cards(standing: Standing, today: date) -> list[Card]:
    posyandu = posyandu_in(standing.area, today)
    ids = [one.pk for one in posyandu]
    known, last = sessions_on(standing.area, ids, today), last_sessions(standing.area, ids, today)
    held = {one: session for one, session in known.items() if session.status in HELD}
    return [
        Card(one, held.get(one.pk), None if one.pk in held else known.get(one.pk), last.get(one.pk)) for one in posyandu
    ]
