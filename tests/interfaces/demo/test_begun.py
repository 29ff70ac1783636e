"""A small invented city has begun in a few kelurahan that can be looked at; a large one everywhere."""

from collections import Counter

import pytest
from django.db import transaction

from simpul.interfaces.cli.demo.cities.begun import FULL, OTHERS_AT_LEAST, begun_in
from simpul.interfaces.cli.demo.cities.known import CITIES
from simpul.interfaces.cli.demo.cities.plan import KelurahanPlan, plan_city
from simpul.interfaces.cli.demo.cities.told import told_line
from simpul.records.access.models import StaffMember
from simpul.records.access.queries import standing_of
from simpul.records.facilities.models import Facility
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.models import Person, Residence
from simpul.services.posyandu.models import Session
from tests.interfaces.demo.loads import TODAY

DEFAULT, WHOLE = 6_500, 301_424


def begun(code: str, people: int) -> list[KelurahanPlan]:
    return [one for one in plan_city(code, people).kelurahan if one.has_begun]


@pytest.mark.parametrize("code", sorted(CITIES))
def test_the_default_city_has_a_few_kelurahan_of_several_puskesmas_and_most_of_the_one_on_stage(code: str) -> None:
    found = begun(code, DEFAULT)
    assert len(found) == 5
    assert all(one.people >= 0.8 * FULL for one in found)
    units = Counter(one.puskesmas for one in found)
    stage = next(one for one in found if one.is_stage)
    assert len(units) >= 3
    assert units.most_common(1)[0][0] == stage.puskesmas


def test_kediri_begins_at_the_puskesmas_of_which_was_told() -> None:
    plan = plan_city("35.71", DEFAULT)
    assert {plan.puskesmas[one.puskesmas].name.removeprefix("Puskesmas ") for one in begun("35.71", DEFAULT)} == set(
        CITIES["35.71"].puskesmas
    )


@pytest.mark.parametrize("code", sorted(CITIES))
def test_a_whole_city_has_begun_everywhere_and_evenly(code: str) -> None:
    plan = plan_city(code, WHOLE)
    assert all(one.has_begun for one in plan.kelurahan)
    heads = {one.people for one in plan.kelurahan if not one.is_stage}
    assert max(heads) - min(heads) <= 1
    assert "di semua kelurahan" in told_line(plan)


@pytest.mark.parametrize("people", [0, 7, 400, DEFAULT, 30_000, WHOLE])
def test_everybody_lives_where_it_has_begun_and_a_second_worker_has_people_elsewhere(people: int) -> None:
    for code in CITIES:
        plan = plan_city(code, people)
        assert sum(one.people for one in plan.kelurahan) == people
        assert not any(one.people for one in plan.kelurahan if not one.has_begun)
        stage = next(one for one in plan.kelurahan if one.is_stage)
        assert any(one.has_begun and one.has_pustu and one.puskesmas != stage.puskesmas for one in plan.kelurahan)


def test_elsewhere_comes_first_and_then_by_turns() -> None:
    served = {"a": 0, "b": 0, "c": 0, "d": 1, "e": 1, "f": 2}
    order = [begun_in(served, "a", {"a", "e", "f"}, [2], people * FULL) for people in range(2, 6)]
    assert order == [{"a", "f", "b"}, {"a", "f", "b", "e"}, {"a", "f", "b", "e", "c"}, {"a", "f", "b", "e", "c", "d"}]
    assert len(begun_in(served, "a", set(), [], 0)) == 1 + OTHERS_AT_LEAST


def test_where_it_has_not_begun_stand_facilities_and_nobody_is_registered(city: None) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        homes = set(Person.objects.values_list("kelurahan__name", flat=True))
        assert len(homes) == len(begun("35.71", 2_500))
        assert set(Residence.objects.exclude(rt=None).values_list("rt__kelurahan__name", flat=True)) == homes
        open_in = set(Session.objects.values_list("posyandu__area__name", flat=True))
    assert open_in == homes
    assert set(Facility.objects.filter(kind="posyandu").values_list("area__name", flat=True)) > homes
    other = standing_of(StaffMember.objects.get(username="kader.lain"), TODAY)
    assert other
    assert other.facility.area.name in homes
