"""What does a file of findings say? A person, a day and what was found, in the documented JSON of `simpul assess`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.interfaces.cli.knowledge.asked.agreeing import BEFORE_BIRTH, LATER, check_newborn, check_until, possible
from simpul.interfaces.cli.knowledge.asked.checking import MISSING, RefusedError
from simpul.interfaces.cli.knowledge.asked.days import day_in, day_of, hour_of
from simpul.interfaces.cli.knowledge.asked.values import only_possible, read_found, read_to_judge
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.growth import Weighing
from simpul.knowledge.rules.growing import course_of, known_of_body, known_of_course
from simpul.knowledge.rules.language.settings import settings
from simpul.knowledge.rules.person import AT_BIRTH, About, Pressure, known_of, with_before

Rows = Sequence[Mapping[str, Any]]
NO_SOURCE = "Tidak ada sumber yang menulis angka ini; pilih salah satu: {}."


@dataclass(frozen=True, slots=True)
class Findings:
    """values    by input code, what is known of the person among them
    found     the codes of what was found and of the z-scores and gains made of it, without what else is known
    unread    a sentence for each finding that could not be read
    settings  the numbers that a city chose
    """

    on: date
    values: dict[str, FactValue]
    found: frozenset[str]
    unread: dict[str, str]
    settings: dict[str, int]


def findings_of(content: Mapping[str, Any]) -> Findings:
    """Of a file that was checked. Raises RefusedError for days, weights and settings that cannot be."""
    on = day_in(content, "on")
    about, never = about_of(on, content.get("person") or {})
    known = known_of(about)
    values, unread = read_to_judge(content["findings"], known.get("age_months"))
    unread = never | unread
    upper, lower = (_whole(values.get(code)) for code in ("systolic", "diastolic"))
    if upper is not None or lower is not None:
        told = (about.pressure,) if about.pressure else ()
        known = known_of(replace(about, pressure=with_before(Pressure(on, upper, lower), told)))
    course = _course(about, content.get("weighings") or (), values)
    measured = known_of_body(known, values) | course
    chosen = _settings(content.get("settings") or {})
    return Findings(on, known | measured | values, frozenset({*values, *measured}), unread, chosen)


def about_of(on: date, told: Mapping[str, Any]) -> tuple[About, dict[str, str]]:
    """With a sentence for each thing of a pregnancy or a birth that cannot be, which is not used."""
    check_until(on, told, ("birth_date", "last_period", "delivered_on", "pressure_on"), "person.")
    check_newborn(on, told)
    person, never = possible(told, on)
    about = About(
        on=on,
        birth_date=day_of(person, "birth_date"),
        sex=Sex(person["sex"]) if person.get("sex") else None,
        pregnant=person.get("pregnant"),
        pregnant_since=day_of(person, "last_period"),
        delivered_on=day_of(person, "delivered_on"),
        born_at=hour_of(person, "born_at"),
        at=hour_of(person, "at"),
        pressure=_pressure(person),
        at_birth={code: int(value) for code in AT_BIRTH if (value := person.get(code)) is not None},
    )
    return about, never


def _pressure(person: Mapping[str, Any]) -> Pressure | None:
    on = day_of(person, "pressure_on")
    if on:
        return Pressure(on, person.get("last_systolic"), person.get("last_diastolic"))
    return Pressure(None) if person.get("pressure_on_record") is False else None


def _whole(value: FactValue | None) -> int | None:
    return value if isinstance(value, int) else None


def _course(about: About, rows: Rows, values: Mapping[str, FactValue]) -> dict[str, FactValue]:
    """What follows from the weights of other days and of this one; {} where no other day is told."""
    weighings = [_weighing(about, row, f"weighings[{position}]") for position, row in enumerate(rows)]
    if not weighings or about.birth_date is None or about.sex is None:
        return {}
    weight = values.get("body_weight")
    if isinstance(weight, int):
        weighings.append(Weighing(about.on, Grams(weight)))
    course = course_of(about.sex, about.birth_date, weighings)
    return known_of_course(about, course) if course else {}


def _weighing(about: About, row: Mapping[str, Any], path: str) -> Weighing:
    on = day_in(row, "on")
    if on > about.on or (about.birth_date and on < about.birth_date):
        raise RefusedError({f"{path}.on": LATER if on > about.on else BEFORE_BIRTH})
    values, unread = read_found({"body_weight": row["weight"]}, None)
    values, never = only_possible(values, None)
    weight = values.get("body_weight")
    if not isinstance(weight, int):
        raise RefusedError({f"{path}.weight": next(iter((unread | never).values()), MISSING)})
    return Weighing(on, Grams(weight))


def _settings(chosen: Mapping[str, int]) -> dict[str, int]:
    printed = {code: [one.value for one in settings()[code].choices] for code in chosen}
    wrong = {
        f"settings.{code}": NO_SOURCE.format(", ".join(map(str, printed[code])))
        for code, value in chosen.items()
        if value not in printed[code]
    }
    if wrong:
        raise RefusedError(wrong)
    return dict(chosen)
