"""What is a package of CKG? Ages, a schedule, a place, and items, each with a condition in the closed vocabulary."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from simpul.knowledge.concepts import Status
from simpul.knowledge.forms.gates import Gate


class Schedule(StrEnum):
    BIRTHDAY = "birthday"
    NEWBORN = "newborn"
    SCHOOL = "school"
    MARRIAGE = "marriage"


@dataclass(frozen=True, slots=True)
class Fact:
    """What an item may ask of a person; kind: number, yes_no or sex."""

    code: str
    label_id: str
    label_en: str
    kind: str


@dataclass(frozen=True, slots=True)
class Package:
    """from_years, below_years  completed years; None: no end. A newborn has days, which the schedule has; of whom a
    package before a marriage is says the marriage
    """

    code: str
    label_id: str
    label_en: str
    schedule: Schedule
    from_years: int
    below_years: int | None
    place_id: str
    place_en: str
    status: Status
    source: str

    def label(self, language: str) -> str:
        return self.label_en if language == "en" else self.label_id

    def place(self, language: str) -> str:
        return self.place_en if language == "en" else self.place_id


@dataclass(frozen=True, slots=True)
class Item:
    """needs    codes of concepts that show it was done; empty where Simpul has none, `why_*` says why
    any_of    one of them is enough; once  once in a life
    when      for whom; None for everybody of the package
    at_puskesmas  done there, after the questionnaire at school
    """

    code: str
    packages: frozenset[str]
    label_id: str
    label_en: str
    needs: tuple[str, ...]
    when: Gate | None
    status: Status
    source: str
    any_of: bool = False
    once: bool = False
    at_puskesmas: bool = False
    why_id: str = ""
    why_en: str = ""

    def label(self, language: str) -> str:
        return self.label_en if language == "en" else self.label_id


@dataclass(frozen=True, slots=True)
class Days:
    """birthday_days  how long a window stays open; until  (year, months, last day) of windows that were longer
    after_hours, ideal_day, late_to_day, shown_to_day  of a newborn, since birth
    """

    birthday_days: int
    until: tuple[tuple[int, frozenset[int], date], ...]
    after_hours: int
    ideal_day: int
    late_to_day: int
    shown_to_day: int


@dataclass(frozen=True, slots=True)
class Edition:
    """groups  of results, the worst first; words  the sentence of each state, by language"""

    edition: str
    valid_from: date
    status: Status
    source: str
    packages: tuple[Package, ...]
    items: tuple[Item, ...]
    days: Days
    facts: dict[str, Fact]
    groups: tuple[tuple[str, str, str], ...]
    open: tuple[tuple[str, str], ...]
    words: dict[str, dict[str, str]]
    schedules: dict[str, tuple[str, str]]

    def items_of(self, package: str) -> tuple[Item, ...]:
        return tuple(one for one in self.items if package in one.packages)

    def worst(self, groups: frozenset[str]) -> str | None:
        """The group of a whole check is that of its worst result; None without a result."""
        return next((code for code, _, _ in self.groups if code in groups), None)
