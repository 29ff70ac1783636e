"""What was found on a day, and no rule judged? It is named, so that nobody reads silence as all well. Pure.

Every quantity is one, whatever it is. An answer (a yes or no, a choice, a count) is one where its very word says that
something is amiss (the registry says of which), and where some rule reads it as worse, of whatever group that rule is:
bleeding in labour that is written down after the birth. Which these are follows from the rules themselves: a condition
of a band that asks for something (any but P4) takes the answer, and it is not the best end in the direction in which
the rule says that it becomes worse. One point of a score is no such answer: by itself it asks for nobody.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from simpul.knowledge.concepts import Concept, Kind, concepts
from simpul.knowledge.forms.gates import JOINING, FactValue, Gate, Op, compare
from simpul.knowledge.rules.answer import Answer
from simpul.knowledge.rules.evaluate import looked_at
from simpul.knowledge.rules.language.definition import Input, Priority, Rule, Worse
from simpul.knowledge.rules.registry import rules

# How tall, heavy and wide somebody is stands in the growth room and in the list of the visit; it is no sign of today.
OF_SIZE = frozenset(
    {
        "body_weight",
        "body_length",
        "body_mass_index",
        "head_circumference",
        "arm_circumference",
        "waist_circumference",
        "prepregnancy_weight",
        "birth_weight",
        "birth_length",
        "birth_head",
    }
)

# Whether a method of contraception may be given is no word on the pressure or the haemoglobin that decides it.
OF_A_METHOD = "KB-"
ANSWERS = (Kind.CODED, Kind.YES_NO, Kind.COUNT)


def unjudged(found: Mapping[str, FactValue], answers: Iterable[Answer]) -> list[str]:
    """The codes, in the order of `found`. An answer that is sure of nothing judged nothing; what it says to measure
    again is named by it.

    found    what was recorded, by concept, in its unit
    answers  what the rules that act said of it
    """
    judged = judged_by_any(answers)
    return [code for code, value in found.items() if code not in judged and _matters(code, value)]


def judged_by_any(answers: Iterable[Answer]) -> set[str]:
    """The inputs of which somebody hears."""
    judged: set[str] = set()
    for one in answers:
        if not one.rule.code.startswith(OF_A_METHOD):
            judged |= _judged_by(one) if one.acts else {*one.again}
    return judged


def _judged_by(answer: Answer) -> set[str]:
    """What the rule looked at; of a band that says on which inputs its words rest, only these."""
    looked = looked_at(answer)
    rests_on = answer.band.rests_on if answer.band else ()
    return looked & {*rests_on} if rests_on else looked


def _matters(code: str, value: FactValue) -> bool:
    concept = concepts().get(code)
    if concept is None:
        return False
    if concept.kind is Kind.QUANTITY:
        return code not in OF_SIZE
    return value in amiss().get(code, ())


@cache
def amiss() -> Mapping[str, frozenset[int]]:
    """By concept the answers that somebody looks at where no rule judges them."""
    said = {code: frozenset(one.says_amiss()) for code, one in concepts().items()}
    read = read_as_worse()
    both = {code: said.get(code, frozenset()) | read.get(code, frozenset()) for code in said.keys() | read.keys()}
    return {code: values for code, values in sorted(both.items()) if values}


@cache
def read_as_worse() -> Mapping[str, frozenset[int]]:
    """By concept the answers that some edition of a rule reads as worse."""
    found: dict[str, set[int]] = {}
    for rule in rules().values():
        for code, one in rule.inputs.items():
            if isinstance(one.thing, Concept) and one.thing.kind in ANSWERS and not rule.code.startswith(OF_A_METHOD):
                found.setdefault(code, set()).update(_worse(rule, one, one.thing))
    return {code: frozenset(values) for code, values in sorted(found.items()) if values}


def _worse(rule: Rule, one: Input, concept: Concept) -> Iterator[int]:
    asking = [band.when for band in rule.bands if band.when and band.priority is not Priority.P4]
    taking = [leaf for gate in asking for leaf in _leaves(gate) if leaf[0].fact == one.code]
    values = _values(concept)
    best = {Worse.UP: values[0], Worse.DOWN: values[-1]}.get(one.worse)
    for value in values:
        if value != best and any(compare(leaf, value) is not denied for leaf, denied in taking):
            yield value


def _values(concept: Concept) -> list[int]:
    """In their order, the least first."""
    if concept.kind is Kind.CODED:
        return sorted(option.number for option in concept.options)
    if concept.kind is Kind.YES_NO:
        return [0, 1]
    span = concept.range_at(None)
    return list(range(span.lowest, span.highest + 1))


def _leaves(gate: Gate, *, denied: bool = False) -> Iterator[tuple[Gate, bool]]:
    """Each comparison, and whether the gate takes who does not stand to it."""
    if gate.op in JOINING:
        for part in gate.parts:
            yield from _leaves(part, denied=denied is not (gate.op is Op.NOT))
    elif gate.op is not Op.MISSING:
        yield gate, denied
