"""What did the same areas show in a second period? Nothing but what the page of that month shows to the same reader.

So two periods open no hidden number: each is hidden by its own table, and a change stands only between two shares that
both stand there. Where nobody in a whole kelurahan was weighed nothing was recorded yet: then no change is told.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from simpul.foundation.local_time import Month
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.kelurahan.presenters import Tile
from simpul.interfaces.web.kelurahan.rows.row import AreaRow, Then

WEIGHED = "D"
Change = Callable[[float | None, float | None], str]


def parts_beside(rows: Sequence[AreaRow], earlier: Sequence[AreaRow], other: Month) -> list[AreaRow]:
    """The parts of one kelurahan. earlier: their rows of the other month; one that had none stays alone"""
    told = any(row.percent for row in rows) and any(row.percent for row in earlier)
    return _beside(rows, earlier, other, formats.points if told else _untold)


def kelurahan_beside(rows: Sequence[AreaRow], earlier: Sequence[AreaRow], other: Month) -> list[AreaRow]:
    return _beside(rows, earlier, other, _of_whole)


def _beside(rows: Sequence[AreaRow], earlier: Sequence[AreaRow], other: Month, change: Change) -> list[AreaRow]:
    known, when = {row.area.pk: row for row in earlier}, formats.month(other.index)
    pairs = [(row, known.get(row.area.pk)) for row in rows]
    return [
        replace(row, then=Then(when, then, change(row.percent, then.percent))) if then else row for row, then in pairs
    ]


def _of_whole(now: float | None, then: float | None) -> str:
    return formats.points(now, then) if now and then else ""


def _untold(_now: float | None, _then: float | None) -> str:
    return ""


def tiles_beside(tiles: Iterable[Tile], earlier: Iterable[Tile], other: Month) -> list[Tile]:
    known, when = {tile.number: tile for tile in earlier}, formats.month(other.index)
    return [replace(tile, then=_said(tile, known[tile.number], when)) for tile in tiles]


def _said(tile: Tile, then: Tile, when: str) -> str:
    """Okt 2026: 83 %, turun 8 poin"""
    change = (_of_whole if tile.number == WEIGHED else formats.points)(tile.percent, then.percent)
    return ", ".join(part for part in (f"{when}: {then.value}", change) if part)
