"""What stands on the sheet of a Buku KIA as it was typed: which days can be kept, and what is wrong with the others?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from simpul.foundation.identifiers import new_id
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.visits.asked import id_within
from simpul.knowledge.concepts import ServiceKind, service
from simpul.knowledge.forms import form
from simpul.records.visits.actions import Dose, Finding
from simpul.services.pendataan.taking_over import BookDay

CARD = "posyandu_bayi_balita"
BOXES = {
    "date": "",
    "weight": "body_weight",
    "length": "body_length",
    "posture": "length_posture",
    "head": "head_circumference",
    "arm": "arm_circumference",
}


@dataclass(slots=True)
class MeasuredRow:
    """typed, says  by the name of the box; asks: the weight is odd and may be confirmed"""

    key: str
    id: UUID
    typed: dict[str, str] = field(default_factory=dict)
    says: dict[str, str] = field(default_factory=dict)
    asks: int | None = None
    day: date | None = None
    values: dict[str, int] = field(default_factory=dict)

    @property
    def is_blank(self) -> bool:
        return not any(self.typed.values())

    def findings(self) -> list[Finding]:
        return [Finding(id_within(self.id, code), code, value) for code, value in self.values.items()]


@dataclass(slots=True)
class DoseRow:
    """given  the day on which it stands already"""

    code: str
    label: str
    given: date | None
    typed: str = ""
    says: str = ""
    day: date | None = None


@dataclass(slots=True)
class Sheet:
    rows: list[MeasuredRow]
    doses: list[DoseRow]
    dose_id: UUID

    def days(self) -> list[BookDay]:
        """One for each day that can be kept: its measurements, and the doses of the same day."""
        found = {
            row.day: BookDay(row.day, row.day, row.findings())
            for row in self.rows
            if row.day and not row.says and row.values
        }
        for dose in self.doses:
            if dose.day and not dose.says:
                day = found.setdefault(dose.day, BookDay(dose.day, dose.day))
                day.doses.append(Dose(id_within(self.dose_id, dose.code), dose.code))
        return list(found.values())

    def refuse(self, sentences: dict[object, str]) -> None:
        """What the records refused, by day."""
        for row in self.rows:
            if row.day in sentences and not row.is_blank:
                row.says["date"] = sentences[row.day]
        for dose in self.doses:
            if dose.day in sentences and dose.typed:
                dose.says = sentences[dose.day]

    def kept(self) -> int:
        """How many days stand now."""
        rows = {row.day for row in self.rows if row.day and not row.says}
        return len(rows | {dose.day for dose in self.doses if dose.day and not dose.says})

    def is_clean(self) -> bool:
        return not any(row.says for row in self.rows) and not any(dose.says for dose in self.doses)

    def only_open(self) -> Sheet:
        """Without the rows that are kept; those that are not come back as they were typed."""
        rows = [row for row in self.rows if row.says or row.is_blank]
        for dose in self.doses:
            if dose.day and not dose.says:
                dose.given, dose.typed = dose.day, ""
        return Sheet(rows or blank_rows(0, 1), self.doses, self.dose_id)

    def with_more(self, count: int) -> Sheet:
        """More empty rows; nothing is judged yet."""
        for row in self.rows:
            row.says, row.asks = {}, None
        for dose in self.doses:
            dose.says = ""
        return Sheet([*self.rows, *blank_rows(len(self.rows), count)], self.doses, self.dose_id)


def blank_sheet(given: dict[str, date], count: int) -> Sheet:
    return Sheet(blank_rows(0, count), dose_rows(given), new_id())


def blank_rows(first: int, count: int) -> list[MeasuredRow]:
    return [MeasuredRow(f"r{number}", new_id()) for number in range(first, first + count)]


def dose_rows(given: dict[str, date]) -> list[DoseRow]:
    """The doses in the order of the card."""
    codes = [one.code for _, one in form(CARD).fields() if one.concept is None]
    return [
        DoseRow(code, service(code).label(formats.language()), given.get(code))
        for code in codes
        if service(code).kind is ServiceKind.IMMUNIZATION
    ]
