"""What is told of a person to the slow, simple answer (evaluate.py)? Only what stands, nothing taken back."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams


@dataclass(frozen=True, slots=True)
class Weighed:
    """One weighing that stands: its instant, its local day, its weight."""

    at: datetime
    on: date
    weight: Grams


@dataclass(frozen=True, slots=True)
class Said:
    """One measurement or answer that stands: millimetres of a length or an arm; 1 or 0 for yes or no."""

    at: datetime
    on: date
    value: int


@dataclass(frozen=True, slots=True)
class Home:
    """Lived at an RT from a day on, to another day exclusive (None = still)."""

    rt_id: int
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class PersonHistory:
    """books    answers to whether there is a Buku KIA or KMS
    came_on  days of open days to which the person came
    """

    person_id: UUID
    sex: Sex
    birth_date: date
    died_on: date | None = None
    homes: list[Home] = field(default_factory=list)
    weighings: list[Weighed] = field(default_factory=list)
    lengths: list[Said] = field(default_factory=list)
    arms: list[Said] = field(default_factory=list)
    books: list[Said] = field(default_factory=list)
    came_on: list[date] = field(default_factory=list)
