"""What was measured? As the registry of concepts reads it, after the unit that a person said of the column."""

import re
from datetime import date
from functools import lru_cache

from simpul.foundation.errors import DomainError
from simpul.knowledge.concepts import Blank, Read, concept, read_value
from simpul.services.takeover.reading.faults import refuse

CONCEPTS = {
    "berat": "body_weight",
    "tinggi": "body_length",
    "cara_ukur": "length_posture",
    "lingkar_kepala": "head_circumference",
    "lila": "arm_circumference",
    "edema": "bilateral_oedema",
    "asi_eksklusif": "exclusive_breastfeeding",
}
POSTURES = {
    **dict.fromkeys(("telentang", "terlentang", "tidur", "baring", "berbaring", "l", "pb", "panjang"), "1"),
    **dict.fromkeys(("berdiri", "tegak", "h", "tb", "tinggi"), "2"),
}
YES_NO = {**dict.fromkeys(("iya", "v", "√", "✓", "ada"), "ya"), **dict.fromkeys(("tdk", "x", "tidak ada"), "tidak")}
COLON = re.compile(r"(\d{1,3}):(\d{1,2})", re.ASCII)
THOUSANDS = re.compile(r"(\d{1,2})[.,](\d{3})", re.ASCII)
PLAIN = re.compile(r"\d+(?:[.,]\d+)?", re.ASCII)
GRAMS_FROM = 100  # no person weighs more than 100 kg in a sheet of balita; what is above is grams


@lru_cache(maxsize=20_000)  # a sheet has few different numbers, and each is read twice
def read_measure(column: str, text: str, unit: str, age_months: int, today: date) -> int | None:
    """The value in the resolution of its concept, None for an empty cell. Raises CellError."""
    found = read_value(concept(CONCEPTS[column]), _written(column, text, unit), age_months=age_months, today=today)
    if isinstance(found, Blank):
        return None
    if isinstance(found, Read):
        if not isinstance(found.value, int):
            raise ValueError(f"{column} is no number")
        return found.value
    raise refuse(column, found.problem)


def _written(column: str, text: str, unit: str) -> str:
    """The cell as a field of ours would be typed."""
    word = text.strip().casefold()
    if column == "cara_ukur":  # a bare number would be read as the place of an answer in our list
        return POSTURES.get(word, f"({word})" if word.isdecimal() else word)
    if column in ("edema", "asi_eksklusif"):
        return YES_NO.get(word, word)
    number = COLON.sub(r"\1,\2", word) if COLON.fullmatch(word) else word
    return _with_unit(number, unit) if PLAIN.fullmatch(number) else number


def _with_unit(number: str, unit: str) -> str:
    """3500 in grams, also written 3.500; millimetres with theirs."""
    if unit == "mm":
        return f"{number} mm"
    if unit == "campur":
        unit = "gram" if float(number.replace(",", ".")) > GRAMS_FROM or THOUSANDS.fullmatch(number) else "kg"
    if unit != "gram":
        return number
    grams = THOUSANDS.sub(r"\1\2", number) if THOUSANDS.fullmatch(number) else number
    return f"{grams} g"


def read_sex(text: str) -> str:
    """L or P."""
    word = text.strip().casefold().rstrip(".")
    if word in ("l", "lk", "laki", "laki-laki", "laki laki", "pria", "m", "male", "1"):
        return "L"
    if word in ("p", "pr", "perempuan", "wanita", "f", "female", "2"):
        return "P"
    raise DomainError("no_such_sex", "Tulis L atau P.")
