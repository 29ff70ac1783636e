"""How are a day and an hour written in a file, and what is said of one that is none?"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from simpul.knowledge.immunization.days import can_be_counted

NO_DAY = "Bukan tanggal. Tulis tahun-bulan-hari, misalnya 2026-03-10."
NO_HOUR = "Bukan tanggal dengan jam. Tulis dengan zona waktunya, misalnya 2026-10-31T07:30+07:00."
IMPOSSIBLE = "Tanggal ini tidak mungkin. Periksa tahunnya."
HOUR = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)")


def problem_of_day(told: object) -> str:
    """A sentence, empty for a day as a phone reads it and in no other way of writing."""
    try:
        day = date.fromisoformat(told) if isinstance(told, str) else None
    except ValueError:
        day = None
    if day is None or day.isoformat() != told:
        return NO_DAY
    return "" if can_be_counted(day) else IMPOSSIBLE


def problem_of_hour(told: object) -> str:
    try:
        hour = datetime.fromisoformat(told) if isinstance(told, str) and HOUR.fullmatch(told) else None
    except ValueError:
        hour = None
    if hour is None:
        return NO_HOUR
    return "" if can_be_counted(hour.date()) else IMPOSSIBLE


def day_in(content: Mapping[str, Any], name: str) -> date:
    """Of a file that was checked."""
    return date.fromisoformat(content[name])


def day_of(content: Mapping[str, Any], name: str) -> date | None:
    """None where it is not told."""
    return day_in(content, name) if content.get(name) else None


def hour_of(content: Mapping[str, Any], name: str) -> datetime | None:
    return datetime.fromisoformat(content[name]) if content.get(name) else None
