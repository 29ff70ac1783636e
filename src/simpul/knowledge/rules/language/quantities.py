"""How large is what a rule derives from its inputs? An exact number, or the two ends between which it must lie.

A missing input makes a sum or a product unknown; it leaves a score between two ends, which often decides: two of seven
signs are reached whatever the third answer is (ADR 0032).
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from simpul.knowledge.forms.gates import Gate, holds
from simpul.knowledge.rules.language.spans import Look, Span, compare_span, span_of

Ranges = Callable[[str], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Sum:
    """The terms, each times a whole number, divided by one: (systolic + 2 diastolic) / 3."""

    terms: tuple[tuple[str, int], ...]
    divided_by: int = 1

    def names(self) -> set[str]:
        return {name for name, _ in self.terms}


@dataclass(frozen=True, slots=True)
class Product:
    """factor times what stands over the line, divided by what stands under it; a square stands twice."""

    over: tuple[str, ...]
    under: tuple[str, ...]
    factor: Fraction

    def names(self) -> set[str]:
        return {*self.over, *self.under}


@dataclass(frozen=True, slots=True)
class Item:
    """One row of a score table: the points of the first condition that holds, else none."""

    bands: tuple[tuple[Gate, int], ...]


@dataclass(frozen=True, slots=True)
class Score:
    """The points of all items, and the answers that are points already."""

    items: tuple[Item, ...] = ()
    plus: tuple[str, ...] = ()

    def names(self) -> set[str]:
        return {*self.plus, *(name for item in self.items for gate, _ in item.bands for name in gate.facts())}


Derivation = Sum | Product | Score


def size_of(derivation: Derivation, look: Look, ranges: Ranges) -> Span | None:
    """ranges: the lowest and highest number of an input, for what a missing answer may still bring to a score."""
    match derivation:
        case Sum():
            return _sum(derivation, look)
        case Product():
            return _product(derivation, look)
        case Score():
            return _score(derivation, look, ranges)


def _number(name: str, look: Look) -> Span | None:
    found = look(name)
    if isinstance(found, Span):
        return found
    return span_of(found) if isinstance(found, int) else None


def _sum(derivation: Sum, look: Look) -> Span | None:
    low = high = Fraction(0)
    for name, times in derivation.terms:
        span = _number(name, look)
        if span is None:
            return None
        ends = (span.low * times, span.high * times)
        low, high = low + min(ends), high + max(ends)
    return Span(low / derivation.divided_by, high / derivation.divided_by)


def _product(derivation: Product, look: Look) -> Span | None:
    """Only of exact numbers, and of nothing divided by zero."""
    value = derivation.factor
    for name in derivation.over:
        span = _number(name, look)
        if span is None or not span.exact:
            return None
        value *= span.low
    for name in derivation.under:
        span = _number(name, look)
        if span is None or not span.exact or span.low <= 0:
            return None
        value /= span.low
    return Span(value, value)


def _score(derivation: Score, look: Look, ranges: Ranges) -> Span:
    least = most = 0
    for item in derivation.items:
        possible = _points(item, look)
        least, most = least + min(possible), most + max(possible)
    low = high = Fraction(0)
    for name in derivation.plus:
        found = look(name)
        if isinstance(found, Span):
            low, high = low + found.low, high + found.high
        else:
            ends = (found, found) if isinstance(found, int) else ranges(name)
            least, most = least + ends[0], most + ends[1]
    return Span(low + least, high + most)


def _points(item: Item, look: Look) -> set[int]:
    """What the item may bring: one number where its answers are known."""
    possible: set[int] = set()
    for gate, points in item.bands:
        held = holds(gate, look, compare_span)
        if held is not False:
            possible.add(points)
        if held:
            return possible
    return possible | {0}
