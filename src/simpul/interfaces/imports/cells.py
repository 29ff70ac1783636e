"""What does a cell say, as one line of text? The same for every kind of file.

A number keeps its digits; what Excel has spoilt keeps its mark (3.57E+15), so that it can be refused by its row.
"""

import unicodedata
from datetime import date, datetime, time, timedelta

LONGEST = 500
EXACT_DIGITS = 15  # of a number in a spreadsheet
UNSEEN = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF, 0x00AD])
APOSTROPHES = "'’`´"


def text_of(value: object) -> str:
    """Never raises. A formula is never looked at: the file's own result stands for it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d %H:%M:%S}"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    return "" if isinstance(value, timedelta) else clean(str(value))


def clean(text: str) -> str:
    """Without what cannot be seen, one blank for many, without the apostrophe that makes a number a text."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split()).lstrip(APOSTROPHES).strip()[:LONGEST]
    seen = unicodedata.normalize("NFC", text[: 4 * LONGEST]).translate(UNSEEN)
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in seen).split())
    return line.lstrip(APOSTROPHES).strip()[:LONGEST]


def _number(value: float) -> str:
    """8.4, 12, 3571010101200001; a number of sixteen digits that ends in 0 has lost its last one, or nearly always."""
    if value != value or value in (float("inf"), float("-inf")):
        return ""
    whole = int(value)
    if len(str(abs(whole))) > EXACT_DIGITS and (isinstance(value, float) or whole % 10 == 0):
        return f"{float(value):.2E}"
    return str(whole) if whole == value else f"{value:.10g}"
