"""`simpul load-demo` fills an empty database with any of the five cities, and leaves one that is filled alone."""

import argparse
from collections import Counter

import pytest
from django.db import transaction

from simpul.interfaces.cli import load_demo
from simpul.interfaces.cli.demo.cities.known import CITIES
from simpul.interfaces.cli.demo.cities.plan import plan_city
from simpul.interfaces.cli.demo.load import city_here, load_city
from simpul.interfaces.cli.demo.logins import LOGINS
from simpul.records.access.models import StaffMember
from simpul.records.access.queries import standing_of
from simpul.records.facilities.models import Area, AreaBorder, Facility
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.models import Person
from simpul.records.people.queries import nik_of
from simpul.records.visits.models import MonthlyWeighing
from tests.interfaces.demo.loads import TODAY, load

PEOPLE = 400


@pytest.mark.django_db
@pytest.mark.parametrize("code", sorted(CITIES))
def test_every_city_can_be_loaded(code: str) -> None:
    said = load(code, PEOPLE, months=1, seed=3)
    plan = plan_city(code, PEOPLE)
    assert city_here() == code
    assert plan.city.name in said[0]
    levels = Counter(one.row.level for one in plan.kelurahan)
    found = Counter(Area.objects.filter(level__in=("kelurahan", "desa")).values_list("level", flat=True))
    assert found == levels
    assert AreaBorder.objects.count() == len(plan.kelurahan)
    assert set(Facility.objects.values_list("zone", flat=True)) == {plan.known.zone}
    cast = StaffMember.objects.filter(username__in=list(LOGINS))
    posts = {one.username: standing_of(one, TODAY) for one in cast}
    assert set(posts) == set(LOGINS)
    assert all(posts.values())
    with transaction.atomic(), work_area_scope(whole_city()):
        assert Person.objects.count() == PEOPLE
        assert MonthlyWeighing.objects.exists()
        sealed = Person.objects.exclude(nik_index=None)[:20]
        assert {nik.reveal()[:6] for one in sealed if (nik := nik_of(one))} == {f"{code.replace('.', '')}00"}


def test_a_database_that_holds_a_city_is_left_alone(city: None) -> None:
    for code in CITIES:
        assert not load_city(
            city=code, people=10, months=0, seed=1, today=TODAY, password="kata-sandi-uji", say=lambda text: None
        )
    assert city_here() == "35.71"


@pytest.mark.django_db
@pytest.mark.parametrize("people", [0, 7])
def test_a_city_may_be_nearly_empty(people: int) -> None:
    load("35.79", people, months=0, seed=1)
    with transaction.atomic(), work_area_scope(whole_city()):
        assert Person.objects.count() == people
    assert Facility.objects.filter(kind="posyandu").count() == 186


@pytest.mark.parametrize("typed", ["-1", "6.5", "banyak", ""])
def test_a_number_of_people_that_is_none_is_refused_with_a_sentence(
    typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    parser = argparse.ArgumentParser()
    load_demo.add_arguments(parser)
    with pytest.raises(SystemExit):
        parser.parse_args([f"--people={typed}"])
    assert "bilangan bulat mulai dari 0" in capsys.readouterr().err


def test_a_city_of_which_nothing_is_known_is_refused() -> None:
    parser = argparse.ArgumentParser()
    load_demo.add_arguments(parser)
    assert parser.parse_args(["--city", "62.71"]).city == "62.71"
    with pytest.raises(SystemExit):
        parser.parse_args(["--city", "99.71"])
