"""The free check of health of a person: which package, when, what is on record and open, by days worked by hand."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse

from simpul.foundation.sex import Sex
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.actions import record_death
from simpul.records.people.models import Person
from tests.cast import NAMES, NOW, TODAY, Cast, add_person
from tests.interfaces.persons.test_mother import pregnant
from tests.interfaces.reading import words_of
from tests.interfaces.test_every_door import enter_as
from tests.services.due.giving import seen


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def born(cast: Cast, day: date, sex: Sex = Sex.FEMALE) -> Person:
    with transaction.atomic(), work_area_scope(whole_city()):
        return add_person(cast, NAMES[2], sex, day, cast.campurejo.rt[0])


def page(cast: Cast, person: Person) -> Any:
    answer = enter_as(cast.bidan).get(reverse("persons:check", kwargs={"person_id": person.pk}))
    assert answer.status_code == 200
    return answer


def groups_of(answer: Any) -> dict[str, dict[str, str]]:
    return {group.title: {line.label: line.note for line in group.lines} for group in answer.context["check"].groups}


@pytest.mark.parametrize(
    ("birthday", "said"),
    [
        (date(1990, 10, 22), "Sedang dibuka: 22 Okt 2026 sampai 21 Nov 2026."),  # thirty days after it, today
        (date(1990, 10, 21), "Sudah lewat: 21 Okt 2026 sampai 20 Nov 2026."),
        (date(1990, 11, 21), "Sedang dibuka: 21 Nov 2026 sampai 21 Des 2026."),
    ],
)
def test_the_package_of_the_age_is_open_for_thirty_days_from_the_birthday(
    cast: Cast, birthday: date, said: str
) -> None:
    check = page(cast, born(cast, birthday)).context["check"]
    assert (check.package, check.place, check.window) == ("Dewasa 30-39 tahun", "FKTP", said)


def test_what_was_recorded_this_year_is_done_and_of_the_rest_it_says_what_is_lacking(cast: Cast) -> None:
    woman = born(cast, date(1980, 11, 1))
    seen(cast, woman, found={"systolic": 120, "diastolic": 80, "body_weight": 52000}, day=date(2026, 3, 2))
    seen(cast, woman, found={"random_glucose": 100}, day=date(2025, 12, 30))
    groups = groups_of(page(cast, woman))
    assert groups["Sudah tercatat"] == {"Tekanan darah": "2 Mar 2026"}
    asked = groups["Masih diminta"]
    assert asked["Status gizi: BB, TB, lingkar perut"].startswith("belum ada: ")
    assert "Berat badan" not in asked["Status gizi: BB, TB, lingkar perut"]
    assert any(note.startswith("salah satu: ") and "Gula darah" in note for note in asked.values()), "of last year"


CROSSED, LATER = {"systolic": 80, "diastolic": 95}, date(2026, 5, 4)


@pytest.mark.parametrize(
    ("measured", "counts"),
    [
        ([(LATER, CROSSED)], None),
        ([(date(2026, 3, 2), {"systolic": 120, "diastolic": 80}), (LATER, CROSSED)], "2 Mar 2026"),
        ([(date(2026, 3, 2), CROSSED), (LATER, {"systolic": 120, "diastolic": 80})], "4 Mei 2026"),
        ([(date(2026, 3, 2), CROSSED), (LATER, {"systolic": 120})], None),
        ([(date(2026, 3, 2), {"diastolic": 80}), (LATER, {"systolic": 120})], "4 Mei 2026"),
    ],
    ids=["alone", "behind one that can be", "before one that can be", "before one number", "on two days"],
)
def test_a_pressure_that_cannot_be_is_not_on_record(
    cast: Cast, measured: list[tuple[date, dict[str, int]]], counts: str | None
) -> None:
    woman = born(cast, date(1980, 11, 1))
    for day, found in measured:
        seen(cast, woman, found=found, day=day)
    groups = groups_of(page(cast, woman))
    assert groups.get("Sudah tercatat", {}).get("Tekanan darah") == counts
    assert ("Tekanan darah" in groups["Masih diminta"]) is (counts is None)


@pytest.mark.parametrize(
    ("birthday", "title"),
    [(date(1980, 10, 22), "Masih diminta"), (date(1980, 10, 21), "Belum tercatat")],  # today is its last day
)
def test_when_the_days_are_over_nothing_is_asked_for_any_more(cast: Cast, birthday: date, title: str) -> None:
    found = groups_of(page(cast, born(cast, birthday))).keys()
    assert found & {"Masih diminta", "Belum tercatat"} == {title}
    is_open = title == "Masih diminta"
    assert ("Tanyakan dulu" in found, "Diminta, belum ada isiannya di Simpul" in found) == (is_open, is_open)


def test_a_yes_stays_and_a_no_is_asked_again_in_another_year(cast: Cast) -> None:
    ill, well = born(cast, date(1980, 11, 1)), born(cast, date(1980, 11, 2))
    seen(cast, ill, found={"own_hypertension": 1}, day=date(2024, 3, 2))
    seen(cast, well, found={"own_hypertension": 0, "own_diabetes": 0}, day=date(2025, 3, 2))
    asked = "Penyandang DM, Penyandang hipertensi?"
    assert asked not in groups_of(page(cast, ill))["Tanyakan dulu"]
    assert asked in groups_of(page(cast, well))["Tanyakan dulu"]


@pytest.mark.parametrize(
    ("status", "asked"), [("", True), ("belum_kawin", True), ("cerai_mati", True), ("kawin", False)]
)
def test_whether_somebody_will_marry_is_one_question_and_none_of_who_is_married(
    cast: Cast, status: str, asked: bool
) -> None:
    woman = born(cast, date(1989, 11, 1))
    with transaction.atomic(), work_area_scope(whole_city()):
        Person.objects.filter(pk=woman.pk).update(marital_status=status)
    groups = groups_of(page(cast, woman))
    turning = {what: note for what, note in groups["Tanyakan dulu"].items() if "menikah" in what}
    if not asked:
        assert turning == {}
        assert "Calon pengantin: HIV" in groups["Tidak diminta dari orang ini"]
        return
    assert list(turning) == ["Akan menikah dalam 1 tahun?"]
    assert turning["Akan menikah dalam 1 tahun?"].count("Calon pengantin:") == 5


def test_a_pregnancy_on_record_is_known_to_the_package(cast: Cast) -> None:
    """A cervix is not looked at in a pregnancy; her age of 28 asks for none of both, so the woman is 35 here."""
    woman = born(cast, date(1991, 11, 4))
    assert "Kanker leher rahim" in " ".join(groups_of(page(cast, woman))["Diminta, belum ada isiannya di Simpul"])
    cast.mother = woman
    pregnant(cast, last_period=TODAY - timedelta(weeks=20))
    assert "Kanker leher rahim" in " ".join(groups_of(page(cast, woman))["Tidak diminta dari orang ini"])


def test_a_class_of_another_school_year_is_not_believed(cast: Cast) -> None:
    """Year 7 of girls asks for haemoglobin; the school year began in July."""
    girl = born(cast, date(2013, 2, 1))
    seen(cast, girl, found={"school_class": 7}, day=date(2026, 6, 30))
    assert "Kelas?" in groups_of(page(cast, girl))["Tanyakan dulu"]
    seen(cast, girl, found={"school_class": 7}, day=date(2026, 7, 1))
    assert any("Hemoglobin" in note for note in groups_of(page(cast, girl))["Masih diminta"].values())


def test_where_no_package_can_be_named_it_says_why(cast: Cast) -> None:
    baby = born(cast, TODAY - timedelta(days=60))
    assert "Tidak ada paket untuk umur ini" in words_of(page(cast, baby))
    with transaction.atomic(), work_area_scope(whole_city()):
        Person.objects.filter(pk=baby.pk).update(birth_precision="month")
    assert "Tanggal lahir belum pasti" in words_of(page(cast, baby))
    with transaction.atomic(), work_area_scope(whole_city()):
        record_death(actor_id=cast.bidan.pk, area=whole_city(), person=cast.balita, died_on=TODAY, today=TODAY)
    client = enter_as(cast.bidan)
    client.post(reverse("persons:open", kwargs={"person_id": cast.balita.pk}), {"purpose": "pelayanan"})
    answer = client.get(reverse("persons:check", kwargs={"person_id": cast.balita.pk}))
    assert "sudah meninggal atau pindah" in words_of(answer)


def test_a_day_before_the_first_edition_and_a_day_of_birth_to_come_have_no_package(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    woman = born(cast, date(1980, 11, 1))
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW.replace(year=2024))
    assert "Tidak ada paket untuk umur ini" in words_of(page(cast, woman))
    assert "Paket tidak dapat ditentukan" in words_of(page(cast, cast.balita))


def test_the_page_of_the_person_leads_there_for_a_bidan_and_not_for_a_kader(cast: Cast) -> None:
    there = reverse("persons:page", kwargs={"person_id": cast.mother.pk})
    own = reverse("persons:check", kwargs={"person_id": cast.mother.pk})
    led = {part: own in enter_as(cast.staff[part]).get(there).content.decode() for part in ("bidan", "kader")}
    assert led == {"bidan": True, "kader": False}
