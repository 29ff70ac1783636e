"""The services due of every worked case are as they were worked by hand (vectors/due/README.md)."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from simpul.knowledge.concepts.definition import Status
from simpul.knowledge.due import DueState, ServiceDue
from simpul.knowledge.due.definition import Kind, ServiceRule, schedule
from tests.knowledge.due.cases import answered, day

FOLDER = Path(__file__).parents[3] / "vectors/due"
CASES: list[dict[str, Any]] = [
    case for path in sorted(FOLDER.glob("*.json")) for case in json.loads(path.read_text())["cases"]
]
RULES = dict(re.findall(r"^\| `([^`]+)` \| ([a-z-]+) \|", (FOLDER / "README.md").read_text(), re.MULTILINE))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_case_is_answered_as_by_hand(case: dict[str, Any]) -> None:
    found = {one.rule.code: one for one in answered(case["given"])}
    said = {code: told(found[code], asked) if code in found else None for code, asked in case["expect"].items()}
    assert said == case["expect"], case["why"]


def told(one: ServiceDue, asked: dict[str, Any] | None) -> dict[str, Any]:
    """What is said of whatever the case names; all of it where the case wants the service not to be there."""
    whole = {
        "state": one.state.value,
        "opens": one.opens.isoformat(),
        "closes": one.closes.isoformat(),
        "gives": one.service,
        "why": one.why,
        "have": one.have,
        "evidence": one.evidence.on.isoformat() if one.evidence else None,
    }
    return {name: value for name, value in whole.items() if asked is None or name in asked}


def test_the_cases_cite_their_rules_and_have_the_weakest_of_them_as_status() -> None:
    assert len({case["id"] for case in CASES}) == len(CASES)
    order = [status.value for status in Status]
    for case in CASES:
        assert case["status"] == max((RULES[one] for one in case["source"]), key=order.index), case["id"]
        assert case["expect"], case["id"]
    assert {one for case in CASES for one in case["source"]} == RULES.keys()


def test_every_service_and_every_state_has_a_case() -> None:
    expected = [(code, one) for case in CASES for code, one in case["expect"].items() if one]
    assert {code for code, _ in expected} == {rule.code for rule in schedule()}
    assert {one["state"] for _, one in expected} == {
        one.value for one in DueState if one is not DueState.NOT_APPLICABLE
    }


@pytest.mark.parametrize("rule", [one for one in schedule() if one.kind is Kind.WINDOW], ids=lambda rule: rule.code)
def test_a_window_is_asked_just_before_on_and_just_after_each_edge(rule: ServiceRule) -> None:
    anchor = {"birth": "birth_date", "delivery": "delivered_on", "pregnancy": "pregnant_since"}[rule.anchor]
    asked = [case["given"] for case in CASES if anchor in case["given"]["person"] and rule.code in case["expect"]]
    days = {(day(given["on"]) - day(given["person"][anchor])).days for given in asked}
    assert {rule.opens_day, rule.closes_day, rule.closes_day + 1} <= days
    assert rule.opens_day - 1 in days or rule.opens_day == 0
