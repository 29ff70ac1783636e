"""What does a cell of the file say? Numbers, dates, sex, posture; nan where empty, inf where unreadable."""

import math
import re
from collections.abc import Callable
from datetime import date

NUMBER = re.compile(r"-?\d{1,9}(?:[.,]\d{1,6})?", re.ASCII)
ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?", re.ASCII)  # a sheet adds midnight
FIELD_DATE = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", re.ASCII)
SEXES = {"l": 0.0, "1": 0.0, "laki-laki": 0.0, "p": 1.0, "2": 1.0, "perempuan": 1.0}
POSTURES = {"": 0.0, "l": 1.0, "telentang": 1.0, "terlentang": 1.0, "h": 2.0, "berdiri": 2.0}
YES_OR_NO = {"": 0.0, "y": 1.0, "ya": 1.0, "n": 0.0, "tidak": 0.0, "t": 0.0}
MOST = 50_000


class Cells(dict[str, float]):
    """Each text is read once; the memory of texts is emptied before it grows large."""

    def __init__(self, read: Callable[[str], float]) -> None:
        self.read = read

    def __missing__(self, text: str) -> float:
        if len(self) > MOST:
            self.clear()
        self[text] = found = self.read(text.strip())
        return found


def number(text: str) -> float:
    """Decimal comma or point, no thousands."""
    if not text:
        return math.nan
    return float(text.replace(",", ".")) if NUMBER.fullmatch(text) else math.inf


def day(text: str) -> float:
    """2026-11-24, 24/11/2026 or 24-11-2026, as the number of the day."""
    if not text:
        return math.nan
    parts = ISO_DATE.fullmatch(text)
    turned = None if parts else FIELD_DATE.fullmatch(text)
    try:
        if parts:
            return float(date(int(parts[1]), int(parts[2]), int(parts[3])).toordinal())
        return float(date(int(turned[3]), int(turned[2]), int(turned[1])).toordinal()) if turned else math.inf
    except ValueError:  # 31/02/2026
        return math.inf


def word_of(words: dict[str, float]) -> Callable[[str], float]:
    """A reader of these words; an empty cell is unknown where the words do not say what it is."""
    known = {"": math.nan} | words
    return lambda text: known.get(text.lower(), math.inf)
