"""Which columns do the two sheets of e-PPGBM have? As community templates carry them; see SOURCE.toml."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "eppgbm_columns.csv"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """sheet  data_dasar (the child) or pemantauan (one measurement)"""

    sheet: str
    name: str
    form: str
    status: str


@cache
def columns() -> tuple[SheetColumn, ...]:
    with FILE.open(newline="") as file:
        return tuple(SheetColumn(*row.values()) for row in csv.DictReader(file))
