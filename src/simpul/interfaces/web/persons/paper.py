"""All the charts of one person that this worker may see, for paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simpul.foundation.sex import Sex
from simpul.interfaces.web.persons.growth.room import Room, room_of
from simpul.records.access.permissions import Permission
from simpul.records.pregnancies.queries import pregnancies_of
from simpul.records.visits.queries import growth_of, weighings_of
from simpul.services.due.of_person import course_of
from simpul.services.signing.of_day import ActingDays
from simpul.services.whole_record.queries import contents_of

if TYPE_CHECKING:
    from datetime import date

    from simpul.records.access.queries import Standing
    from simpul.records.people.models import Person
    from simpul.records.visits.models import GrowthDay


def paper_room(standing: Standing, person: Person, today: date) -> Room:
    growth, weighings = growth_of(standing.area, person.pk), weighings_of(standing.area, person.pk)
    clinical = standing.may(Permission.PERSON_CLINICAL)
    acting, pregnant = ActingDays(standing.facility, today), _days_as_mother(standing, person, growth, today)
    return room_of(person, growth, weighings, today, acting, clinical=clinical, every=True, pregnant=pregnant)


def _days_as_mother(standing: Standing, person: Person, growth: list[GrowthDay], today: date) -> set[date]:
    """Those on which she was pregnant or had given birth less than six weeks before."""
    if person.sex != Sex.FEMALE:
        return set()
    there = contents_of(standing.area, person)
    ids = there.records[person.pk]
    pregnancies = pregnancies_of(standing.area, person, ids) if there.pregnancies else ()
    course = course_of(standing.area, person, ids, pregnancies, None, today, given=False, visits=False, said=False)
    return {one.local_date for one in growth if course.weighs_as_mother(one.local_date)}
