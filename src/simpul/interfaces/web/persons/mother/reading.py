"""What is read for the page of a mother? As for the page of a person, and of her newborn the visits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from simpul.foundation.sex import Sex
from simpul.interfaces.web.persons.mother.episode import Episode, episode_of
from simpul.interfaces.web.persons.purpose import must_ask
from simpul.knowledge.life_stages import NIFAS_TO_DAY
from simpul.records.access.queries import Standing
from simpul.records.people.queries import get_person, record_ids, records_of
from simpul.records.pregnancies.queries import births_of, pregnancies_of
from simpul.records.visits.queries import visits_of
from simpul.services.due.given import visits_of_schedule
from simpul.services.due.of_person import Course, course_of
from simpul.services.due.said import said_of

if TYPE_CHECKING:
    from simpul.records.facilities.work_area import WorkArea
    from simpul.records.people.models import Person
    from simpul.records.visits.models import Visit

MOST_VISITS = 90  # of a pregnancy and nifas; two visits a week would be as many


@dataclass(frozen=True, slots=True)
class Newborn:
    """born_at  None where nobody told the hour"""

    course: Course
    born_at: datetime | None


@dataclass(frozen=True, slots=True)
class Kept:
    """visits  those that stand since the pregnancy began, the newest first"""

    course: Course
    episode: Episode
    visits: list[Visit]
    newborns: list[Newborn]


def kept_of(standing: Standing, person: Person, today: date) -> Kept | None:
    """None of whoever is neither pregnant nor in nifas. How much is read does not grow with the record."""
    area, ids = standing.area, record_ids(person.pk)
    pregnancies = pregnancies_of(area, person, ids) if person.sex == Sex.FEMALE else []
    course = course_of(area, person, ids, pregnancies, None, today)
    episode = episode_of(course, pregnancies, today)
    if episode is None:
        return None
    since = episode.pregnancy.began_on if episode.pregnancy else episode.delivered_on
    visits = [
        one
        for one in visits_of(area, ids, 0, MOST_VISITS)
        if not hasattr(one, "withdrawal") and since and one.local_date >= since
    ]
    return Kept(course, episode, visits, newborns_of(standing, person, today) if episode.delivered_on else [])


def newborns_of(standing: Standing, mother: Person, today: date) -> list[Newborn]:
    """Her children of these weeks who live where this worker serves; of one whose record asks for a purpose first
    nothing is shown here."""
    found = []
    for birth in births_of(standing.area, mother):
        if not 0 <= (today - birth.person.birth_date).days <= NIFAS_TO_DAY:
            continue
        child = get_person(standing.area, birth.person_id)
        if child and child.is_listed and not must_ask(standing, child):
            found.append((child, birth.born_at if birth.is_hour_told else None))
    courses = _courses(standing.area, [child for child, _born_at in found])
    return [Newborn(course, born_at) for course, (_child, born_at) in zip(courses, found, strict=True)]


def _courses(area: WorkArea, children: list[Person]) -> list[Course]:
    """Of the visits alone: what was given to a newborn stands on its own page."""
    if not children:
        return []
    roots = {part: root for root, parts in records_of(one.pk for one in children).items() for part in parts}
    done, said = visits_of_schedule(area, roots), said_of(area, roots)
    return [
        Course(one, (), (), None, [told for part in roots if roots[part] == one.pk for told in done.get(part, ())],
               said.get(one.pk, ()))
        for one in children
    ]  # fmt: skip
