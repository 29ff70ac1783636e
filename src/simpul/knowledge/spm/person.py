"""What is told of a person to the standards of the SPM? Dates, deliveries, what was recorded, what cannot be seen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from simpul.foundation.sex import Sex
from simpul.knowledge.due import Done


@dataclass(frozen=True, slots=True)
class Pregnancy:
    """began  HPHT, or 280 days before the expected birth; ended_on  None while it lasts"""

    began: date
    due_on: date
    ended_on: date | None = None

    @property
    def counted_on(self) -> date:
        """The day whose year counts her."""
        return self.ended_on or self.due_on


@dataclass(frozen=True, slots=True)
class Delivery:
    """place, helper  codes of the birth record (records.pregnancies.kinds); empty where not known"""

    on: date
    place: str = ""
    helper: str = ""


@dataclass(frozen=True, slots=True)
class SpmPerson:
    """area  where the person lives, kabupaten or kota (for the schedule of vaccines)"""

    birth_date: date
    sex: Sex
    area: str
    pregnancies: tuple[Pregnancy, ...] = ()
    deliveries: tuple[Delivery, ...] = ()


@dataclass(frozen=True, slots=True)
class SpmHistory:
    """done    by code of a visit, concept or service: every day on which it was recorded, wherever; a no is not told
    visits    by K1 to K6: whether the visit had all its items (maternal.visit_items); not in it is not known
    was_sick_without_care  of a balita in the year; None where nobody can say
    """

    done: tuple[Done, ...] = ()
    visits: Mapping[str, bool | None] = field(default_factory=dict)
    was_sick_without_care: bool | None = None

    def days(self, codes: Iterable[str], first: date, last: date) -> set[date]:
        """The days between two days, both included, on which one of the codes was recorded."""
        wanted = set(codes)
        return {one.on for one in self.done if one.code in wanted and first <= one.on <= last}
