"""How is a sheet of the book read? Row by row; what cannot be kept gets its sentence, and the other rows go on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError
from simpul.foundation.identifiers import new_id, require_uuid7
from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.refusals import sentence_of
from simpul.interfaces.web.visits.asked import read_day
from simpul.interfaces.web.visits.book.sheet import BOXES, MeasuredRow, Sheet, dose_rows
from simpul.knowledge.concepts import Read, Refused, concept, read_value
from simpul.knowledge.growth import Weighing, completed_months, implausible_change

if TYPE_CHECKING:
    from simpul.records.people.models import Person

WEIGHT = BOXES["weight"]
MOST_ROWS = 60


def read_sheet(
    posted: Mapping[str, str], person: Person, today: date, weights: Mapping[date, int | None], given: dict[str, date]
) -> Sheet:
    """weights  what stands already, by day; given: the day of each service that stands already"""
    rows = [_row(posted, f"r{number}", person, today) for number in range(MOST_ROWS) if f"r{number}-id" in posted]
    _days_once(rows)
    _beside(rows, person, weights)
    sheet = Sheet(rows, dose_rows(given), _id(posted.get("dose_id", "")))
    for dose in sheet.doses:
        dose.typed = _text(posted, f"d-{dose.code}")
        dose.day, dose.says = _day(dose.typed, person, today)
        if dose.day and dose.given and dose.day != dose.given:
            dose.says = _("Sudah tercatat pada %(day)s.") % {"day": formats.day(dose.given)}
        elif dose.given:
            dose.day = None  # stands already
    return sheet


def _row(posted: Mapping[str, str], key: str, person: Person, today: date) -> MeasuredRow:
    row = MeasuredRow(key, _id(posted.get(f"{key}-id", "")))
    row.typed = {box: _text(posted, f"{key}-{box}") for box in BOXES}
    if row.is_blank:
        return row
    row.typed["sure"] = _text(posted, f"{key}-sure")
    row.day, wrong = _day(row.typed["date"], person, today)
    if wrong or row.day is None:
        row.says["date"] = wrong or _("Tulis tanggalnya.")
        return row
    months = completed_months(person.birth_date, row.day)
    for box, code in BOXES.items():
        reading = read_value(concept(code), row.typed[box], age_months=months) if code else None
        if isinstance(reading, Refused):
            row.says[box] = sentence_of(reading.problem)
        elif isinstance(reading, Read) and isinstance(reading.value, int):
            row.values[code] = reading.value
    if not row.values and not row.says:
        row.says["weight"] = _("Isi paling sedikit satu hasil ukur.")
    return row


def _days_once(rows: list[MeasuredRow]) -> None:
    seen: set[date] = set()
    for row in rows:
        if row.day in seen:
            row.says["date"] = _("Tanggal ini sudah ditulis di baris lain.")
        elif row.day:
            seen.add(row.day)


def _beside(rows: list[MeasuredRow], person: Person, weights: Mapping[date, int | None]) -> None:
    """Each weight beside what stands of that day, and beside the weight before it."""
    known = {day: grams for day, grams in weights.items() if grams is not None}
    course = {**{row.day: row.values[WEIGHT] for row in rows if row.day and WEIGHT in row.values}, **known}
    for row in rows:
        grams = row.values.get(WEIGHT)
        if row.day is None or grams is None:
            continue
        stands = known.get(row.day)
        if stands == grams:
            del row.values[WEIGHT]  # the same number again adds nothing
        elif stands is not None:
            row.says["weight"] = _("Hari itu sudah tercatat %(weight)s kg. Bila keliru, betulkan di kunjungannya.") % {
                "weight": formats.kilograms(stands)
            }
        elif row.typed.get("sure") != str(grams) and _is_odd(person, row.day, grams, course):
            row.says["weight"] = _("Periksa lagi: %(weight)s kg tidak lazim.") % {"weight": formats.kilograms(grams)}
            row.asks = grams


def _is_odd(person: Person, day: date, grams: int, course: Mapping[date, int]) -> bool:
    before = max((one for one in course if one < day), default=None)
    return implausible_change(
        sex=Sex(person.sex),
        birth_date=person.birth_date,
        current=Weighing(day, Grams(grams)),
        last=Weighing(before, Grams(course[before])) if before else None,
    )


def _day(typed: str, person: Person, today: date) -> tuple[date | None, str]:
    try:
        day = read_day(typed)
    except DomainError as problem:
        return None, sentence_of(problem)
    if day and day > today:
        return None, _("Tanggal ini belum tiba.")
    if day and day < person.birth_date:
        return None, _("Mendahului tanggal lahir.")
    return day, ""


def _text(posted: Mapping[str, str], name: str) -> str:
    return posted.get(name, "").replace("\0", "").strip()[:20]


def _id(text: str) -> UUID:
    """The id that came with the row; a row whose id cannot be read gets a new one."""
    try:
        return require_uuid7(text)
    except DomainError:
        return new_id()
