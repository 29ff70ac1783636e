"""What does WHO publish about weight gained in 1, 2 or 3 months? WHO Child Growth Standards 2009; see SOURCE.toml."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from simpul.foundation.sex import Sex

FILE = Path(__file__).parent / "who2009-weight-increment-lms.csv"


@dataclass(frozen=True, slots=True)
class Increment:
    """m, delta, median, p5  grams; m is raised by delta so that L, M and S fit; p5 was computed from them"""

    l: float  # noqa: E741 - WHO's own letter
    m: float
    s: float
    delta: int
    median: int
    p5: int


@cache
def weight_increments(sex: Sex) -> dict[tuple[int, int], Increment]:
    """By (months between the weighings, completed months of age at the first)."""
    with FILE.open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["sex"] == sex]
    return {
        (int(row["interval_bulan"]), int(row["bulan_awal"])): Increment(
            float(row["l"]),
            float(row["m_plus_delta_gram"]),
            float(row["s"]),
            int(row["delta_gram"]),
            int(row["median_kenaikan_gram"]),
            int(row["p5_kenaikan_gram"]),
        )
        for row in rows
    }
