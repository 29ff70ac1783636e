"""Which columns of a recap may stand beside the table of the city? The table stands, the recap gives way (ADR 0047).

The city's table is that of PWS as it stood when the recap was added up. Where no other table is possible in which a
number that must not be known is another, columns are hidden that the recap alone could show; no more than that takes.
"""

from collections.abc import Hashable, Mapping
from typing import Any

from simpul.foundation.kept import kept_while_asked
from simpul.monitoring.pws.hiding import Table
from simpul.monitoring.pws.levels import CityFigures
from simpul.monitoring.recap.hiding import hidden_columns, table_with_sets
from simpul.monitoring.recap.kelurahan.codes import LILA, TBU
from simpul.monitoring.recap.kelurahan.hidden import hidden_beside, without_witness
from simpul.monitoring.recap.kelurahan.joint import table_of
from simpul.monitoring.recap.kelurahan.pieces import rest_of
from simpul.monitoring.recap.kelurahan.seen import Cell, Counts, seen_of

MOST = 128  # months, of the city and of each part, that one process knows the hidden columns of
WHOLE = 4  # how much later the whole is hidden than a Puskesmas: it is what a city answers for

Columns = Mapping[Any, Counts]


def _decides(city: CityFigures, classes: Columns, came: Columns, counts: Columns) -> Hashable:
    groupings = (tuple((unit, tuple(inside)) for unit, inside in one.items()) for one in (city.units, city.kecamatan))
    counted = (tuple((place, tuple(one.items())) for place, one in by.items()) for by in (classes, came, counts))
    return tuple(city.figures.items()), *groupings, *counted


# The figures of months that are over are the same at every reading: what they hide is worked out once.
@kept_while_asked(MOST, key=_decides)
def hidden_beside_city(
    city: CityFigures, classes: Columns, came: Columns, counts: Columns
) -> Mapping[Any, frozenset[str]]:
    """Place -> the codes to hide.

    classes, came  kelurahan -> code of PWS or of the recap -> people
    counts  of the whole (None) and of its Puskesmas, where they are shown; a blank column is left out
    """
    alone, joint = hidden_columns(counts), joint_table(city, classes, came, counts)
    printed = {(place, code) for place, one in counts.items() for code in one}
    standing = {cell: _is_hidden(cell, joint, counts) for cell in joint.values}
    standing |= {(place, code): code in alone[place] for place, code in printed}
    told = without_witness(_table(joint, standing), _could_follow(joint))
    if not told:
        return alone
    ways = {cell: is_hidden for cell, is_hidden in standing.items() if is_hidden or cell not in printed}
    hidden = hidden_beside(_table(joint, ways), told)
    return {place: frozenset(code for code in one if (place, code) in hidden) for place, one in counts.items()}


def joint_table(city: CityFigures, classes: Columns, came: Columns, counts: Columns) -> Table[Cell]:
    """The city's table and the recap, as if nothing of the recap were shown."""
    return table_of(seen_of(city, table_with_sets(counts), frozenset(), classes, came))


def _could_follow(joint: Table[Cell]) -> set[Cell]:
    """All but the classes of height and of the arm: neither table has them, nor how many were judged."""
    cells = {*joint.values, *(rest_of(part, whole) for part, whole in joint.within.items())}
    return {cell for cell in cells if not cell[1].startswith((f"{TBU}.", f"{LILA}."))}


def _is_hidden(cell: Cell, joint: Table[Cell], counts: Columns) -> bool:
    """Of what no recap prints: a column that is blank is seen to be blank, and counts nobody."""
    place, code = cell
    is_blank = place in counts and any(code in one for one in counts.values())
    return not is_blank and joint.standing.get(cell, True)


def _table(joint: Table[Cell], standing: Mapping[Cell, bool]) -> Table[Cell]:
    late = {cell: WHOLE for cell in joint.values if cell[0] is None}
    return Table(joint.values, joint.sums, joint.within, late, standing)
