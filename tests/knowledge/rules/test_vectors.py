"""Each rule answers its vectors, worked out by hand from its source: each limit from below, on and above."""

import json
from pathlib import Path
from typing import Any

import pytest

from simpul.knowledge.concepts import Concept, Kind
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules import Rule, assess, rules
from simpul.knowledge.rules.columns import assess_columns
from simpul.knowledge.rules.language.definition import Input
from simpul.knowledge.rules.language.known import Known
from simpul.knowledge.rules.language.limits import limits
from simpul.knowledge.rules.language.possible import can_be
from tests.knowledge.rules.cases import file_of, told
from tests.knowledge.rules.test_agree import columns, told_of

FOLDER = Path(__file__).parents[3] / "vectors/rules"
VECTORS = {path.stem: json.loads(path.read_text()) for path in sorted(FOLDER.glob("*.json"))}
RULES = {file_of(rule): rule for rule in sorted(rules().values(), key=lambda one: one.valid_from)}
CASES = [(name, case) for name, vectors in VECTORS.items() for case in vectors["cases"]]


@pytest.mark.parametrize(("name", "case"), CASES, ids=[f"{name} {case['id']}" for name, case in CASES])
def test_a_rule_answers_its_vectors(name: str, case: dict[str, Any]) -> None:
    rule = RULES[name]
    assert case["given"].keys() <= rule.inputs.keys()
    answered, expected = told(assess(rule, case["given"])), case["expect"]
    for part in ("missing", "again"):
        answered[part], expected[part] = sorted(answered[part]), sorted(expected[part])
    assert answered == expected, case["why"]


@pytest.mark.parametrize("rule", RULES.values(), ids=file_of)
def test_a_population_answers_them_too(rule: Rule) -> None:
    """All cases of a rule beside each other, as rows of columns."""
    cases = VECTORS[file_of(rule)]["cases"]
    answers = assess_columns(rule, columns(rule, [case["given"] for case in cases]), len(cases))
    for row, case in enumerate(cases):
        answered, expected = told_of(rule, answers, row), case["expect"]
        assert {name: sorted(one) if isinstance(one, list) else one for name, one in answered.items()} == {
            name: sorted(one) if isinstance(one, list) else one for name, one in expected.items()
        }, case["why"]


def test_every_rule_has_vectors_and_no_vector_is_of_a_rule_that_left() -> None:
    assert VECTORS.keys() == RULES.keys()
    for vectors in VECTORS.values():
        ids = [case["id"] for case in vectors["cases"]]
        assert len(set(ids)) == len(ids)
        assert vectors["source"]
        assert all(case["why"] for case in vectors["cases"])


@pytest.mark.parametrize("rule", RULES.values(), ids=file_of)
def test_every_band_is_reached_by_a_vector(rule: Rule) -> None:
    reached = {case["expect"]["band"] for case in VECTORS[file_of(rule)]["cases"]}
    assert {band.code for band in rule.bands} <= reached


@pytest.mark.parametrize("rule", RULES.values(), ids=file_of)
def test_every_limit_is_tried_from_below_on_and_above(rule: Rule) -> None:
    for code, one in rule.inputs.items():
        tried_here = {case["given"][code] for case in VECTORS[file_of(rule)]["cases"] if code in case["given"]}
        assert wanted(rule, one) <= tried_here, code


def wanted(rule: Rule, one: Input) -> set[FactValue]:
    """Every answer of a question with few; of a number, the steps around each limit that the rule names."""
    if isinstance(one.thing, Known) and (one.thing.words or one.thing.is_yes_no):
        return set()
    if isinstance(one.thing, Concept) and one.thing.kind in (Kind.YES_NO, Kind.CODED):
        return {option.number for option in one.thing.options} or {0, 1}
    step = one.thing.resolution if isinstance(one.thing, Concept) else 1
    around = {limit + move for limit in limits(rule, one.code) for move in (-step, 0, step)}
    return {value for value in around if can_be(one, value, None)}
