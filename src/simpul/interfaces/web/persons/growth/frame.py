"""How do measured numbers become the points of a drawing?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import ceil, floor

LEFT, RIGHT, TOP, BOTTOM = 40.0, 646.0, 24.0, 396.0
DAYS_A_MONTH = 30.4375
STEPS = (500, 1000, 2000, 5000, 10000, 20000)
MOST_TICKS = 9

XY = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Point:
    """shape  pt (counts), t (not gained), o (the month before was missed), u (to be measured again, does not count)"""

    x: float
    y: float
    shape: str


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Table:
    """numeric  which columns are numbers; the first cell of a row names it"""

    columns: list[str]
    numeric: list[bool]
    rows: list[list[str]]

    @property
    def heads(self) -> list[tuple[str, bool]]:
        return list(zip(self.columns, self.numeric, strict=True))

    @property
    def cells(self) -> list[list[tuple[str, bool]]]:
        return [list(zip(row, self.numeric, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Chart:
    """title  the finding; what: what is drawn; notes: what the drawing leaves out
    clinical  lines are named in SD; otherwise by their colours
    """

    code: str
    title: str
    what: str
    summary: str
    x_name: str
    y_name: str
    lines: list[tuple[str, str]]
    labels: list[Tick]
    x_ticks: list[Tick]
    y_ticks: list[Tick]
    solid: list[str]
    dashed: list[str]
    points: list[Point]
    count: int
    bands: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """From the units of the measurement to the drawing; y in thousandths."""

    first: float
    last: float
    low: float
    high: float

    def x(self, at: float) -> float:
        return round(LEFT + (RIGHT - LEFT) * (at - self.first) / (self.last - self.first), 1)

    def y(self, value: float) -> float:
        """What lies outside stands on the edge: the table has its number."""
        inside = min(max(value, self.low), self.high)
        return round(BOTTOM - (BOTTOM - TOP) * (inside - self.low) / (self.high - self.low), 1)

    def path(self, points: Sequence[XY]) -> str:
        return "M" + " ".join(f"{self.x(at)} {self.y(value)}" for at, value in points)

    def y_ticks(self) -> list[tuple[float, float]]:
        """(position, value) at round numbers."""
        step = next((one for one in STEPS if (self.high - self.low) / one <= MOST_TICKS), STEPS[-1])
        first = ceil(self.low / step)
        return [(self.y(at * step), at * step) for at in range(first, floor(self.high / step) + 1)]


def frame_around(first: float, last: float, values: Iterable[float]) -> Frame:
    """The frame of a span that holds these values, with whole thousands at its edges."""
    known = list(values)
    return Frame(first, last, floor(min(known) / 1000) * 1000, ceil(max(known) / 1000) * 1000)


def sd_label(sd: int) -> str:
    """-2 -> "−2 SD"; 0 -> "0"."""
    return f"{'+' if sd > 0 else '−'}{abs(sd)} SD" if sd else "0"


def runs(points: Sequence[XY], joined: Sequence[bool]) -> tuple[list[list[XY]], list[list[XY]]]:
    """Pieces of a curve: solid through neighbours, dashed over what was missed.

    joined  for each point whether it follows the one before without a gap
    """
    solid: list[list[XY]] = [list(points[:1])]
    dashed = []
    for at in range(1, len(points)):
        if joined[at]:
            solid[-1].append(points[at])
        else:
            dashed.append([points[at - 1], points[at]])
            solid.append([points[at]])
    return [run for run in solid if len(run) > 1], dashed
