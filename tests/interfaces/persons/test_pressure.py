"""A blood pressure of a child, an adolescent and a mother after a birth: who judges it, and what is told to whom."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction

from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import LocalZone
from simpul.foundation.sex import Sex
from simpul.interfaces.web.persons.care.judged import JudgementShown
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.models import Person
from simpul.records.pregnancies.actions import Newborn, begin_pregnancy, record_birth
from tests.cast import NOW, TODAY, Cast, add_person
from tests.interfaces.persons.test_care import page
from tests.services.due.giving import seen

OF_PRESSURE = ("TD-", "PNC-TD", "ANC-PE", "HT-")


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def add(cast: Cast, sex: Sex, born: date) -> Person:
    with transaction.atomic(), work_area_scope(whole_city()):
        return add_person(cast, "Pemeran tekanan darah", sex, born, cast.campurejo.rt[0])


def birth(cast: Cast, mother: Person, days: int) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        record_birth(
            actor_id=cast.bidan.pk, area=whole_city(), mother_id=mother.pk, born_at=NOW - timedelta(days=days),
            newborns=[Newborn(new_id(), Sex.MALE)], now=NOW, zone=LocalZone.WIB,
        )  # fmt: skip


def of_pressure(cast: Cast, person: Person) -> dict[str, JudgementShown]:
    judged: Any = page(cast, "bidan", person).context["judged"]
    rules = {one.rule.split(" ")[0]: one for one in [*judged.first, *judged.rest]}
    assert not [one for one in judged.unread if "Tekanan darah" in one]
    return {code: one for code, one in rules.items() if code.startswith(OF_PRESSURE)}


@pytest.mark.parametrize(
    ("born", "systolic", "diastolic", "said"),
    [
        (date(2018, 1, 5), 106, 60, "Tekanan darah tidak tinggi; tekanan rendah tidak dinilai aturan ini."),
        (date(2018, 1, 5), 107, 60, "Tekanan darah pada atau di atas batas umurnya."),
        (date(2010, 1, 5), 128, 76, "Tekanan darah meningkat."),
        (date(2010, 1, 5), 128, 82, "Tekanan darah setinggi hipertensi tingkat 1."),
    ],
)
def test_a_pressure_on_the_card_of_school_age_is_judged_by_age(
    cast: Cast, born: date, systolic: int, diastolic: int, said: str
) -> None:
    child = add(cast, Sex.MALE, born)
    seen(cast, child, found={"systolic": systolic, "diastolic": diastolic, "own_hypertension": 0})
    assert {code: one.said for code, one in of_pressure(cast, child).items()} == {"TD-REMAJA": said}


def test_a_kader_shows_the_adolescent_to_a_health_worker_and_reads_no_class(cast: Cast) -> None:
    girl = add(cast, Sex.FEMALE, date(2010, 1, 5))
    seen(cast, girl, found={"systolic": 128, "diastolic": 82}, part="kader")
    judged = page(cast, "kader", girl).context["judged"]
    assert [one.said for one in judged.first] == ["Perlu diperiksa tenaga kesehatan."]


@pytest.mark.parametrize(
    ("days", "rule", "said"),
    [
        (0, "PNC-TD", "Tekanan darah nifas setinggi pre-eklampsia berat."),
        (42, "PNC-TD", "Tekanan darah nifas setinggi pre-eklampsia berat."),
        (43, "TD-REMAJA", "Tekanan darah 180/110 atau lebih."),
    ],
)
def test_of_a_mother_of_sixteen_one_rule_alone_speaks(cast: Cast, days: int, rule: str, said: str) -> None:
    girl = add(cast, Sex.FEMALE, date(2010, 1, 5))
    birth(cast, girl, days)
    seen(cast, girl, found={"systolic": 170, "diastolic": 115})
    assert {code: one.said for code, one in of_pressure(cast, girl).items()} == {rule: said}


def test_a_pressure_of_the_form_of_labour_is_judged_after_the_birth_was_recorded_that_day(cast: Cast) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        begin_pregnancy(
            actor_id=cast.bidan.pk, area=whole_city(), person_id=cast.mother.pk, pregnancy_id=new_id(),
            last_period=TODAY - timedelta(weeks=39), today=TODAY,
        )  # fmt: skip
    labour = {"labour_membranes": 1, "systolic": 170, "diastolic": 115, "headache_or_vision": 0, "urine_protein": 1}
    seen(cast, cast.mother, found=labour)
    assert set(of_pressure(cast, cast.mother)) == {"ANC-PE", "ANC-PE-BERAT"}
    birth(cast, cast.mother, 0)
    (told,) = of_pressure(cast, cast.mother).items()
    assert (told[0], told[1].mark.letter if told[1].mark else "") == ("PNC-TD", "P1")


def test_below_the_limit_after_a_birth_nobody_says_normal(cast: Cast) -> None:
    birth(cast, cast.mother, 5)
    seen(cast, cast.mother, found={"systolic": 118, "diastolic": 76})
    assert of_pressure(cast, cast.mother)["PNC-TD"].said == "Tekanan darah di bawah 140/90."
