"""What is said of a day as a whole, and of the Posyandu of an area?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.components.marks import Mark, of_band, of_status
from simpul.interfaces.web.sessions.addresses import NOBODY, filling, for_each
from simpul.interfaces.web.sessions.queue.shown import NAMES
from simpul.interfaces.web.sessions.weights.presenters import advice_of
from simpul.interfaces.web.sessions.weights.progress import Progress, progress_of
from simpul.knowledge.concepts import Concept, show_value
from simpul.knowledge.growth import GainStatus, KmsBand, Outcome
from simpul.records.access.queries import Standing
from simpul.records.facilities.models import Facility
from simpul.records.facilities.queries import posyandu_in
from simpul.services.posyandu.queries import (
    HELD,
    Expected,
    closing_of,
    expected_list,
    gathered,
    last_sessions,
    sessions_on,
)

if TYPE_CHECKING:
    from simpul.records.visits.models import Entry
    from simpul.services.posyandu.models import Session


@dataclass(frozen=True, slots=True)
class Card:
    """today  the session of today, where it was opened; plan: that of today, where it was not"""

    posyandu: Facility
    today: Session | None
    plan: Session | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody to look after: where their page is, and what is said of them. number: in the queue"""

    name: str
    address: str
    words: str = ""
    marks: tuple[Mark, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True)
class GroupLine:
    name: str
    expected: int
    came: int
    others: int


@dataclass(frozen=True, slots=True)
class Summary:
    """groups    who came, of each group that was served
    waiting   who took a number and was not examined yet
    noticed   who is red on a card or referred, besides the weights
    """

    groups: list[GroupLine]
    waiting: list[Named]
    noticed: list[Named]
    progress: Progress
    gained: int
    not_gained: int
    not_comparable: int
    flagged: list[Named]
    absent: list[Named]


def posyandu_cards(standing: Standing, today: date) -> list[Card]:
    posyandu = posyandu_in(standing.area, today)
    ids = [one.pk for one in posyandu]
    known, last = sessions_on(standing.area, ids, today), last_sessions(standing.area, ids, today)
    held = {one: session for one, session in known.items() if session.status in HELD}
    return [
        Card(one, held.get(one.pk), None if one.pk in held else known.get(one.pk), last.get(one.pk)) for one in posyandu
    ]


def summary_of(standing: Standing, session: Session) -> Summary:
    known = gathered(standing.area, session)
    lines = expected_list(standing.area, session, known)
    weighed = [line for line in lines if line.was_weighed and line.counts]
    states = [line.counts.status for line in weighed if line.counts]
    closing = closing_of(standing.area, session, known)
    card, page = for_each(session, "person"), filling(reverse("persons:page", args=[NOBODY]))
    return Summary(
        groups=[GroupLine(str(NAMES[one.group]), one.expected, one.came, one.others) for one in closing.turnout],
        waiting=[Named(one.name, card(one.pk), number=number) for number, one in closing.waiting],
        noticed=[Named(one.name, page(one.pk), _words_of(found)) for one, found in closing.noticed],
        progress=progress_of(lines, session.date),
        gained=states.count(GainStatus.N),
        not_gained=states.count(GainStatus.T),
        not_comparable=states.count(GainStatus.O) + states.count(GainStatus.B),
        flagged=[flagged for line in weighed if (flagged := _flag(line, page))],
        absent=[_absent(line, session.date, page) for line in lines if not line.was_weighed],
    )


def _words_of(found: list[tuple[Concept, Entry]]) -> str:
    language = formats.language()
    return " · ".join(
        f"{concept.label(language)}: {show_value(concept, entry.value, language)}"
        for concept, entry in found
        if entry.value is not None
    )


def _absent(line: Expected, day: date, page: Callable[[UUID], str]) -> Named:
    parts = [formats.age(line.person.birth_date, day)]
    if line.before:
        parts.append(_("terakhir ditimbang %(day)s") % {"day": formats.day(line.before.local_date)})
    return Named(line.person.name, page(line.person.pk), " · ".join(parts))


def _flag(line: Expected, page: Callable[[UUID], str]) -> Named | None:
    found = line.counts
    if found is None:
        return None
    serious = found.outcome == Outcome.UKUR_ULANG or found.status == GainStatus.T
    if not serious and found.band not in (KmsBand.MERAH, KmsBand.ORANYE):
        return None
    marks = tuple(mark for mark in (of_status(found.status), of_band(found.band)) if mark)
    words = advice_of(found.outcome, found.status, found.band)
    return Named(line.person.name, page(line.person.pk), words, marks)
