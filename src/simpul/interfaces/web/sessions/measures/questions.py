"""What is asked of a row before its value is kept: is it meant, beside what another hand wrote, or what cannot be?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from simpul.foundation.units import Grams
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.sessions.measures.doubts import doubt_about, doubt_about_pair
from simpul.interfaces.web.visits.form.boxes import unit_of
from simpul.interfaces.web.visits.form.keeping import question_about
from simpul.knowledge.concepts import Concept, crossed, show_number
from simpul.knowledge.growth import Weighing
from simpul.records.visits.projection import BODY_WEIGHT

if TYPE_CHECKING:
    from datetime import date

    from simpul.records.people.models import Person
    from simpul.records.visits.models import Entry


@dataclass(frozen=True, slots=True)
class Box:
    """seen       the entry that the screen showed, or none
    confirmed  what was asked about and is meant so
    is_told    whether a question may say what is recorded (kept_back)
    """

    person_id: UUID
    entry_id: str
    text: str
    seen: str
    confirmed: str
    is_told: bool = True


@dataclass(frozen=True, slots=True)
class Asked:
    """What a row says instead of being kept: a refusal, or a question. confirm: what a second press sends along"""

    text: str
    says: str = ""
    question: str = ""
    confirm: str = ""


def somebody_was_faster(box: Box, concept: Concept, faster: Entry) -> Asked | None:
    return None if box.confirmed == str(faster.pk) else faster_question(box.text, concept, faster, is_told=box.is_told)


def faster_question(text: str, concept: Concept, faster: Entry, *, is_told: bool) -> Asked:
    unit = unit_of(concept)
    words = {
        "value": f"{show_number(concept, faster.value or 0, formats.language())} {unit}".strip(),
        "at": formats.clock(faster.recorded_at),
    }
    told = _("Baru saja dicatat %(value)s pukul %(at)s dari layar lain.")
    sentence = (told if is_told else _("Baru saja dicatat pukul %(at)s dari layar lain.")) % words
    return Asked(text, question=sentence, confirm=str(faster.pk))


def beside_the_other(box: Box, concept: Concept, value: int, other: Entry | None) -> Asked | None:
    """Where of a pair (two pressures) the upper number is not above the lower one; asked once for these two numbers.

    other  the other number of the pair, as it stands in the session
    """
    if other is None or other.value is None:
        return None
    both = {concept.code: value, other.concept: other.value}
    confirm = f"{value}/{other.value}"
    if box.confirmed == confirm:
        return None
    return next(
        (Asked(box.text, question=doubt_about_pair(*pair, both), confirm=confirm) for pair in crossed(both)), None
    )


def odd(box: Box, concept: Concept, person: Person, before: Entry | None, value: int, day: date) -> Asked | None:
    """A weight by the change since the last one (GROW-5), a length, head or arm by WHO's flags; asked once."""
    if box.confirmed == str(value):
        return None
    if concept.code == BODY_WEIGHT:
        last = Weighing(before.local_date, Grams(before.value)) if before and before.value is not None else None
        sentence = question_about(person, day, value, last, box.confirmed)
    else:
        sentence = doubt_about(concept, person, day, value, before)
    return Asked(box.text, question=sentence, confirm=str(value)) if sentence else None
