"""Which cells are one? What stands in the first of them is said of all (a KK number beside the rows of a family)."""

import re
from collections.abc import Iterator
from typing import IO
from zipfile import ZipFile

from openpyxl.utils.cell import range_boundaries

REFERENCE = re.compile(rb'<(?:\w+:)?mergeCell ref="([A-Z]{1,3}\d+:[A-Z]{1,3}\d+)"')
PIECE, OVERLAP, MOST = 1 << 20, 80, 20_000
Range = tuple[int, int, int, int]


def merged_ranges(book: ZipFile, path: str) -> list[Range]:
    """(first column, first row, last column, last row), from one; they stand behind the rows in the file."""
    with book.open(path.lstrip("/")) as file:
        found = list(_references(file))
    ranges = [range_boundaries(one) for one in found[:MOST]]
    return sorted({(a, b, c, d) for a, b, c, d in ranges if a and b and c and d}, key=lambda one: one[1])


def _references(file: IO[bytes]) -> Iterator[str]:
    rest = b""
    while piece := file.read(PIECE):
        whole = rest + piece
        end = 0
        for found in REFERENCE.finditer(whole):
            yield found[1].decode()
            end = found.end()
        rest = whole[max(end, len(whole) - OVERLAP) :]


class Merged:
    """Fills the cells of a row that are part of a range; rows come in their order.

    standing  column -> (last row, text): as many as there are columns, however many ranges a file claims
    """

    def __init__(self, ranges: list[Range]) -> None:
        self.waiting = ranges[::-1]
        self.standing: dict[int, tuple[int, str]] = {}

    def fill(self, line: int, cells: list[str]) -> list[str]:
        while self.waiting and self.waiting[-1][1] <= line:
            first, _, last, last_row = self.waiting.pop()
            if last_row >= line and first <= len(cells):
                columns = range(first - 1, min(last, len(cells)))
                self.standing |= dict.fromkeys(columns, (last_row, cells[first - 1]))
        for at, (last_row, text) in list(self.standing.items()):
            if last_row < line:
                del self.standing[at]
            else:
                cells[at] = cells[at] or text
        return cells
