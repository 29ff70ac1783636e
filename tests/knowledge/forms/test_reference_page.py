"""The pages in docs/reference say what the files say today."""

from collections.abc import Callable
from pathlib import Path

import pytest

from simpul.knowledge.concepts import concepts, services
from simpul.knowledge.concepts.reference_page import concepts_page
from simpul.knowledge.forms.reference_page import forms_page
from simpul.knowledge.forms.registry import forms

DOCS = Path(__file__).parents[3] / "docs/reference"


@pytest.mark.parametrize(("name", "page"), [("concepts.md", concepts_page), ("forms.md", forms_page)])
def test_the_page_is_of_today(name: str, page: Callable[[], str]) -> None:
    assert (DOCS / name).read_text() == page(), "renew: .venv/bin/python -m simpul.knowledge.forms.reference_page"


def test_the_pages_name_everything() -> None:
    assert all(f"`{code}`" in concepts_page() for code in (*concepts(), *services()))
    for form in forms().values():
        assert all(f"`{field.code}`" in forms_page() for _, field in form.fields())
