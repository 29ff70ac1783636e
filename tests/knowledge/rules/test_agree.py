"""The evaluators say the same of everybody: one at a time and by columns; TypeScript answers the same cases."""

from random import Random
from typing import Any

import numpy as np
import pytest

from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules import Rule, assess, rules
from simpul.knowledge.rules.columns import Answers, Column, assess_columns
from simpul.knowledge.rules.columns.assess import STATES
from simpul.knowledge.rules.language.known import Known
from simpul.knowledge.rules.language.possible import are_crossed, can_be, months_of
from simpul.knowledge.rules.telling import sentence
from tests.knowledge.rules.cases import random_cases, told

RULES = list(rules().values())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.edition}")
def test_columns_answer_what_one_at_a_time_answers(rule: Rule) -> None:
    cases = list(random_cases(rule, 300))
    answers = assess_columns(rule, columns(rule, cases), len(cases))
    for row, values in enumerate(cases):
        assert told_of(rule, answers, row) == told(assess(rule, values)), values


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.edition}")
def test_the_cases_of_every_evaluator_have_what_is_missing_and_what_cannot_be(rule: Rule) -> None:
    """As many as TypeScript answers: each input is left out, one cannot be, and a pair is crossed."""
    cases = list(random_cases(rule))
    assert all(any(code not in case for case in cases) for code in rule.inputs)
    spoiled = [code for case in cases for code in case if not can_be(rule.inputs[code], case[code], months_of(case))]
    assert spoiled
    for upper, lower in {one.pair for one in rule.inputs.values() if one.pair}:
        assert any(are_crossed(case[upper], case[lower]) for case in cases if {upper, lower} <= case.keys())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.edition}")
def test_nothing_known_of_nobody_is_no_fault(rule: Rule) -> None:
    answers = assess_columns(rule, {}, 1)
    assert told_of(rule, answers, 0) == told(assess(rule, {}))
    assert assess_columns(rule, {}, 0).state.shape == (0,)


GARBAGE: tuple[Any, ...] = (None, 1.5, float("nan"), "", "x", 10**30, -(10**30), True, [], {})


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.edition}")
def test_what_is_no_value_at_all_never_raises(rule: Rule) -> None:
    draw = Random(rule.code)
    for _ in range(20):
        given = {code: draw.choice(GARBAGE) for code in rule.inputs if draw.random() < 0.8}
        answer = assess(rule, given)
        assert set(answer.missing) <= rule.inputs.keys()
        assert all(sentence(answer, language) for language in ("id", "en"))


def columns(rule: Rule, cases: list[dict[str, FactValue]]) -> dict[str, Column]:
    return {code: column(rule, code, [case.get(code) for case in cases]) for code in rule.inputs}


def column(rule: Rule, code: str, found: list[FactValue | None]) -> Column:
    thing = rule.inputs[code].thing
    words = thing.words if isinstance(thing, Known) else ()
    places = [place_of(value, words) for value in found]
    return Column(np.array(places, np.int64), np.array([value is not None for value in found]))


def place_of(value: FactValue | None, words: tuple[str, ...]) -> int:
    """A word that there is not has a place that there is not."""
    if not words:
        return int(value or 0)
    return words.index(value) if value in words else -1


def told_of(rule: Rule, answers: Answers, row: int) -> dict[str, Any]:
    band, sure = int(answers.band[row]), int(answers.at_least[row])
    return {
        "state": STATES[answers.state[row]].value,
        "band": rule.bands[band].code if band >= 0 else None,
        "at_least": rule.bands[sure].code if sure >= 0 else None,
        "missing": [code for code in rule.inputs if answers.missing[code][row]],
        "again": sorted(code for code, rows in answers.again.items() if rows[row]),
    }
