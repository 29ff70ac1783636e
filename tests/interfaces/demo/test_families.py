"""The families of the invented city hold together as real ones do, and their numbers are nobody's."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from random import Random

import pytest
from django.db import transaction

from simpul.foundation.sex import Sex
from simpul.interfaces.cli.demo.families.births import births_of, pregnancies_of
from simpul.interfaces.cli.demo.families.consents import consents_of
from simpul.interfaces.cli.demo.families.homes import Home, Pair
from simpul.interfaces.cli.demo.families.kin import settle
from simpul.interfaces.cli.demo.families.register import Town, person_of
from simpul.interfaces.cli.demo.families.register import numbers_of as numbers_of_home
from simpul.interfaces.cli.demo.ids import Ids
from simpul.interfaces.cli.demo.people import Serials, invent
from simpul.interfaces.web.forms.reading import birth_typed, read_birth
from simpul.records.facilities.models import Area, Facility
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.households.kinds import Relation
from simpul.records.households.models import Household, Member
from simpul.records.households.queries import current, find_by_kk, kk_of
from simpul.records.people.models import Person, PersonNumber, Residence
from simpul.records.people.queries import numbers_of, residents
from simpul.records.pregnancies.models import Birth, Pregnancy
from tests.interfaces.demo.loads import TODAY

PEOPLE = 150


def village(seed: int, rt: int = 20) -> list[Home]:
    """The homes of so many RT of 150 people, nothing of it in a database."""
    random, kelurahan = Random(seed), Area(pk=1)
    town = Town(TODAY, ("Kota Surabaya",), Serials(), Ids(TODAY, Random(seed)))
    homes: list[Home] = []
    for number in range(rt):
        one_rt = Area(pk=2 + number, kelurahan=kelurahan)
        invented = invent(random, PEOPLE, TODAY, town.serials)
        pairs: list[Pair] = [(one, person_of(one, kelurahan, one_rt, random, town)) for one in invented]
        homes += settle(pairs, random, TODAY)
    return homes


def families(homes: list[Home]) -> list[Home]:
    """With those that live under the card of their parents."""
    return [one for home in homes for one in (home, *home.within)]


def told(homes: list[Home]) -> list[list[tuple[str, str]]]:
    return [[(person.name, relation) for person, relation in home.members] for home in homes]


def test_the_same_seed_makes_the_same_families() -> None:
    assert told(village(1)) == told(village(1))
    assert told(village(1)) != told(village(2))


def test_nobody_is_in_two_families_and_most_are_in_one() -> None:
    homes = village(3)
    people = Counter(id(person) for home in homes for person, _ in home.members)
    assert max(people.values()) == 1
    assert 0.85 < len(people) / (20 * PEOPLE) < 1


def test_a_mother_could_have_borne_her_children() -> None:
    for home in families(village(4)):
        for child in home.children:
            assert child.mother is home.mother
            assert child.mother.sex == Sex.FEMALE
            assert 17 * 365 <= (child.birth_date - child.mother.birth_date).days <= 42 * 365


def test_there_are_twins_born_on_one_day_of_one_mother() -> None:
    twins = [child for home in families(village(5)) for child in home.children if child.birth_order]
    assert Counter(one.birth_order for one in twins) == {1: len(twins) / 2, 2: len(twins) / 2} != {}
    days = Counter((id(one.mother), one.birth_date) for one in twins)
    assert set(days.values()) == {2}


def test_every_relation_to_the_head_is_met() -> None:
    assert {relation for home in village(8, rt=60) for _, relation in home.members} == set(Relation)


def test_grandchildren_live_with_a_child_of_the_head_and_with_the_one_whom_it_married() -> None:
    homes = [home for home in village(9) if home.within]
    assert homes
    for home in homes:
        relations = {id(person): relation for person, relation in home.members}
        (young,) = home.within
        couple = [person for person, _ in young.members[:2]]
        assert {relations[id(one)] for one in couple} == {Relation.CHILD, Relation.CHILD_IN_LAW}
        assert all(relations[id(one)] == Relation.GRANDCHILD for one, _ in young.members[2:])
        (child,) = [one for one in couple if relations[id(one)] == Relation.CHILD]
        assert child.mother is home.mother


def test_a_newborn_bears_the_name_of_the_mother() -> None:
    homes, random = families(village(6)), Random(6)
    born = [birth for home in homes for _, births in births_of(home, random, TODAY) for birth in births]
    unnamed = [one.person for one in born if one.person.name_is_provisional]
    assert unnamed
    assert all(f"Ny. {one.mother.name}" in one.name for one in unnamed if one.mother)
    assert all(TODAY - one.birth_date <= timedelta(days=20) for one in unnamed)


def test_about_one_and_a_half_in_a_hundred_people_became_pregnant_in_a_year() -> None:
    homes, random, people = families(village(7, rt=60)), Random(7), 60 * PEOPLE
    ended = [pregnancy for home in homes for pregnancy, _ in births_of(home, random, TODAY)]
    told = ended + [one for home in homes for one in pregnancies_of(home, random, TODAY)]
    began = [one for one in told if one.last_period and (TODAY - one.last_period).days < 365]
    assert 0.013 < len(began) / people < 0.019
    lasting = [one for one in told if one.ended_on is None]
    assert 0.008 < len(lasting) / people < 0.016
    assert all(0 < (TODAY - one.last_period).days < 280 for one in lasting if one.last_period)
    assert all(one.person.marital_status == "kawin" for one in lasting)
    assert len(lasting) == len({id(one.person) for one in lasting})


def test_nobody_is_reminded_before_the_words_were_known_and_only_who_has_a_phone() -> None:
    homes, random, facility = village(10), Random(10), Facility()
    for home in homes:
        numbers = numbers_of_home(home, random, 1)
        phones = {one.person_id for one in numbers if one.kind == "hp"}
        said = list(consents_of(numbers, facility, random, TODAY))
        assert {one.person_id for one in said} <= phones
        for later in (one for one in said if not one.given):
            assert any(one.given and one.person_id == later.person_id and one.at < later.at for one in said)


def test_what_is_not_known_of_a_birth_stands_as_it_would_be_entered() -> None:
    people = [one for seed in range(4) for one in invent(Random(seed), 3_000, TODAY, Serials())]
    months = [one for one in people if one.precision == "month"]
    birth_years = [one for one in people if one.precision == "year"]
    assert months
    assert birth_years
    for one in months:
        assert birth_typed(one.born, "month") == f"/{one.born.month}/{one.born.year}"
        assert read_birth(birth_typed(one.born, "month")) == (one.born, "month")
    for one in birth_years:
        assert read_birth(birth_typed(one.born, "year")) == (one.born, "year")
    assert not any(one.nik for one in months + birth_years)
    assert all(one.born <= TODAY for one in people)


class TestLoaded:
    @pytest.fixture(autouse=True)
    def scope(self, city: None) -> Iterator[None]:
        with transaction.atomic(), work_area_scope(whole_city()):
            yield

    def test_every_family_has_one_head_and_lives_in_one_rt(self) -> None:
        heads = Counter(current().filter(relation=Relation.HEAD).values_list("household_id", flat=True))
        assert set(heads.values()) == {1}
        assert set(heads) == set(Household.objects.filter(closed_on=None).values_list("id", flat=True))
        for row in current().select_related("household", "person"):
            assert row.household.rt_id == row.person.rt_id

    def test_who_died_or_left_is_in_no_family_and_no_list(self) -> None:
        gone = Person.objects.exclude(died_on=None, left_on=None)
        assert not current().filter(person__in=gone).exists()
        assert not residents(whole_city()).filter(id__in=gone.values("id")).exists()
        for person in gone.exclude(left_on=None):
            places = list(Residence.objects.filter(person=person).order_by("valid_from"))
            assert [one.rt_id is None for one in places][-2:] == [False, True]

    def test_births_are_tied_to_a_pregnancy_a_mother_and_a_family(self) -> None:
        births = Birth.objects.select_related("person", "pregnancy")
        assert births.count() > 10
        for one in births:
            assert one.person.mother_id == one.mother_id == one.pregnancy.person_id
            assert one.pregnancy.ended_on == one.person.birth_date
        home = dict(Member.objects.values_list("person_id", "household_id"))
        assert all(home[one.person_id] == home[one.mother_id] for one in births)
        assert Pregnancy.objects.filter(ended_on=None).exists()

    def test_numbers_are_found_by_their_blind_index_and_are_nobodys(self) -> None:
        household = Household.objects.exclude(kk_index=None).earliest("id")
        kk = kk_of(household)
        assert kk is not None
        assert kk.reveal().startswith("357100")
        assert {one.pk for one in find_by_kk(whole_city(), kk)} == {
            row.person_id for row in current().filter(household=household)
        }
        number = PersonNumber.objects.filter(kind="hp").select_related("person").first()
        assert number is not None
        assert numbers_of(number.person)["hp"].reveal().startswith("62810")
