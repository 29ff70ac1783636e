"""Do the days and hours of a file agree with each other? What cannot be is refused or named by its path."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from simpul.foundation.sex import Sex
from simpul.interfaces.cli.knowledge.asked.checking import MISSING, RefusedError
from simpul.interfaces.cli.knowledge.asked.days import day_in, day_of, hour_of
from simpul.knowledge.pregnancy.dates import LONGEST_DAYS, is_plausible_start, may_bear_at

LATER = "Sesudah hari yang ditanyakan."
BEFORE_BIRTH = "Sebelum lahir."
OTHER_DAY = "Bukan pada hari yang sama dengan {}."
PERIODS = ("pregnant_since", "last_period")  # one thing, as `due` and as `assess` name it
OF_A_MOTHER = ("pregnant", *PERIODS, "delivered_on")
OF_A_MAN = "Kehamilan dan persalinan tidak berlaku bagi laki-laki. Isian ini tidak dipakai."
NOT_AT_THIS_AGE = "Umurnya pada hari itu tidak wajar untuk hamil atau bersalin. Isian ini tidak dipakai."
TOO_LONG = f"HPHT tidak wajar: lebih dari {LONGEST_DAYS // 7} minggu yang lalu. Isian ini tidak dipakai."


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


def impossible(person: Mapping[str, Any], on: date) -> Iterator[tuple[str, str]]:
    """Of a pregnancy or a birth that is told: by path one sentence for each thing that cannot be."""
    born = day_of(person, "birth_date")
    for name in OF_A_MOTHER:
        if not person.get(name):
            continue
        if person.get("sex") == Sex.MALE:
            yield f"person.{name}", OF_A_MAN
        elif born and not may_bear_at(born, on if name == "pregnant" else day_of(person, name) or on):
            yield f"person.{name}", NOT_AT_THIS_AGE
        elif name in PERIODS and not is_plausible_start(day_in(person, name), on):
            yield f"person.{name}", TOO_LONG


def possible(person: Mapping[str, Any], on: date) -> tuple[dict[str, Any], dict[str, str]]:
    """What is told of a person without what cannot be, and by path one sentence for each of that."""
    never = dict(impossible(person, on))
    return {name: one for name, one in person.items() if f"person.{name}" not in never}, never
