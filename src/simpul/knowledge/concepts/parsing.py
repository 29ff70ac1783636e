"""How is a number or a day read as people write them: with a comma or a point, with its unit, day before month?"""

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

from simpul.foundation.errors import DomainError
from simpul.knowledge.concepts.definition import Concept, Kind, Range
from simpul.knowledge.concepts.measures import MEASURES, Measure, to_resolution
from simpul.knowledge.concepts.result import ECHO, Read, Reading, Refused
from simpul.knowledge.concepts.showing import day_number, show_number, show_value

NUMBER = re.compile(r"(\d{1,7})(?:[.,](\d{1,6}))?\s*((?:[a-z°%][a-z0-9/²\[\]]*)?)", re.ASCII)
DAY_FIRST = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})", re.ASCII)
YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)


def read_number(concept: Concept, text: str, age_months: int | None) -> Reading:
    """Whether it lies in the range is asked before it is rounded, so that rounding lets nothing in."""
    found = NUMBER.fullmatch(text.casefold())
    typed_in = _typed_in(concept, found[3]) if found else None
    if not found or typed_in is None:
        return _unreadable(concept, text)
    exact = Fraction(f"{found[1]}.{found[2] or '0'}") * typed_in.size / MEASURES[concept.unit].size
    if concept.kind is Kind.COUNT and exact.denominator != 1:
        return _unreadable(concept, text)
    limits = concept.range_at(age_months)
    value = to_resolution(exact, concept.resolution)
    if exact < limits.lowest:
        return replace(_outside(concept, text, limits), beyond=min(value, limits.lowest - 1))
    if exact > limits.highest:
        return replace(_outside(concept, text, limits), beyond=max(value, limits.highest + 1))
    return Read(value, rounded=value != exact)


def read_day(concept: Concept, text: str, today: date | None) -> Reading:
    day = _day(text)
    if day is None:
        return Refused(
            DomainError("date_unreadable", "Tulis tanggal seperti 25-03-2026. Terisi “%(typed)s”.", typed=text[:ECHO])
        )
    limits = concept.range_at(None)
    highest = min(limits.highest, day_number(today)) if today else limits.highest
    if limits.lowest <= day_number(day) <= highest:
        return Read(day_number(day))
    values = {"lowest": show_value(concept, limits.lowest, "id"), "highest": show_value(concept, highest, "id")}
    return Refused(
        DomainError("date_out_of_range", "Tulis tanggal dari %(lowest)s sampai %(highest)s.", **values),
    )


def _typed_in(concept: Concept, written: str) -> Measure | None:
    """The unit that was written, or the one of the field; None for a unit of something else."""
    entry = MEASURES[concept.entry_unit]
    if not written:
        return entry
    return next((one for one in MEASURES.values() if one.alike(entry) and written in one.words()), None)


def _unreadable(concept: Concept, text: str) -> Refused:
    typed = text[:ECHO]
    if concept.kind is Kind.COUNT:
        return Refused(DomainError("count_unreadable", "Tulis angka bulat. Terisi “%(typed)s”.", typed=typed))
    sentence = {"unit": concept.entry_unit, "typed": typed}
    return Refused(
        DomainError("number_unreadable", "Tulis angka dalam %(unit)s. Terisi “%(typed)s”.", **sentence),
    )


def _outside(concept: Concept, text: str, limits: Range) -> Refused:
    values = {
        "lowest": show_number(concept, limits.lowest, "id"),
        "highest": show_value(concept, limits.highest, "id"),
        "typed": text[:ECHO],
    }
    if concept.kind is Kind.COUNT:
        return Refused(
            DomainError(
                "count_out_of_range", "Tulis %(lowest)s sampai %(highest)s. Terisi “%(typed)s”.", **values
            ),
        )  # fmt: skip
    return Refused(
        DomainError("ukur_ulang", "Ukur ulang. Tulis %(lowest)s sampai %(highest)s. Terisi “%(typed)s”.", **values)
    )


def _day(text: str) -> date | None:
    if found := YEAR_FIRST.fullmatch(text):
        year, month, day = found[1], found[2], found[3]
    elif found := DAY_FIRST.fullmatch(text):
        year, month, day = found[4], found[3], found[1]
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
