"""What does a phone get of a rule? All that is evaluated, and nothing that only a reviewer reads.

Options are their numbers, yes and no are 1 and 0, settings are their numbers: frontend/ts/rules reads it and no table.
"""

from typing import Any

from simpul.knowledge.concepts import Concept, Kind
from simpul.knowledge.forms.gates import JOINING, Gate, Op
from simpul.knowledge.rules.language.definition import Band, Derived, Input, Rule
from simpul.knowledge.rules.language.known import Known
from simpul.knowledge.rules.language.quantities import Item, Product, Score, Sum

Json = dict[str, Any]


def rule_json(rule: Rule) -> Json:
    return ({"only_signed": True} if rule.only_signed else {}) | {
        "rule": rule.code,
        "edition": rule.edition,
        "valid_from": rule.valid_from.isoformat(),
        "class": rule.privacy_class.value,
        "title": [rule.title_id, rule.title_en],
        "applies": gate_json(rule.applies) if rule.applies else None,
        "inputs": {code: _input(one) for code, one in rule.inputs.items()},
        "derived": {code: _derived(one) for code, one in rule.derived.items()},
        "bands": [_band(one) for one in rule.bands],
    }


def gate_json(gate: Gate) -> Json:
    """A gate as it is written in a rule file, with numbers only."""
    if gate.op is Op.NOT:
        return {gate.op.value: gate_json(gate.parts[0])}
    if gate.op in JOINING:
        return {gate.op.value: [gate_json(part) for part in gate.parts]}
    if gate.op is Op.MISSING:
        return {gate.op.value: gate.fact}
    return {gate.op.value: [gate.fact, list(gate.values) if gate.op is Op.IN else gate.values[0]]}


def _input(one: Input) -> Json:
    found: Json = {"label": [one.thing.label_id, one.thing.label_en], "optional": one.optional}
    if one.when:
        found["when"] = gate_json(one.when)
    if one.pair:
        found["pair"] = list(one.pair)
    if isinstance(one.thing, Known):
        span = [[0, one.thing.lowest, one.thing.highest]]
        return found | ({"words": list(one.thing.words)} if one.thing.words else {"ranges": span})
    return found | _of_concept(one.thing)


def _of_concept(concept: Concept) -> Json:
    match concept.kind:
        case Kind.CODED:
            return {"options": [one.number for one in concept.options]}
        case Kind.YES_NO:
            return {"ranges": [[0, 0, 1]]}
        case _:
            return {"ranges": [[one.from_month, one.lowest, one.highest] for one in concept.ranges]}


def _derived(one: Derived) -> Json:
    found: Json = {"label": [one.label_id, one.label_en], "unit": one.unit, "decimals": one.decimals}
    match one.derivation:
        case Sum():
            return found | {
                "sum": [list(term) for term in one.derivation.terms],
                "divided_by": one.derivation.divided_by,
            }
        case Product():
            factor = [one.derivation.factor.numerator, one.derivation.factor.denominator]
            return found | {"over": list(one.derivation.over), "under": list(one.derivation.under), "factor": factor}
        case Score():
            items = [_item(item) for item in one.derivation.items]
            return found | {"score": items, "plus": list(one.derivation.plus)}


def _item(item: Item) -> list[Any]:
    return [[gate_json(gate), points] for gate, points in item.bands]


def _band(one: Band) -> Json:
    least = {"at_least": _lower_end(one.least)} if one.least else {}
    rests_on = {"rests_on": list(one.rests_on)} if one.rests_on else {}
    return (
        least
        | rests_on
        | {
            "code": one.code,
            "label": [one.label_id, one.label_en],
            "when": gate_json(one.when) if one.when else None,
            "priority": one.priority.value,
            "action": [one.action_id, one.action_en],
            "refer": one.refer.value,
            "colour": one.colour.value,
            "recheck_days": one.recheck_days,
        }
    )


def _lower_end(one: Band) -> Json:
    return {"label": [one.label_id, one.label_en], "action": [one.action_id, one.action_en], "recheck_days": None}
