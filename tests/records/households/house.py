"""A family on the stage of one test: who is in it, said in one line."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.records.facilities.models import Area
from simpul.records.facilities.work_area import WorkArea, whole_city, work_area_scope
from simpul.records.households.actions import found_household
from simpul.records.households.kinds import Relation
from simpul.records.households.models import Household
from simpul.records.households.queries import get_household
from simpul.records.people.models import Person
from tests.cast import TODAY, Cast, add_person

SINCE = TODAY - timedelta(days=400)
MEMBERS = (("kk", "L", 1980), ("pasangan", "P", 1985), ("anak", "L", 2010))


@contextmanager
def city() -> Iterator[WorkArea]:
    with transaction.atomic(), work_area_scope(whole_city()):
        yield whole_city()


@contextmanager
def inside(cast: Cast, part: str = "bidan") -> Iterator[WorkArea]:
    area = cast.standing(part).area
    with transaction.atomic(), work_area_scope(area):
        yield area


def make_family(
    cast: Cast, rt: Area | None = None, members: tuple[tuple[str, str, int], ...] = MEMBERS, since: date = SINCE
) -> tuple[Household, dict[str, Person]]:
    """The family and its people by their relation."""
    home = rt or cast.campurejo.rt[0]
    with city() as area:
        people = {
            relation: add_person(cast, f"Samaran {relation}", Sex(sex), date(year, 5, 5), home)
            for relation, sex, year in members
        }
        household = found_household(
            actor_id=cast.bidan.pk,
            area=area,
            household_id=new_id(),
            rt=home,
            day=since,
            members={person.pk: Relation(relation) for relation, person in people.items()},
        )
    return household, people


def told(cast: Cast, household_id: UUID, people: dict[str, Person]) -> dict[str, str]:
    """By the name in the story, the relation of today."""
    names = {person.pk: name for name, person in people.items()}
    with city() as area:
        family = get_household(area, household_id)
        assert family is not None
        return {names.get(row.person_id, "?"): row.relation for row in family.members}
