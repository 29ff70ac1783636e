"""Which forms are there, and what does each ask, of whom and when? As a page to read: docs/reference/forms.md.

Run as a module, it writes this page and that of the concepts.
"""

from collections.abc import Iterator
from pathlib import Path

from simpul.knowledge.concepts import Concept
from simpul.knowledge.concepts.reference_page import concepts_page, table
from simpul.knowledge.forms.definition import NOT_OURS, Field, Filled, Form, HowOften, Section, Wording
from simpul.knowledge.forms.facts import ANSWER, KNOWN, Role
from simpul.knowledge.forms.gates import FactValue, Gate, Op
from simpul.knowledge.forms.registry import forms

FOLDER = Path(__file__).resolve().parents[4] / "docs/reference"
HEAD = """# Forms

Made from `src/simpul/knowledge/forms/editions`; do not edit. Renew:
`.venv/bin/python -m simpul.knowledge.forms.reference_page`

Staff pages and phones read the same files. "Asked by" and "shown to" name who. A kader is never shown what is class C3:
she writes such an answer, and it does not come back to her, as a default, in grey or on the page of the visit. "Read
off" is what a worker reads off a curve, a tape or a table. "Computed by" names the rule that works it out: such a field
is asked only where a paper card is typed in.
"""
COLUMNS = ("column", "field", "Indonesian", "asked by", "shown to", "asked when", "how often", "note")
WORDING = {Wording.SCORE_ONLY: "Scores only", Wording.TOTALS_ONLY: "Totals only"}
SIGNS = {Op.AT_LEAST: "at least", Op.ABOVE: "above", Op.AT_MOST: "at most", Op.BELOW: "below", Op.IS: "is", Op.IN: "in"}


def forms_page() -> str:
    return "\n".join((HEAD, *(line for form in forms().values() for line in form_lines(form))))


def form_lines(form: Form) -> Iterator[str]:
    yield f"## {form.code}, edition {form.edition}\n"
    yield f"{form.title_id} ({form.title_en}). Places: {', '.join(sorted(form.places))}. For: {words(form.who, {})}.\n"
    yield f"Source ({form.status}): {form.source}.\n"
    if form.wording in NOT_OURS:
        yield f"{WORDING[form.wording]}: {form.notice_en}\n"
    elif form.notice_en:
        yield f"Says above its fields: {form.notice_en}\n"
    if form.counts_as:
        yield f"A saved visit on this form is evidence of `{form.counts_as}` for the services due.\n"
    if form.from_visit:
        yield "From the visit: " + ", ".join(f"{column} {name}" for column, name in form.from_visit.items()) + ".\n"
    if form.from_record:
        yield "From the register: " + ", ".join(form.from_record) + ".\n"
    things = {field.code: field for _, field in form.fields()}
    for section in form.sections:
        yield from _section(section, things)


def _section(section: Section, things: dict[str, Field]) -> Iterator[str]:
    yield f"### {section.title_id} ({section.title_en})\n"
    yield from table(COLUMNS, (_row(field, things) for field in section.fields))
    yield ""


def _row(field: Field, things: dict[str, Field]) -> tuple[str, ...]:
    return (
        field.column,
        f"`{field.code}`",
        field.thing.label_id,
        _roles(field.asked_by),
        _roles(field.shown_to),
        words(field.gate, things) if field.gate else "always",
        "" if field.how_often is HowOften.EACH_VISIT else field.how_often.replace("_", " "),
        "; ".join(_notes(field)),
    )


def _notes(field: Field) -> Iterator[str]:
    if field.required:
        yield "required"
    if field.rule:
        yield f"computed by {field.rule}, asked only of a paper card"
    if field.filled is Filled.READ_OFF:
        yield "read off by hand"
    if field.default_days is not None:
        yield f"default from last time, {field.default_days} days"
    if field.item is not None:
        yield f"score of item {field.item}"


def _roles(roles: frozenset[Role]) -> str:
    return ", ".join(sorted(roles))


def words(gate: Gate, things: dict[str, Field]) -> str:
    """A gate as a sentence; things: the fields whose answers it may name."""
    match gate.op:
        case Op.ALL | Op.ANY:
            joint = " and " if gate.op is Op.ALL else " or "
            return "(" + joint.join(words(part, things) for part in gate.parts) + ")"
        case Op.NOT:
            return f"not {words(gate.parts[0], things)}"
        case Op.MISSING:
            return f"{gate.fact} unknown"
    shown = " or ".join(_value(gate.fact, value, things) for value in gate.values)
    return f"{gate.fact} {SIGNS[gate.op]} {shown}"


def _value(fact: str, value: FactValue, things: dict[str, Field]) -> str:
    family, _, of = fact.partition(".")
    thing = things[of].thing if family in (ANSWER, KNOWN) else None
    option = thing.option_of(value) if isinstance(thing, Concept) and isinstance(value, int) else None
    return option.code if option else str(value)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, page in (("concepts.md", concepts_page()), ("forms.md", forms_page())):
        (FOLDER / name).write_text(page)
