"""What does a line say that has quotes, or too few or too many cells? It costs nothing but itself."""

import csv
from io import StringIO

from simpul.interfaces.cli.growth.lines import Layout, Lines

QUOTE = '"'
LONGEST_ROW = 20  # lines of one row whose quoted text holds line breaks


def odd_row(number: int, line: str, lines: Lines, layout: Layout) -> tuple[str, list[str], str]:
    """The text, the cells and what is wrong ("" for nothing); without cells where the row cannot be read.

    Where the number of cells is wrong nobody knows which cell is which, so none of them is believed.
    """
    width = len(layout.names)
    if QUOTE in line and (found := _quoted(line, lines, layout)):
        return *found, ""
    cells = line.rstrip("\r\n").replace(QUOTE, "").split(layout.separator)
    problem = "tanda petik tidak lengkap" if len(cells) == width else f"jumlah kolom {len(cells)}, seharusnya {width}"
    text = layout.separator.join((cells + [""] * width)[:width])
    return text, [""] * width, f"baris {number}: {problem}"


def _quoted(line: str, lines: Lines, layout: Layout) -> tuple[str, list[str]] | None:
    """A row with quotes, which may go on over the next lines; None where that leads nowhere."""
    text, taken = line, []
    for _ in range(LONGEST_ROW):
        cells = _cells(text, layout.separator)
        if cells and len(cells) == len(layout.names):
            return text.rstrip("\r\n"), [" ".join(cell.split()) for cell in cells]
        more = next(lines, None)
        if more is None:
            break
        taken.append(more)
        text += more[1]
    lines.back(taken)
    return None


def _cells(text: str, separator: str) -> list[str] | None:
    """The cells of a text that is exactly one row; None where it is none, or more."""
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None
