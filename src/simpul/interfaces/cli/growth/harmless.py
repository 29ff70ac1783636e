"""Which of the caller's cells would a spreadsheet run as a formula? They are copied with an apostrophe before them.

A cell that begins with = + - @, a tab or a line break is such a cell (OWASP, CSV injection); a number is none, nor is a
dash alone, which says that nothing was measured. Both are copied as they came.
"""

import csv
import re
from io import StringIO

import numpy as np

from simpul.interfaces.cli.growth.odd_rows import QUOTE

SIGNS = "=+-@\t\r\n"
PLAIN = re.compile(r"[-+]?(?:\d[\d.,]*(?:[eE][-+]?\d+)?)?", re.ASCII)
APOSTROPHE = "'"
IS_SIGN = np.isin(np.arange(256), [ord(sign) for sign in SIGNS])


def harmless(texts: list[str], separator: str) -> list[str]:
    """Rows as they may be written. Those alone are taken apart in which a sign follows a separator or a quote."""
    found = _rows_with_signs(texts, separator)
    if not found:
        return texts
    safe = list(texts)
    for at in found:
        safe[at] = _row(texts[at], separator)
    return safe


def harmless_cell(cell: str) -> str:
    return APOSTROPHE + cell if cell[:1] in SIGNS and not PLAIN.fullmatch(cell) else cell


def _rows_with_signs(texts: list[str], separator: str) -> list[int]:
    """Their places. One byte for each character: what Latin-1 does not hold becomes a question mark, and is no sign."""
    letters = np.frombuffer(separator.join(["", *texts]).encode("latin-1", "replace"), np.uint8)
    before, after = letters[:-1], letters[1:]
    hits = np.flatnonzero(((before == ord(separator)) | (before == ord(QUOTE))) & IS_SIGN[after])
    if not hits.size:
        return []
    starts = np.cumsum([len(text) + 1 for text in texts]) - [len(text) + 1 for text in texts]
    places: list[int] = np.unique(np.searchsorted(starts, hits, side="right") - 1).tolist()
    return places


def _row(text: str, separator: str) -> str:
    quoted = QUOTE in text
    cells = next(csv.reader(StringIO(text, newline=""), delimiter=separator)) if quoted else text.split(separator)
    safe = [harmless_cell(cell) for cell in cells]
    if safe == cells:
        return text
    if not quoted:
        return separator.join(safe)
    written = StringIO(newline="")
    csv.writer(written, delimiter=separator).writerow(safe)
    return written.getvalue().removesuffix("\r\n")
