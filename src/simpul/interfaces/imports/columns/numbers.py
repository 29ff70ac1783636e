"""In which unit are the numbers of a column? Told by how large they are, line after line; a person confirms it.

A balita weighs 0.9 to 58 kg, so what is above 100 is grams (e-PPGBM importers; ipwl-privacy-reporting.md 5.4); a length
above 250 is millimetres.
"""

import re
from dataclasses import dataclass
from typing import Any

NUMBER = re.compile(r"(\d{1,7})(?:[.,:](\d{1,6}))?", re.ASCII)
GRAMS_FROM, MILLIMETRES_FROM = 100, 250
NEARLY_ALL = 0.98


@dataclass
class Numbers:
    """What has been seen of one column; no cell is kept."""

    count: int = 0
    commas: int = 0
    above_100: int = 0
    above_250: int = 0
    least: float = 0
    most: float = 0

    def see(self, text: str) -> None:
        found = NUMBER.fullmatch(text)
        if not found:
            return
        value = float(f"{found[1]}.{found[2] or 0}")
        self.least = value if not self.count else min(self.least, value)
        self.most = max(self.most, value)
        self.count += 1
        self.commas += "," in text
        self.above_100 += value > GRAMS_FROM
        self.above_250 += value > MILLIMETRES_FROM

    def stored(self) -> dict[str, Any]:
        return {
            "count": self.count,
            "commas": self.commas,
            "grams": self.above_100,
            "least": self.least,
            "most": self.most,
        }


def unit_of(code: str, numbers: Numbers) -> str:
    """The unit to propose; "" for a column without one."""
    if code == "berat":
        if not numbers.count or not numbers.above_100:
            return "kg"
        return "gram" if numbers.above_100 >= NEARLY_ALL * numbers.count else "campur"
    if code in ("tinggi", "lingkar_kepala", "lila"):
        share = numbers.above_250 if code == "tinggi" else numbers.above_100
        return "mm" if numbers.count and share > numbers.count / 2 else "cm"
    return ""
