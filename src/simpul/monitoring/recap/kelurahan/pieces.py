"""Which numbers of a table hang together by its sums? What moves in one piece moves nothing in another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from simpul.monitoring.pws.hiding import Table
from simpul.monitoring.recap.kelurahan.seen import Cell

Row = Mapping[Cell, int]  # of a sum what can be moved: the total +1, what it is the sum of -1


@dataclass(frozen=True, slots=True)
class Piece:
    """values  what can be moved
    rows    the sums that it is in
    """

    values: dict[Cell, int] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)


def rest_of(part: Cell, whole: Cell) -> Cell:
    """What is left of a whole is a number too, which no page shows."""
    return part[0], f"{part[1]} of {whole[1]}"


def pieces_of(table: Table[Cell]) -> list[Piece]:
    """What is not shown elsewhere, in pieces; what is left of each whole stands among it as a number."""
    values = {cell: value for cell, value in table.values.items() if table.standing.get(cell, True)}
    sums: list[Sequence[Cell]] = list(table.sums)
    for part, whole in table.within.items():
        left = table.values[whole] - table.values[part]
        if left >= 0 and (part in values or whole in values):  # below zero the two were counted at different moments
            values[rest_of(part, whole)] = left
            sums.append((whole, part, rest_of(part, whole)))
    rows = [{cell: -1 if at else 1 for at, cell in enumerate(group) if cell in values} for group in sums]
    pieces: dict[Cell, Piece] = {}
    first = _first_of_each(values, rows)
    for cell, value in values.items():
        pieces.setdefault(first[cell], Piece()).values[cell] = value
    for row in filter(None, rows):
        pieces[first[next(iter(row))]].rows.append(row)
    return list(pieces.values())


def _first_of_each(values: Mapping[Cell, int], rows: Sequence[Row]) -> Mapping[Cell, Cell]:
    """A number -> one that stands for all that hang together with it."""
    stands = {cell: cell for cell in values}

    def find(cell: Cell) -> Cell:
        while stands[cell] != cell:
            stands[cell] = cell = stands[stands[cell]]
        return cell

    for first, *others in map(tuple, filter(None, rows)):
        for other in others:
            stands[find(other)] = find(first)
    return {cell: find(cell) for cell in values}
