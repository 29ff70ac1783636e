"""The page in docs/reference says what the sheets say today; and a column counts what a card of its groups asks."""

import pytest

from simpul.knowledge.forms import form
from simpul.knowledge.forms.cards import AFTER_BIRTH, CARDS, PREGNANT
from simpul.knowledge.life_stages import LifeStage
from simpul.knowledge.recap import Column, Is, sheets
from simpul.knowledge.recap.reference_page import PAGE, recap_page

COLUMNS = [column for sheet in sheets() for column in sheet.columns]


def test_the_page_is_of_today() -> None:
    assert PAGE.read_text() == recap_page(), "renew: .venv/bin/python -m simpul.knowledge.recap.reference_page"


def test_the_page_names_every_column() -> None:
    assert all(f"`{column.code}`" in recap_page() for column in COLUMNS)


def card_of(group: str) -> str:
    return {"bumil": PREGNANT, "nifas": AFTER_BIRTH}.get(group) or CARDS[LifeStage(group)]


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.code)
def test_a_card_of_its_groups_asks_what_a_column_counts(column: Column) -> None:
    """Otherwise the column could never be anything but blank, and would have to say so."""
    asked = [{field.code for _, field in form(card_of(group)).fields()} for group in sorted(column.groups)]
    if column.count.concepts:
        assert any(set(column.count.concepts) <= codes for codes in asked)
    if column.count.how is Is.GIVEN:
        assert any(column.count.services & codes for codes in asked)
