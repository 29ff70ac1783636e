"""In which line do the names of the columns stand? Titles may stand above them, and two lines may be one head."""

from collections.abc import Sequence

from simpul.interfaces.imports.columns.names import exactly
from simpul.interfaces.imports.sheet import Line

LOOKED_AT = 30
LEAST = 2


def find_head(lines: Sequence[Line]) -> int:
    """The place in `lines` of the one that names most columns; of equal ones the first. The first line if none does."""
    scores = [sum(exactly(cell) is not None for cell in cells if cell) for _, cells in lines]
    best = max(scores, default=0)
    return scores.index(best) if best >= LEAST else 0


def headers_of(cells: list[str]) -> list[str]:
    """Every name once: a second column of the same name is numbered."""
    seen: dict[str, int] = {}
    names = []
    for cell in cells:
        seen[cell] = seen.get(cell, 0) + 1
        names.append(cell if seen[cell] == 1 else f"{cell} ({seen[cell]})")
    return names
