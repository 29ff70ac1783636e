"""How many of the balita were weighed, of how many who are expected?"""

from dataclasses import dataclass
from datetime import date

from simpul.knowledge.growth.age import completed_months
from simpul.services.posyandu.queries import Expected

BAYI_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Progress:
    weighed: int
    expected: int
    bayi: str
    balita: str


def progress_of(lines: list[Expected], day: date) -> Progress:
    bayi: list[Expected] = []
    older: list[Expected] = []
    for line in lines:
        (bayi if completed_months(line.person.birth_date, day) < BAYI_MONTHS else older).append(line)
    weighed = sum(line.was_weighed for line in lines)
    return Progress(weighed, len(lines), _of(bayi), _of(older))


def _of(lines: list[Expected]) -> str:
    return f"{sum(line.was_weighed for line in lines)}/{len(lines)}"
