"""What does the Buku KIA print as the least gain (kenaikan berat minimal, KBM)? See SOURCE.toml."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams

FILE = Path(__file__).parent / "kbm-kms.csv"
COLUMNS = {Sex.MALE: "laki_laki", Sex.FEMALE: "perempuan"}


@dataclass(frozen=True, slots=True)
class Kbm:
    """grams   least gain since last month
    status  verified or from_memory, as carried by the row
    """

    grams: Grams
    status: str


@cache
def least_gains(sex: Sex) -> dict[int, Kbm]:
    """The least gain by completed months of age at the later weighing."""
    with FILE.open(newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        month: Kbm(Grams(int(row[f"kbm_gram_{COLUMNS[sex]}"])), row[f"status_{COLUMNS[sex]}"])
        for row in rows
        for month in range(int(row["umur_bulan_awal"]), int(row["umur_bulan_akhir"]) + 1)
    }
