"""A rule that says anything else than its source is found out by the hand-made vectors: each mutant of each rule.

What the vectors cannot tell from the rule stands in equivalent.toml, with the reason why nobody can.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from simpul.knowledge.rules import Rule, assess, rules
from tests.knowledge.rules.cases import file_of, told
from tests.knowledge.rules.mutants import changed_files, mutants
from tests.knowledge.rules.test_vectors import VECTORS

RULES = list(rules().values())
EQUIVALENT: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "equivalent.toml").read_text())["equivalent"]
LEAST_WORDS = 6


@pytest.mark.parametrize("rule", RULES, ids=file_of)
def test_every_mutant_is_found_out_or_nobody_could_tell_it(rule: Rule) -> None:
    cases = list(VECTORS[file_of(rule)]["cases"])
    survivors = {one.name for one in mutants(rule) if one.rule is None or not found_out(one.rule, cases)}
    assert survivors == {name for one in EQUIVALENT if one["rule"] == file_of(rule) for name in one["mutants"]}


def found_out(mutant: Rule, cases: list[dict[str, Any]]) -> bool:
    """The case that finds it out comes first for the next mutant, which is often found out by the same."""
    for at, case in enumerate(cases):
        if _in_order(told(assess(mutant, case["given"]))) != _in_order(case["expect"]):
            cases.insert(0, cases.pop(at))
            return True
    return False


def _in_order(answer: dict[str, Any]) -> dict[str, Any]:
    return answer | {name: sorted(answer[name]) for name in ("missing", "again")}


def test_the_reason_of_each_equivalent_is_written() -> None:
    assert {one["rule"] for one in EQUIVALENT} <= {file_of(rule) for rule in RULES}
    for one in EQUIVALENT:
        assert one["why"].startswith("equivalent: ")
        assert len(one["why"].split()) >= LEAST_WORDS


def test_every_kind_of_mutant_is_made() -> None:
    made = [name for rule in RULES for name, _ in changed_files(rule)]
    kinds = (" below ", " at_most ", " above ", " at_least ", " is ", "all without", "any without", " in without",
             "not lost", "bands: without", "inputs/", "derived/", "applies", " points", " times ", "divided by",
             "plus: without", "score: without")  # fmt: skip
    assert [kind for kind in kinds if not any(kind in name for name in made)] == []


def test_a_limit_that_no_vector_holds_is_seen() -> None:
    rule = rules()["ANC-KEK", "2026.11"]
    cases = [case for case in VECTORS["ANC-KEK"]["cases"] if case["given"].get("arm_circumference") != 235]
    survivors = {one.name for one in mutants(rule) if one.rule and not found_out(one.rule, cases)}
    assert survivors == {
        "bands/0/when: arm_circumference below 236 for 235",
        "bands/0/when: arm_circumference at_most for below 235",
    }
