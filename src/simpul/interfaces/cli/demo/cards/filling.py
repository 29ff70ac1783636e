"""How is a card of the invented city filled? From top to bottom: what the form asks is answered, and now and then not.

The gates are those of the form (`knowledge.forms`). A kader skips a question here and a whole part there; what scale
and board show is never left out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from random import Random

from simpul.interfaces.cli.demo.cards.habits import Habits
from simpul.knowledge.concepts import Kind, concept
from simpul.knowledge.forms import Facts, Form, HowOften, LastValue, Role, form
from simpul.knowledge.forms.asking import why_hidden
from simpul.knowledge.forms.definition import Filled
from simpul.knowledge.forms.facts import KNOWN, looking
from simpul.knowledge.forms.gates import FactValue, Look, holds
from simpul.records.visits.projection import BODY_WEIGHT
from simpul.records.visits.projection.growth import LENGTH, POSTURE

NEVER_SKIPPED = (BODY_WEIGHT, LENGTH, POSTURE)
SKIPPED = 0.03  # of the questions
ITEM_SKIPPED = {"puma": 0.005, "aks": 0.003, "skilas": 0.01}  # of a score, whose items are asked in one go
PART_SKIPPED = {"header": 0.1, "senses": 0.25, "tbc": 0.04, "mind": 0.15, "puma": 0.1, "aks": 0.1, "skilas": 0.1}


@dataclass(slots=True)
class Sitting:
    """One person whose card is being filled.

    years     completed
    measured  what the scale and the tape say, by concept
    computed  what Simpul computes of it, on which gates may rest
    answers   so far, in the order of the card; 1 for a service that was given, 0 for one that was not
    last      what was recorded last, by concept: it is kept up to date here
    waits     the yearly questions are left for a later month: a Posyandu spreads them over the year
    """

    facts: Facts
    random: Random
    habits: Habits
    years: int
    measured: Mapping[str, int] = field(default_factory=dict)
    computed: Mapping[str, FactValue] = field(default_factory=dict)
    answers: dict[str, FactValue] = field(default_factory=dict)
    last: dict[str, LastValue] = field(default_factory=dict)
    waits: bool = False

    def yes(self, share: float) -> int:
        return int(self.random.random() < share)

    def number(self, code: str) -> int | None:
        """What was answered so far; None for a blank."""
        found = self.answers.get(code)
        return found if isinstance(found, int) else None

    def known(self, code: str) -> FactValue | None:
        """The answer, or else what was recorded last."""
        if code in self.answers:
            return self.answers[code]
        return self.last[code].value if code in self.last else None


Tell = Callable[[Sitting], FactValue | None]
Table = Mapping[str, Tell]


def fill(card: Form, sitting: Sitting, table: Table) -> None:
    """table: by code of the concept or service what this person says; what is not in it stays blank."""
    facts, last, random, answers = sitting.facts, sitting.last, sitting.random, sitting.answers
    known = dict(sitting.computed)
    look = _remembering(looking(facts, known, last))
    if facts.place not in card.places or not holds(card.who, look):
        return
    plain = always_asked(card.code, card.edition, facts.role)
    for section in card.sections:
        part_skipped = random.random() < PART_SKIPPED.get(section.code, 0)
        skipped = ITEM_SKIPPED.get(section.code, SKIPPED)
        for one in section.fields:
            tell = table.get(one.code)
            if tell is None or (one.code not in plain and why_hidden(card, one, facts, look, last) is not None):
                continue
            if one.code not in NEVER_SKIPPED and not one.required and (part_skipped or random.random() < skipped):
                continue
            if sitting.waits and one.how_often is HowOften.YEARLY and one.code not in NEVER_SKIPPED:
                continue
            value = tell(sitting)
            if value is not None:
                answers[one.code] = known[one.code] = value
    for code in answers.keys() & remembered(card.code, card.edition):
        last[code] = LastValue(answers[code], facts.on)


@cache
def always_asked(code: str, edition: str, role: Role) -> frozenset[str]:
    """The fields that this role asks of everybody for whom the form is, at each visit: there is nothing to weigh."""
    return frozenset(
        one.code
        for _, one in form(code, edition).fields()
        if not one.gate
        and one.how_often is HowOften.EACH_VISIT
        and role in one.asked_by
        and one.filled is not Filled.COMPUTED
    )


@cache
def remembered(code: str, edition: str) -> frozenset[str]:
    """Of which concepts of a form it matters what was recorded last: by how often, by a gate, or as a default."""
    fields = [one for _, one in form(code, edition).fields()]
    facts = {fact for one in fields if one.gate for fact in one.gate.facts()}
    named = {fact.partition(".")[2] for fact in facts if fact.startswith(f"{KNOWN}.")}
    rhythm = {
        one.code
        for one in fields
        if one.concept and (one.how_often is not HowOften.EACH_VISIT or one.default_days is not None)
    }
    return frozenset(named | rhythm)


def option(code: str, word: str) -> int:
    """The number of an option."""
    return _options(code)[word]


@cache
def _options(code: str) -> dict[str, int]:
    found = concept(code)
    if found.kind is not Kind.CODED:
        raise ValueError(f"{code} has no options")
    return {one.code: one.number for one in found.options}


def _remembering(look: Look) -> Look:
    """What is known of the person and the day is looked up once; what is answered comes in while the card is filled."""
    found: dict[str, FactValue | None] = {}

    def once(name: str) -> FactValue | None:
        if "." in name:
            return look(name)
        if name not in found:
            found[name] = look(name)
        return found[name]

    return once
