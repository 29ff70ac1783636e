"""What the caller wrote is copied, and a spreadsheet that opens the result runs none of it."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpul.interfaces.cli.growth.harmless import harmless, harmless_cell
from simpul.interfaces.cli.main import main

HEADER = ["sex", "age_days", "weight_kg", "length_cm", "nama", "lain"]
CHILD = ["L", "365", "9.6", "75.7"]
FORMULAS = [
    "=1+1", "=HYPERLINK(\"https://lain.example\",\"klik\")", "+1+1", "-1-1", "-2+3+cmd|' /C calc'!A0", "@SUM(A1)",
    "\t=1", "\r=1", "\n=1", "=", "@", "+x", "--1", "-1;2", "=a\"b",
]  # fmt: skip
PLAIN = [
    "-3.11", "-3,11", "+6281234567", "-1", "-1.234,5", "-1e-3", "-", "+", "", "Sari", "a=b", "'=1", "2026-11-24",
    "x\t=y", "a;=b", 'kata "dalam" petik', "baris\n=dua",
]  # fmt: skip


def converted(folder: Path, row: list[str], separator: str, header: list[str] | None = None) -> list[list[str]]:
    source, target = folder / "children.csv", folder / "z.csv"
    with source.open("w", newline="") as file:
        csv.writer(file, delimiter=separator).writerows([header or HEADER, row])
    assert main(["growth", "--in", str(source), "--out", str(target)]) == 0
    with target.open(newline="") as file:
        return list(csv.reader(file, delimiter=separator))


@pytest.mark.parametrize("separator", [";", ",", "\t"], ids=["semicolon", "comma", "tab"])
@pytest.mark.parametrize("at", range(len(FORMULAS)))
def test_a_formula_comes_out_as_text(tmp_path: Path, at: int, separator: str) -> None:
    _header, row = converted(tmp_path, [*CHILD, FORMULAS[at], "x"], separator)
    assert row[:6] == [*CHILD, f"'{FORMULAS[at]}", "x"]
    assert row[6] == "-0.04", "the child is judged all the same"


@pytest.mark.parametrize("separator", [";", ",", "\t"], ids=["semicolon", "comma", "tab"])
@pytest.mark.parametrize("at", range(len(PLAIN)))
def test_a_number_and_every_other_text_stay_as_they_were(tmp_path: Path, at: int, separator: str) -> None:
    _header, row = converted(tmp_path, [*CHILD, PLAIN[at], "=1"], separator)
    assert row[:6] == [*CHILD, PLAIN[at], "'=1"]


def test_the_first_cell_and_the_header_are_no_exception(tmp_path: Path) -> None:
    header, row = converted(tmp_path, ["=1+1", *CHILD], ";", ["=nomor", *HEADER[:4]])
    assert (header[0], row[0]) == ("'=nomor", "'=1+1")


def test_a_row_with_too_many_cells_is_no_way_around(tmp_path: Path) -> None:
    _header, row = converted(tmp_path, [*CHILD, "=1", "@x", "=2"], ";")
    assert row[4:6] == ["'=1", "'@x"]


def test_a_quote_that_opens_and_closes_before_the_sign_hides_nothing(tmp_path: Path) -> None:
    source, target = tmp_path / "children.csv", tmp_path / "z.csv"
    source.write_text('sex;age_days;nama\nL;365;""=1\n')
    assert main(["growth", "--in", str(source), "--out", str(target)]) == 0
    with target.open(newline="") as file:
        assert not list(csv.reader(file, delimiter=";"))[1][2].startswith("=")


def test_rows_without_a_sign_are_not_taken_apart() -> None:
    texts = ["L;365;9.6", 'P;"a;b";9-6']
    assert harmless(texts, ";") is texts


@given(st.lists(st.text("ab=;,-+@\t1é漢", max_size=9), min_size=1, max_size=5), st.sampled_from(";,\t"))
def test_rows_together_say_what_each_says_alone(texts: list[str], separator: str) -> None:
    expected = [separator.join(map(harmless_cell, text.split(separator))) for text in texts]
    assert harmless(texts, separator) == expected


def test_a_negative_number_beside_a_formula_stays_a_number() -> None:
    assert harmless(["-3.11;=1;-2"], ";") == ["-3.11;'=1;-2"]
    assert harmless_cell("-3.11") == "-3.11"
