"""The figures of the loaded city are those that the slow, simple answer gives of its records, person by person."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.db import transaction

from simpul.foundation.local_time import Month
from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.knowledge.indicators.evaluate import evaluate
from simpul.knowledge.indicators.history import Home, PersonHistory, Said, Weighed
from simpul.monitoring.pws.models import PersonMonth
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.models import BirthPrecision, Person, Residence
from simpul.records.visits.models import Entry, Visit
from tests.interfaces.demo.loads import TODAY

MONTHS = [Month.from_index(Month.of(TODAY).index - back) for back in range(4)]


@pytest.fixture(autouse=True)
def scope(city: None) -> Iterator[None]:
    with transaction.atomic(), work_area_scope(whole_city()):
        yield


def histories() -> list[PersonHistory]:
    """Of everybody whose day of birth is known: the slow answer takes no other."""
    people = Person.objects.filter(birth_precision=BirthPrecision.EXACT)
    found = {one.pk: PersonHistory(one.pk, Sex(one.sex), one.birth_date, one.died_on) for one in people}
    for home in Residence.objects.exclude(rt=None).filter(person__in=found):
        found[home.person_id].homes.append(Home(home.rt_id or 0, home.valid_from, home.valid_to))
    said: dict[str, str] = {"body_length": "lengths", "arm_circumference": "arms", "growth_book": "books"}
    for one in Entry.objects.filter(person__in=found, concept__in=(*said, "body_weight")).order_by("at"):
        assert one.value is not None
        if one.concept == "body_weight":
            found[one.person_id].weighings.append(Weighed(one.at, one.local_date, Grams(one.value)))
        else:
            getattr(found[one.person_id], said[one.concept]).append(Said(one.at, one.local_date, one.value))
    came = Visit.objects.filter(person__in=found).exclude(session_id=None).values_list("person_id", "local_date")
    for person, day in came:
        found[person].came_on.append(day)
    return list(found.values())


def test_every_tile_counts_whom_the_oracle_counts_and_a_book_that_was_taken_over_moves_none() -> None:
    told = histories()
    known = {one.person_id for one in told}
    for month in MONTHS:
        truth: set[tuple[str, int, UUID]] = {
            (code, rt, person)
            for code, leaves in evaluate(told, month).items()
            for rt, people in leaves.items()
            for person in people
        }
        rows = PersonMonth.objects.filter(month=month.index, person_id__in=known)
        found = {
            (code, rt, person)
            for person, rt, counts in rows.values_list("person_id", "rt_id", "counts")
            for code in counts
        }
        assert found == truth
        assert len(truth) > 300
