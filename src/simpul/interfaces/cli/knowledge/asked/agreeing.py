"""Do the days and hours of a file agree with each other? What cannot be is refused by its path."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from simpul.interfaces.cli.knowledge.asked.checking import MISSING, RefusedError
from simpul.interfaces.cli.knowledge.asked.days import day_of, hour_of

LATER = "Sesudah hari yang ditanyakan."
BEFORE_BIRTH = "Sebelum lahir."
OTHER_DAY = "Bukan pada hari yang sama dengan {}."


def check_until(on: date, content: Mapping[str, Any], names: Iterable[str], within: str = "") -> None:
    """Raises RefusedError where one of these days is to come."""
    late = {within + name: LATER for name in names if (day := day_of(content, name)) and day > on}
    if late:
        raise RefusedError(late)


def check_hours(content: Mapping[str, Any], within: str = "") -> None:
    """Both are told or none, and nobody asks before the birth. Raises RefusedError."""
    born, at = hour_of(content, "born_at"), hour_of(content, "at")
    if (born is None) != (at is None):
        raise RefusedError({f"{within}{'at' if at is None else 'born_at'}": MISSING})
    if born and at and at < born:
        raise RefusedError({f"{within}at": BEFORE_BIRTH})


def check_newborn(on: date, person: Mapping[str, Any]) -> None:
    """The hours lie on the days that are told beside them. Raises RefusedError."""
    check_hours(person, "person.")
    days = {"born_at": (day_of(person, "birth_date"), "birth_date"), "at": (on, "on")}
    wrong = {
        f"person.{name}": OTHER_DAY.format(beside)
        for name, (day, beside) in days.items()
        if (hour := hour_of(person, name)) and day and hour.date() != day
    }
    if wrong:
        raise RefusedError(wrong)
