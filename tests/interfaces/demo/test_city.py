"""The invented city has the facts of the real one, is the same for the same seed, and holds nobody real."""

from collections import Counter
from random import Random

from django.db import transaction

from simpul.foundation.identifiers import Nik
from simpul.foundation.local_time import Month
from simpul.foundation.nik import impossible
from simpul.foundation.sex import Sex
from simpul.interfaces.cli.demo.cities.plan import plan_city
from simpul.interfaces.cli.demo.doses.card import CARD
from simpul.interfaces.cli.demo.people import Invented, Serials, invent
from simpul.knowledge.growth import completed_months
from simpul.monitoring.pws.queries import figures_by_kelurahan
from simpul.records.access.models import StaffMember
from simpul.records.access.queries import standing_of
from simpul.records.facilities.models import Area, Coverage, Facility
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.models import Person
from simpul.records.visits.models import Entry, MonthlyWeighing
from tests.interfaces.demo.loads import TODAY

UNDER_FIVE = 60  # months: apras have the same card, and no weighing that counts


def people(seed: int, count: int = 3_000) -> list[Invented]:
    return list(invent(Random(seed), count, TODAY, Serials()))


def test_a_larger_city_has_more_rt_and_no_rt_is_a_town() -> None:
    small, large = plan_city("35.71", 6_500), plan_city("35.71", 300_000)
    assert {one.rt_a_posyandu for one in small.kelurahan} == {2}
    assert all(100 < one.people / one.rt < 300 for one in large.kelurahan)
    assert sum(one.people for one in large.kelurahan) == 300_000
    assert max(one.people for one in large.kelurahan) < 15_000


def test_the_same_seed_makes_the_same_people() -> None:
    assert people(1) == people(1)
    assert people(1) != people(2)


def test_nobody_is_real_and_no_nik_is_given_twice() -> None:
    made = people(3)
    niks = [one.nik for one in made if one.nik]
    assert len(niks) == len(set(niks))
    assert all(nik[4:6] == "00" and impossible(Nik(nik)) is None for nik in niks)
    assert all("." not in one.name and "," not in one.name for one in made)


def test_the_ages_are_those_of_a_town() -> None:
    made = people(4)
    assert len(made) == 3_000
    years = Counter((TODAY - one.born).days // 1_826 for one in made)
    assert 0.06 < years[0] / 3_000 < 0.1
    assert years[0] > years[11] > years[13] > years[15] > 0
    assert any(one.nik is None for one in made[:200])


def test_there_are_as_many_women_as_men_and_more_among_the_old() -> None:
    made = people(5, 20_000)
    young = Counter(one.sex for one in made if (TODAY - one.born).days < 60 * 365)
    old = Counter(one.sex for one in made if (TODAY - one.born).days > 66 * 365)
    assert 0.48 < young[Sex.FEMALE] / young.total() < 0.51
    assert 0.52 < old[Sex.FEMALE] / old.total() < 0.58


def test_names_are_of_one_two_or_three_words_and_rarely_the_same() -> None:
    words = Counter(len(one.name.split()) for one in people(6))
    assert words[2] > words[3] > words[1] / 2 > 50
    assert len({one.name for one in people(6)}) > 2_400


def test_a_loaded_city_stands_on_its_ground(city: None) -> None:
    assert Counter(Facility.objects.values_list("kind", flat=True)) == {
        "dinas": 1, "puskesmas": 9, "pustu": 27, "ponkesdes": 22, "posyandu": 344,
    }  # fmt: skip
    rt = Area.objects.filter(level="rt")
    covered = Counter(Coverage.objects.filter(area__in=rt).values_list("area_id", flat=True))
    assert set(covered.values()) == {1}
    assert len(covered) == rt.count()
    assert all(standing_of(staff, TODAY) for staff in StaffMember.objects.all())


def test_the_screen_says_which_posyandu_of_the_stage_round_or_copy(loaded: list[str]) -> None:
    (said,) = [line for line in loaded if line.startswith("Timbangan: ")]
    told = said.partition("di Campurejo: ")[2]
    assert "membulatkan" in told
    assert "menyalin" in told
    assert "Posyandu Melati 1 " not in told  # of the cast


def test_a_loaded_city_has_figures_that_fit_its_records(city: None) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        assert Person.objects.count() == 2_500
        weighed = Entry.objects.filter(concept="body_weight", visit__form__in=("", CARD))
        days = weighed.values_list("person_id", "person__birth_date", "local_date")
        weights = {(who, day.month) for who, born, day in days if completed_months(born, day) <= UNDER_FIVE}
        assert MonthlyWeighing.objects.count() == len(weights) > 250
        assert not Person.objects.filter(mother__birth_date__gt="2010-01-01", birth_date__lt="2026-01-01").exists()
        figures = figures_by_kelurahan(whole_city(), Month.of(TODAY))
        assert 130 < sum(one.s for one in figures.values()) < 230
        assert all(one.d <= one.s for one in figures.values())
