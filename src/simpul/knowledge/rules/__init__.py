"""Which category, priority and action follow from what was found? By rules that are data (ADR 0032)."""

from simpul.knowledge.rules.answer import Answer, State
from simpul.knowledge.rules.evaluate import assess
from simpul.knowledge.rules.language.definition import Band, Colour, Priority, Refer, Rule
from simpul.knowledge.rules.registry import fingerprints, rules, rules_on

__all__ = [
    "Answer",
    "Band",
    "Colour",
    "Priority",
    "Refer",
    "Rule",
    "State",
    "assess",
    "fingerprints",
    "rules",
    "rules_on",
]
