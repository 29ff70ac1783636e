"""Which fields does a form ask, of whom, when; and what was typed on it? (ADR 0018)"""

from simpul.knowledge.forms.asking import AskedField, Hidden, Why, fields_to_ask
from simpul.knowledge.forms.cards import cards_for, of_step, steps_of
from simpul.knowledge.forms.checking import Checked, check_answers
from simpul.knowledge.forms.definition import Field, Form, HowOften, Section, Wording
from simpul.knowledge.forms.facts import Facts, LastValue, Place, Role
from simpul.knowledge.forms.registry import form, forms

__all__ = [
    "AskedField",
    "Checked",
    "Facts",
    "Field",
    "Form",
    "Hidden",
    "HowOften",
    "LastValue",
    "Place",
    "Role",
    "Section",
    "Why",
    "Wording",
    "cards_for",
    "check_answers",
    "fields_to_ask",
    "form",
    "forms",
    "of_step",
    "steps_of",
]
