"""Which number is meant by "0812-3456 789"? One form for every way of writing an Indonesian phone number."""

import re

from simpul.foundation.errors import DomainError
from simpul.foundation.privacy import Masked

SHORTEST, LONGEST = 9, 15  # digits with the country code; ITU-T E.164 allows fifteen
COUNTRY, NUMBER = "62", re.compile("62[1-9]")
# With what word processors make of a space and a dash.
PUNCTUATION = str.maketrans("", "", " -.()/\u00a0\u2010\u2011\u2012\u2013\u2014")
SHEET = re.compile(r"\d+\.0")  # a number that a spreadsheet took for an amount


class Phone(Masked):
    """62812..., never printed."""


def read_phone(text: str) -> Phone:
    """+62 812, +62 0812, 0062 812, 62812, 0812 and 812 are the same number. Raises DomainError for what is none."""
    typed = text.strip()
    written = typed.removesuffix(".0") if SHEET.fullmatch(typed) else typed
    full = _with_country(written.translate(PUNCTUATION).removeprefix("+").removeprefix("00"))
    if not (full.isascii() and full.isdigit() and SHORTEST <= len(full) <= LONGEST and NUMBER.match(full)):
        raise DomainError("phone_unreadable", "Nomor HP tidak terbaca. Tulis seperti 0812 3456 7890.")
    return Phone(full)


def _with_country(digits: str) -> str:
    """62812...; a text that does not begin like an Indonesian number is returned as it is, for the caller to refuse."""
    if digits.startswith(COUNTRY):
        return COUNTRY + digits.removeprefix(COUNTRY).removeprefix("0")
    return COUNTRY + digits.removeprefix("0") if digits[:1] in ("0", "8") else digits
