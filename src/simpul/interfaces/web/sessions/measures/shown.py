"""What does a row of a measured column show? No I/O: a line of the register and what was found in, words out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from simpul.foundation.identifiers import new_id
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.sessions.measures.questions import Asked
from simpul.interfaces.web.sessions.queue.shown import more_of
from simpul.knowledge.concepts import Concept, Kind, show_number
from simpul.knowledge.forms import Field, Role, form
from simpul.knowledge.forms.definition import Filled, HowOften
from simpul.knowledge.forms.facts import looking
from simpul.knowledge.forms.gates import holds
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.queries import Line

if TYPE_CHECKING:
    from simpul.records.visits.models import Entry

EACH_DAY = (HowOften.EACH_VISIT, HowOften.MONTHLY)
MEASURED = (Kind.QUANTITY, Kind.COUNT)


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """before    the last value before this day, in the unit of the box; empty where there is none or it is not shown
    previous  the same in the unit in which it is kept, for the change while typing
    confirmed what a second press confirms
    ask       where it is said for what the record is opened, of whom nothing recorded is told before; else empty
    card, correct  where their card is filled, and what was kept is put right; empty for who may not put it right
    """

    number: int
    person_id: UUID
    name: str
    more: str
    before: str
    previous: int | None
    value: str
    entry_id: UUID | None
    who_when: str
    typed: str
    says: str
    question: str
    confirmed: str
    is_saved: bool
    card: str
    correct: str
    ask: str
    fresh_id: UUID


@dataclass(frozen=True, slots=True)
class Measure:
    code: str
    label: str
    is_here: bool


def measures_of(group: Group, role: Role, here: str = "") -> list[Measure]:
    """What a column can be made of: the numbers of the card that this worker asks, what is measured each time first."""
    return [Measure(one.code, one.thing.label(formats.language()), one.code == here) for one in _fields(group, role)]


def field_of(group: Group, role: Role, code: str) -> Field | None:
    return next((one for one in _fields(group, role) if one.code == code), None)


def is_asked(field: Field, line: Line, role: Role) -> bool:
    """Whether the card asks this of the person, as far as is known of them."""
    gate = field.gate
    return gate is None or holds(gate, looking(replace(line.facts, role=role), {})) is not False


def measure_row(
    line: Line,
    day: date,
    concept: Concept,
    found: Entry | None,
    before: Entry | None,
    names: dict[UUID, str],
    asked: Asked | None,
    *,
    is_saved: bool,
    card: str,
    ask: str,
    correct: Callable[[Entry], str],
) -> MeasureRow:
    return MeasureRow(
        number=line.number,
        person_id=line.person.pk,
        name=line.person.name,
        more=_more(more_of(line, day), concept, before),
        before=_shown(concept, before),
        previous=before.value if before else None,
        value=_shown(concept, found) if is_saved or not (ask and found) else _("tercatat"),
        entry_id=found.pk if found else None,
        who_when=_who_when(found, names) if found else "",
        typed=asked.text if asked else "",
        says=asked.says if asked else "",
        question=asked.question if asked else "",
        confirmed=asked.confirm if asked else "",
        is_saved=is_saved,
        card=card,
        correct=correct(found) if found else "",
        ask=ask,
        fresh_id=new_id(),
    )


def _who_when(found: Entry, names: dict[UUID, str]) -> str:
    return f"{names.get(found.recorded_by, '')} · {formats.hour_of(found.at, found.local_date, found.recorded_at)}"


def _fields(group: Group, role: Role) -> list[Field]:
    """What is measured on each open day stands before what is asked once in a while."""
    return sorted(_numbers(group, role), key=lambda field: field.how_often not in EACH_DAY)


def _numbers(group: Group, role: Role) -> Iterator[Field]:
    """Not what is asked once in a life (the weight at birth): nobody measures that at an open day."""
    for _section, field in form(group).fields():
        is_number = field.concept is not None and field.concept.kind in MEASURED and field.filled is Filled.ASKED
        if is_number and field.how_often is not HowOften.ONCE and role in field.asked_by and role in field.shown_to:
            yield field


def _more(more: str, concept: Concept, before: Entry | None) -> str:
    return f"{more} · {formats.short_day(before.local_date)}: {_shown(concept, before)}" if before else more


def _shown(concept: Concept, entry: Entry | None) -> str:
    return show_number(concept, entry.value, formats.language()) if entry and entry.value is not None else ""
