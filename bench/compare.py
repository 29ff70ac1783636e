"""Do two ordered lists of rows say the same? Read side by side, so that neither has to fit into memory."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

Row = tuple[Any, ...]
SHOWN = 5


@dataclass
class Compared:
    """same   rows that stand in both
    first     up to SHOWN of those that stand in one only, with whether it is the first list
    different  how many those are
    """

    same: int = 0
    different: int = 0
    first: list[tuple[bool, Row]] = field(default_factory=list)

    def differs(self, row: Row, *, of_first: bool) -> None:
        self.different += 1
        if len(self.first) < SHOWN:
            self.first.append((of_first, row))


def compare(one: Iterable[Row], other: Iterable[Row]) -> Compared:
    """Both in ascending order, without a row twice."""
    found, left, right = Compared(), iter(one), iter(other)
    here, there = next(left, None), next(right, None)
    while here is not None or there is not None:
        if here == there:
            found.same += 1
            here, there = next(left, None), next(right, None)
        elif there is None or (here is not None and here < there):
            found.differs(here or (), of_first=True)
            here = next(left, None)
        else:
            found.differs(there, of_first=False)
            there = next(right, None)
    return found


def in_order(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows as they come; raises ValueError where one is not after the one before it."""
    before: Row | None = None
    for row in rows:
        if before is not None and row <= before:
            raise ValueError(f"{row} comes after {before}")
        before = row
        yield row
