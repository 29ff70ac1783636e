"""The page on which a clinician reads what is due is the one by which the engines act, and leaves nothing out."""

import json

from simpul.knowledge.due.answer import REASONS
from simpul.knowledge.due.definition import schedule
from simpul.knowledge.due.reference_page import LEFT_OUT, PAGE, due_page, window_words
from simpul.knowledge.immunization.schedule.registry import editions
from simpul.reference.immunization.read import schedule as published


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text() == due_page(), "renew: .venv/bin/python -m simpul.knowledge.due.reference_page"


def test_the_page_names_every_service_of_the_schedule_with_its_window_and_source() -> None:
    page = PAGE.read_text()
    for rule in schedule():
        row = next(line for line in page.splitlines() if line.startswith(f"| {rule.code} |"))
        assert all(part in row for part in (rule.label_id, rule.label_en, window_words(rule), rule.source))


def test_the_page_names_every_dose_of_every_edition() -> None:
    page = PAGE.read_text()
    for edition in editions():
        rows = [dose.row for card in edition.cards.values() for dose in card.doses]
        labels = [published()[row].label for row in [*rows, *(one.row for one in edition.school)]]
        assert len(labels) > 20
        assert all(f"| {label} |" in page for label in labels)
        assert all(f"{edition.tetanus.label_id}, {one.status}" in page for one in edition.tetanus.steps)


def test_the_page_has_every_sentence_in_both_languages() -> None:
    page = PAGE.read_text()
    assert all(words in page for said in REASONS.values() for words in said)


def test_the_page_says_why_a_service_of_the_sources_is_not_in_the_schedule() -> None:
    left_out = json.loads(LEFT_OUT.read_text())
    page = PAGE.read_text()
    assert all(one["because"] in page and one["source"] for one in left_out)
    assert not {one["id"] for one in left_out} & {rule.label_id for rule in schedule()}
