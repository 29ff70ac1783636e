"""Which hidden numbers follow from those that are shown, whatever they are? Pure: by elimination over every sum."""

from collections.abc import Collection, Sequence

from simpul.monitoring.recap.kelurahan.seen import Cell

PRIME = 2**61 - 1  # reckoned in its field: exact, and as fast as small numbers are

Row = dict[Cell, int]


def following(hidden: Collection[Cell], sums: Sequence[Sequence[Cell]]) -> set[Cell]:
    """The numbers that a reader could work out. sums: each a total first, then what it is the sum of."""
    unknown, found = set(hidden), dict[Cell, Row]()
    beside: dict[Cell, set[Cell]] = {}  # a number -> those whose row it stands in
    for group in sums:
        row = {cell: PRIME - 1 if at else 1 for at, cell in enumerate(group) if cell in unknown}
        for cell in [one for one in row if one in found]:
            _take(row, found[cell], row[cell])
        if row:
            solved, first = next(iter(row.items()))
            by = pow(first, -1, PRIME)
            found[solved] = row = {cell: one * by % PRIME for cell, one in row.items()}
            for other in beside.pop(solved, set()):
                if solved in found[other]:
                    _take(found[other], row, found[other][solved])
                    _note(beside, row, other)
            _note(beside, row, solved)
    return {cell for cell, row in found.items() if len(row) == 1}


def _note(beside: dict[Cell, set[Cell]], row: Row, solved: Cell) -> None:
    for cell in row:
        beside.setdefault(cell, set()).add(solved)


def _take(row: Row, other: Row, times: int) -> None:
    for cell, one in other.items():
        left = (row.get(cell, 0) - times * one) % PRIME
        if left:
            row[cell] = left
        else:
            row.pop(cell, None)
