"""How is it said what is wrong with a cell? By its column and a sentence; what was typed stays in the sealed row."""

from dataclasses import dataclass
from typing import Any

from simpul.foundation.errors import DomainError

TYPED = "typed"
UNSEEN = "…"


@dataclass(frozen=True, slots=True)
class Says:
    """column  code of ours, "" for the row as a whole"""

    column: str
    template: str
    values: tuple[tuple[str, str], ...] = ()

    def stored(self) -> list[Any]:
        return [self.column, self.template, dict(self.values)]


class CellError(Exception):
    """A cell that cannot be taken over; caught where the row is read."""

    def __init__(self, says: Says) -> None:
        super().__init__(says.column)
        self.says = says


def of_refusal(column: str, problem: DomainError) -> Says:
    """The sentence of a refusal, without what was typed: it may be a name in the wrong column."""
    values = tuple((name, UNSEEN if name == TYPED else str(value)) for name, value in problem.values.items())
    return Says(column, problem.template, values)


def refuse(column: str, problem: DomainError) -> CellError:
    return CellError(of_refusal(column, problem))
