"""Does a condition of a form hold? True, false, or unknown where a fact that it needs is not known (ADR 0018).

Written in JSON as one operator and what it takes:
    {"all": [gate, ...]}  {"any": [gate, ...]}  {"not": gate}
    {"at_least": [fact, number]}  and above, at_most, below     numbers, both sides in the unit of the fact
    {"is": [fact, value]}  {"in": [fact, [value, ...]]}
    {"missing": fact}                                           the one operator that is never unknown
"""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Any

FactValue = int | str
Look = Callable[[str], FactValue | None]
Compare = Callable[["Gate", Any], bool | None]


class Absent(Enum):
    """What may stay unmeasured, and was: no comparison holds for it, and nobody has to ask for it."""

    ABSENT = "absent"


ABSENT = Absent.ABSENT


class Op(StrEnum):
    ALL = "all"
    ANY = "any"
    NOT = "not"
    AT_LEAST = "at_least"
    ABOVE = "above"
    AT_MOST = "at_most"
    BELOW = "below"
    IS = "is"
    IN = "in"
    MISSING = "missing"


# Looked up once: a page asks some hundred gates, and a member of an enumeration costs as much as a comparison.
ANY, NOT, MISSING = Op.ANY, Op.NOT, Op.MISSING
JOINING = {Op.ALL, Op.ANY, Op.NOT}
COMPARING: dict[Op, Callable[[Any, Any], bool]] = {
    Op.AT_LEAST: operator.ge,
    Op.ABOVE: operator.gt,
    Op.AT_MOST: operator.le,
    Op.BELOW: operator.lt,
}


@dataclass(frozen=True, slots=True)
class Gate:
    """parts  of all, any, not; fact and values of the others; a yes is 1, an option its number"""

    op: Op
    parts: tuple["Gate", ...] = ()
    fact: str = ""
    values: tuple[FactValue, ...] = ()

    def facts(self) -> set[str]:
        return {self.fact} - {""} | {fact for part in self.parts for fact in part.facts()}


def compare(gate: Gate, found: FactValue) -> bool:
    """Does a known fact stand to the values of the gate as its operator says?"""
    compared = COMPARING.get(gate.op)
    if compared is None:
        return found in gate.values
    limit = gate.values[0]
    if not isinstance(found, int) or not isinstance(limit, int):
        raise TypeError(f"{gate.fact} is no number")
    return compared(found, limit)


def holds(gate: Gate, look: Callable[[str], Any], compared: Compare = compare) -> bool | None:
    """None where it cannot be said: of `all` only if no part is false, of `any` only if no part is true (Kleene).

    compared: how a found fact is compared; a rule finds quantities between two ends as well (knowledge.rules).
    """
    if gate.op is NOT:
        return _not(holds(gate.parts[0], look, compared))
    if gate.op in JOINING:
        return _joined(gate, look, compared)
    found = look(gate.fact)
    if gate.op is MISSING:
        return found in (None, ABSENT)
    return None if found is None else compared(gate, found)


def unknown_facts(gate: Gate, look: Callable[[str], Any], compared: Compare = compare) -> set[str]:
    """Which facts would have to be known; none for a gate that is answered, whatever else is unknown in it."""
    if holds(gate, look, compared) is not None:
        return set()
    if gate.op in JOINING:
        return {fact for part in gate.parts for fact in unknown_facts(part, look, compared)}
    return {gate.fact}


def _joined(gate: Gate, look: Callable[[str], Any], compared: Compare) -> bool | None:
    """The first part that decides ends it: one that is false of `all`, one that is true of `any`."""
    decides = gate.op is ANY
    known = True
    for part in gate.parts:
        held = holds(part, look, compared)
        if held is decides:
            return decides
        known = known and held is not None
    return not decides if known else None


def _not(one: bool | None) -> bool | None:
    return None if one is None else not one
