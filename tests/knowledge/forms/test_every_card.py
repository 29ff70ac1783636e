"""What holds of each Posyandu card: who may read it, which ages it is for, and where it stands to be read."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from simpul.foundation.sex import Sex
from simpul.knowledge.concepts import PrivacyClass, concepts
from simpul.knowledge.forms import cards_for, registry
from simpul.knowledge.forms.asking import fields_to_ask
from simpul.knowledge.forms.definition import Form
from simpul.knowledge.forms.facts import Facts, LastValue, Place, Role, looking
from simpul.knowledge.forms.gates import holds
from simpul.knowledge.forms.reference_page import form_lines
from simpul.knowledge.life_stages import ADULT_FROM_YEARS

FILES = sorted(registry.EDITIONS.glob("*.json"))
CARDS = [one for (code, _), one in registry.forms().items() if code.startswith("posyandu_")]
C3 = {code for code, one in concepts().items() if one.privacy_class is PrivacyClass.C3}
ON = date(2026, 11, 24)
LONG_AGO = date(2001, 1, 1)
PERSON = Facts(on=ON, place=Place.POSYANDU, role=Role.KADER, sex=Sex.FEMALE)
of_card = pytest.mark.parametrize("card", CARDS, ids=lambda one: one.code)


def entries(path: Path) -> list[dict[str, Any]]:
    return [field for section in json.loads(path.read_text())["sections"] for field in section["fields"]]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_file_itself_says_what_a_kader_is_never_shown(path: Path) -> None:
    """A phone that reads the file need not know the classes."""
    for entry in entries(path):
        if entry.get("concept") in C3:
            assert entry["shown_to"] == ["nakes"], entry
            assert "default_days" not in entry, entry


@of_card
@pytest.mark.parametrize("months", [30, 100, 200, 400, 800])
def test_a_kader_writes_what_is_sensitive_and_is_shown_none_of_it(card: Form, months: int) -> None:
    facts = replace(PERSON, age_months=months, age_days=months * 30, pregnant=True, last_birth=ON)
    last = {code: LastValue(1, LONG_AGO) for code in C3}
    for asked in fields_to_ask(card, facts, {}, last):
        if asked.field.code in C3:
            assert asked.default is None
            assert Role.KADER not in asked.field.shown_to
            assert Role.KADER in asked.field.asked_by
        gate = asked.field.gate
        assert not {fact.partition(".")[2] for fact in gate.facts()} & C3 if gate else True


@of_card
def test_a_reason_is_the_only_thing_that_is_required_beside_the_weight_of_a_child(card: Form) -> None:
    required = {field.code for _, field in card.fields() if field.required}
    assert required == {"referral_reason"} | ({"body_weight"} if card.code == "posyandu_bayi_balita" else set())


@of_card
def test_every_step_of_the_day_and_both_languages_are_there(card: Form) -> None:
    assert {field.step for _, field in card.fields()} == {1, 2, 3, 4, 5}
    assert card.title("id") != card.title("en")
    assert all(section.title("id") and section.title("en") for section in card.sections)


@of_card
def test_the_reference_page_has_the_card(card: Form) -> None:
    page = (Path(__file__).parents[3] / "docs/reference/forms.md").read_text()
    assert "\n".join(form_lines(card)) in page


@pytest.mark.parametrize("adult_from", ADULT_FROM_YEARS)
@pytest.mark.parametrize("months", [0, 11, 12, 59, 60, 71, 72, 179, 180, 215, 216, 227, 228, 719, 720, 1200])
@pytest.mark.parametrize("more", [{}, {"pregnant": True}, {"last_birth": ON}], ids=str)
def test_a_card_that_is_chosen_is_for_that_person(months: int, adult_from: int, more: dict[str, Any]) -> None:
    facts = replace(PERSON, age_months=months, **more)
    known = {card.code: card for card in CARDS}
    for code in cards_for(facts, adult_from_years=adult_from):
        assert holds(known[code].who, looking(facts, {})) is True
