"""When is an item asked, in the words of FHIR (enableWhen), and is that all that the gate of the form says?

FHIR knows the answers of the same questionnaire and one joint, `all` or `any`, of comparisons. What a gate says about
the person (age, month, what was recorded before) and what needs both joints is left out, always so that the exported
condition is the weaker one: whoever reads the questionnaire asks too much and never too little.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from simpul.knowledge.concepts import Concept, Kind, Service
from simpul.knowledge.forms.facts import ANSWER
from simpul.knowledge.forms.fhir.codes import Export
from simpul.knowledge.forms.fhir.values import answer_of
from simpul.knowledge.forms.gates import FactValue, Gate, Op

Thing = Concept | Service
SIGNS = {Op.AT_LEAST: ">=", Op.ABOVE: ">", Op.AT_MOST: "<=", Op.BELOW: "<", Op.IS: "="}
OPPOSITE = {Op.AT_LEAST: Op.BELOW, Op.BELOW: Op.AT_LEAST, Op.ABOVE: Op.AT_MOST, Op.AT_MOST: Op.ABOVE}
JOINT = {Op.ALL: Op.ANY, Op.ANY: Op.ALL}
Leaf = dict[str, Any]


@dataclass(frozen=True, slots=True)
class When:
    """rows   of enableWhen; none: always asked
    whole  whether it says all that the gate says
    """

    joint: Op
    rows: tuple[Leaf, ...]
    whole: bool = True

    @property
    def is_one(self) -> bool:
        return len(self.rows) == 1


ALWAYS = When(Op.ALL, (), whole=False)


def enabled_when(gate: Gate, things: Mapping[str, Thing], export: Export) -> When:
    """things: what the form asks, by code."""
    if gate.op in JOINT:
        parts = [enabled_when(part, things, export) for part in gate.parts]
        return _all(parts) if gate.op is Op.ALL else _any(parts)
    if gate.op is Op.NOT:
        turned = _turned(gate.parts[0], things)
        return enabled_when(turned, things, export) if turned else _not_missing(gate.parts[0], things)
    family, _, code = gate.fact.partition(".")
    if family != ANSWER or code not in things:
        return ALWAYS
    if gate.op is Op.MISSING:
        return When(Op.ALL, (_exists(code, there=False),))
    sign = SIGNS.get(gate.op, "=")
    rows = ({"question": code, "operator": sign} | answer_of("answer", things[code], v, export) for v in gate.values)
    return When(Op.ANY if gate.op is Op.IN else Op.ALL, tuple(rows))


def _all(parts: list[When]) -> When:
    """What is joined by `any` cannot stand beside something else: the rest is kept."""
    said = [one for one in parts if one.rows]
    if len(said) == 1:
        return replace(said[0], whole=all(one.whole for one in parts))
    flat = [one for one in said if one.is_one or one.joint is Op.ALL]
    rows = tuple(row for one in flat for row in one.rows)
    return When(Op.ALL, rows, whole=len(flat) == len(parts) and all(one.whole for one in parts))


def _any(parts: list[When]) -> When:
    """One part that cannot be said could be the one that holds: then nothing is said."""
    if any(not one.rows for one in parts):
        return ALWAYS
    flat = [one if one.is_one or one.joint is Op.ANY else When(Op.ANY, one.rows[:1], whole=False) for one in parts]
    return When(Op.ANY, tuple(row for one in flat for row in one.rows), all(one.whole for one in flat))


def _turned(gate: Gate, things: Mapping[str, Thing]) -> Gate | None:
    """The gate that holds where this one surely does not; None of `missing`.

    FHIR's != holds of a question without an answer, which our `not` leaves unknown: the other answers are named.
    """
    if gate.op in JOINT:
        return Gate(JOINT[gate.op], parts=tuple(Gate(Op.NOT, parts=(part,)) for part in gate.parts))
    if gate.op is Op.NOT:
        return gate.parts[0]
    if gate.op in OPPOSITE:
        return replace(gate, op=OPPOSITE[gate.op])
    if gate.op is Op.MISSING:
        return None
    return replace(gate, op=Op.IN, values=tuple(_others(gate, things.get(gate.fact.partition(".")[2]))))


def _others(gate: Gate, thing: Thing | None) -> Iterator[FactValue]:
    of_coded = isinstance(thing, Concept) and thing.kind is Kind.CODED
    every = [one.number for one in thing.options] if of_coded and isinstance(thing, Concept) else [0, 1]
    return (value for value in every if value not in gate.values)


def _not_missing(gate: Gate, things: Mapping[str, Thing]) -> When:
    family, _, code = gate.fact.partition(".")
    return When(Op.ALL, (_exists(code, there=True),)) if family == ANSWER and code in things else ALWAYS


def _exists(code: str, *, there: bool) -> Leaf:
    return {"question": code, "operator": "exists", "answerBoolean": there}
