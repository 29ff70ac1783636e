"""Which values can an input of a rule have, by itself and beside another one? What cannot be is measured again."""

from collections.abc import Mapping
from functools import lru_cache

from simpul.knowledge.concepts import Concept, Kind, Range, concepts
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules.language.definition import Input
from simpul.knowledge.rules.language.known import Known

NUMBERS, CODED, YES_NO = {Kind.QUANTITY, Kind.COUNT}, Kind.CODED, Kind.YES_NO


def months_of(given: Mapping[str, FactValue]) -> FactValue | None:
    """The age by which ranges are chosen: completed months, or of a rule by days those of WHO, 30.4375 days each."""
    days = given.get("age_days")
    return given.get("age_months", days * 16 // 487 if isinstance(days, int) else None)


def can_be(one: Input, value: FactValue, age_months: FactValue | None) -> bool:
    """Is a value one that the input can have? Of a quantity, within its range at that age."""
    if isinstance(one.thing, Known):
        if one.thing.words:
            return value in one.thing.words
        return isinstance(value, int) and one.thing.lowest <= value <= one.thing.highest
    return can_be_found(one.thing, value, age_months)


def can_be_found(concept: Concept, value: FactValue, age_months: FactValue | None) -> bool:
    """Is a value one that a finding can have? Never of a text or a day, by which no rule judges."""
    if not isinstance(value, int):
        return False
    if concept.kind in NUMBERS:
        span = _range_at(concept.code, age_months if isinstance(age_months, int) else None)
        return span.lowest <= value <= span.highest
    if concept.kind is CODED:
        return concept.option_of(value) is not None
    return concept.kind is YES_NO and value in (0, 1)


def ends_of(one: Input) -> tuple[int, int]:
    """The lowest and highest number that an input can have at all."""
    if isinstance(one.thing, Known):
        return one.thing.lowest, one.thing.highest
    span = _range_at(one.code, None)
    return span.lowest, span.highest


@lru_cache(maxsize=65536)
def _range_at(code: str, age_months: int | None) -> Range:
    return concepts()[code].range_at(age_months)


def are_crossed(upper: FactValue, lower: FactValue) -> bool:
    """Of a pair (Input.pair) the upper number is not above the lower one: either of them may be the wrong one."""
    return isinstance(upper, int) and isinstance(lower, int) and upper <= lower
