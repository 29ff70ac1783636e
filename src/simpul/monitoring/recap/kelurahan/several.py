"""Which classes of several kelurahan together must not follow, though no page tells them? Those of 1 to 4."""

from collections.abc import Sequence

from simpul.monitoring.pws.figures import is_small
from simpul.monitoring.pws.hiding import Table
from simpul.monitoring.recap.kelurahan.codes import INDICES, classes_of, together_of
from simpul.monitoring.recap.kelurahan.seen import Cell, Place


def with_small_classes(table: Table[Cell], places: Sequence[tuple[Place, Sequence[int]]]) -> Table[Cell]:
    """The table with each of them, hidden for good. places: a Puskesmas or the whole, and its kelurahan

    What is left of the two classes together, or of who was judged, when its neighbours are told in every kelurahan.
    """
    values, sums, standing = dict(table.values), list(table.sums), dict(table.standing)
    for place, inside in places:
        for index in INDICES:
            both, two = together_of(index)
            for code in classes_of(index):
                cell, value = (place, code), sum(values[one, code] for one in inside)
                if cell in values or not is_small(value):
                    continue
                values[cell], standing[cell] = value, True
                sums.append((cell, *((one, code) for one in inside)))
                beside = [one for one in classes_of(index) if one != code and (one in two) == (code in two)]
                whole = [(place, both)] if code in two else [(place, index), (place, both)]
                sums.append((*whole, cell, *((one, other) for other in beside for one in inside)))
    return Table(values, sums, table.within, table.late, standing)
