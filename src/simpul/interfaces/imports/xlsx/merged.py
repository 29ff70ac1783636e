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
    """Fills the cells of a row that are part of a range; rows come in their order."""

    def __init__(self, ranges: list[Range]) -> None:
        self.waiting = ranges[::-1]
        self.standing: list[tuple[Range, str]] = []

    def fill(self, line: int, cells: list[str]) -> list[str]:
        self.standing = [one for one in self.standing if one[0][3] >= line]
        while self.waiting and self.waiting[-1][1] <= line:
            area = self.waiting.pop()
            if area[3] >= line and area[0] <= len(cells):
                self.standing.append((area, cells[area[0] - 1]))
        for (first, _, last, _), text in self.standing:
            for at in range(first - 1, min(last, len(cells))):
                cells[at] = cells[at] or text
        return cells
