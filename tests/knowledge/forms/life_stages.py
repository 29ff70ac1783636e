"""A table of the paper card beside the fields of a form: what each line of the card becomes."""

from collections.abc import Iterable
from dataclasses import replace

from simpul.knowledge.forms.asking import fields_to_ask
from simpul.knowledge.forms.definition import Form
from simpul.knowledge.forms.facts import Facts, LastValue

Row = tuple[str, str, int, str]  # column, words of the card, step, codes


def fields_of(form: Form) -> list[tuple[str, int, str]]:
    return [(field.column, field.step, field.code) for _, field in form.fields()]


def fields_in(table: Iterable[Row]) -> list[tuple[str, int, str]]:
    return [(column, step, code) for column, _, step, codes in table for code in codes.split()]


def asked(form: Form, facts: Facts, last: dict[str, LastValue] | None = None, **answers: int) -> set[str]:
    return {one.field.code for one in fields_to_ask(form, facts, answers, last or {}) if one.hidden is None}


def at_age(facts: Facts, months: int) -> Facts:
    return replace(facts, age_months=months, age_days=months * 30)
