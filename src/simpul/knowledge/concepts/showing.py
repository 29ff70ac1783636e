"""How is a kept value shown to a person? 9600 of weight is "9,6 kg", in English "9.6 kg"."""

from datetime import date

from simpul.knowledge.concepts.definition import Concept, Kind
from simpul.knowledge.concepts.measures import MEASURES

# fmt: off
MONTHS = {
    "id": ("Januari", "Februari", "Maret", "April", "Mei", "Juni",
           "Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    "en": ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December"),
}
# fmt: on
YES_NO = {"id": ("Tidak", "Ya"), "en": ("No", "Yes")}


def show_value(concept: Concept, value: int | str, language: str) -> str:
    """The value in words of `language`, "id" or "en", with its unit. Raises ValueError or KeyError for a value that
    the concept cannot have (a bug in the caller)."""
    if isinstance(value, str) or concept.kind is Kind.TEXT:
        return str(value)
    match concept.kind:
        case Kind.YES_NO:
            return YES_NO[language][value]
        case Kind.CODED:
            return {one.number: one for one in concept.options}[value].label(language)
        case Kind.DATE:
            day = day_of(value)
            return f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"
        case _:
            unit = MEASURES[concept.entry_unit].label(language)
            return f"{show_number(concept, value, language)} {unit}".rstrip()


def show_number(concept: Concept, value: int, language: str) -> str:
    """Without its unit, in the unit in which it is typed: every digit that is kept, at least one behind the comma."""
    return show_parts(value, size_of(concept), language)


def show_parts(value: int, size: int, language: str) -> str:
    """A whole number of parts, `size` of which make one (1, 10, 100, ...): 18500 of 1000 is 18,5."""
    if size == 1:
        return str(value)
    whole, rest = divmod(abs(value), size)
    digits = str(rest).zfill(len(str(size)) - 1).rstrip("0") or "0"
    return f"{'-' if value < 0 else ''}{whole}{'.' if language == 'en' else ','}{digits}"


def size_of(concept: Concept) -> int:
    """How many of what is kept make one of what is typed: 10 of a length, millimetres to the centimetre."""
    return MEASURES[concept.entry_unit].size // MEASURES[concept.unit].size


def day_number(day: date) -> int:
    """25 March 2026 is kept as 20260325: in the order of days, and readable in a table."""
    return day.year * 10000 + day.month * 100 + day.day


def day_of(number: int) -> date:
    """Raises ValueError for a number that is no day."""
    return date(number // 10000, number // 100 % 100, number % 100)
