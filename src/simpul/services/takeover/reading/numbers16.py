"""Is this a NIK or a KK number, one whose digits are hidden, or one that Excel has spoilt?

Excel keeps fifteen digits of a number: a NIK that was typed as one ends in 0 and is shown as 3.57E+15.
"""

import re

from simpul.foundation.errors import DomainError
from simpul.foundation.identifiers import NIK_DIGITS

SPOILT = re.compile(r"\d+(?:[.,]\d+)?e\+?\d+", re.ASCII | re.IGNORECASE)
PUNCTUATION = str.maketrans("", "", " .-'’`")
HIDDEN = "*"


def read_number16(text: str, what: str) -> str:
    """The sixteen digits; with asterisks where they are hidden. Raises DomainError.

    what  NIK or Nomor KK
    """
    if SPOILT.fullmatch(text.strip()):
        raise DomainError(
            "spoilt", "%(what)s rusak oleh Excel. Ubah kolomnya menjadi teks, lalu tulis ulang.", what=what
        )
    digits = text.translate(PUNCTUATION)
    if len(digits) != NIK_DIGITS or not (digits.isascii() and digits.replace(HIDDEN, "0").isdigit()):
        raise DomainError("not_sixteen", "%(what)s terdiri dari 16 angka.", what=what)
    return digits


def is_hidden(digits: str) -> bool:
    return HIDDEN in digits
