"""What the rules of grown-ups say on the page of a person: classes for a health worker, whom to tell for a kader."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction

from simpul.foundation.sex import Sex
from simpul.interfaces.web.persons.care.judged import JudgementShown
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.models import Person
from tests.cast import NOW, TODAY, Cast, add_person
from tests.interfaces.persons.test_care import page
from tests.interfaces.reading import words_of
from tests.services.due.giving import seen

AKS = {"aks_bowel": 2, "aks_bladder": 2, "aks_grooming": 1, "aks_toilet": 2, "aks_feeding": 2, "aks_transfer": 3,
       "aks_walking": 3, "aks_dressing": 2, "aks_stairs": 2, "aks_bathing": 0}  # fmt: skip
PUMA = {"puma_smoking": 3, "puma_breathless": 1, "puma_phlegm": 1, "puma_cough": 1, "puma_spirometry": 0}
TB = {"tb_cough": 1, "tb_cough_short": 0, "tb_appetite": 0, "tb_weakness": 0, "tb_night_sweat": 0}
CARD = AKS | PUMA | TB | {"systolic": 150, "diastolic": 85, "random_glucose": 120}


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def old(cast: Cast) -> Person:
    with transaction.atomic(), work_area_scope(whole_city()):
        return add_person(cast, "Pemeran lanjut usia", Sex.FEMALE, date(1952, 3, 1), cast.campurejo.rt[0])


def told(answer: Any) -> dict[str, JudgementShown]:
    judged = answer.context["judged"]
    return {one.rule.split(" ")[0]: one for one in [*judged.first, *judged.rest]}


def test_a_health_worker_reads_the_classes_of_a_card_with_what_they_rest_on(cast: Cast, old: Person) -> None:
    seen(cast, old, found=CARD)
    said = told(page(cast, "bidan", old))
    assert {code: (one.said, one.mark.letter if one.mark else "") for code, one in said.items()} == {
        "TD-DEWASA": ("Tekanan darah setinggi hipertensi derajat 1.", "P2"),
        "PUMA": ("Risiko tinggi PPOK.", "P2"),
        "AKS": ("Ketergantungan ringan.", "P3"),
        "DM-GDS": ("Belum dapat dipastikan.", "P3"),
        "TB-DEWASA": (said["TB-DEWASA"].said, "P2"),
    }
    assert said["TB-DEWASA"].said == (
        "Belum lengkap, masih perlu: Berat badan turun, Batuk darah, Sesak napas. Sudah pasti sedikitnya Terduga TBC."
    )
    assert ("Skor AKS", "19") in said["AKS"].why
    assert ("Gula darah sewaktu (GDS)", "120 mg/dL") in said["DM-GDS"].why
    assert said["DM-GDS"].do[0] == "Periksa gula darah puasa (GDP), edukasi gaya hidup sehat."
    assert all(one.advice for one in said.values())


def test_a_kader_reads_whom_to_tell_and_no_class(cast: Cast, old: Person) -> None:
    seen(cast, old, found=CARD)
    answer = page(cast, "kader", old)
    assert {one.said for one in answer.context["judged"].first} == {"Perlu diperiksa tenaga kesehatan."}
    assert not answer.context["judged"].rest
    assert "Batuk 2 minggu atau lebih Ya" in {one.title for one in answer.context["judged"].first}
    text = words_of(answer)
    assert not [one for one in ("PPOK", "hipertensi derajat", "Ketergantungan", "Terduga", "dipastikan") if one in text]


@pytest.mark.parametrize(
    ("days", "said"),
    [(25, "Tekanan darah diukur dalam sebulan ini, di bawah 140/90."), (32, "Tidak kontrol tekanan darah.")],
)
def test_who_has_hypertension_and_did_not_come_is_found_by_the_day_of_today(
    cast: Cast, old: Person, days: int, said: str
) -> None:
    """Worked check 8 of ilp.md 15."""
    measured = {"own_hypertension": 1, "systolic": 130, "diastolic": 80}
    seen(cast, old, found=measured, day=TODAY - timedelta(days))
    seen(cast, old, found={"body_weight": 52_000}, day=TODAY - timedelta(2))
    one = told(page(cast, "bidan", old)).get("HT-KONTROL")
    assert one is not None
    assert (one.said, "Petugas Pustu melakukan kunjungan rumah." in one.do) == (said, days > 31)
    assert ("Waktu sejak tekanan darah diukur", f"{days} hari") in one.why
    assert not page(cast, "kader", old).context["judged"].anything


def test_a_patient_without_any_pressure_is_visited_at_home(cast: Cast, old: Person) -> None:
    seen(cast, old, found={"own_hypertension": 1})
    one = told(page(cast, "bidan", old))["HT-KONTROL"]
    assert one.said == "Tekanan darah belum pernah tercatat diukur."
    assert "Petugas Pustu melakukan kunjungan rumah." in one.do
    seen(cast, old, found={"own_hypertension": 0})
    assert "HT-KONTROL" not in told(page(cast, "bidan", old))


def test_a_pressure_that_cannot_be_is_not_called_control(cast: Cast, old: Person) -> None:
    seen(cast, old, found={"own_hypertension": 1, "systolic": 85, "diastolic": 88})
    one = told(page(cast, "bidan", old))["HT-KONTROL"]
    assert one.said.startswith("Ukur ulang")
    assert "Sistolik terakhir" in one.said
    assert "Diastolik terakhir" in one.said


def test_behind_a_pressure_that_cannot_be_the_last_possible_one_is_judged(cast: Cast, old: Person) -> None:
    """As a lower end: the other one is named, to be measured again, and is no control."""
    seen(cast, old, found={"own_hypertension": 1, "systolic": 150, "diastolic": 88}, day=TODAY - timedelta(50))
    seen(cast, old, found={"systolic": 132, "diastolic": 84}, day=TODAY - timedelta(40))
    seen(cast, old, found={"systolic": 85, "diastolic": 88}, day=TODAY - timedelta(3))
    judged = page(cast, "bidan", old).context["judged"]
    control = [one for one in judged.first if one.rule.startswith("HT-KONTROL")]
    assert [one.said for one in control] == [
        "Ukur ulang: Sistolik terakhir, Diastolik terakhir. Sudah pasti sedikitnya Tidak kontrol tekanan darah."
    ]
    assert control[0].mark is not None
    assert control[0].mark.letter == "P3"
    assert ("Waktu sejak tekanan darah diukur", "40 hari") in control[0].why


def test_one_number_of_today_does_not_wipe_out_the_pressure_before(cast: Cast, old: Person) -> None:
    found = {"own_hypertension": 1, "systolic": 210, "diastolic": 120}
    seen(cast, old, found=found, day=TODAY - timedelta(8))
    seen(cast, old, found={"diastolic": 80})
    one = told(page(cast, "bidan", old))["HT-KONTROL"]
    assert one.said.startswith(
        "Belum lengkap, masih perlu: Sistolik terakhir. Sudah pasti sedikitnya Tekanan darah belum"
    )
    assert one.mark is not None
    assert one.mark.letter == "P2"
    assert ("Sistolik sebelum itu", "210 mmHg") in one.why


def test_one_number_on_record_is_not_never_measured(cast: Cast, old: Person) -> None:
    seen(cast, old, found={"own_hypertension": 1, "diastolic": 125})
    one = told(page(cast, "bidan", old))["HT-KONTROL"]
    assert "Sudah pasti sedikitnya Tekanan darah belum terkendali" in one.said


def test_a_high_pressure_of_a_patient_is_not_called_control(cast: Cast, old: Person) -> None:
    seen(cast, old, found={"own_hypertension": 1, "systolic": 195, "diastolic": 125})
    one = told(page(cast, "bidan", old))["HT-KONTROL"]
    assert one.said == "Tekanan darah belum terkendali: 140/90 atau lebih."
    assert one.mark is not None
    assert one.mark.letter == "P2"
