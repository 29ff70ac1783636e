"""What was typed into the one box of the search? A name, or one of the numbers by which a person is known.

A scanner types the code of a card like a keyboard. No I/O.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from simpul.foundation.errors import DomainError
from simpul.foundation.identifiers import NIK_DIGITS
from simpul.foundation.phone import PUNCTUATION, read_phone
from simpul.foundation.privacy import Masked
from simpul.knowledge.identity.spelling import search_tokens
from simpul.records.people.actions.numbers import CARD_LENGTH, CARD_LETTERS, CARD_PREFIX
from simpul.records.people.search import MINIMUM_LETTERS

JKN_DIGITS = 13
CARD = re.compile(f"{CARD_PREFIX}[{CARD_LETTERS}]{{{CARD_LENGTH}}}")


class Kind(StrEnum):
    NAME = "nama"
    NIK_OR_KK = "nik_kk"
    PHONE = "hp"
    PHONE_OR_JKN = "hp_jkn"
    JKN = "jkn"
    CARD = "kartu"


@dataclass(frozen=True, slots=True)
class Typed:
    """text     as typed: a name is searched by it
    numbers  the normal forms to look for, where it is a number
    """

    kind: Kind
    text: str
    numbers: tuple[Masked, ...] = ()

    @property
    def normal(self) -> str:
        """One text for all the ways of writing the same search."""
        if self.kind is Kind.NAME:
            return " ".join(search_tokens(self.text))
        return " ".join(number.reveal() for number in self.numbers)


def recognise(text: str) -> Typed:
    """Raises DomainError with what is missing: two letters, or a digit of a number."""
    digits = text.strip().translate(PUNCTUATION).removeprefix("+")
    if digits.isascii() and digits.isdigit():
        return _number(text, digits)
    if text.strip().upper().startswith(CARD_PREFIX):
        return Typed(Kind.CARD, text, (read_card(text),))
    if sum(len(token) for token in search_tokens(text)) < MINIMUM_LETTERS:
        raise DomainError("search_short", "Tulis paling sedikit dua huruf nama, atau satu nomor lengkap.")
    return Typed(Kind.NAME, text)


def read_card(text: str) -> Masked:
    """The code of a card, however it was typed. Raises DomainError for half a code."""
    code = text.upper().replace(" ", "").strip()
    if not CARD.fullmatch(code):
        raise DomainError("card_unreadable", "Kode kartu tidak lengkap. Pindai lagi, atau ketik SIMPUL- dan 16 huruf.")
    return Masked(code)


def _number(text: str, digits: str) -> Typed:
    if len(digits) == NIK_DIGITS:
        return Typed(Kind.NIK_OR_KK, text, (Masked(digits),))
    jkn = (Masked(digits),) if len(digits) == JKN_DIGITS else ()
    try:
        return Typed(Kind.PHONE_OR_JKN if jkn else Kind.PHONE, text, (Masked(read_phone(text).reveal()), *jkn))
    except DomainError as problem:
        if jkn:
            return Typed(Kind.JKN, text, jkn)
        raise DomainError(
            "search_number",
            "NIK dan nomor KK 16 angka, nomor JKN 13 angka, nomor HP seperti 0812 3456 7890. Terisi %(count)s angka.",
            count=len(digits),
        ) from problem
