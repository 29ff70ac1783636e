"""What stands in the cells of a sheet? From .xlsx or .csv to rows of text, whatever state the file is in."""

import csv
import io
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from simpul.foundation.errors import DomainError
from simpul.interfaces.imports.xlsx.reading import refuse_bomb

MOST_UNPACKED = 30_000_000  # read while somebody waits for the page


def read_table(file_name: str, content: bytes, *, most_rows: int, columns: int) -> list[list[str]]:
    """The cells without characters that cannot be printed. Raises DomainError for a file that cannot be read."""
    table = _from_xlsx(content, most_rows, columns) if file_name.lower().endswith(".xlsx") else _from_csv(content)
    return [[_printable(cell) for cell in row] for row in table]


def _printable(cell: str) -> str:
    """PostgreSQL takes no NUL, and a line break inside a name is a slip of the hand."""
    return "".join(letter if letter.isprintable() else " " for letter in cell).strip()


def _from_csv(content: bytes) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise DomainError("sheet_encoding", "Lembar CSV harus disimpan sebagai UTF-8.") from problem
    head = text.split("\n", 1)[0]
    separator = ";" if head.count(";") > head.count(",") else ","
    try:
        return list(csv.reader(io.StringIO(text), delimiter=separator))
    except csv.Error as problem:
        raise _unreadable() from problem


def _from_xlsx(content: bytes, most_rows: int, columns: int) -> list[list[str]]:
    from openpyxl import load_workbook

    refuse_bomb(content, MOST_UNPACKED)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows = list(sheet.iter_rows(values_only=True, max_row=most_rows + 1, max_col=columns))
    except (BadZipFile, KeyError, IndexError, TypeError, ValueError, OSError, ParseError) as problem:
        raise _unreadable() from problem
    return [["" if cell is None else str(cell) for cell in row] for row in rows]


def _unreadable() -> DomainError:
    return DomainError("sheet_unreadable", "Lembar tidak terbaca. Simpan ulang sebagai .xlsx atau .csv.")
