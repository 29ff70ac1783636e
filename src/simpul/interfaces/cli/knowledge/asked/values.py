"""What does each finding of a file say, in the unit of its concept, and which cannot be read, and why?"""

from collections.abc import Mapping
from typing import Any

from simpul.knowledge.concepts import Concept, Kind, Read, Refused, concepts, read_value, services, show_number
from simpul.knowledge.due.since import too_young
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules.language.possible import can_be_found

WIDEST = 10**9  # no unit of a concept needs more; what is beyond is a slip of the pen
UNKNOWN = "Tidak ada temuan bernama ini."
A_SERVICE = "Ini layanan, bukan temuan: tulis dalam done untuk simpul due."
NOTHING_READ = "Tulis angka atau teks."
NO_NUMBER = "Tulis jawabannya, bukan angkanya. Salah satu dari: {}."
MEASURE_AGAIN = "Ukur ulang: angka ini tidak mungkin."
ABOVE_NOTHING = "Angkanya harus lebih dari nol."
MEASURED = frozenset({"body_weight", "body_length", "head_circumference", "arm_circumference"})

Found = tuple[dict[str, FactValue], dict[str, str]]


def read_found(found: Mapping[str, Any], age_months: FactValue | None) -> Found:
    """Values and sentences by code. A whole number is in the unit of the concept (10400 mg/dL); a text is read as typed
    ("10,4" g/dL, "ya"), and so is a number with a point. Of a choice no number is read: 2 may be meant as "+2", which
    is option 4. What is null was not told."""
    months = age_months if isinstance(age_months, int) else None
    values: dict[str, FactValue] = {}
    unread: dict[str, str] = {}
    for code, given in found.items():
        if given is None:
            continue
        read = _read(code, given, months)
        if isinstance(read, Refused):
            unread[_named(code)] = read.problem.sentence
        elif isinstance(read, Read):
            values[code] = read.value
        elif isinstance(read, str):
            unread[_named(code)] = read
    return values, unread


def read_to_judge(found: Mapping[str, Any], age_months: FactValue | None) -> Found:
    """As `read_found`, and a number that cannot be, however it was typed, is named and goes to the rules all the same:
    they say that it is to be measured again, and what is certain without it."""
    values, unread = read_found(found, age_months)
    months = age_months if isinstance(age_months, int) else None
    never = only_possible(values, age_months)[1]
    for code in unread.keys() & concepts().keys():
        read = _read(code, found[code], months)
        if isinstance(read, Refused) and read.beyond is not None and (read.beyond > 0 or code not in MEASURED):
            values[code] = read.beyond
    return values, never | unread


def only_possible(values: Mapping[str, FactValue], age_months: FactValue | None) -> Found:
    """Of what was read, what can be at that age, and a sentence by code for each number that a rule would not believe:
    where no rule looks at a finding, it is here that nothing is taken from it."""
    wrong = {
        code: concept
        for code, value in values.items()
        if (concept := concepts()[code]).kind not in (Kind.TEXT, Kind.DATE)
        and not can_be_found(concept, value, age_months)
    }
    months = age_months if isinstance(age_months, int) else None
    return {code: value for code, value in values.items() if code not in wrong}, {
        code: _why_not(concept, values[code], months) for code, concept in wrong.items()
    }


def _why_not(concept: Concept, value: FactValue, months: int | None) -> str:
    """What a form says of the same number."""
    is_measured = concept.kind is Kind.QUANTITY and isinstance(value, int)
    shown = show_number(concept, int(value), "id") if is_measured else str(value)
    read = read_value(concept, shown, age_months=months)
    return read.problem.sentence if isinstance(read, Refused) else MEASURE_AGAIN


def _read(code: str, given: Any, months: int | None) -> object:
    """What was read, or a sentence why it was not."""
    concept = concepts().get(code)
    if concept is None:
        return _service(code, given, months)
    if concept.kind is Kind.CODED and _is_bare_number(concept, given):
        return NO_NUMBER.format(", ".join(option.code for option in concept.options))
    if isinstance(given, int):
        is_one = -WIDEST < given < WIDEST and concept.kind is not Kind.TEXT
        read: object = Read(int(given)) if is_one else NOTHING_READ
    elif isinstance(given, (str, float)) and str(given).isprintable():
        read = read_value(concept, str(given), age_months=months)
    else:
        return NOTHING_READ
    is_nothing = isinstance(read, Read) and code in MEASURED and isinstance(read.value, int) and read.value <= 0
    return ABOVE_NOTHING if is_nothing else read


def _is_bare_number(concept: Concept, given: Any) -> bool:
    """Is it only the place of an answer in its list, and no answer that is a number itself?"""
    if isinstance(given, str):
        text = given.strip()
        return text.isdecimal() and not any(text in option.words() for option in concept.options)
    return isinstance(given, (int, float))


def _service(code: str, given: Any, months: int | None) -> str:
    if code not in services():
        return UNKNOWN
    young = too_young(code, months) if given else None
    return young[0] if young else A_SERVICE


def _named(code: str) -> str:
    """A key that is no code is not repeated: it may be a name."""
    return code if code.isascii() and code.isidentifier() else "findings"
