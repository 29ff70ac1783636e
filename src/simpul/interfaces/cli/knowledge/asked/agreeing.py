"""Do the days and hours of a file agree with each other? What cannot be is refused or named by its path."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
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
NOT_PREGNANT = "Tertulis tidak hamil. Isian ini tidak dipakai."
NOT_AT_THIS_AGE = "Umurnya pada hari itu tidak wajar untuk hamil atau bersalin. Isian ini tidak dipakai."
BEFORE_IT = "Sebelum kehamilan ini mulai. Kehamilan ini tidak dihitung."
TOO_LATE = f"Lebih dari {LONGEST_DAYS // 7} minggu sesudah kehamilan ini mulai. Kehamilan ini tidak dihitung."
TWICE = "Sudah tertulis di {}. Dihitung sekali saja."
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
        elif name in PERIODS and person.get("pregnant") is False:
            yield f"person.{name}", NOT_PREGNANT
        elif name in PERIODS and not is_plausible_start(day_in(person, name), on):
            yield f"person.{name}", TOO_LONG


def possible(person: Mapping[str, Any], on: date) -> tuple[dict[str, Any], dict[str, str]]:
    """What is told of a person without what cannot be, and by path one sentence for each of that."""
    never = dict(impossible(person, on))
    return {name: one for name, one in person.items() if f"person.{name}" not in never}, never


def misplaced(lines: Mapping[str, Mapping[str, Any]], born: date, on: date | None) -> Iterator[tuple[str, str]]:
    """Of what was recorded, by path, what lies before the birth or after the day that is asked about."""
    for path, one in lines.items():
        day = day_in(one, "on")
        if day < born or (on and day > on):
            yield f"{path}.on", BEFORE_BIRTH if day < born else LATER


def impossible_course(person: Mapping[str, Any], on: date | None) -> Iterator[tuple[str, str]]:
    """Of the pregnancies and deliveries of a life: by path one sentence for each that cannot be, or stands twice."""
    for name, key in (("pregnancies", "began"), ("deliveries", "on")):
        seen: dict[date, str] = {}
        for at, one in enumerate(person.get(name) or ()):
            path = f"person.{name}[{at}]"
            wrong = dict(_wrong(person, one, key, on))
            first = path if wrong else seen.setdefault(day_in(one, key), path)
            yield from ((f"{path}{part}", sentence) for part, sentence in wrong.items())
            if first != path:
                yield path, TWICE.format(first)


def _wrong(person: Mapping[str, Any], one: Mapping[str, Any], key: str, on: date | None) -> Iterator[tuple[str, str]]:
    day = day_in(one, key)
    if person["sex"] == Sex.MALE:
        yield "", OF_A_MAN
    elif not may_bear_at(day_in(person, "birth_date"), day):
        yield f".{key}", NOT_AT_THIS_AGE
    elif on and day > on:
        yield f".{key}", LATER
    for name in ("due_on", "ended_on"):
        end = day_of(one, name)
        if end and not day <= end <= day + timedelta(LONGEST_DAYS):
            yield f".{name}", BEFORE_IT if end < day else TOO_LATE
