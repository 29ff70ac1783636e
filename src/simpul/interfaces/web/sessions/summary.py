"""What is said of a day as a whole?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.components.marks import of_band, of_status
from simpul.interfaces.web.sessions.absence import GroupAway, Named, away_of
from simpul.interfaces.web.sessions.addresses import NOBODY, filling, for_each, in_session
from simpul.interfaces.web.sessions.queue.shown import NAMES, WAITING
from simpul.interfaces.web.sessions.weights.presenters import advice_of
from simpul.interfaces.web.sessions.weights.progress import Progress, progress_of
from simpul.interfaces.web.sessions.weights.told import told_of
from simpul.knowledge.concepts import Concept, show_value
from simpul.knowledge.growth import GainStatus, KmsBand, Outcome
from simpul.records.access.queries import Standing
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.queries import (
    Expected,
    Turnout,
    closing_of,
    expected_list,
    gathered,
    serves,
)

if TYPE_CHECKING:
    from simpul.records.visits.models import Entry
    from simpul.services.posyandu.models import Session


@dataclass(frozen=True, slots=True)
class GroupLine:
    """address  the list of the day, of this group, of who has not come"""

    name: str
    expected: int
    came: int
    others: int
    address: str


@dataclass(frozen=True, slots=True)
class Summary:
    """groups    who came, of each group that was served
    waiting   who took a number and was not examined yet
    noticed   who is red on a card or referred, besides the weights
    progress  and the gains: drawn where the day serves balita
    absent    balita who were expected and not weighed; nobody where the day does not serve them
    away      who else was expected and did not come, by group
    """

    groups: list[GroupLine]
    waiting: list[Named]
    noticed: list[Named]
    is_for_balita: bool
    progress: Progress
    gained: int
    not_gained: int
    not_comparable: int
    flagged: list[Named]
    absent: list[Named]
    away: list[GroupAway]


def summary_of(standing: Standing, session: Session) -> Summary:
    known = gathered(standing.area, session)
    lines = expected_list(standing.area, session, known)
    weighed = [line for line in lines if line.was_weighed and line.counts]
    told = told_of(session, weighed)
    states = [line.counts.status for line in weighed if line.counts]
    closing = closing_of(standing.area, session, known)
    card, page = for_each(session, "person"), filling(reverse("persons:page", args=[NOBODY]))
    is_for_balita = serves(session, Group.BALITA)
    return Summary(
        groups=[_group_line(session, one) for one in closing.turnout],
        waiting=[Named(one.name, card(one.pk), number=number) for number, one in closing.waiting],
        noticed=[Named(one.name, page(one.pk), _words_of(found)) for one, found in closing.noticed],
        is_for_balita=is_for_balita,
        progress=progress_of(lines, session.date),
        gained=states.count(GainStatus.N),
        not_gained=states.count(GainStatus.T),
        not_comparable=states.count(GainStatus.O) + states.count(GainStatus.B),
        flagged=[flagged for line in weighed if (flagged := _flag(line, page, is_told=told(line)))],
        absent=[_absent(line, session.date, page) for line in lines if is_for_balita and not line.was_weighed],
        away=away_of(closing, session.date, page),
    )


def _group_line(session: Session, found: Turnout) -> GroupLine:
    address = f"{in_session(session, 'queue')}?kelompok={found.group}&saring={WAITING}"
    return GroupLine(str(NAMES[found.group]), found.expected, found.came, found.others, address)


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


def _flag(line: Expected, page: Callable[[UUID], str], *, is_told: bool) -> Named | None:
    found = line.counts
    if found is None:
        return None
    serious = found.outcome == Outcome.UKUR_ULANG or is_told
    if not serious and found.band not in (KmsBand.MERAH, KmsBand.ORANYE):
        return None
    marks = tuple(mark for mark in (of_status(found.status), of_band(found.band)) if mark)
    words = advice_of(found.outcome, found.status, found.band, is_told=is_told)
    return Named(line.person.name, page(line.person.pk), words, marks)
