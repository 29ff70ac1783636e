"""What does who counts the city see of a month already, and what could be shown of each kelurahan beside it?"""

from collections.abc import Hashable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from simpul.monitoring.pws import open_figures
from simpul.monitoring.pws.hiding import Table
from simpul.monitoring.pws.levels import CityFigures

Place = Hashable  # a kelurahan, a kecamatan, a Puskesmas, or None for the whole
Cell = tuple[Place, str]
Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Seen:
    """What is shown of a month on other pages, and what could be shown of each kelurahan.

    city, recap    their tables; hidden: the cells that these hide or that no page shows
    areas, units   every kelurahan; Puskesmas -> its kelurahan
    classes, came  kelurahan -> code -> people
    """

    city: Table[Cell]
    recap: Table[Cell]
    hidden: frozenset[Cell]
    areas: Sequence[int]
    units: Mapping[Any, Sequence[int]]
    classes: Mapping[Place, Counts]
    came: Mapping[Place, Counts]


def seen_of(
    city: CityFigures,
    recap: Table[Cell],
    told: Set[Cell],
    classes: Mapping[Place, Counts],
    came: Mapping[Place, Counts],
) -> Seen:
    """The table of the city and the recap as who counts the city sees them, and what could be shown beside them.

    told: what of the recap is shown
    """
    hidden = {(place, name) for place, names in city.hidden.items() for name in names}
    return Seen(
        city=open_figures.table_of(city.figures, city.units, city.kecamatan),
        recap=recap,
        hidden=frozenset(hidden | (recap.values.keys() - told)),
        areas=tuple(city.figures),
        units=city.units,
        classes=classes,
        came=came,
    )


def decides(seen: Seen) -> tuple[Hashable, ...]:
    """All that decides what is hidden."""
    units = tuple((unit, tuple(inside)) for unit, inside in seen.units.items())
    parts = _items(seen.classes), _items(seen.came)
    standing = frozenset(seen.city.values.items()), frozenset(seen.recap.values.items()), seen.hidden
    return seen.areas, units, standing, parts


def _items(by_place: Mapping[Place, Counts]) -> Hashable:
    return frozenset((one, frozenset(counts.items())) for one, counts in by_place.items())
