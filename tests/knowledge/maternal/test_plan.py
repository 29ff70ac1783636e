"""The plan of the birth, contraception by place, and the page of all of it."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from simpul.knowledge.forms.facts import Place
from simpul.knowledge.maternal.birth_plan import CONTENT, Ready, birth_plan, plan_items
from simpul.knowledge.maternal.contraception import choices, methods
from simpul.knowledge.maternal.definition import items
from simpul.knowledge.maternal.reference_page import PAGE, maternal_page

FOLDER = Path(__file__).parents[3] / "vectors/maternal"
PLANS = json.loads((FOLDER / "birth_plan.json").read_text())["cases"]
METHODS = json.loads((FOLDER / "contraception.json").read_text())["cases"]


@pytest.mark.parametrize("case", PLANS, ids=lambda one: one["id"])
def test_a_plan(case: dict[str, Any]) -> None:
    found = birth_plan(case["given"])
    assert {
        "complete": found.is_complete,
        "siap": len(found.of(Ready.YES)),
        "belum": list(found.of(Ready.NO)),
        "belum_ditanya": list(found.of(Ready.NOT_ASKED)),
    } == case["expect"]


def test_every_item_of_the_plan_has_a_case_and_every_state_a_sentence() -> None:
    assert {code for case in PLANS for code in case["given"]} == {one.code for one in plan_items()}
    assert set(CONTENT["words"]) == set(Ready)
    with pytest.raises(ValueError, match="ambulans"):
        birth_plan({"ambulans": True})


@pytest.mark.parametrize("case", METHODS, ids=lambda one: one["id"])
def test_methods_by_place(case: dict[str, Any]) -> None:
    found = {
        one.method.code: one.eligibility for one in choices(case["given"], date(2026, 11, 29), Place(case["place"]))
    }
    assert list(found) == case["methods"]
    bands = {code: answer.band.code if answer and answer.band else None for code, answer in found.items()}
    assert {code: bands[code] for code in case["bands"]} == case["bands"]


def test_every_method_is_offered_somewhere_and_has_a_case() -> None:
    assert {code for case in METHODS for code in case["methods"]} == {one.code for one in methods()}
    assert len(choices({}, date(2026, 11, 29))) == len(methods())


def test_the_page_is_up_to_date_and_has_a_row_for_everything() -> None:
    page = maternal_page()
    assert PAGE.read_text() == page, "renew: .venv/bin/python -m simpul.knowledge.maternal.reference_page"
    codes = [one.code for one in items()] + [one.code for one in plan_items()] + [one.code for one in methods()]
    assert all(f"| `{code}` |" in page for code in codes)
