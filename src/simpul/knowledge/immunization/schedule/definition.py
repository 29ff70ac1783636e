"""What stands in one edition of the schedule? The card (card.py), the school, tetanus, products, sets and codes."""

from dataclasses import dataclass
from datetime import date

from simpul.foundation.sex import Sex
from simpul.knowledge.concepts.definition import Status
from simpul.knowledge.immunization.schedule.card import Card, Interval


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """any_dose  whatever dose of the antigen completes it, else the dose of its name
    age_years  the printed age, for whoever has no class
    """

    row: int
    antigen: str
    dose: str
    school_class: int
    age_years: int
    month: int
    label_en: str
    sex: Sex | None = None
    any_dose: bool = False
    catch_up_classes: tuple[int, ...] = ()
    catch_up_age_years: int | None = None

    @property
    def key(self) -> str:
        return f"{self.antigen}/{self.dose}"


@dataclass(frozen=True, slots=True)
class Step:
    """T1 to T5; years  how long it protects, 25 stands for more than 25"""

    status: str
    years: int
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class Tetanus:
    """credit  doses of the credited antigen, and the step that they reach"""

    status: Status
    from_year: int
    below_year: int
    label_id: str
    label_en: str
    steps: tuple[Step, ...]
    antigens: frozenset[str]

    credit_antigen: str
    credit: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Product:
    """A vaccine that stands for doses `numbers` of `antigen` where it is given, and counts for `also` too."""

    product: str
    antigen: str
    numbers: frozenset[int]
    also: tuple[str, ...]
    label_id: str
    label_en: str


@dataclass(frozen=True, slots=True)
class Open:
    """A question that the sources leave open, and what the engine does meanwhile."""

    question: int
    en: str
    id: str


@dataclass(frozen=True, slots=True)
class Edition:
    """repeat_days  least days in planning after a dose that does not count
    sets  the doses that are asked by antigen: idl, ibl, and ibl_certain
    codes  antigen by (system, code); undecided  codes that name more than one vaccine
    """

    edition: str
    valid_from: date
    source: str
    status: Status
    grace_days: int
    repeat_days: int
    live: frozenset[str]
    live_days: int
    cards: dict[str, Card]
    school_year_from_month: int
    school: tuple[SchoolRow, ...]
    tetanus: Tetanus
    products: dict[str, Product]
    sets: dict[str, dict[str, int]]
    codes: dict[tuple[str, str], str]
    undecided: frozenset[tuple[str, str]]
    open: tuple[Open, ...]
    antigens: frozenset[str]

    def antigens_of(self, vaccine: str) -> tuple[str, ...]:
        """What a vaccine by its name counts for; empty of one that the schedule does not have."""
        if vaccine in self.products:
            return (self.products[vaccine].antigen, *self.products[vaccine].also)
        return (vaccine,) if vaccine in self.antigens else ()

    def is_part(self, antigen: str, product: str) -> bool:
        """Whether a vaccine is given for another antigen and counts for this one too."""
        found = self.products.get(product)
        return found is not None and found.antigen != antigen
