"""What does WHO publish about growth? L, M and S for each sex: by day (0 to 5 years), by millimetre of length or
height, and by month (5 to 19 years). WHO 2006 and WHO Reference 2007, verbatim beside; see SOURCE.toml."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from simpul.foundation.sex import Sex

FOLDER = Path(__file__).parent
SEXES = {"1": Sex.MALE, "2": Sex.FEMALE}
LAST_DAY = 1826
BY_DAY = {"bbu": "weianthro", "tbu": "lenanthro", "imtu": "bmianthro", "lku": "hcanthro", "lila": "acanthro"}
BY_MILLIMETRE = {"lying": "wflanthro", "standing": "wfhanthro"}
BY_MONTH = {"bbu": "wfawho2007", "tbu": "hfawho2007", "imtu": "bfawho2007"}


@dataclass(frozen=True, slots=True)
class Lms:
    l: float  # noqa: E741 - WHO's own letter
    m: float
    s: float


@dataclass(frozen=True, slots=True)
class Table:
    """rows   one for each key without a gap: rows[key - first]; keys are days, millimetres or months"""

    first: int
    rows: tuple[Lms, ...]

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1


@cache
def by_day(index: str, sex: Sex) -> Table:
    """The table of "bbu", "tbu", "imtu", "lku" or "lila" by completed day of age."""
    return _read(BY_DAY[index], sex, 1)


@cache
def by_millimetre(posture: str, sex: Sex) -> Table:
    """Weight for length ("lying", 450 to 1100 mm) or for height ("standing", 650 to 1200 mm)."""
    return _read(BY_MILLIMETRE[posture], sex, 10)


@cache
def by_month(index: str, sex: Sex) -> Table:
    """The table of "bbu" (60 to 120 months), "tbu" or "imtu" (60 to 228 months)."""
    return _read(BY_MONTH[index], sex, 1)


@cache
def weight_for_age(sex: Sex) -> tuple[Lms, ...]:
    """One row for each completed day of age, 0 to 1826; the index is the day."""
    return by_day("bbu", sex).rows[: LAST_DAY + 1]


def _read(name: str, sex: Sex, per_key: int) -> Table:
    with (FOLDER / f"{name}.txt").open(newline="") as file:
        _, *lines = csv.reader(file, delimiter="\t")
    rows = {round(float(key) * per_key): (l, m, s) for code, key, l, m, s, *_ in lines if SEXES[code] is sex}  # noqa: E741
    if [*rows] != [*range(min(rows), max(rows) + 1)]:
        raise ValueError(f"{name} has a row for every key, in order")
    return Table(min(rows), tuple(Lms(float(l), float(m), float(s)) for l, m, s in rows.values()))  # noqa: E741
