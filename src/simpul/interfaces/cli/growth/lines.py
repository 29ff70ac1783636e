"""How does the file of children come: its header, and its lines one by one?"""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

SEPARATORS = ";,\t"
# The unit is part of the name: a number without its unit is no measurement.
COLUMNS = (
    *("sex", "age_days", "birth_date", "measured_on", "weight_kg", "length_cm"),
    *("measured", "head_cm", "muac_cm", "oedema"),
)


@dataclass(frozen=True, slots=True)
class Layout:
    """The header: lower-case names, and the separator of all lines."""

    names: tuple[str, ...]
    separator: str

    def in_words(self) -> str:
        """Which columns are read and which are left as they are: a misspelt one is among the latter."""
        read = ", ".join(name for name in self.names if name in COLUMNS)
        left = ", ".join(name for name in self.names if name not in COLUMNS) or "tidak ada"
        return f"Kolom yang dibaca: {read}. Yang dibiarkan: {left}."


def layout_of(line: str) -> Layout:
    """From the first line; the separator is the one of SEPARATORS that it holds most often."""
    separator = max(SEPARATORS, key=line.count)
    names = next(csv.reader([line], delimiter=separator), [])
    return Layout(tuple(name.strip().lower() for name in names), separator)


class Lines:
    """Lines with their numbers, some of which can be put back."""

    def __init__(self, source: Iterable[str]) -> None:
        self.source = iter(source)
        self.number = 2  # of the next line of the source
        self.waiting: deque[tuple[int, str]] = deque()

    def __iter__(self) -> Iterator[tuple[int, str]]:
        return self

    def __next__(self) -> tuple[int, str]:
        if self.waiting:
            return self.waiting.popleft()
        line = next(self.source)
        self.number += 1
        return self.number - 1, line

    def many(self, size: int) -> list[str]:
        """The next lines without numbers, if none was put back; else none."""
        taken = [] if self.waiting else list(islice(self.source, size))
        self.number += len(taken)
        return taken

    def back(self, taken: Iterable[tuple[int, str]]) -> None:
        self.waiting.extendleft(reversed(list(taken)))
