"""Indices, pack-years and a table of two entries are data: made-up rules, answered for one and for many alike."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from simpul.knowledge.rules import Rule, assess
from simpul.knowledge.rules.checks import faults
from simpul.knowledge.rules.columns import assess_columns
from simpul.knowledge.rules.wording import Words
from tests.knowledge.rules.cases import told
from tests.knowledge.rules.made_up import made_up
from tests.knowledge.rules.test_agree import columns, told_of

FILE = Path(__file__).parents[3] / "vectors/language/made_up.json"
CASES: list[dict[str, Any]] = json.loads(FILE.read_text())["cases"]
RULES = list(made_up().values())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_made_up_rule_answers_its_cases(case: dict[str, Any]) -> None:
    answer = assess(made_up()[case["rule"]], case["given"])
    assert told(answer) == case["expect"]
    for code, printed in case["sizes"].items():
        size, half = answer.derived[code], Fraction(1, 2 * 10 ** len(printed.partition(".")[2]))
        assert size.exact
        assert abs(size.low - Fraction(printed)) <= half


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_population_answers_them_too(rule: Rule) -> None:
    cases = [case for case in CASES if case["rule"] == rule.code]
    answers = assess_columns(rule, columns(rule, [case["given"] for case in cases]), len(cases))
    assert [told_of(rule, answers, row) for row in range(len(cases))] == [case["expect"] for case in cases]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_made_up_rule_hangs_together_and_reads_as_sentences(rule: Rule) -> None:
    assert faults(rule) == []
    assert all(Words(rule, language).band(band) for language in ("id", "en") for band in rule.bands)
