"""What does a rule find under a name: a number, two ends, a word, nothing? And how does it compare?

ADR 0032. None is an input that has to be known and is not; ABSENT is an optional one that nobody measured.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from simpul.knowledge.forms.gates import COMPARING, Absent, FactValue, Gate, compare


@dataclass(frozen=True, slots=True)
class Span:
    """From `low` to `high`, both possible; equal where the number is known."""

    low: Fraction
    high: Fraction

    @property
    def exact(self) -> bool:
        return self.low == self.high


Found = FactValue | Span | Absent | None
Look = Callable[[str], Found]


def span_of(number: int) -> Span:
    return Span(Fraction(number), Fraction(number))


def compare_span(gate: Gate, found: Found) -> bool | None:
    """The comparison of a rule: None where the ends of a span lie on both sides of the limit."""
    if isinstance(found, Span):
        return _compare_span(gate, found)
    if found is None or isinstance(found, Absent):
        return False
    return compare(gate, found)


def _compare_span(gate: Gate, found: Span) -> bool | None:
    compared = COMPARING.get(gate.op)
    if compared is None:
        return _among(found, gate.values)
    limit = gate.values[0]
    if not isinstance(limit, int):
        raise TypeError(f"{gate.fact} is compared with a word")
    return _one(compared(found.low, limit), compared(found.high, limit))


def _one(at_low: bool, at_high: bool) -> bool | None:
    return at_low if at_low == at_high else None


def _among(found: Span, values: tuple[FactValue, ...]) -> bool | None:
    within = [one for one in values if isinstance(one, int) and found.low <= one <= found.high]
    return None if within and not found.exact else bool(within)
