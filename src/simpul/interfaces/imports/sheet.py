"""What stands in a file that somebody brings? Lines of cells, one after the other, whatever kind of file it is.

The kind is told by the content, never by the name. Lines without anything in them are passed over.
"""

from collections.abc import Iterator

from simpul.foundation.errors import DomainError
from simpul.interfaces.imports.delimited.reading import read_delimited
from simpul.interfaces.imports.xlsx.reading import read_xlsx

MOST_COLUMNS = 150
ZIP, OLD_EXCEL, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
Line = tuple[int, list[str]]


def read_lines(content: bytes) -> Iterator[Line]:
    """(number of the line, its cells). Raises DomainError for a file that cannot be read."""
    if content.startswith((OLD_EXCEL, PDF)):
        raise DomainError(
            "old_sheet", "Berkas ini bukan lembar .xlsx atau .csv. Buka, lalu simpan ulang sebagai .xlsx."
        )
    lines = read_xlsx(content, MOST_COLUMNS) if content.startswith(ZIP) else read_delimited(content)
    for number, cells in lines:
        kept = cells[:MOST_COLUMNS]
        while kept and not kept[-1]:
            kept.pop()
        if any(kept):
            yield number, kept
