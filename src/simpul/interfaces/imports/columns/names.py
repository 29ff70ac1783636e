"""Is this the name of a column that we know? Exactly, after bringing both to one form, or nearly (Pukesmas)."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from hashlib import sha256

from simpul.services.takeover.columns import LEFT_OUT, columns

NEARLY = 0.84
SHORTEST = 5  # letters of a name that may be misspelt: BB and TB are near to one another
IN_BRACKETS = re.compile(r"\(([^)]*)\)")


class How(StrEnum):
    SAME = "sama"
    NEARLY = "mirip"
    LEFT_OUT = "dilewati"
    UNKNOWN = "tidak dikenal"


@dataclass(frozen=True, slots=True)
class Named:
    """code  of our column; "" where it is left out or unknown"""

    code: str
    how: How


def plain(name: str) -> str:
    """tanggallahir, of "Tanggal  Lahir *": letters and digits only, small."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def name_of(header: str) -> Named:
    """Never raises."""
    same = exactly(header)
    if same is not None:
        return Named(same, How.SAME if same else How.LEFT_OUT)
    known, form = _known(), plain(header)
    long_enough = [one for one in known if len(one) >= SHORTEST and not one[-1].isdigit()]
    near = [] if len(form) < SHORTEST or form[-1].isdigit() else get_close_matches(form, long_enough, 1, NEARLY)
    if near:
        return Named(known[near[0]], How.NEARLY if known[near[0]] else How.LEFT_OUT)
    return Named("", How.UNKNOWN)


def exactly(header: str) -> str | None:
    """Our code for a name that we know letter by letter; "" where the column is left out; None for any other."""
    known = _known()
    forms = (plain(header), plain(IN_BRACKETS.sub("", header)))
    return next((known[form] for form in forms if form in known), None)


def signature_of(headers: list[str]) -> str:
    """The same for two sheets whose columns have the same names in the same order."""
    return sha256("|".join(plain(one) for one in headers).encode()).hexdigest()


@cache
def _known() -> dict[str, str]:
    """Every name in its plain form -> our code; "" for what is known and left out."""
    names = {plain(one): "" for one in LEFT_OUT}
    for code, column in columns().items():
        for name in (code, column.label, *column.names):
            names[plain(name.removeprefix("layanan:"))] = code
    return names
