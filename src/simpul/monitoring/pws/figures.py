"""What is a tile made of? Counts of distinct balita, and the shares that follow from them."""

from collections.abc import Iterable
from dataclasses import dataclass

SMALL = 5
FIELDS = {"2T": "twice"}


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its parts: never one without the other. None where there is nothing to divide by."""

    part: int
    whole: int

    @property
    def percent(self) -> float | None:
        return None if self.whole == 0 else 100 * self.part / self.whole


@dataclass(frozen=True, slots=True)
class Figures:
    """S all balita of the area, D weighed, N gained, T not gained, O missed last month, B first time.

    k has the book or card; twice: T in the month before as well (2T); bgm: below the red line
    """

    s: int = 0
    d: int = 0
    n: int = 0
    t: int = 0
    o: int = 0
    b: int = 0
    k: int = 0
    twice: int = 0
    bgm: int = 0

    @property
    def weighed_of_all(self) -> Share:
        """D/S."""
        return Share(self.d, self.s)

    @property
    def comparable(self) -> int:
        """D' = D - O - B: weighed in this and in the month before."""
        return self.d - self.o - self.b

    @property
    def gained_of_comparable(self) -> Share:
        """N/D'."""
        return Share(self.n, self.comparable)

    @property
    def not_weighed(self) -> int:
        return self.s - self.d


class FigureSums:
    """What adds up by the id of an area: its number of each indicator."""

    def __init__(self) -> None:
        self.found: dict[int, dict[str, int]] = {}

    def add(self, area: int, indicator: str, people: int) -> None:
        counts = self.found.setdefault(area, {})
        counts[indicator] = counts.get(indicator, 0) + people

    def figures(self) -> dict[int, Figures]:
        return {area: figures_from(counts.items()) for area, counts in self.found.items()}


def figures_from(counts: Iterable[tuple[str, int]]) -> Figures:
    """Of indicators as the catalogue names them, each once."""
    return Figures(**{FIELDS.get(indicator, indicator.lower()): people for indicator, people in counts})


def is_small(count: int) -> bool:
    """Whether a count could point at a person: 1 to 4 (hidden outside the serving unit)."""
    return 0 < count < SMALL
