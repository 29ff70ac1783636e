"""How does one field of a form stand in a Questionnaire: an item with its words, type, unit, answers and condition?"""

from collections.abc import Iterator, Mapping
from typing import Any

from simpul.knowledge.concepts import Concept, Kind
from simpul.knowledge.forms.definition import Field, Filled, HowOften, Section
from simpul.knowledge.forms.facts import Role
from simpul.knowledge.forms.fhir.codes import Export, codings_of
from simpul.knowledge.forms.fhir.conditions import When, enabled_when
from simpul.knowledge.forms.fhir.values import coding_of, decimals_of, number_of, type_of, unit_of
from simpul.knowledge.forms.fhir.words import design_note, extension, in_both
from simpul.knowledge.forms.reference_page import words

CONTROL = "http://hl7.org/fhir/questionnaire-item-control"
NUMBERS = {Kind.QUANTITY: "Decimal", Kind.COUNT: "Integer"}
Item = dict[str, Any]


def group_of(section: Section, fields: Mapping[str, Field], export: Export) -> Item:
    """fields: all of the form, by code, whose answers a condition may name."""
    return {
        "linkId": f"section.{section.code}",
        **in_both("text", section.title_id, section.title_en),
        "type": "group",
        "item": [item_of(field, fields, export) for field in section.fields],
    }


def item_of(field: Field, fields: Mapping[str, Field], export: Export) -> Item:
    things = {code: one.thing for code, one in fields.items()}
    when = enabled_when(field.gate, things, export) if field.gate else None
    extensions = [*_of_numbers(field.concept), *_notes(field, when, fields)]
    codes = codings_of(field.thing, export)
    return {
        **({"extension": extensions} if extensions else {}),
        "linkId": field.code,
        **({"code": codes} if codes else {}),
        **({"prefix": str(field.item)} if field.item is not None else {}),
        **in_both("text", field.thing.label_id, field.thing.label_en),
        "type": type_of(field.thing),
        **_condition(when),
        "required": field.required,
        **({"readOnly": True} if field.filled is Filled.COMPUTED else {}),
        **_answers(field.concept, export),
        **_help(field),
    }


def _condition(when: When | None) -> Item:
    if when is None or not when.rows:
        return {}
    rows = [dict(row) for row in when.rows]
    return {"enableWhen": rows} | ({"enableBehavior": str(when.joint)} if len(rows) > 1 else {})


def _answers(concept: Concept | None, export: Export) -> Item:
    if concept is None:
        return {}
    if concept.kind is Kind.TEXT:
        return {"maxLength": concept.longest}
    if concept.kind is not Kind.CODED:
        return {}
    found = []
    for option in concept.options:
        coding = coding_of(concept, option, export)
        found.append({"valueCoding": coding | in_both("display", option.label_id, option.label_en)})
    return {"answerOption": found}


def _of_numbers(concept: Concept | None) -> Iterator[Item]:
    """Limits hold at any age; narrower ones of an age are told in the note."""
    kind = NUMBERS.get(concept.kind) if concept else None
    if concept is None or kind is None:
        return
    limits = concept.range_at(None)
    yield extension("minValue", **{f"value{kind}": number_of(concept, limits.lowest)})
    yield extension("maxValue", **{f"value{kind}": number_of(concept, limits.highest)})
    if concept.kind is Kind.QUANTITY:
        yield extension("maxDecimalPlaces", valueInteger=decimals_of(concept))
    unit = unit_of(concept)
    if unit:
        yield extension("questionnaire-unit", valueCoding=unit)


def _notes(field: Field, when: When | None, fields: Mapping[str, Field]) -> Iterator[Item]:
    said = list(_said(field, when, fields))
    if said:
        yield design_note(" ".join(said))


def _said(field: Field, when: When | None, fields: Mapping[str, Field]) -> Iterator[str]:
    """What the form says and FHIR has no element for."""
    if field.gate and when and not when.whole:
        yield f"Asked when {words(field.gate, dict(fields))}."
    if field.how_often is not HowOften.EACH_VISIT:
        yield f"How often: {field.how_often}."
    for name, roles in (("Asked by", field.asked_by), ("Shown to", field.shown_to)):
        if roles != frozenset(Role):
            yield f"{name}: {', '.join(sorted(roles))}."
    if field.rule:
        yield f"Computed by {field.rule}; asked only where a paper card is taken over."
    if field.filled is Filled.READ_OFF:
        yield "Read off by a worker, not computed."
    if field.default_days is not None:
        yield f"Offers the answer of last time for {field.default_days} days."
    ranges = field.concept.ranges if field.concept else ()
    if len(ranges) > 1:
        yield "Limits by age in the unit of storage: " + "; ".join(
            f"from month {one.from_month} {one.lowest} to {one.highest}" for one in ranges
        ) + "."  # fmt: skip


def _help(field: Field) -> Item:
    if not field.help_id:
        return {}
    control = {"coding": [{"system": CONTROL, "code": "help"}]}
    return {
        "item": [
            {
                "extension": [extension("questionnaire-itemControl", valueCodeableConcept=control)],
                "linkId": f"{field.code}.help",
                **in_both("text", field.help_id, field.help_en),
                "type": "display",
            }
        ]
    }
