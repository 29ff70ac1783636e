"""How is a weight read from a keyboard, kept and shown? Kept in whole grams; read and shown in kilograms."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import NewType

from simpul.foundation.errors import DomainError

Grams = NewType("Grams", int)

STEP = 10  # the resolution of a scale: a weight is kept in steps of ten grams (ADR 0018)
LOWEST, HIGHEST = Grams(900), Grams(58_000)  # WHO Anthro's entry limits (from memory, clinical-rules GROW-1)
WRITTEN = re.compile(r"^(\d{1,3})(?:[.,](\d{1,3}))?\s*(?:kg)?$", re.IGNORECASE)


def parse_kilograms(text: str) -> Grams:
    """Read "8,4", "8.4" or "8,45 kg", rounded half up to ten grams.

    Raises DomainError weight_unreadable or weight_out_of_range.
    """
    typed = text.strip()
    found = WRITTEN.match(typed) if typed.isascii() else None
    if not found:
        raise DomainError(
            "weight_unreadable", "Tulis berat dalam kg, misalnya 8,4. Terisi “%(typed)s”.", typed=typed[:12]
        )
    exact = Decimal(f"{found[1]}.{found[2] or '0'}") * 1000
    grams = Grams(int((exact / STEP).to_integral_value(ROUND_HALF_UP)) * STEP)
    if not LOWEST <= grams <= HIGHEST:
        raise DomainError(
            "weight_out_of_range", "Tulis 0,9 sampai 58 kg. Terisi %(typed)s.", typed=format_kilograms(grams)
        )
    return grams


def format_kilograms(weight: Grams) -> str:
    """8400 -> "8,4"; 8450 -> "8,45"; 8000 -> "8,0"."""
    whole, rest = divmod(abs(weight), 1000)
    digits = f"{rest:03d}".rstrip("0") or "0"
    return f"{'-' if weight < 0 else ''}{whole},{digits}"
