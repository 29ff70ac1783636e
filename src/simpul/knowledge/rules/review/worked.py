"""Where does a class change, and what do people just below, on and just above that limit get? Answered by the rule."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from simpul.knowledge.concepts import Concept, Kind
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules.answer import Answer
from simpul.knowledge.rules.checks import tried
from simpul.knowledge.rules.evaluate import assess
from simpul.knowledge.rules.language.definition import Input, Rule
from simpul.knowledge.rules.language.known import Known
from simpul.knowledge.rules.language.limits import limits
from simpul.knowledge.rules.language.possible import can_be
from simpul.knowledge.rules.review.derived_lines import around
from simpul.knowledge.rules.review.examples import Values, examples, of_one_age

TRIED = 12  # examples from which a derived quantity is brought to its limit


@dataclass(frozen=True, slots=True)
class Line:
    """value  of an input that is tried; of a derived quantity its number stands in the answer"""

    values: Values
    answer: Answer

    @property
    def outcome(self) -> tuple[str, str]:
        return self.answer.state.value, self.answer.band.code if self.answer.band else ""


@dataclass(frozen=True, slots=True)
class Edge:
    """name    an input or a derived quantity
    limit   the number with which it is compared; None of answers and words, which are all tried
    varied  the inputs that differ from line to line
    beside  what the other inputs are in every line
    """

    name: str
    limit: int | None
    varied: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def beside(self) -> Values:
        return {code: value for code, value in self.lines[0].values.items() if code not in self.varied}

    @property
    def changes(self) -> bool:
        return len({line.outcome for line in self.lines}) > 1


def edges(rule: Rule) -> tuple[Edge, ...]:
    """Every limit of every input and derived quantity, in the order of the rule."""
    starts = examples(rule)
    return (*_of_inputs(rule, starts), *_of_derived(rule, starts)) if starts else ()


def _of_inputs(rule: Rule, starts: list[Values]) -> Iterator[Edge]:
    for code, one in rule.inputs.items():
        for limit, values in _tries(rule, one):
            sets = ([of_one_age(start | {code: value}, code) for value in values] for start in starts)
            if edge := _clearest(rule, code, limit, sets):
                yield edge


def _tries(rule: Rule, one: Input) -> Iterator[tuple[int | None, list[FactValue]]]:
    """(limit, values to try): around each limit of a number, all answers of anything else that the rule looks at."""
    if _is_number(one):
        step = one.thing.resolution if isinstance(one.thing, Concept) else 1
        for limit in sorted(limits(rule, one.code)):
            near = [limit - step, limit, limit + step]
            yield limit, [value for value in near if can_be(one, value, None)]
    elif limits(rule, one.code) or (isinstance(one.thing, Known) and one.thing.words):
        yield None, sorted(tried(rule, one), key=str)


def _is_number(one: Input) -> bool:
    if isinstance(one.thing, Known):
        return not one.thing.words and not one.thing.is_yes_no
    return one.thing.kind in (Kind.QUANTITY, Kind.COUNT)


def _of_derived(rule: Rule, starts: list[Values]) -> Iterator[Edge]:
    for code in rule.derived:
        for limit in sorted(limits(rule, code)):
            sets = (found for start in starts[:TRIED] if (found := around(rule, code, limit, start)))
            if edge := _clearest(rule, code, limit, sets):
                yield edge


def _clearest(rule: Rule, name: str, limit: int | None, sets: Iterable[list[Values]]) -> Edge | None:
    """The first set in which the class changes, all lines assessed where there is one; else the calmest, or none."""
    best: Edge | None = None
    for tries in sets:
        edge = Edge(name, limit, _varied(name, tries), tuple(Line(one, assess(rule, one)) for one in tries))
        if edge.changes and all(line.answer.band for line in edge.lines):
            return edge
        if best is None or (edge.changes and not best.changes):
            best = edge
    return best


def _varied(name: str, tries: list[Values]) -> tuple[str, ...]:
    codes = dict.fromkeys(code for one in tries for code in one)
    return tuple(code for code in codes if code == name or len({one.get(code) for one in tries}) > 1)
