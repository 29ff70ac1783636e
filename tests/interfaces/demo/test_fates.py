"""Families of the invented city came, moved and left, and their records say where they were on each day."""

from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest
from django.db import transaction
from django.db.models import F

from simpul.interfaces.cli.demo.families.fate import Fate, Kind, fate_of
from simpul.interfaces.cli.demo.families.homes import Home
from simpul.records.facilities.models import Area
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.households.kinds import Relation
from simpul.records.households.models import Household
from simpul.records.households.queries import current
from simpul.records.people.models import Person, Residence
from simpul.records.visits.models import Visit
from tests.interfaces.demo.loads import TODAY


def one_home(rt: int, born: int = 1980) -> Home:
    head = Person(rt_id=rt, kelurahan_id=1, birth_date=TODAY.replace(year=born))
    return Home([(head, Relation.HEAD)])


def fates(count: int = 5_000, born: int = 1980) -> list[Fate]:
    random, before = Random(1), Area(pk=9, kelurahan_id=2)
    return [fate_of(one_home(3, born), before, random, TODAY) for _ in range(count)]


def test_most_families_have_always_been_here() -> None:
    found = Counter(one.kind for one in fates())
    assert found[Kind.STAYED] > 4_600
    assert found[Kind.MOVED] > found[Kind.CAME] > found[Kind.LEFT] > 10


def test_nobody_moves_to_where_they_live_already() -> None:
    random = Random(1)
    assert all(fate_of(one_home(9), Area(pk=9), random, TODAY).kind is not Kind.MOVED for _ in range(500))


def test_a_family_in_which_somebody_was_born_since_has_not_left() -> None:
    assert Kind.LEFT not in {one.kind for one in fates(born=TODAY.year)}


class TestLoaded:
    @pytest.fixture(autouse=True)
    def scope(self, city: None) -> Iterator[None]:
        with transaction.atomic(), work_area_scope(whole_city()):
            yield

    def test_who_moved_inside_the_city_lived_in_another_rt_until_that_day(self) -> None:
        moved = Residence.objects.exclude(valid_to=None).exclude(rt=None).filter(person__left_on=None)
        assert moved
        for before in moved:
            now = Residence.objects.get(person_id=before.person_id, valid_to=None)
            assert now.valid_from == before.valid_to
            assert now.rt_id == before.person.rt_id != before.rt_id
            assert before.rt is not None
            assert before.kelurahan_id == before.rt.kelurahan_id

    def test_a_visit_lies_in_the_time_at_which_the_person_lived_near_that_posyandu(self) -> None:
        homes = {row.pk: row.kelurahan_id for row in Area.objects.filter(level="rt")}
        assert Visit.objects.exists()
        for visit in Visit.objects.filter(kind="posyandu", source="langsung").select_related("facility", "person"):
            began = Residence.objects.filter(person_id=visit.person_id, valid_from__lte=visit.local_date)
            home = began.latest("valid_from")
            assert home.rt_id is not None
            assert homes[home.rt_id] == visit.facility.area_id
            assert visit.kelurahan_id == visit.person.kelurahan_id

    def test_nobody_is_weighed_after_they_died_or_left(self) -> None:
        assert not Visit.objects.filter(local_date__gte=F("person__died_on")).exists()
        assert not Visit.objects.filter(local_date__gte=F("person__left_on")).exists()

    def test_a_family_that_left_is_closed_and_nobody_is_in_it(self) -> None:
        closed = Household.objects.exclude(closed_on=None)
        assert closed
        assert not current().filter(household__in=closed).exists()
        for one in closed:
            assert {row.person.left_on for row in one.members.select_related("person")} == {one.closed_on}
