"""How many of the balita have come, of how many who are expected?"""

from dataclasses import dataclass
from datetime import date

from simpul.knowledge.growth.age import completed_months
from simpul.services.posyandu.queries import Expected

BAYI_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Progress:
    came: int
    expected: int
    bayi: str
    balita: str


def progress_of(lines: list[Expected], day: date) -> Progress:
    bayi = [line for line in lines if completed_months(line.person.birth_date, day) < BAYI_MONTHS]
    older = [line for line in lines if line not in bayi]
    came = sum(line.has_come for line in lines)
    return Progress(came, len(lines), _of(bayi), _of(older))


def _of(lines: list[Expected]) -> str:
    return f"{sum(line.has_come for line in lines)}/{len(lines)}"
