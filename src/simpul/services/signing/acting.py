"""What do the rules say of what was found on a day, and which of them act? (ADR 0035, ADR 0041)

Worked out on reading, by the editions that held on the day of the visit: what was found may still be put right, and an
edition never changes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from simpul.knowledge.concepts import Concept, PrivacyClass, concept
from simpul.knowledge.forms.gates import FactValue, Gate
from simpul.knowledge.rules import Answer, Band, Priority, Rule, State, assess
from simpul.knowledge.rules.evaluate import beneath
from simpul.knowledge.rules.growing import known_of_body
from simpul.knowledge.rules.person import Pressure, known_of_pressure
from simpul.knowledge.rules.unjudged import OF_A_METHOD
from simpul.services.signing.of_day import editions_on
from simpul.services.signing.queries import Key

ORDER = tuple(Priority)
PRESSURE = ("systolic", "diastolic")
OF_PERSON = frozenset(
    {
        "age_days",
        "age_months",
        "age_years",
        "kpsp_form_age",
        "sex",
        "pregnant",
        "gestation_days",
        "days_since_delivery",
        "hours_since_birth",
    }
)


class Elsewhere(StrEnum):
    GROWTH = "ruang_tumbuh"
    CARD = "kms"
    SERVICES_DUE = "layanan"
    WORKLIST = "meja_kerja"


# What these rules say is said in the words of those places, from the tables themselves: not once more beside them.
TOLD_ELSEWHERE = {
    "GROW-TBU": Elsewhere.GROWTH,
    "GROW-LKU": Elsewhere.GROWTH,
    "GROW-NT": Elsewhere.CARD,
    "GROW-2T": Elsewhere.GROWTH,
    "GROW-VELOCITY": Elsewhere.CARD,
    "GROW-LAPOR": Elsewhere.WORKLIST,
    "GROW-VITA": Elsewhere.SERVICES_DUE,
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """is_signed  whether a doctor of the Puskesmas signed the edition; if not, it is advice"""

    answer: Answer
    is_signed: bool

    @property
    def band(self) -> Band | None:
        return self.answer.acts

    @property
    def asks_for_something(self) -> bool:
        """Whether somebody has to act: everything but the best band."""
        return self.band is not None and self.band.priority is not Priority.P4


def judge(
    found: Mapping[str, FactValue],
    known: Mapping[str, FactValue],
    on: date,
    signed: set[Key],
    readable: Iterable[str],
    chosen: Mapping[str, int] | None = None,
) -> list[Judgement]:
    """The worst first. found: what stands of the visit by concept; known: `known_of` the person on that day.

    chosen    the numbers of the city on that day; without them the defaults
    readable  concepts that the reader may see: nothing that is told rests on another one
    """
    may_see = frozenset(readable)
    values = {**known, **known_of_body(known, found), **_pressure(found, on), **found}
    about = (rule for rule in editions_on(on, signed, chosen) if is_about(rule, found, may_see))
    judged = (_judged(rule, values, may_see, is_signed=rule.key in signed) for rule in about)
    return in_order(one for one in judged if one and _is_told(one.answer, found))


def in_order(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The worst first, and last what has no band."""
    return sorted(judgements, key=lambda one: ORDER.index(one.band.priority) if one.band else len(ORDER))


def _pressure(found: Mapping[str, FactValue], on: date) -> dict[str, FactValue]:
    """A pressure of this visit, or one number of it, was measured on its day, and is the last."""
    upper, lower = (value if isinstance(value := found.get(code), int) else None for code in PRESSURE)
    return {} if upper is lower is None else known_of_pressure(on, Pressure(on, upper, lower))


def is_about(rule: Rule, found: Mapping[str, FactValue], readable: frozenset[str]) -> bool:
    """Whether a rule reads anything that was found and the reader may see, and asks for nothing of C3, or about a
    method, that the reader may not; what follows from the person alone is told at every visit."""
    if asks_only_of_the_person(rule):
        return rule.code not in TOLD_ELSEWHERE
    hidden = concepts_of(rule) - readable
    guarded = rule.code.startswith(OF_A_METHOD) or any(
        concept(code).privacy_class >= PrivacyClass.C3 for code in hidden
    )
    return bool((concepts_of(rule) - hidden) & found.keys()) and not (hidden and guarded)


def _judged(
    rule: Rule, values: Mapping[str, FactValue], readable: frozenset[str], *, is_signed: bool
) -> Judgement | None:
    """By what the reader may see. Of a rule that also asks for what he may not, nothing calm is told where that was
    found, since it may say otherwise; nor what is missing, since nobody asks him for it."""
    hidden = concepts_of(rule) - readable
    one = Judgement(assess(rule, {code: value for code, value in values.items() if code not in hidden}), is_signed)
    waits = one.answer.state is State.INCOMPLETE
    return None if hidden and not one.asks_for_something and (waits or hidden & values.keys()) else one


def asks_only_of_the_person(rule: Rule) -> bool:
    return rule.inputs.keys() <= OF_PERSON


def concepts_of(rule: Rule) -> frozenset[str]:
    return frozenset(code for code, one in rule.inputs.items() if isinstance(one.thing, Concept))


def _is_told(answer: Answer, found: Mapping[str, FactValue]) -> bool:
    """An incomplete result is told where a band that rests on what was found is certain already, or where at least
    half of what it asks for was found (our own limit: a weight alone is read by many rules that it says nothing of)."""
    if answer.state is State.NOT_APPLICABLE:
        return False
    if answer.state is not State.INCOMPLETE:
        return True
    concepts = concepts_of(answer.rule)
    certain = answer.at_least and answer.at_least.when and _reads(answer.rule, answer.at_least.when) & found.keys()
    return bool(certain) or 2 * len(concepts & found.keys()) >= len(concepts)


def _reads(rule: Rule, gate: Gate) -> set[str]:
    return {code for name in gate.facts() for code in beneath(rule, name)}
