"""Beside the weight: who has a book, and who was given a capsule in which month and at which age?"""

from datetime import date
from random import Random

import pytest

from simpul.interfaces.cli.demo.doses.card import BOOK, book_shown, given_on

BORN = date(2024, 2, 10)


@pytest.mark.parametrize(
    ("day", "possible"),
    [
        (date(2024, 8, 9), set()),
        (date(2024, 8, 10), {"vitamin_a_biru"}),
        (date(2025, 2, 9), {"vitamin_a_biru"}),
        (date(2025, 2, 10), {"vitamin_a_merah"}),
        (date(2025, 8, 1), {"vitamin_a_merah", "obat_cacing"}),
        (date(2025, 9, 1), set()),
        (date(2029, 2, 10), set()),
    ],
)
def test_capsules_by_age_and_month(day: date, possible: set[str]) -> None:
    assert {code for seed in range(50) for code in given_on(BORN, day, Random(seed))} == possible


def test_some_have_no_book_and_some_no_capsule() -> None:
    random = Random(7)
    books = [book_shown(random)[BOOK] for _ in range(2000)]
    assert 0.9 < sum(books) / len(books) < 0.97
    given = [bool(given_on(BORN, date(2026, 2, 10), random)) for _ in range(2000)]
    assert 0.92 < sum(given) / len(given) < 0.98
