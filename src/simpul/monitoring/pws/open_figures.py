"""What may somebody see who counts and knows no names? The numbers of areas, units and the whole, hidden together.

One table for all pages: a number that one page hides must not stand on another.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from simpul.monitoring.pws.figures import Figures
from simpul.monitoring.pws.hiding import Table
from simpul.monitoring.pws.hiding_tables import protect_table

NUMBERS = ("S", "K", "D", "D'", "N", "T", "2T", "BGM")
OF_RECAP = frozenset({"S", "D", "N"})  # hidden here, a Puskesmas would still print them in its recap
PART_OF = {"K": "S", "D": "S", "D'": "D", "2T": "T", "BGM": "D"}

Place = Hashable  # an area, a unit, or None for the whole
Cell = tuple[Place, str]


def added(figures: Iterable[Figures]) -> Figures:
    """The figures of several areas together: sums of counts, never of shares."""
    rows = [(f.s, f.d, f.n, f.t, f.o, f.b, f.k, f.twice, f.bgm) for f in figures]
    return Figures(*(sum(column) for column in zip(*rows, strict=True)))


def numbers_of(figures: Figures) -> dict[str, int]:
    found = (figures.s, figures.k, figures.d, figures.comparable, figures.n, figures.t, figures.twice, figures.bgm)
    return dict(zip(NUMBERS, found, strict=True))


def table_of(areas: Mapping[int, Figures], *groupings: Mapping[Any, Sequence[int]]) -> Table[Cell]:
    """Areas, what they are parts of, and the whole down; numbers across. The whole is hidden last: it is what a city
    answers for, and the recap that was added up prints it too.

    areas      every area, also those that no unit has
    groupings  unit -> its areas; an area belongs to one unit of a grouping at most (Puskesmas; kecamatan)
    """
    places: dict[Place, Figures] = dict(areas.items())
    for units in groupings:
        places |= {unit: added(areas[one] for one in inside) for unit, inside in units.items()}
    places[None] = added(areas.values())
    values = {(place, name): value for place, figures in places.items() for name, value in numbers_of(figures).items()}
    sums: list[tuple[Cell, ...]] = [((place, "D'"), (place, "N"), (place, "T")) for place in places]
    for units in groupings or ({},):
        alone = [one for one in areas if not any(one in inside for inside in units.values())]
        for name in NUMBERS:
            sums += [((unit, name), *((one, name) for one in inside)) for unit, inside in units.items()]
            sums.append(((None, name), *((one, name) for one in (*units, *alone))))
    within = {(place, part): (place, whole) for place in places for part, whole in PART_OF.items()}
    late = {(place, name): _late(place, name) for place in places if place not in areas for name in NUMBERS}
    return Table(values, sums, within, late)


def _late(place: Place, name: str) -> int:
    """Of what is a sum of areas: the whole last, and before it what the recap prints of a Puskesmas too."""
    return 3 if place is None else 2 if name in OF_RECAP else 1


def hidden_numbers(
    areas: Mapping[int, Figures], *groupings: Mapping[Any, Sequence[int]]
) -> dict[Place, frozenset[str]]:
    """Area, unit or None (the whole) -> the numbers of NUMBERS that are not to be shown there."""
    parts = [tuple((unit, tuple(inside)) for unit, inside in units.items()) for units in groupings]
    return dict(_hidden(tuple(areas.items()), *parts))


# The figures of months that are over are the same at every reading: what they hide is worked out once.
@lru_cache(maxsize=256)
def _hidden(
    areas: tuple[tuple[int, Figures], ...], *groupings: tuple[tuple[Any, tuple[int, ...]], ...]
) -> Mapping[Place, frozenset[str]]:
    table = table_of(dict(areas), *(dict(units) for units in groupings))
    hidden = protect_table(table)
    places = {place for place, _ in table.values}
    return {place: frozenset(name for name in NUMBERS if (place, name) in hidden) for place in places}
