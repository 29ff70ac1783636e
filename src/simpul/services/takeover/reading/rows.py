"""What does a whole row say? Its cells under our names, then the person; the visits once it is known who it is."""

from dataclasses import dataclass
from datetime import date

from simpul.services.takeover.columns import columns
from simpul.services.takeover.reading.faults import Says
from simpul.services.takeover.reading.person import PersonPart, read_person
from simpul.services.takeover.reading.places import Ground
from simpul.services.takeover.reading.visits import DayPart, read_visits

EMPTY = {"", "-", "–", "n/a", "null", "nihil", "none", "#n/a", "#ref!", "#value!"}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person said of the columns of this sheet: our code by place, and the unit by code."""

    codes: tuple[str, ...]
    units: dict[str, str]

    @classmethod
    def of(cls, stored: list[list[str]]) -> "Chosen":
        return cls(tuple(code for code, _ in stored), {code: unit for code, unit in stored if code and unit})


@dataclass
class ReadRow:
    """faults grow while the row is read; a row with a fault is not taken over at all."""

    cells: dict[str, str]
    units: dict[str, str]
    person: PersonPart
    faults: list[Says]

    def days(self, born: date | None, today: date) -> dict[date, DayPart]:
        """What was measured and given, by the birth date of the record where there is one."""
        return read_visits(self.cells, self.units, born or self.person.born, today, self.faults)


def under_our_names(cells: list[str], chosen: Chosen) -> dict[str, str]:
    """The cells that say something, by our code."""
    known = columns()
    return {
        code: text
        for code, text in zip(chosen.codes, cells, strict=False)
        if code in known and text.casefold() not in EMPTY
    }


def read_row(cells: list[str], chosen: Chosen, ground: Ground, today: date) -> ReadRow:
    named = under_our_names(cells, chosen)
    faults: list[Says] = []
    return ReadRow(named, chosen.units, read_person(named, ground, today, faults), faults)
