"""With which numbers does a rule compare a name, and whose absence does it ask for?"""

from simpul.knowledge.forms.gates import Gate, Op
from simpul.knowledge.rules.language.definition import Rule
from simpul.knowledge.rules.language.quantities import Score


def limits(rule: Rule, code: str) -> set[int]:
    """The numbers with which the rule compares an input."""
    gates = [rule.applies, *(band.when for band in rule.bands), *(one.when for one in rule.inputs.values())]
    for one in rule.derived.values():
        if isinstance(one.derivation, Score):
            gates += [gate for item in one.derivation.items for gate, _ in item.bands]
    return {value for gate in gates if gate for value in _limits(gate, code)}


def _limits(gate: Gate, code: str) -> set[int]:
    own = {one for one in gate.values if isinstance(one, int)} if gate.fact == code else set()
    return own | {value for part in gate.parts for value in _limits(part, code)}


def asked_missing(rule: Rule) -> set[str]:
    """The inputs whose absence itself decides something."""
    return {name for band in rule.bands if band.when for name in _missing_in(band.when)}


def _missing_in(gate: Gate) -> set[str]:
    own = {gate.fact} if gate.op is Op.MISSING else set()
    return own | {name for part in gate.parts for name in _missing_in(part)}
