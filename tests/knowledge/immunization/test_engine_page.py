"""The page on which a clinician reads the schedule is the one by which the engine acts."""

from simpul.knowledge.immunization.reference_page import PAGE, immunization_page
from simpul.knowledge.immunization.schedule import editions


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text() == immunization_page(), (
        "renew: .venv/bin/python -m simpul.knowledge.immunization.reference_page"
    )


def test_the_page_names_every_open_question() -> None:
    page = immunization_page()
    assert all(one.en in page for edition in editions() for one in edition.open)
