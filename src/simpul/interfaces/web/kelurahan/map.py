"""Where does the kelurahan lie? Its real border and its neighbours; the places of the RW in it are schematic."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians
from typing import Any

from simpul.interfaces.web.kelurahan.rows.row import AreaRow

WIDTH, HEIGHT, MARGIN = 440.0, 340.0, 16.0
SQUARE = (54.0, 48.0)
METRES_A_DEGREE = 111_320.0
SCALE_METRES = (100, 200, 500, 1000, 2000, 5000)
LONGEST_SCALE = 120.0

Ring = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Square:
    x: float
    y: float
    row: AreaRow

    @property
    def middle(self) -> float:
        return round(self.x + SQUARE[0] / 2, 1)

    @property
    def word_y(self) -> float:
        return round(self.y + 21, 1)

    @property
    def figure_y(self) -> float:
        return round(self.y + 35, 1)


@dataclass(frozen=True, slots=True)
class KelurahanMap:
    here: str
    beside: list[str]
    squares: list[Square]
    scale_metres: int
    scale_length: float


@dataclass(frozen=True, slots=True)
class Ground:
    """What is the same whoever counts: the border, its neighbours, and the scale: metres and their length."""

    here: str
    beside: list[str]
    drawn: list[Ring]
    scale: tuple[int, float]


@dataclass(frozen=True, slots=True)
class Projection:
    """Degrees to the drawing; flat, which is true enough over a few kilometres."""

    west: float
    north: float
    shrink: float
    per_degree: float

    def point(self, position: tuple[float, float]) -> tuple[float, float]:
        x = MARGIN + (position[0] - self.west) * self.shrink * self.per_degree
        return round(x, 1), round(MARGIN + (self.north - position[1]) * self.per_degree, 1)

    def path(self, rings: list[Ring]) -> str:
        return "".join("M" + "L".join(f"{x} {y}" for x, y in map(self.point, ring)) + "Z" for ring in rings)


def map_of(area_id: int, borders: Mapping[int, str], rows: list[AreaRow]) -> KelurahanMap | None:
    """borders  GeoJSON of this kelurahan and of its neighbours, by id; None where its own is not published."""
    border = borders.get(area_id)
    if border is None:
        return None
    ground = ground_of(border, tuple(text for one, text in borders.items() if one != area_id))
    return KelurahanMap(ground.here, ground.beside, _squares(ground.drawn, rows), *ground.scale)


# Borders change once in some years: the same text is drawn once.
@lru_cache(maxsize=128)
def ground_of(border: str, beside: tuple[str, ...]) -> Ground:
    rings = rings_of(json.loads(border))
    projection = project(rings)
    drawn = [[projection.point(position) for position in ring] for ring in rings]
    near = [projection.path(rings) for rings in map(rings_of, map(json.loads, beside)) if _touches(projection, rings)]
    metres = METRES_A_DEGREE / projection.per_degree
    bar = max((one for one in SCALE_METRES if one / metres <= LONGEST_SCALE), default=SCALE_METRES[0])
    return Ground(projection.path(rings), near, drawn, (bar, round(bar / metres, 1)))


def rings_of(geometry: dict[str, Any]) -> list[Ring]:
    """The outer ring of every polygon of a Polygon or MultiPolygon."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [[(point[0], point[1]) for point in polygon[0]] for polygon in polygons]


def project(rings: list[Ring]) -> Projection:
    lngs = [lng for ring in rings for lng, _ in ring]
    lats = [lat for ring in rings for _, lat in ring]
    shrink = cos(radians(sum(lats) / len(lats)))
    across, down = (max(lngs) - min(lngs)) * shrink, max(lats) - min(lats)
    per_degree = min((WIDTH - 2 * MARGIN) / across, (HEIGHT - 2 * MARGIN) / down)
    return Projection(min(lngs), max(lats), shrink, per_degree)


def _touches(projection: Projection, rings: list[Ring]) -> bool:
    points = [projection.point(position) for ring in rings for position in ring]
    return any(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points)


def _squares(drawn: list[Ring], rows: list[AreaRow]) -> list[Square]:
    """Places for the RW inside the border, in reading order, as evenly as a grid allows."""
    for step in (1.4, 1.2, 1.05, 0.9, 0.75, 0.6, 0.45):
        places = [place for place in _grid(step) if _inside(drawn, place)]
        if len(places) >= len(rows):
            break
    else:
        return []
    chosen = [places[at * len(places) // len(rows)] for at in range(len(rows))] if rows else []
    return [
        Square(round(x - SQUARE[0] / 2, 1), round(y - SQUARE[1] / 2, 1), row)
        for (x, y), row in zip(chosen, rows, strict=True)
    ]


def _grid(step: float) -> Iterator[tuple[float, float]]:
    across, down = SQUARE[0] * step, SQUARE[1] * step
    for row in range(int(HEIGHT / down)):
        for column in range(int(WIDTH / across)):
            yield across * (column + 0.5), down * (row + 0.5)


def _inside(rings: list[Ring], point: tuple[float, float]) -> bool:
    """Even-odd rule."""
    x, y = point
    crossings = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                crossings += 1
    return crossings % 2 == 1
