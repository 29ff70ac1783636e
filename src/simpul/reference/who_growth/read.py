"""What does WHO publish for weight-for-age? L, M and S for each sex and day, 0 to 1826 days (WHO Child Growth
Standards, 2006), verbatim in weianthro.txt; see SOURCE.toml."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from simpul.foundation.sex import Sex

FILE = Path(__file__).parent / "weianthro.txt"
CODES = {"1": Sex.MALE, "2": Sex.FEMALE}
LAST_DAY = 1826


@dataclass(frozen=True, slots=True)
class Lms:
    l: float  # noqa: E741 - WHO's own letter
    m: float
    s: float


@cache
def weight_for_age(sex: Sex) -> tuple[Lms, ...]:
    """One row for each completed day of age; the index is the day."""
    with FILE.open(newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if CODES[row["sex"]] is sex]
    table = tuple(Lms(float(row["l"]), float(row["m"]), float(row["s"])) for row in rows)
    if [int(row["age"]) for row in rows] != list(range(LAST_DAY + 1)):
        raise ValueError("the table has a row for every day")
    return table
