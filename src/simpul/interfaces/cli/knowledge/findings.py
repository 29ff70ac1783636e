"""What does a file of findings say? A person, a day and what was found, in the documented JSON of `simpul assess`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.interfaces.cli.knowledge.asking import day_in
from simpul.knowledge.concepts import Read, Refused, concepts, read_value
from simpul.knowledge.concepts.schema import check_fields
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.growth import Weighing
from simpul.knowledge.rules.growing import course_of, known_of_body, known_of_course
from simpul.knowledge.rules.person import About, known_of

FILE, MAY = {"on", "findings"}, {"person", "settings", "weighings"}
PERSON = {"birth_date", "sex", "pregnant", "last_period", "delivered_on", "born_at", "at"}


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


def findings_of(content: Any) -> Findings:
    """A number is in the unit of the concept (10400 mg/dL); a text is read as typed ("10,4" g/dL, "ya").

    Raises ValueError for a file that has another shape.
    """
    if not isinstance(content, Mapping) or not isinstance(content.get("findings"), Mapping):
        raise ValueError("the file is an object with `on` and `findings`")
    check_fields({key: one for key, one in content.items() if key != "findings"}, FILE - {"findings"}, MAY)
    about = _about(day_in(content, "on"), content.get("person", {}))
    known = known_of(about)
    age = known.get("age_months")
    values, unread = _read(content["findings"], age if isinstance(age, int) else None)
    measured = known_of_body(known, values) | _course(about, content.get("weighings", []), values)
    settings = {str(code): int(value) for code, value in content.get("settings", {}).items()}
    return Findings(about.on, known | measured | values, frozenset({*values, *measured}), unread, settings)


def _course(about: About, rows: Sequence[Mapping[str, Any]], values: Mapping[str, FactValue]) -> dict[str, FactValue]:
    """What follows from the weights of other days and of this one; {} where no other day is told.

    Raises ValueError for a weight that cannot be read, and a day before the birth or after this one.
    """
    weighings = [_weighing(about, row) for row in rows]
    if not weighings or about.birth_date is None or about.sex is None:
        return {}
    weight = values.get("body_weight")
    if isinstance(weight, int) and weight > 0:
        weighings.append(Weighing(about.on, Grams(weight)))
    course = course_of(about.sex, about.birth_date, weighings)
    return known_of_course(about, course) if course else {}


def _weighing(about: About, row: Mapping[str, Any]) -> Weighing:
    check_fields(row, {"on", "weight"}, set())
    on = day_in(row, "on")
    values, _unread = _read({"body_weight": row["weight"]}, None)
    weight = values.get("body_weight")
    if not isinstance(weight, int) or weight <= 0 or not (about.birth_date or on) <= on <= about.on:
        raise ValueError(f"no weighing: {row}")
    return Weighing(on, Grams(weight))


def _about(on: date, person: Mapping[str, Any]) -> About:
    check_fields(person, set(), PERSON)
    days = {key: day_in(person, key) for key in ("birth_date", "delivered_on") if key in person}
    hours = {key: datetime.fromisoformat(person[key]) for key in ("born_at", "at") if key in person}
    pregnant = person.get("pregnant")
    if pregnant is not None and not isinstance(pregnant, bool):
        raise ValueError("pregnant is true or false")
    return About(
        on=on,
        birth_date=days.get("birth_date"),
        sex=Sex(person["sex"]) if "sex" in person else None,
        pregnant=pregnant,
        pregnant_since=day_in(person, "last_period") if "last_period" in person else None,
        delivered_on=days.get("delivered_on"),
        born_at=hours.get("born_at"),
        at=hours.get("at"),
    )


def _read(found: Mapping[str, Any], age_months: int | None) -> tuple[dict[str, FactValue], dict[str, str]]:
    values: dict[str, FactValue] = {}
    unread: dict[str, str] = {}
    for code, given in found.items():
        if code not in concepts():
            unread[code] = "Tidak ada temuan bernama ini."
        elif isinstance(given, int):
            values[code] = int(given)
        else:
            reading = read_value(concepts()[code], str(given), age_months=age_months)
            if isinstance(reading, Read):
                values[code] = reading.value
            elif isinstance(reading, Refused):
                unread[code] = reading.problem.sentence
    return values, unread
