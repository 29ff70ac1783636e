"""Does a gate hold, for each of many people? Kleene's three values as two columns: surely so, surely not."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simpul.knowledge.forms.gates import JOINING, FactValue, Gate, Op

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Held:
    yes: Bools
    no: Bools

    @property
    def unknown(self) -> Bools:
        return ~(self.yes | self.no)


@dataclass(frozen=True, slots=True)
class Size:
    """low, high  numerators over `under`, which is above zero; where not `known` they say nothing
    absent      an optional input that nobody measured
    """

    low: Ints
    high: Ints
    under: Ints
    known: Bools
    absent: Bools


@dataclass(frozen=True, slots=True)
class Words:
    """Words by their place among the words of the input."""

    place: Ints
    words: tuple[str, ...]
    known: Bools


Look = Callable[[str], Size | Words]


def holds(gate: Gate, look: Look) -> Held:
    """The same as knowledge.forms.gates.holds with the comparison of a rule, for every row."""
    match gate.op:
        case Op.ALL:
            return _all(holds(part, look) for part in gate.parts)
        case Op.ANY:
            return _denied(_all(_denied(holds(part, look)) for part in gate.parts))
        case Op.NOT:
            return _denied(holds(gate.parts[0], look))
    found = look(gate.fact)
    if gate.op is Op.MISSING:
        missing = ~found.known if isinstance(found, Words) else ~found.known | found.absent
        return Held(missing, ~missing)
    return _words(gate, found) if isinstance(found, Words) else _size(gate, found)


def unknown_facts(gate: Gate, look: Look, where: Bools, found: dict[str, Bools]) -> None:
    """Adds, for each fact that would have to be known, the rows in which it would."""
    where = where & holds(gate, look).unknown
    if gate.op in JOINING:
        for part in gate.parts:
            unknown_facts(part, look, where, found)
    else:
        found[gate.fact] = found.get(gate.fact, np.zeros_like(where)) | where


def _all(parts: Iterable[Held]) -> Held:
    helds = list(parts)
    return Held(np.logical_and.reduce([one.yes for one in helds]), np.logical_or.reduce([one.no for one in helds]))


def _denied(one: Held) -> Held:
    return Held(one.no, one.yes)


def _words(gate: Gate, found: Words) -> Held:
    places = [found.words.index(str(one)) for one in gate.values]
    among = np.isin(found.place, places)
    return Held(among & found.known, ~among & found.known)


def _size(gate: Gate, found: Size) -> Held:
    yes, no = _among(found, gate.values) if gate.op in (Op.IS, Op.IN) else _compared(gate, found)
    usable = found.known & ~found.absent
    return Held(yes & usable, (no & usable) | found.absent)


def _compared(gate: Gate, found: Size) -> tuple[Bools, Bools]:
    limit = int(gate.values[0]) * found.under
    match gate.op:
        case Op.AT_LEAST:
            return found.low >= limit, found.high < limit
        case Op.ABOVE:
            return found.low > limit, found.high <= limit
        case Op.AT_MOST:
            return found.high <= limit, found.low > limit
        case _:
            return found.high < limit, found.low >= limit


def _among(found: Size, values: tuple[FactValue, ...]) -> tuple[Bools, Bools]:
    within = np.zeros(found.low.shape, dtype=bool)
    for one in values:
        limit = int(one) * found.under
        within |= (found.low <= limit) & (limit <= found.high)
    return within & (found.low == found.high), ~within
