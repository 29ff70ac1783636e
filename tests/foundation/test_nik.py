"""A NIK: what cannot be one is refused; what does not fit its person is only said."""

from datetime import date

import pytest

from simpul.foundation.errors import DomainError
from simpul.foundation.identifiers import Nik
from simpul.foundation.nik import impossible, refuse_impossible, warnings
from simpul.foundation.sex import Sex

BORN = date(2023, 3, 4)
BOY, GIRL = Nik("3571010403230001"), Nik("3571014403230001")


@pytest.mark.parametrize(
    "text",
    [
        "3571010403230001",
        "3571014403230001",  # a woman: day + 40
        "3571013112990001",
        "3571017112990001",
        "3571013002230001",  # 30 February: only papers can tell
        "9901010403230001",  # a province that we do not know
        "3571010403239999",
    ],
)
def test_what_may_be_a_nik_is_taken(text: str) -> None:
    assert impossible(Nik(text)) is None
    refuse_impossible(Nik(text))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "16 angka"),
        ("357101040323001", "16 angka"),
        ("35710104032300012", "16 angka"),
        ("357101040323000X", "16 angka"),
        ("357101040323 001", "16 angka"),
        ("٣٥٧١٠١٠٤٠٣٢٣٠٠٠١", "16 angka"),
        ("357101**********", "16 angka"),
        ("3571010003230001", "Tanggal lahir"),
        ("3571013203230001", "Tanggal lahir"),
        ("3571014003230001", "Tanggal lahir"),  # day 40 is nobody's
        ("3571017203230001", "Tanggal lahir"),
        ("3571010400230001", "Tanggal lahir"),
        ("3571010413230001", "Tanggal lahir"),
        ("3571010403230000", "bukan nomor yang sah"),
        ("1111111111111111", "bukan nomor yang sah"),
        ("5678901234567890", "Tanggal lahir"),
        ("6789012345678901", "Tanggal lahir"),
    ],
)
def test_what_cannot_be_a_nik_is_refused_with_a_sentence(text: str, what: str) -> None:
    assert what in (impossible(Nik(text)) or "")
    if text:
        with pytest.raises(DomainError) as refusal:
            refuse_impossible(Nik(text))
        assert refusal.value.sentence.endswith(".")
        assert text not in str(refusal.value)


def test_no_nik_is_no_problem() -> None:
    refuse_impossible(None)


def test_one_that_fits_has_no_warning() -> None:
    assert warnings(BOY, Sex.MALE, BORN) == []
    assert warnings(GIRL, Sex.FEMALE, BORN) == []


@pytest.mark.parametrize(
    ("nik", "sex", "born", "what"),
    [
        (BOY, Sex.FEMALE, BORN, ["Jenis kelamin"]),
        (GIRL, Sex.MALE, BORN, ["Jenis kelamin"]),
        (BOY, Sex.MALE, date(2023, 4, 3), ["Tanggal lahir"]),
        (BOY, Sex.FEMALE, date(2023, 3, 5), ["Jenis kelamin", "Tanggal lahir"]),
        (Nik("9901010403230001"), Sex.MALE, BORN, ["Kode provinsi"]),
        (Nik("2071010403230001"), Sex.MALE, BORN, ["Kode provinsi"]),
    ],
)
def test_what_does_not_fit_is_said_and_never_refused(nik: Nik, sex: Sex, born: date, what: list[str]) -> None:
    found = warnings(nik, sex, born)
    assert len(found) == len(what)
    assert all(sentence.startswith(words) for sentence, words in zip(found, what, strict=True))
    refuse_impossible(nik)


def test_the_century_is_that_of_the_record() -> None:
    assert warnings(BOY, Sex.MALE, date(1923, 3, 4)) == []


@pytest.mark.parametrize("province", [11, 19, 21, 31, 36, 51, 53, 61, 65, 71, 76, 81, 82, 91, 97])
def test_the_provinces_are_known(province: int) -> None:
    assert warnings(Nik(f"{province}71010403230001"), Sex.MALE, BORN) == []
