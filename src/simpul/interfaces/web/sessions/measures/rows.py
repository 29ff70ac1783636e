"""The rows of a measured column: the register, what the session found, what stood there before, what was sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from simpul.interfaces.web.sessions.addresses import NOBODY, filling, for_each, in_session
from simpul.interfaces.web.sessions.kept_back import kept_back
from simpul.interfaces.web.sessions.measures.questions import Asked
from simpul.interfaces.web.sessions.measures.shown import MeasureRow, measure_row
from simpul.interfaces.web.sessions.measures.typed import Sorted
from simpul.interfaces.web.visits.correcting import may_correct
from simpul.knowledge.concepts import Concept, paired_with
from simpul.records.access.queries import Standing, names_of_staff
from simpul.records.visits.sessions import found_in_session, last_found
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.queries import Line

if TYPE_CHECKING:
    from simpul.records.visits.models import Entry
    from simpul.services.posyandu.models import Session


def rows_of(
    request: HttpRequest,
    standing: Standing,
    session: Session,
    group: Group,
    concept: Concept,
    lines: list[Line],
    sent: Sorted | None,
    *,
    refused: bool,
) -> list[MeasureRow]:
    ids = [line.person.pk for line in lines]
    found = found_of(standing, session, concept, ids)
    way = in_session(session, "column", group, concept.code)
    ask = kept_back(request, standing, (line.person for line in lines), way)
    before = before_of(standing, session, concept, [one for one in ids if one not in ask])
    names = names_of_staff({entry.recorded_by for entry in found.values()})
    asked: Mapping[UUID, Asked] = sent.asked if sent else {}
    saved = (sent.findings.keys() | sent.said) if sent and not refused else set()
    card, right, now = for_each(session, "person"), filling(reverse("visits:correct", args=[NOBODY])), timezone.now()

    def correct(entry: Entry) -> str:
        return right(entry.pk) if may_correct(standing, entry, now) else ""

    return [
        measure_row(
            line, session.date, concept, found.get(line.person.pk), before.get(line.person.pk, {}).get(concept.code),
            names, asked.get(line.person.pk) or _typed_again(sent, line, refused), is_saved=line.person.pk in saved,
            card=f"{card(line.person.pk)}?kelompok={group}", correct=correct, ask=ask.get(line.person.pk, ""),
        )
        for line in lines
    ]  # fmt: skip


def _typed_again(sent: Sorted | None, line: Line, refused: bool) -> Asked | None:
    """Nothing was kept of all: what was typed stands there again."""
    return Asked(sent.texts[line.person.pk]) if sent and refused and line.person.pk in sent.texts else None


def found_of(
    standing: Standing, session: Session, concept: Concept, people: list[UUID] | None = None
) -> dict[UUID, Entry]:
    found = found_in_session(standing.area, session.pk, [concept.code], people)
    return {person_id: entries[concept.code] for person_id, entries in found.items()}


def others_of(standing: Standing, session: Session, concept: Concept, people: list[UUID]) -> dict[UUID, Entry]:
    """Of a number that is one of a pair (two pressures) the other one, as it stands in the session."""
    other = paired_with(concept)
    return found_of(standing, session, other, people) if other else {}


def before_of(
    standing: Standing, session: Session, concept: Concept, people: list[UUID]
) -> dict[UUID, dict[str, Entry]]:
    return last_found(standing.area, people, [concept.code], session.date)
