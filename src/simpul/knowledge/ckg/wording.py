"""How is the condition of an item read? From the data by which it acts, in Indonesian and in English."""

from simpul.knowledge.ckg.definition import Edition
from simpul.knowledge.forms.gates import Gate, Op
from simpul.knowledge.rules.wording.phrases import COMPARED, JOINED, YES_NO, one_of


def condition(gate: Gate, edition: Edition, language: str) -> str:
    """A phrase for whom the item is; compound parts stand in brackets."""
    if gate.op in (Op.ALL, Op.ANY):
        return JOINED[language][gate.op].join(_part(one, edition, language) for one in gate.parts)
    fact = edition.facts[gate.fact]
    name = fact.label_en if language == "en" else fact.label_id
    if gate.op in (Op.IS, Op.IN):
        if fact.kind == "yes_no":
            return YES_NO[language][int(bool(gate.values[0]))].format(name)
        return f"{name} {one_of([str(value) for value in gate.values], language)}"
    return f"{name} {COMPARED[language][gate.op].format(gate.values[0])}"


def _part(gate: Gate, edition: Edition, language: str) -> str:
    said = condition(gate, edition, language)
    return f"({said})" if gate.op in (Op.ALL, Op.ANY) else said
