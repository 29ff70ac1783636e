"""What FHIR is told of a gate is what the gate says, or less; never that something is not asked which our form asks."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simpul.knowledge.concepts import Concept, Kind, concept, service
from simpul.knowledge.forms.definition import Form
from simpul.knowledge.forms.fhir import Export
from simpul.knowledge.forms.fhir.conditions import When, enabled_when
from simpul.knowledge.forms.fhir.values import number_of
from simpul.knowledge.forms.gate_schema import gate_of
from simpul.knowledge.forms.gates import FactValue, Gate, holds
from simpul.knowledge.forms.registry import forms
from tests.knowledge.forms.fhir.fhir_side import is_enabled

THINGS = {one.code: one for one in (concept("referral"), concept("body_weight"), concept("pregnancy_class"),
                                    concept("ttd_tablets"), concept("education_topic"), service("ttd"))}  # fmt: skip
TTD, CLASS, OLD = {"is": ["answer.ttd", True]}, {"is": ["answer.pregnancy_class", True]}, {"above": ["age_months", 6]}
HEAVY = {"at_least": ["answer.body_weight", 3500]}
REFERRED = {"in": ["answer.referral", ["pustu", "rs"]]}


def said(gate: dict[str, Any], export: Export | None = None) -> tuple[str, list[str], bool]:
    found = enabled_when(gate_of(gate, THINGS), THINGS, export or Export())
    return str(found.joint), [_words(row) for row in found.rows], found.whole


def _words(row: dict[str, Any]) -> str:
    [value] = [value for key, value in row.items() if key.startswith("answer")]
    return f"{row['question']} {row['operator']} {value['code'] if isinstance(value, dict) else value}"


@pytest.mark.parametrize(
    ("gate", "rows", "whole"),
    [
        (TTD, ["ttd = True"], True),
        (HEAVY, ["body_weight >= 3.5"], True),
        ({"below": ["answer.ttd_tablets", 30]}, ["ttd_tablets < 30"], True),
        ({"missing": "answer.education_topic"}, ["education_topic exists False"], True),
        ({"not": {"missing": "answer.education_topic"}}, ["education_topic exists True"], True),
        (REFERRED, ["referral = pustu", "referral = rs"], True),
        ({"not": REFERRED}, ["referral = tidak", "referral = puskesmas"], True),
        ({"not": {"is": ["answer.ttd", True]}}, ["ttd = False"], True),
        ({"not": HEAVY}, ["body_weight < 3.5"], True),
        ({"not": {"not": TTD}}, ["ttd = True"], True),
        ({"all": [TTD, CLASS]}, ["ttd = True", "pregnancy_class = True"], True),
        ({"any": [TTD, CLASS]}, ["ttd = True", "pregnancy_class = True"], True),
        ({"not": {"all": [TTD, CLASS]}}, ["ttd = False", "pregnancy_class = False"], True),
        (OLD, [], False),
        ({"is": ["known.ttd_tablets", 3]}, [], False),
        ({"all": [OLD, TTD]}, ["ttd = True"], False),
        ({"all": [OLD, REFERRED]}, ["referral = pustu", "referral = rs"], False),
        ({"any": [OLD, TTD]}, [], False),
        ({"all": [TTD, REFERRED]}, ["ttd = True"], False),
        ({"any": [TTD, {"all": [CLASS, HEAVY]}]}, ["ttd = True", "pregnancy_class = True"], False),
    ],
    ids=str,
)
def test_a_gate_in_the_words_of_fhir(gate: dict[str, Any], rows: list[str], whole: bool) -> None:
    assert said(gate)[1:] == (rows, whole)


@pytest.mark.parametrize(
    ("gate", "joint"),
    [({"all": [TTD, CLASS]}, "all"), ({"any": [TTD, CLASS]}, "any"), (REFERRED, "any"),
     ({"not": {"all": [TTD, CLASS]}}, "any"), ({"not": {"any": [TTD, CLASS]}}, "all"),
     ({"all": [OLD, REFERRED]}, "any")],
    ids=str,
)  # fmt: skip
def test_the_joint(gate: dict[str, Any], joint: str) -> None:
    assert said(gate)[0] == joint


def test_an_option_is_named_as_the_item_offers_it() -> None:
    city = Export(base="https://simpul.example/fhir/")
    [first, _] = enabled_when(gate_of(REFERRED, THINGS), THINGS, city).rows
    assert first["answerCoding"] == {"system": "https://simpul.example/fhir/CodeSystem/referral", "code": "pustu"}


GATED = [(form, field.code) for form in forms().values() for _, field in form.fields() if field.gate]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])  # of a busy machine
@given(data=st.data())
@pytest.mark.parametrize(("form", "code"), GATED, ids=lambda one: one if isinstance(one, str) else one.code)
def test_nothing_that_our_form_asks_is_hidden(form: Form, code: str, data: st.DataObject) -> None:
    things = {field.code: field.thing for _, field in form.fields()}
    gate = next(field.gate for _, field in form.fields() if field.code == code)
    assert gate is not None
    facts = {fact: data.draw(st.none() | _value(fact, gate, things), label=fact) for fact in sorted(gate.facts())}
    when = enabled_when(gate, things, Export())
    asked, enabled = holds(gate, facts.get) is True, is_enabled(_item(when), _answers(facts, things))
    assert enabled or not asked
    if when.whole:
        assert enabled is asked


def _item(when: When) -> dict[str, Any]:
    return {"enableWhen": list(when.rows), "enableBehavior": str(when.joint)}


def _answers(facts: dict[str, FactValue | None], things: dict[str, Any]) -> dict[str, Any]:
    """What was answered in this questionnaire, as FHIR says it."""
    found = {}
    for fact, value in facts.items():
        family, _, code = fact.partition(".")
        if family == "answer" and value is not None:
            thing = things[code]
            if isinstance(thing, Concept) and thing.kind is Kind.CODED and isinstance(value, int):
                option = thing.option_of(value)
                assert option
                found[code] = option.code
            elif isinstance(thing, Concept) and thing.kind is Kind.QUANTITY and isinstance(value, int):
                found[code] = number_of(thing, value)
            else:
                found[code] = bool(value) if not isinstance(thing, Concept) or thing.kind is Kind.YES_NO else value
    return found


def _value(fact: str, gate: Gate, things: dict[str, Any]) -> st.SearchStrategy[FactValue]:
    """Values of the fact, mostly on and beside the limits that the gate names."""
    family, _, code = fact.partition(".")
    thing = things.get(code) if family in ("answer", "known") else None
    if isinstance(thing, Concept) and thing.kind is Kind.CODED:
        return st.sampled_from([one.number for one in thing.options])
    if thing is not None and not (isinstance(thing, Concept) and thing.kind in (Kind.QUANTITY, Kind.COUNT)):
        return st.sampled_from([0, 1])
    named = [value for part in _leaves(gate) if part.fact == fact for value in part.values]
    beside = [value + step for value in named if isinstance(value, int) for step in (-1, 0, 1)]
    return st.sampled_from([*named, *beside] or [0, 1])


def _leaves(gate: Gate) -> list[Gate]:
    return [leaf for part in gate.parts for leaf in _leaves(part)] or [gate]
