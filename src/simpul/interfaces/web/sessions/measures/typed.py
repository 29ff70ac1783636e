"""What was typed into a column? One box or many, each with its person, its id and what the screen knew of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpRequest

from simpul.foundation.errors import DomainError
from simpul.foundation.identifiers import require_uuid7
from simpul.interfaces.web.refusals import sentence_of
from simpul.interfaces.web.sessions.measures.questions import (
    Asked,
    Box,
    beside_the_other,
    faster_question,
    odd,
    somebody_was_faster,
)
from simpul.knowledge.concepts import Blank, Concept, Refused, read_value
from simpul.knowledge.growth.age import completed_months
from simpul.records.visits.actions import Finding

if TYPE_CHECKING:
    from datetime import date

    from simpul.records.people.models import Person
    from simpul.records.visits.models import Entry

LONGEST, MOST_ROWS = 40, 2_000


@dataclass(frozen=True, slots=True)
class Sorted:
    """texts  what was typed, by person
    said   of whom somebody else has said the same already
    """

    texts: dict[UUID, str]
    findings: dict[UUID, Finding]
    asked: dict[UUID, Asked]
    said: frozenset[UUID]


def boxes_of(request: HttpRequest, *, is_for_all: bool) -> list[Box]:
    """Rows in which something was typed; lists of the same length, one place for each row of the screen.

    is_for_all  a question is answered at its own row, never by the button for all: it is asked again
    """
    names = ("person", "entry_id", "value", "seen_entry_id", "confirmed")
    lists = [request.POST.getlist(name)[:MOST_ROWS] for name in names]
    found: dict[UUID, Box] = {}
    for person, entry_id, text, seen, confirmed in zip(*lists, strict=False):
        with suppress(ValueError):
            again = is_for_all and bool(confirmed)
            text = text.replace("\0", "").strip()[:LONGEST]
            one = Box(UUID(person), entry_id, text, "" if again else seen, "" if again else confirmed)
            if one.text:
                found.setdefault(one.person_id, one)
    return list(found.values())


def sort_out(
    boxes: list[Box],
    concept: Concept,
    people: Mapping[UUID, Person],
    found: Mapping[UUID, Entry],
    before: Mapping[UUID, Entry],
    day: date,
    others: Mapping[UUID, Entry],
) -> Sorted:
    """What can be kept, what has to be asked first, and what somebody else has said already.

    found   the last standing finding of the session, by person; before: the last one of the days before
    others  of what is one of a pair (two pressures), by person the other number in the session
    """
    findings: dict[UUID, Finding] = {}
    asked: dict[UUID, Asked] = {}
    said: set[UUID] = set()
    for box in boxes:
        person, last = people[box.person_id], found.get(box.person_id)
        try:
            value = _read(box, concept, person, day)
            faster = last if last and str(last.pk) not in (box.seen, box.entry_id) else None
            if faster and faster.value == value:
                said.add(person.pk)
            elif question := (
                (faster and somebody_was_faster(box, concept, faster))
                or odd(box, concept, person, before.get(person.pk), value, day)
                or beside_the_other(box, concept, value, others.get(person.pk))
            ):
                asked[person.pk] = question
            else:
                seen = frozenset({last.pk} if last else ())
                findings[person.pk] = Finding(require_uuid7(box.entry_id), concept.code, value=value, seen=seen)
        except DomainError as refusal:
            asked[person.pk] = Asked(box.text, says=sentence_of(refusal))
    return Sorted({box.person_id: box.text for box in boxes}, findings, asked, frozenset(said))


def asked_since(sent: Sorted, concept: Concept, faster: Mapping[UUID, Entry], untold: Collection[UUID]) -> Sorted:
    """With the question about every value that has come between the reading and the keeping: it was not kept.

    untold  of whom the question may not say what is recorded
    """
    texts = {one: sent.texts[one] for one in faster if one in sent.texts}
    questions = {
        one: faster_question(text, concept, faster[one], is_told=one not in untold) for one, text in texts.items()
    }
    return replace(
        sent,
        asked={**sent.asked, **questions},
        findings={one: finding for one, finding in sent.findings.items() if one not in questions},
    )


def _read(box: Box, concept: Concept, person: Person, day: date) -> int:
    reading = read_value(concept, box.text, age_months=completed_months(person.birth_date, day), today=day)
    if isinstance(reading, Refused):
        raise reading.problem
    if isinstance(reading, Blank) or not isinstance(reading.value, int):
        raise DomainError("no_number", "Tulis angka.")
    return reading.value
