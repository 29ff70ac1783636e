"""Does a condition of a form hold? True, false, or unknown where a fact that it needs is not known (ADR 0018).

Written in JSON as one operator and what it takes:
    {"all": [gate, ...]}  {"any": [gate, ...]}  {"not": gate}
    {"at_least": [fact, number]}  and above, at_most, below     numbers, both sides in the unit of the fact
    {"is": [fact, value]}  {"in": [fact, [value, ...]]}
    {"missing": fact}                                           the one operator that is never unknown
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

FactValue = int | str
Look = Callable[[str], FactValue | None]


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


JOINING = {Op.ALL, Op.ANY, Op.NOT}
COMPARING = {Op.AT_LEAST, Op.ABOVE, Op.AT_MOST, Op.BELOW}


@dataclass(frozen=True, slots=True)
class Gate:
    """parts  of all, any, not; fact and values of the others; a yes is 1, an option its number"""

    op: Op
    parts: tuple["Gate", ...] = ()
    fact: str = ""
    values: tuple[FactValue, ...] = ()

    def facts(self) -> set[str]:
        return {self.fact} - {""} | {fact for part in self.parts for fact in part.facts()}


def holds(gate: Gate, look: Look) -> bool | None:
    """None where it cannot be said: of `all` only if no part is false, of `any` only if no part is true (Kleene)."""
    match gate.op:
        case Op.ALL:
            return _all(holds(part, look) for part in gate.parts)
        case Op.ANY:
            return _not(_all(_not(holds(part, look)) for part in gate.parts))
        case Op.NOT:
            return _not(holds(gate.parts[0], look))
        case Op.MISSING:
            return look(gate.fact) is None
    found = look(gate.fact)
    return None if found is None else _compare(gate, found)


def unknown_facts(gate: Gate, look: Look) -> set[str]:
    """Which facts would have to be known; none for a gate that is answered, whatever else is unknown in it."""
    if holds(gate, look) is not None:
        return set()
    if gate.op in JOINING:
        return {fact for part in gate.parts for fact in unknown_facts(part, look)}
    return {gate.fact}


def _all(parts: Iterable[bool | None]) -> bool | None:
    found = set(parts)
    if False in found:
        return False
    return None if None in found else True


def _not(one: bool | None) -> bool | None:
    return None if one is None else not one


def _compare(gate: Gate, found: FactValue) -> bool:
    if gate.op not in COMPARING:
        return found in gate.values
    limit = gate.values[0]
    if not isinstance(found, int) or not isinstance(limit, int):
        raise TypeError(f"{gate.fact} is no number")
    match gate.op:
        case Op.AT_LEAST:
            return found >= limit
        case Op.ABOVE:
            return found > limit
        case Op.AT_MOST:
            return found <= limit
        case _:
            return found < limit
