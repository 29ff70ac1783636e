"""What an earlier visit asked for stays on the page of a person until a later one has looked at it again."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import LocalZone
from simpul.foundation.sex import Sex
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.models import Person
from simpul.records.pregnancies.actions import Newborn, end_pregnancy, record_birth
from simpul.records.pregnancies.kinds import PregnancyEnd
from simpul.records.visits.actions import correct_entry, take_back_visit
from simpul.records.visits.models import Entry, Visit
from tests.cast import NOW, TODAY, Cast, add_person
from tests.interfaces.persons.test_care import page, pregnant
from tests.interfaces.reading import words_of
from tests.interfaces.test_every_door import enter_as
from tests.services.due.giving import seen

ALL_WELL = "tidak ada yang perlu ditangani"
BAD = {"systolic": 190, "diastolic": 120, "random_glucose": 450, "tb_cough": 1}
RED = {"TD-DEWASA", "DM-GDS", "TB-DEWASA"}
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def man(cast: Cast) -> Person:
    with transaction.atomic(), work_area_scope(whole_city()):
        return add_person(cast, "Pemeran laki-laki", Sex.MALE, date(1966, 3, 1), cast.campurejo.rt[0])


def first(answer: Any) -> dict[str, str]:
    """By rule the priority of what stands first of the newest day."""
    return {one.rule.split(" ")[0]: one.mark.letter if one.mark else "" for one in answer.context["judged"].first}


def stays(answer: Any) -> dict[date, dict[str, str]]:
    """The same of what stays of earlier visits, by their day."""
    return {
        day.on: {one.rule.split(" ")[0]: one.mark.letter if one.mark else "" for one in day.said}
        for day in answer.context["judged"].earlier
    }


def test_an_hb_a_little_later_takes_no_referral_away(cast: Cast, man: Person) -> None:
    seen(cast, man, found=BAD)
    seen(cast, man, found={"hemoglobin": 14_000})
    answer = page(cast, "bidan", man)
    assert set(first(answer)) == RED
    assert "ANEMIA-PRIA" in {one.rule.split(" ")[0] for one in answer.context["judged"].rest}
    assert stays(answer) == {}
    assert ALL_WELL not in words_of(answer)


def test_an_hb_of_the_next_day_leaves_them_with_their_day(cast: Cast, man: Person) -> None:
    seen(cast, man, found=BAD, day=YESTERDAY)
    seen(cast, man, found={"hemoglobin": 14_000})
    answer = page(cast, "bidan", man)
    assert (first(answer), set(stays(answer)[YESTERDAY])) == ({}, RED)
    text = words_of(answer)
    assert "Dari kunjungan 20 Nov 2026, masih perlu dilihat:" in text
    assert ALL_WELL not in text
    newest = enter_as(cast.bidan).get(answer.context["visits"][0].address)
    assert not newest.context["judged"].earlier, "the page of a visit judges that visit alone"
    assert ALL_WELL in words_of(newest)


@pytest.mark.parametrize("day", [TODAY, YESTERDAY], ids=["the same day", "the day before"])
def test_a_kader_reads_to_tell_of_it_and_no_class(cast: Cast, man: Person, day: date) -> None:
    seen(cast, man, found=BAD, day=day, part="kader")
    seen(cast, man, found={"hemoglobin": 14_000})
    answer = page(cast, "kader", man)
    judged = answer.context["judged"]
    said = [*judged.first, *(one for each in judged.earlier for one in each.said)]
    assert [one.said for one in said] == ["Perlu diperiksa tenaga kesehatan."] * 3
    assert all(one.mark for one in said)
    text = words_of(answer)
    assert "Ada yang perlu diperiksa tenaga kesehatan: lihat penilaian" in text
    assert "Ada yang tidak dapat menunggu" not in words_of(page(cast, "bidan", man)), "all three are P2"
    assert not [word for word in ("hipertensi", "diabetes", "Terduga", "TD-DEWASA", ALL_WELL) if word in text]


def test_of_a_pregnant_woman_glucose_and_pressure_stay_beside_a_good_hb(cast: Cast) -> None:
    pregnant(cast)
    seen(cast, cast.mother, found={"systolic": 200, "diastolic": 125, "random_glucose": 50})
    seen(cast, cast.mother, found={"hemoglobin": 13_500})
    answer = page(cast, "bidan", cast.mother)
    same_day = first(answer)
    assert (same_day["ANC-PE"], same_day["ANC-GDS"]) == ("P1", "P1")
    assert words_of(answer).index("Ada yang tidak dapat menunggu") < words_of(answer).index("Kunjungan")


def test_what_was_found_in_a_pregnancy_that_is_over_is_judged_as_of_any_woman(cast: Cast) -> None:
    pregnant(cast)
    seen(cast, cast.mother, found={"systolic": 200, "diastolic": 125, "arm_circumference": 225}, day=YESTERDAY)
    seen(cast, cast.mother, found={"hemoglobin": 13_500})
    assert {"ANC-PE", "ANC-KEK"} <= set(stays(page(cast, "bidan", cast.mother))[YESTERDAY])
    with transaction.atomic(), work_area_scope(whole_city()):
        end_pregnancy(
            actor_id=cast.bidan.pk, area=whole_city(), person_id=cast.mother.pk, ended_on=TODAY,
            ended_as=PregnancyEnd.ABORTUS, today=TODAY,
        )  # fmt: skip
    assert stays(page(cast, "bidan", cast.mother)) == {YESTERDAY: {"TD-DEWASA": "P2", "WUS-KEK": "P3"}}


@pytest.mark.parametrize(
    ("later", "at", "now", "left"),
    [
        ({"systolic": 118, "diastolic": 76}, TODAY, set(), set()),
        ({"systolic": 118, "diastolic": 76}, YESTERDAY, set(), set()),
        ({"systolic": 118}, TODAY, set(), {"TD-DEWASA"}),
        ({"systolic": 118}, YESTERDAY, set(), {"TD-DEWASA"}),
        ({"systolic": 142}, YESTERDAY, {"TD-DEWASA"}, {"TD-DEWASA"}),
        ({"systolic": 140, "diastolic": 150}, YESTERDAY, {"TD-DEWASA"}, {"TD-DEWASA"}),
    ],
    ids=["lower that day", "lower", "half of it that day", "half of it", "half of it and milder", "impossible"],
)
def test_it_goes_where_it_was_measured_again_as_a_whole(
    cast: Cast, man: Person, later: dict[str, int], at: date, now: set[str], left: set[str]
) -> None:
    """Half of a pressure is no pressure with the other half of an earlier one."""
    seen(cast, man, found={"systolic": 190, "diastolic": 120}, day=at)
    seen(cast, man, found=later)
    answer = page(cast, "bidan", man)
    assert (set(first(answer)), {code for said in stays(answer).values() for code in said}) == (now, left)


def test_a_jaundice_of_the_first_day_of_life_is_no_milder_for_a_visit_after_it(cast: Cast) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        child = record_birth(
            actor_id=cast.bidan.pk, area=whole_city(), mother_id=cast.mother.pk, born_at=NOW - timedelta(hours=25),
            newborns=[Newborn(new_id(), Sex.MALE)], now=NOW, zone=LocalZone.WIB,
        )[0].person  # fmt: skip
    seen(cast, child, found={"infant_jaundice": 2}, before=timedelta(hours=2))
    seen(cast, child, found={"body_temperature": 368})
    answer = page(cast, "bidan", child)
    assert (first(answer)["MTBM-IKTERUS"], stays(answer)[TODAY]["MTBM-IKTERUS"]) == ("P2", "P1")


def test_a_sign_that_was_not_looked_at_again_does_not_go_by_another_one_of_its_rule(cast: Cast) -> None:
    """Pale palms are no word on a haemoglobin of 6,5 of yesterday."""
    seen(cast, cast.balita, found={"palm_pallor": 1, "hemoglobin": 6_500}, day=YESTERDAY)
    before = first(page(cast, "bidan", cast.balita))
    seen(cast, cast.balita, found={"palm_pallor": 1})
    answer = page(cast, "bidan", cast.balita)
    assert before["MTBS-ANEMIA"] == stays(answer)[YESTERDAY]["MTBS-ANEMIA"]
    seen(cast, cast.balita, found={"palm_pallor": 1, "hemoglobin": 11_500})
    assert stays(page(cast, "bidan", cast.balita)) == {}


@pytest.mark.parametrize(("days", "left"), [(31, RED), (32, set())])
def test_a_card_looks_back_a_month(
    cast: Cast, man: Person, monkeypatch: pytest.MonkeyPatch, days: int, left: set[str]
) -> None:
    """By the day of the newest visit: the first editions are of November."""
    now = NOW + timedelta(days=20)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    monkeypatch.setattr("tests.services.due.giving.NOW", now)
    seen(cast, man, found=BAD, day=now.date() - timedelta(days=days))
    seen(cast, man, found={"hemoglobin": 14_000}, day=now.date())
    assert {code for said in stays(page(cast, "bidan", man)).values() for code in said} == left


def test_more_visits_ask_no_more_statements(cast: Cast, man: Person) -> None:
    client, counted = enter_as(cast.bidan), []
    for days in (1, 2, 3):
        seen(cast, man, found=BAD | {"own_hypertension": 1}, day=TODAY - timedelta(days=days))
        seen(cast, man, found={"hemoglobin": 14_000}, day=TODAY - timedelta(days=days))
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse("persons:page", kwargs={"person_id": man.pk})).status_code == 200
        counted.append(len(asked))
    assert len(set(counted)) == 1, counted


def test_what_was_put_right_or_taken_back_asks_for_nothing(cast: Cast, man: Person) -> None:
    seen(cast, man, found={"random_glucose": 450}, day=YESTERDAY)
    seen(cast, man, found={"systolic": 190, "diastolic": 120}, day=YESTERDAY - timedelta(days=1))
    seen(cast, man, found={"hemoglobin": 14_000})
    assert len(stays(page(cast, "bidan", man))) == 2
    with transaction.atomic(), work_area_scope(whole_city()):
        entry = Entry.objects.get(person=man, concept="random_glucose")
        said: dict[str, Any] = {"actor_id": cast.bidan.pk, "area": whole_city(), "reason": "salah ketik"}
        correct_entry(entry=entry, entry_id=new_id(), value=95, **said)
        take_back_visit(visit_id=Visit.objects.filter(person=man).earliest("occurred_at").pk, **said)
    answer = page(cast, "bidan", man)
    assert stays(answer) == {}
    assert ALL_WELL in words_of(answer)
