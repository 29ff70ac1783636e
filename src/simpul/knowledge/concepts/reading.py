"""What did a person type, as a value of this concept? The one door of every screen, phone and import (ADR 0018).

A number is read with a comma or a point and, where it is written, its unit. It is brought to the resolution by
`to_resolution`, and the result says so; a number outside the range is never changed: it is refused with "ukur ulang".
"""

import unicodedata
from datetime import date

from simpul.foundation.errors import DomainError
from simpul.knowledge.concepts.definition import Concept, Kind
from simpul.knowledge.concepts.parsing import read_day, read_number
from simpul.knowledge.concepts.result import ECHO, Blank, Read, Reading, Refused

YES, NO = {"ya", "yes", "y", "1"}, {"tidak", "no", "0"}
UNREADABLE = {"Cc", "Cs", "Cn"}  # Unicode categories: control characters, half pairs, not assigned


def read_value(concept: Concept, typed: str, *, age_months: int | None = None, today: date | None = None) -> Reading:
    """Read one field.

    age_months  completed months on the day of the visit, which chooses the range; None where the age is not known
    today       no date lies after it; None where any day of the range may be written
    """
    text = unicodedata.normalize("NFC", typed).strip()
    if not text:
        return Blank()
    match concept.kind:
        case Kind.QUANTITY | Kind.COUNT:
            return read_number(concept, text, age_months)
        case Kind.DATE:
            return read_day(concept, text, today)
        case Kind.YES_NO:
            return _yes_no(text)
        case Kind.CODED:
            return _coded(concept, text)
        case Kind.TEXT:
            return _text(concept, text)


def read_yes_no(typed: str) -> Reading:
    """The same for a service, which was given or was not."""
    text = typed.strip()
    return _yes_no(text) if text else Blank()


def _yes_no(text: str) -> Reading:
    word = text.casefold()
    if word in YES | NO:
        return Read(int(word in YES))
    return Refused(DomainError("yes_or_no", "Pilih ya atau tidak. Terisi “%(typed)s”.", typed=text[:ECHO]))


def _coded(concept: Concept, text: str) -> Reading:
    for option in concept.options:
        if text.casefold() in option.words() or text == str(option.number):
            return Read(option.number)
    return Refused(
        DomainError("no_such_option", "Pilih salah satu jawaban yang ada. Terisi “%(typed)s”.", typed=text[:ECHO])
    )


def _text(concept: Concept, text: str) -> Reading:
    if any(unicodedata.category(one) in UNREADABLE for one in text if one not in "\r\n"):
        return Refused(DomainError("text_unreadable", "Hapus tanda yang tidak terbaca, lalu tulis lagi."))
    if len(text) <= concept.longest:
        return Read(text)
    lengths = {"longest": concept.longest, "length": len(text)}
    return Refused(
        DomainError("text_too_long", "Tulis paling banyak %(longest)s huruf. Terisi %(length)s huruf.", **lengths),
    )
