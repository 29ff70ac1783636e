"""Which number is meant by "0812-3456 789"? One form for every way of writing an Indonesian phone number."""

from simpul.foundation.errors import DomainError
from simpul.foundation.privacy import Masked

SHORTEST, LONGEST = 9, 15  # digits with the country code; ITU-T E.164 allows fifteen
PUNCTUATION = str.maketrans("", "", " -.()/")


class Phone(Masked):
    """62812..., never printed."""


def read_phone(text: str) -> Phone:
    """+62 812, 62812, 0812 and 812 are the same number. Raises DomainError for what is none."""
    digits = text.strip().translate(PUNCTUATION).removeprefix("+")
    if digits.startswith("0"):
        digits = "62" + digits[1:]
    elif digits.startswith("8"):
        digits = "62" + digits
    if not (digits.isascii() and digits.isdigit() and SHORTEST <= len(digits) <= LONGEST and digits.startswith("62")):
        raise DomainError("phone_unreadable", "Nomor HP tidak terbaca. Tulis seperti 0812 3456 7890.")
    return Phone(digits)
