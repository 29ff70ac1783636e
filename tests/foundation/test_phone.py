"""One number, however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpul.foundation.errors import DomainError
from simpul.foundation.phone import read_phone


@pytest.mark.parametrize(
    "typed",
    [
        "081234567890",
        "0812-3456-7890",
        "0812 3456 7890",
        " 0812.3456.7890 ",
        "(0812) 3456/7890",
        "6281234567890",
        "+6281234567890",
        "+62 812-3456-7890",
        "+62 0812 3456 7890",
        "(+62) 81234567890",
        "006281234567890",
        "81234567890",
        "81234567890.0",
        "0812\u20133456\u00a07890",
    ],
)
def test_every_way_of_writing_gives_one_number(typed: str) -> None:
    assert read_phone(typed).reveal() == "6281234567890"


@pytest.mark.parametrize(
    ("typed", "number"), [("0341 123456", "62341123456"), ("021-1234567", "62211234567"), ("08123456", "628123456")]
)
def test_a_house_and_a_short_number_are_read(typed: str, number: str) -> None:
    assert read_phone(typed).reveal() == number


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "-",
        "+",
        "0",
        "62",
        "112",
        "0812",
        "+65 9123 4567",
        "12345678901",
        "0812x3456789",
        "08" * 9,
        "٠٨١٢٣٤٥٦٧٨٩",
        "0000000000",
    ],
)
def test_what_is_no_number_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(DomainError) as refusal:
        read_phone(typed)
    assert refusal.value.sentence.endswith("0812 3456 7890.")


def test_a_number_is_never_printed() -> None:
    assert "812" not in f"{read_phone('081234567890')} {read_phone('081234567890')!r}"


@given(st.text(alphabet="0123456789 +-().x\u00a0", max_size=20))
def test_what_is_read_is_read_again_as_the_same(typed: str) -> None:
    try:
        number = read_phone(typed).reveal()
    except DomainError:
        return
    assert read_phone(number).reveal() == number
    assert number.isdigit()
