"""One row of the column of weights, as its template draws it."""

from dataclasses import dataclass
from uuid import UUID

from simpul.interfaces.web.components.marks import Mark


@dataclass(frozen=True, slots=True)
class Question:
    """A weight that is asked for once more before it is kept."""

    typed: str
    what: str
    why: str
    keep: str


@dataclass(frozen=True, slots=True)
class Row:
    """ask  where it is said for what the record is opened, of whom nothing recorded is told before; else empty"""

    number: int
    person_id: UUID
    name: str
    more: str
    previous: int | None
    hint: str
    typed: str
    weight: str
    entry_id: UUID | None
    marks: list[Mark]
    gain: str
    advice: str
    who_when: str
    others: str
    says: str = ""
    question: Question | None = None
    saved: bool = False
    correct: str = ""
    ask: str = ""
