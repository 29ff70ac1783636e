"""What is read to answer which free check of health is for this person? What was recorded last, and who they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from simpul.foundation.sex import Sex
from simpul.interfaces.web.persons.care.reading import course_at
from simpul.knowledge.ckg import Edition, PackageAnswer, edition_on, package_of
from simpul.knowledge.ckg import Person as Asked
from simpul.knowledge.concepts import Kind, concepts
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.immunization.schedule.registry import edition_on as schedule_on
from simpul.knowledge.rules.person import is_possible
from simpul.records.people.kinds import BirthPrecision, MaritalStatus
from simpul.records.visits.queries import latest_findings, readings_of
from simpul.services.signing.acting import PRESSURE
from simpul.services.signing.control import pressures_by_day

if TYPE_CHECKING:
    from simpul.records.facilities.work_area import WorkArea
    from simpul.records.people.models import Person
    from simpul.records.visits.models import Entry

CLASS, MARRYING = "school_class", "marrying"


@dataclass(frozen=True, slots=True)
class Checked:
    """edition  None before there was a free check of health"""

    edition: Edition | None
    answer: PackageAnswer


def checked(area: WorkArea, person: Person, today: date, now: datetime) -> Checked | None:
    """None of whom no package can be named: of somebody who has died or left, and where the birthday is not known."""
    if not person.is_listed or person.birth_precision != BirthPrecision.EXACT or today < person.birth_date:
        return None
    edition = edition_on(today)
    found = latest_findings(area, person.pk, today)
    course = course_at(area, person, today, given=False, visits=False, said=False)
    born_at = course.born.born_at if course.born and course.born.is_hour_told else None
    asked = Asked(
        birth_date=person.birth_date,
        sex=Sex(person.sex),
        pregnant=course.mother_on(today).pregnant_since is not None,
        school_class=_class_of(found.get(CLASS), today),
        born_at=born_at,
        at=now if born_at else None,
        facts=_facts(edition, found, today) | _of_marriage(person),
    )
    return Checked(edition, package_of(asked, today, _done(area, person, found, today)))


def _done(area: WorkArea, person: Person, found: Mapping[str, Entry], today: date) -> dict[str, date]:
    """By concept the last day on which it was found. A pressure of which the two numbers contradict each other is
    evidence of nothing: the last one that can be stands for it."""
    days = {code: one.local_date for code, one in found.items()}
    newest = pressures_by_day(found[code] for code in PRESSURE if code in found)
    if all(one.systolic and one.diastolic and is_possible(one) for one in newest):
        return days
    every = pressures_by_day(readings_of(area, person.pk, PRESSURE, today))
    days = {code: day for code, day in days.items() if code not in PRESSURE}
    for one in reversed([one for one in every if is_possible(one)]):
        told = zip(PRESSURE, (one.systolic, one.diastolic), strict=True)
        days |= {code: one.on for code, value in told if value is not None and one.on}
    return days


def _class_of(entry: Entry | None, today: date) -> int | None:
    """As far as it was recorded in the school year of today: next year it is another one."""
    if entry is None or entry.value is None:
        return None
    edition = schedule_on(today)
    begins = date(today.year, edition.school_year_from_month, 1)
    begins = begins if begins <= today else begins.replace(year=today.year - 1)
    return entry.value if entry.local_date >= begins else None


def _of_marriage(person: Person) -> dict[str, FactValue]:
    """Whoever is married is not asked whether they are going to marry (our reading)."""
    return {MARRYING: 0} if person.marital_status == MaritalStatus.MARRIED else {}


def _facts(edition: Edition | None, found: Mapping[str, Entry], today: date) -> dict[str, FactValue]:
    """What the records know by the same name: a yes stays true, a no is asked again in another year."""
    facts: dict[str, FactValue] = {}
    for code in edition.facts if edition else ():
        entry, concept = found.get(code), concepts().get(code)
        if entry is None or entry.value is None or concept is None or concept.kind is not Kind.YES_NO:
            continue
        if entry.value or entry.local_date.year == today.year:
            facts[code] = entry.value
    return facts
