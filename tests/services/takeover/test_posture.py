"""Lying or standing moves a length by 0.7 cm: a sheet says it in words, and a bare number is not taken for one."""

from datetime import date

import pytest

from simpul.services.takeover.reading.faults import CellError
from simpul.services.takeover.reading.measures import read_measure


@pytest.mark.parametrize(("typed", "option"), [("Telentang", 1), (" PB ", 1), ("berdiri", 2), ("h", 2), ("", None)])
def test_words_of_the_field_are_read(typed: str, option: int | None) -> None:
    assert read_measure("cara_ukur", typed, "", 20, date(2026, 11, 4)) == option


@pytest.mark.parametrize("typed", ["1", "2", "3", "duduk"])
def test_a_number_or_another_word_is_asked_again(typed: str) -> None:
    with pytest.raises(CellError) as refused:
        read_measure("cara_ukur", typed, "", 20, date(2026, 11, 4))
    assert refused.value.says.column == "cara_ukur"
