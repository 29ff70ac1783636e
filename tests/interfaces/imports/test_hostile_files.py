"""A small file that means to take the whole machine: it is refused, or read, in the time of any other file."""

import io
import os
import time
import zipfile

import pytest

from simpul.foundation.errors import DomainError
from simpul.interfaces.imports.sheet import read_lines
from simpul.interfaces.imports.tables import read_table
from simpul.interfaces.imports.xlsx.merged import Merged
from simpul.interfaces.imports.xlsx.reading import LAST_ROW
from tests.interfaces.imports.workbooks import workbook

SHEET = "xl/worksheets/sheet1.xml"
TEXTS = "xl/sharedStrings.xml"
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MUCH = 160_000_000  # bytes, unpacked


def with_part(path: str, part: bytes, padding: int = 0) -> bytes:
    """A sound workbook with one part of it exchanged; padding hides how well it packs."""
    content = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook([["Nama", "NIK"]]))) as sound,
        zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as book,
    ):
        for name in sound.namelist():
            book.writestr(name, part if name == path else sound.read(name))
        book.writestr(zipfile.ZipInfo("isi.bin"), os.urandom(padding))
    return content.getvalue()


def row_numbered(number: int) -> bytes:
    cell = '<c t="inlineStr"><is><t>Nama</t></is></c>'
    rows = f'<row r="1">{cell}</row><row r="{number}">{cell}</row>'
    return f'<worksheet xmlns="{NAMESPACE}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def test_a_row_of_a_number_that_no_sheet_has_is_refused_and_not_waited_for() -> None:
    begun = time.monotonic()
    with pytest.raises(DomainError) as refused:
        list(read_lines(with_part(SHEET, row_numbered(10**15))))
    assert refused.value.code == "sheet_unreadable"
    assert time.monotonic() - begun < 30


def test_the_last_row_that_a_sheet_can_have_is_read() -> None:
    found = list(read_lines(with_part(SHEET, row_numbered(LAST_ROW))))
    assert [line for line, _ in found] == [1, LAST_ROW]


def test_texts_that_fill_the_memory_are_refused_before_they_are_unpacked() -> None:
    content = with_part(TEXTS, b" " * MUCH, padding=2_000_000)
    with pytest.raises(DomainError) as refused:
        list(read_lines(content))
    assert refused.value.code == "sheet_bomb"


def test_a_sheet_of_accounts_may_not_unpack_to_more_than_a_page_can_wait_for() -> None:
    content = with_part(SHEET, b" " * 40_000_000, padding=300_000)
    with pytest.raises(DomainError) as refused:
        read_table("kader.xlsx", content, most_rows=1_000, columns=6)
    assert refused.value.code == "sheet_bomb"


def test_however_many_ranges_are_claimed_a_row_is_filled_once() -> None:
    merged = Merged([(1, 1, 16_384, LAST_ROW)] * 20_000)
    assert merged.fill(1, ["KK", "", ""]) == ["KK", "KK", "KK"]
    assert len(merged.standing) == 3
    begun = time.monotonic()
    for line in range(2, 5_000):
        assert merged.fill(line, ["", "x", ""]) == ["KK", "x", "KK"]
    assert time.monotonic() - begun < 5
