"""Whatever kind of file somebody brings: its cells, line by line, as text."""

import io
import zipfile
from datetime import date, datetime

import pytest

from simpul.foundation.errors import DomainError
from simpul.interfaces.imports.cells import clean, text_of
from simpul.interfaces.imports.sheet import read_lines
from tests.interfaces.imports.workbooks import workbook

ROWS = [["Nama", "Berat"], ["Ratih é", "8,4"]]
AT = datetime(2026, 11, 5, 8, 30)  # noqa: DTZ001 - as a workbook has it


def lines(content: bytes) -> list[tuple[int, list[str]]]:
    return list(read_lines(content))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_a_text_file_in_any_letters_and_with_any_separator(encoding: str, separator: str) -> None:
    quoted = [[f'"{cell}"' if separator in cell else cell for cell in row] for row in ROWS]
    text = "\r\n".join(separator.join(row) for row in quoted)
    assert lines(text.encode(encoding)) == [(1, ROWS[0]), (2, ROWS[1])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sep=;\nNama;Berat\nA;1", [(2, ["Nama", "Berat"]), (3, ["A", "1"])]),
        ("Nama;Berat\n;;\n\nA;1;;\n", [(1, ["Nama", "Berat"]), (4, ["A", "1"])]),
        ('Nama;Berat\n"A\nB";1', [(1, ["Nama", "Berat"]), (2, ["A B", "1"])]),
        ('Nama;Berat\n"A;B";8,4', [(1, ["Nama", "Berat"]), (2, ["A;B", "8,4"])]),
        ("Nama\nA", [(1, ["Nama"]), (2, ["A"])]),
    ],
    ids=["declared separator", "empty lines", "line break in a cell", "separator in a cell", "one column"],
)
def test_what_stands_in_a_text_file(text: str, expected: list[tuple[int, list[str]]]) -> None:
    assert lines(text.encode()) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""), (True, "ya"), (False, "tidak"), (12, "12"), (12.0, "12"), (8.4, "8.4"), (0.1 + 0.2, "0.3"),
        (3571010101200001, "3571010101200001"), (3571010101200010, "3.57E+15"), (3.571010101200001e15, "3.57E+15"),
        (date(2026, 11, 5), "2026-11-05"), (AT.replace(hour=0, minute=0), "2026-11-05"), (float("nan"), ""),
        (AT, "2026-11-05 08:30:00"), ("  a \u00a0 b\n", "a b"), ("'3571", "3571"),
        ("\u200bRatih\u200d", "Ratih"), ("\ufeffNama", "Nama"), ("a\0b", "a b"), ("x" * 900, "x" * 500),
        ("=HYPERLINK(1)", "=HYPERLINK(1)"),
    ],
)  # fmt: skip
def test_what_a_cell_says(value: object, expected: str) -> None:
    assert text_of(value) == expected


def test_cleaning_twice_changes_nothing() -> None:
    for text in ("'‘a", "\u200b x \u200b", "é", "  '  a"):
        assert clean(clean(text)) == clean(text)


def test_a_workbook_with_dates_numbers_formulas_and_merged_cells() -> None:
    rows = [
        ["KK", "Nama", "Lahir", "Berat", "Jumlah"],
        ["3571010101100001", "A", date(2024, 2, 29), 8.4, "=1+1"],
        [None, "B", 45_000, 9, None],
        ["", "", None, None, None],
        [None, "C", "2024-03-01", "9,1", None],
    ]
    found = lines(workbook(rows, merge=("A2:A3",)))
    assert found == [
        (1, ["KK", "Nama", "Lahir", "Berat", "Jumlah"]),
        (2, ["3571010101100001", "A", "2024-02-29", "8.4", "0"]),  # the writer kept 0 as the result of the formula
        (3, ["3571010101100001", "B", "45000", "9"]),
        (5, ["", "C", "2024-03-01", "9,1"]),
    ]


def bomb() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    return content.getvalue()


@pytest.mark.parametrize(
    "content",
    [b"\xd0\xcf\x11\xe0rest", b"%PDF-1.4", b"PK\x03\x04bukan", bomb(), bytes(range(256)) * 9, b"\x81\x8d\x8f" * 99],
    ids=["old excel", "pdf", "broken zip", "zip bomb", "bytes", "no letters of any kind"],
)
def test_a_file_that_is_no_sheet_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(DomainError) as refused:
        lines(content)
    assert refused.value.sentence.endswith(".")
