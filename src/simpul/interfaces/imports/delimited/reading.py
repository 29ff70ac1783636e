"""Which lines does a text file have? Read one after the other; a cell may hold the separator between quotes."""

import csv
import io
from collections.abc import Iterator

from simpul.foundation.errors import DomainError
from simpul.interfaces.imports.cells import clean
from simpul.interfaces.imports.delimited.encoding import encoding_of

SEPARATORS = ";\t,|"
LOOKED_AT = 20
DECLARED = "sep="


def read_delimited(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Raises DomainError for a file that is no table."""
    encoding = encoding_of(content)
    separator = _separator(content, encoding)
    text = io.TextIOWrapper(io.BytesIO(content), encoding=encoding, newline="")
    try:
        for number, row in enumerate(csv.reader(text, delimiter=separator), start=1):
            if number == 1 and row and row[0].lower().startswith(DECLARED):
                continue
            yield number, [clean(cell) for cell in row]
    except (csv.Error, UnicodeDecodeError) as problem:
        raise DomainError(
            "sheet_unreadable", "Lembar tidak terbaca. Simpan ulang sebagai .xlsx atau .csv."
        ) from problem


def _separator(content: bytes, encoding: str) -> str:
    """The one that most of the first lines have as often as one another; a comma inside numbers does not count so."""
    head = content[:64_000].decode(encoding, errors="ignore")
    lines = [line for line in head.splitlines()[:LOOKED_AT] if line.strip()]
    if lines and lines[0].lower().startswith(DECLARED) and len(lines[0]) > len(DECLARED):
        return lines[0][len(DECLARED)]
    return max(SEPARATORS, key=lambda one: _evenness(lines, one))


def _evenness(lines: list[str], separator: str) -> tuple[int, int]:
    counts = [line.count(separator) for line in lines]
    usual = max(set(counts), key=counts.count) if counts else 0
    return (counts.count(usual) if usual else 0, usual)
