"""One row of the column of weights, as its template draws it."""

from dataclasses import dataclass, field
from uuid import UUID

from simpul.foundation.identifiers import new_id
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
    """before, previous  the last weight before, in kilograms as it is written and in grams; nothing where there is none
    ask  where it is said for what the record is opened, of whom nothing recorded is told before; else empty"""

    number: int
    person_id: UUID
    name: str
    more: str
    before: str
    previous: int | None
    hint: str
    typed: str
    weight: str
    entry_id: UUID | None
    marks: tuple[Mark, ...]
    gain: str
    advice: str
    who_when: str
    others: str
    says: str = ""
    question: Question | None = None
    saved: bool = False
    correct: str = ""
    ask: str = ""
    fresh_id: UUID = field(default_factory=new_id)
