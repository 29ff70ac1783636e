"""What stands in an edition about the doses of the card? Months are completed months of age (IMM-1 to IMM-3)."""

from dataclasses import dataclass, field
from enum import StrEnum

from simpul.knowledge.concepts.definition import Status


class Band(StrEnum):
    """A colour of the card (IMM-2)."""

    WHITE = "putih"
    YELLOW = "kuning"
    ORANGE = "oranye"


@dataclass(frozen=True, slots=True)
class Interval:
    """days or months   from the dose before; one of them is 0
    plan_only  asked when a dose is planned, never held against one that was given
    """

    days: int = 0
    months: int = 0
    plan_only: bool = False
    status: Status = Status.SECONDARY


@dataclass(frozen=True, slots=True)
class CardDose:
    """row  of reference/immunization
    from_month, yellow_from, orange_from, closes_month  where white, yellow, orange and grey begin; None: no such band
    late_from_month  late from this age; else from the first coloured band
    late_after_days, late_after_hours  of the birth dose
    differs  field in which the choice is not the printed row: why
    bands    the month from which each holds, the last first; None where it is grey
    """

    row: int
    number: int
    from_month: int
    yellow_from: int | None
    orange_from: int | None
    closes_month: int
    interval: Interval | None = None
    late_from_month: int | None = None
    late_after_days: int | None = None
    late_after_hours: int | None = None
    differs: dict[str, str] = field(default_factory=dict)
    bands: tuple[tuple[int, Band | None], ...] = ()

    @property
    def late_month(self) -> int:
        """The age from which it is late. Raises ValueError where the birth dose has its own days."""
        for month in (self.late_from_month, self.yellow_from, self.orange_from):
            if month is not None:
                return month
        raise ValueError(f"row {self.row} has no coloured band")


@dataclass(frozen=True, slots=True)
class CatchUp:
    """Whoever starts at this age gets so many doses, so far apart."""

    started_from_month: int
    doses: int
    status: Status
    source: str
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """One antigen of the card; `doses` in order."""

    antigen: str
    label_id: str
    label_en: str
    doses: tuple[CardDose, ...]
    status: Status
    catch_up: tuple[CatchUp, ...] = ()
    is_regional: bool = False
    counts_after_close: bool = True
