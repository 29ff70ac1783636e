"""Which lines does the first sheet with something on it have? Streamed; formulas are never worked out.

The result that the file carries for a formula is taken; where it carries none the cell is empty.
"""

import io
import warnings
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile, ZipInfo

from simpul.foundation.errors import DomainError
from simpul.interfaces.imports.cells import text_of
from simpul.interfaces.imports.xlsx.merged import Merged, merged_ranges

MOST_UNPACKED, MOST_TIMES = 800_000_000, 200  # against a file that unpacks to more than a disk holds
MOST_AT_ONCE = 150_000_000  # of the parts that are read whole, above all the texts of all cells
LAST_ROW = 1_048_576  # of any sheet; a file may claim a row of any number, and the gap before it has no end
BROKEN = (BadZipFile, KeyError, IndexError, TypeError, ValueError, OSError, ParseError, AttributeError, EOFError)
EXPLANATIONS = "Penjelasan"


def read_xlsx(content: bytes, most_columns: int) -> Iterator[tuple[int, list[str]]]:
    """Raises DomainError for a file that cannot be read."""
    refuse_bomb(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of styles and validations that it leaves out
            yield from _lines(content, most_columns)
    except BROKEN as problem:
        raise DomainError(
            "sheet_unreadable", "Lembar tidak terbaca. Simpan ulang sebagai .xlsx atau .csv."
        ) from problem


def _lines(content: bytes, most_columns: int) -> Iterator[tuple[int, list[str]]]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    sheet: Any = next((one for one in book.worksheets if one.title != EXPLANATIONS), book.worksheets[0])
    sheet.reset_dimensions()  # what the file says of its size may be wrong
    with ZipFile(io.BytesIO(content)) as archive:
        merged = Merged(merged_ranges(archive, sheet._worksheet_path))
    for number, row in enumerate(sheet.iter_rows(values_only=True, max_col=most_columns), start=1):
        if number > LAST_ROW:
            raise ValueError("no sheet has such a row")
        yield number, merged.fill(number, _texts(row))


def _texts(row: tuple[Any, ...]) -> list[str]:
    """Most rows of a sheet that has been formatted to its end have nothing in them."""
    return [""] * len(row) if row.count(None) == len(row) else [text_of(value) for value in row]


def refuse_bomb(content: bytes, most_unpacked: int = MOST_UNPACKED) -> None:
    """Raises DomainError for what unpacks to more than can be read; nothing is unpacked to know it."""
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            files: list[ZipInfo] = archive.infolist()
    except BadZipFile as problem:
        raise DomainError(
            "sheet_unreadable", "Lembar tidak terbaca. Simpan ulang sebagai .xlsx atau .csv."
        ) from problem
    unpacked = sum(one.file_size for one in files)
    at_once = sum(one.file_size for one in files if not one.filename.startswith("xl/worksheets/"))
    limit = min(most_unpacked, MOST_TIMES * max(len(content), 10_000))
    if unpacked > limit or at_once > MOST_AT_ONCE:
        raise DomainError("sheet_bomb", "Lembar ini terlalu besar untuk dibuka. Bagi menjadi beberapa lembar.")
