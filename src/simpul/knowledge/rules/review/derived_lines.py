"""Which inputs bring a derived quantity just below, on and just above a limit? Found by trying, not by solving."""

from collections.abc import Iterator
from fractions import Fraction

from simpul.knowledge.concepts import Concept, Kind
from simpul.knowledge.rules.evaluate import Finder, beneath
from simpul.knowledge.rules.language.definition import Input, Rule
from simpul.knowledge.rules.language.possible import can_be, ends_of
from simpul.knowledge.rules.language.quantities import Score
from simpul.knowledge.rules.language.spans import Span
from simpul.knowledge.rules.review.examples import Values

FEW = 10  # answers of an item of a score


def around(rule: Rule, code: str, limit: int, start: Values) -> list[Values]:
    """Up to three sets of values that differ in as little as possible; none where the limit is not reached so."""
    if isinstance(rule.derived[code].derivation, Score):
        return _by_climbing(rule, code, limit, start)
    for name in _beneath(rule, code):
        if found := _by_halving(rule, code, limit, start, rule.inputs[name]):
            return found
    return []


def _size(rule: Rule, code: str, values: Values) -> Fraction | None:
    span = Finder(rule, values).look(code)
    return span.low if isinstance(span, Span) and span.exact else None


def _by_climbing(rule: Rule, code: str, limit: int, start: Values) -> list[Values]:
    """From no points on, one answer after the other is raised; the sets on both sides of the limit."""
    sized = [(size, one) for one in _climb(rule, code, start) if (size := _size(rule, code, one)) is not None]
    below = [one for size, one in sized if size < limit][-1:]
    on = [one for size, one in sized if size == limit][:1]
    above = [one for size, one in sized if size > limit][:1]
    return [*below, *on, *above] if below and (on or above) else []


def _climb(rule: Rule, code: str, start: Values) -> Iterator[Values]:
    steps: list[tuple[str, int]] = []
    here = dict(start)
    for name in _beneath(rule, code):
        if answers := _answers(rule.inputs[name]):
            here[name] = answers[0]
            steps += [(name, value) for value in answers[1:]]
    yield dict(here)
    for name, value in steps:
        here[name] = value
        yield dict(here)


def _answers(one: Input) -> list[int]:
    """The few answers of a question that brings points, the fewest points first; none of what is measured."""
    if not isinstance(one.thing, Concept):
        return []
    if one.thing.kind is Kind.CODED:
        return [option.number for option in one.thing.options]
    lowest, highest = ends_of(one) if one.thing.kind is Kind.COUNT else (0, 1)
    is_few = one.thing.kind in (Kind.YES_NO, Kind.COUNT) and highest - lowest <= FEW
    return list(range(lowest, highest + 1)) if is_few else []


def _by_halving(rule: Rule, code: str, limit: int, start: Values, one: Input) -> list[Values]:
    """One number is moved until the quantity passes the limit; it grows or falls with it all the way."""
    if not isinstance(one.thing, Concept) or one.thing.kind not in (Kind.QUANTITY, Kind.COUNT):
        return []
    step, (lowest, highest) = one.thing.resolution, ends_of(one)
    first, last = -(-lowest // step), highest // step

    def at(place: int) -> Fraction | None:
        return _size(rule, code, start | {one.code: place * step})

    ends = at(first), at(last)
    if ends[0] is None or ends[1] is None or (ends[0] < limit) == (ends[1] < limit):
        return []
    begins_below = ends[0] < limit
    while last - first > 1:
        middle = (first + last) // 2
        size = at(middle)
        if size is None:
            return []
        first, last = (middle, last) if (size < limit) == begins_below else (first, middle)
    below, reached = (first, last) if begins_below else (last, first)
    places = [below, reached]
    if at(reached) == limit:
        places.append(2 * reached - below)
    return [start | {one.code: place * step} for place in places if can_be(one, place * step, None)]


def _beneath(rule: Rule, code: str) -> list[str]:
    """In the order of the rule: what decides alone, as the last question of EPDS does, is raised last."""
    names = beneath(rule, code)
    return [name for name in rule.inputs if name in names]
