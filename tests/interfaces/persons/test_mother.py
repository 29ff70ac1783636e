"""A pregnancy on one page: dates and windows worked out by hand, what of each visit is recorded, and who may see it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import LocalZone
from simpul.foundation.sex import Sex
from simpul.interfaces.web.persons.mother.cells import Cell
from simpul.knowledge.due.definition import schedule
from simpul.records.audit.models import Event
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.actions import restrict
from simpul.records.people.models import Person
from simpul.records.pregnancies.actions import Newborn, begin_pregnancy, record_birth
from tests.cast import NAMES, NOW, TODAY, Cast
from tests.interfaces.reading import words_of
from tests.interfaces.test_every_door import enter_as
from tests.interfaces.visits.sending import send

# 20 May + 280 days is 24 February; seven days and nine months are 27 February. Day 84 is 12 August, day 168 4 November.
HPHT = date(2026, 5, 20)
FIRST = {
    "body_weight": "50,3", "body_length": "155", "systolic": "118", "diastolic": "76", "arm_circumference": "24",
    "hemoglobin": "10,4", "hiv_result": "reaktif", "ttd": "ya", "counselling_given": "ya", "ultrasound_done": "ya",
    "tb_cough_persistent": "tidak", "tb_fever": "tidak", "tb_weight": "tidak", "tb_contact": "ya",
}  # fmt: skip


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def woman(cast: Cast) -> Person:
    return pregnant(cast, last_period=HPHT)


@pytest.fixture
def seen(cast: Cast, woman: Person) -> Person:
    """K1 on day 61 and K2 on day 113; the second visit of the second trimester did not take place."""
    assert send(cast, "bidan", woman, "anc", tanggal="2026-07-20", **FIRST).status_code == 302
    later = {"body_weight": "52,1", "systolic": "120", "fundal_height": "15"}
    assert send(cast, "bidan", woman, "anc", tanggal="2026-09-10", **later).status_code == 302
    return woman


def pregnant(cast: Cast, **told: date) -> Person:
    with transaction.atomic(), work_area_scope(whole_city()):
        begin_pregnancy(
            actor_id=cast.bidan.pk, area=whole_city(), person_id=cast.mother.pk, pregnancy_id=new_id(), today=TODAY,
            **told,
        )  # fmt: skip
    return cast.mother


def born(cast: Cast, hours: int) -> Person:
    with transaction.atomic(), work_area_scope(whole_city()):
        birth = record_birth(
            actor_id=cast.bidan.pk, area=whole_city(), mother_id=cast.mother.pk, zone=LocalZone.WIB, now=NOW,
            born_at=NOW - timedelta(hours=hours), newborns=[Newborn(new_id(), Sex.MALE)],
        )  # fmt: skip
    return birth[0].person


def address(person: Person) -> str:
    return reverse("persons:mother", kwargs={"person_id": person.pk})


def page(cast: Cast, person: Person, part: str = "bidan") -> Any:
    answer = enter_as(cast.staff[part]).get(address(person))
    assert answer.status_code == 200
    return answer


def rows_of(answer: Any) -> dict[str, Any]:
    return {one.code: one for one in answer.context["rows"]}


def cells_of(answer: Any, label: str) -> list[Cell]:
    return next(one.cells for one in answer.context["matrix"] if one.label == label)


def test_the_dates_by_both_methods_which_counts_and_how_far_it_is(cast: Cast, woman: Person) -> None:
    dates = page(cast, woman).context["dates"]
    assert dates.facts == [
        ("HPHT", "20 Mei 2026"),
        ("HPL, HPHT + 280 hari", "24 Feb 2027 (dipakai)"),
        ("HPL, kalender Naegele", "27 Feb 2027"),
        ("USG", "belum tercatat"),
        ("Umur kehamilan hari ini", "26 minggu 3 hari"),
        ("Trimester", "3"),
    ]
    assert dates.why == "HPHT dipakai: belum ada USG."


def test_an_ultrasound_that_was_made_is_not_said_to_be_missing(cast: Cast, seen: Person) -> None:
    dates = page(cast, seen).context["dates"]
    assert dict(dates.facts)["USG"] == "20 Jul 2026"
    assert dates.why == "HPHT dipakai: umur kehamilan menurut USG belum ada isiannya di Simpul."


def test_without_a_last_period_the_told_day_of_birth_counts_and_is_called_so(cast: Cast) -> None:
    dates = page(cast, pregnant(cast, due_on=date(2027, 2, 24))).context["dates"]
    assert dates.facts[:2] == [("HPHT", "tidak diketahui"), ("HPL menurut yang disampaikan", "24 Feb 2027")]
    assert ("Umur kehamilan hari ini", "26 minggu 3 hari") in dates.facts
    assert dates.why.startswith("HPHT tidak diketahui")


def test_a_pregnancy_that_nobody_ended_is_asked_about(
    cast: Cast, woman: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """44 weeks after the last period."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(days=44 * 7 - 185))
    answer = page(cast, woman)
    assert answer.context["dates"].trouble.startswith("Tanggal HPHT tidak wajar")
    assert "Umur kehamilan hari ini" not in dict(answer.context["dates"].facts)
    assert "Periksa tanggal kehamilan ini, atau catat akhirnya." in words_of(answer)


def test_each_visit_has_its_window_its_state_and_its_place(cast: Cast, seen: Person) -> None:
    rows = rows_of(page(cast, seen))
    assert {code: (row.state, row.window) for code, row in rows.items()} == {
        "K1": ("Terpenuhi", "20 Mei 2026 sampai 12 Agu 2026"),
        "K2": ("Terpenuhi", "13 Agu 2026 sampai 4 Nov 2026"),
        "K3": ("Terlewat", "13 Agu 2026 sampai 4 Nov 2026"),
        "K4": ("Jatuh tempo", "5 Nov 2026 sampai 24 Feb 2027"),
        "K5": ("Jatuh tempo", "5 Nov 2026 sampai 24 Feb 2027"),
        "K6": ("Jatuh tempo", "5 Nov 2026 sampai 24 Feb 2027"),
    }
    assert rows["K2"].said == "Tercatat 10 Sep 2026 (Pustu Campurejo)."
    assert rows["K3"].said == "Waktunya sampai 4 Nov 2026, belum tercatat di mana pun."
    assert (rows["K1"].where, rows["K3"].where) == ("Puskesmas, oleh dokter, bidan", "Puskesmas, Pustu, oleh bidan")
    assert {way.label for way in rows["K4"].ways} == {"Sepakati hari", "Ditolak"}
    assert not rows["K3"].ways, "no day can be agreed on for what is past"


def test_what_was_found_stands_under_its_visit_and_the_rest_is_open(cast: Cast, seen: Person) -> None:
    answer = page(cast, seen)
    done, open_ = "done", "open"
    assert cells_of(answer, "Berat badan")[:3] == [
        Cell(done, "50,3 kg"), Cell(done, "52,1 kg"), Cell("none", "tidak tercatat"),
    ]  # fmt: skip
    assert cells_of(answer, "Tinggi badan")[3:] == [Cell(done, "155,0 cm", "20 Jul 2026")] * 3
    assert cells_of(answer, "Tekanan darah")[:2] == [
        Cell(done, "118/76 mmHg"), Cell(open_, "belum ada", "Tekanan darah diastolik"),
    ]  # fmt: skip
    assert cells_of(answer, "Tinggi fundus")[:2] == [Cell("not", "tidak diminta"), Cell(done, "15,0 cm")]
    assert cells_of(answer, "Gejala TBC")[0].words == "Kontak erat dengan pasien TBC"
    assert "Tes kehamilan" in rows_of(answer)["K1"].lacks
    assert "Hemoglobin" not in rows_of(answer)["K1"].lacks


def test_a_finding_asks_again_at_the_next_visit_and_says_why(cast: Cast, seen: Person) -> None:
    """10.4 g/dL is anaemia in pregnancy; a contact of tuberculosis asks for sputum."""
    coming = page(cast, seen).context["coming"]
    todo = dict(coming.todo)
    assert coming.row.code == "K4"
    assert "karena: " in todo["Hemoglobin (Hb)"]
    assert "Kontak" in todo["TCM atau BTA bila skrining TBC positif"]
    assert "Pemeriksaan oleh dokter" not in todo
    assert "Tinggi badan" not in todo, "once in a pregnancy is enough"


def test_a_protected_result_is_said_to_be_there_and_not_what_it_was(cast: Cast, seen: Person) -> None:
    answer = page(cast, seen)
    assert cells_of(answer, "Tes HIV")[0] == Cell("done", "sudah")
    handling = cells_of(answer, "Tata laksana kasus")[3]
    assert (handling.words, "nemia" in handling.note) == ("perlu", True), "anaemia is told, HIV is not"
    told = [cell.words + cell.note for row in answer.context["matrix"] for cell in row.cells]
    told += [why for _label, why in answer.context["coming"].todo]
    assert not [one for one in told if "HIV" in one or "eaktif" in one or "liminasi" in one]


def test_a_visit_that_was_taken_back_is_none(cast: Cast, seen: Person) -> None:
    first = rows_of(page(cast, seen))["K1"].seen_at
    where = reverse("visits:take_back", kwargs={"visit_id": first.rstrip("/").rsplit("/", 1)[1]})
    assert enter_as(cast.bidan).post(where, {"reason": "salah anak"}).status_code == 302
    rows = rows_of(page(cast, seen))
    assert rows["K1"].said == "Dokter dan USG belum tercatat; kunjungan tercatat 10 Sep 2026 (Pustu Campurejo)."
    assert rows["K2"].state == "Terlewat"


def test_what_else_the_schedule_asks_of_her_stands_beside_the_visits(cast: Cast, woman: Person) -> None:
    def asked(group: str) -> set[str]:
        visits = {f"K{nth}" for nth in range(1, 7)} | {f"KF{nth}" for nth in range(1, 5)}
        return {one.code for one in schedule() if one.group == group} - visits

    assert {one.code for one in page(cast, woman).context["others"]} == asked("bumil")
    born(cast, hours=30)
    assert {one.code for one in page(cast, woman).context["others"]} == asked("nifas")


def test_of_the_plan_of_the_birth_only_the_day_is_kept_and_nothing_is_called_ready(cast: Cast, woman: Person) -> None:
    plan = page(cast, woman).context["plan"]
    assert [(one.label, one.words) for one in plan if one.is_ready] == [("Taksiran persalinan (HPL)", "24 Feb 2027")]
    assert {one.words for one in plan if not one.is_ready} == {"belum ada isiannya di Simpul"}


def test_after_a_birth_the_visits_of_mother_and_child_stand_first_by_the_hour(cast: Cast, seen: Person) -> None:
    child = born(cast, hours=30)
    answer = page(cast, seen)
    mother, baby = answer.context["after"]
    assert [(row.code, row.state) for row in mother.rows] == [
        ("KF1", "Jatuh tempo"), ("KF2", "Belum waktu"), ("KF3", "Belum waktu"), ("KF4", "Belum waktu"),
    ]  # fmt: skip
    assert mother.now == "30 jam sesudah lahir. KF1: Tepat waktu."
    assert mother.rows[3].window == "19 Des 2026 sampai 1 Jan 2027"
    assert (baby.name, [row.code for row in baby.rows]) == (child.name, ["KN1", "KN2", "KN3"])
    assert rows_of(answer)["K6"].state == "Tidak tercatat"
    assert ("Umur kehamilan saat lahir", "26 minggu 2 hari") in answer.context["dates"].facts
    with transaction.atomic(), work_area_scope(whole_city()):
        opened = Event.objects.filter(action="person.open").values_list("subject_id", flat=True)
        assert {child.pk, seen.pk} <= set(opened)


def test_days_are_told_once_the_hours_are_over(cast: Cast, woman: Person) -> None:
    born(cast, hours=24 * 5)
    mother, _baby = page(cast, woman).context["after"]
    assert mother.now == "hari ke-5 sesudah lahir"
    assert {row.code: row.state for row in mother.rows}["KF1"] == "Terlambat"


def test_a_visit_of_the_newborn_is_told_with_its_place(cast: Cast, woman: Person) -> None:
    child = born(cast, hours=30)
    assert send(cast, "bidan", child, "neonatal", body_weight="3,1").status_code == 302
    _mother, baby = page(cast, woman).context["after"]
    assert (baby.rows[0].state, baby.rows[0].said) == ("Terpenuhi", "Tercatat 21 Nov 2026 (Pustu Campurejo).")


def test_a_doctor_who_recorded_the_visit_is_seen_in_it(cast: Cast, woman: Person) -> None:
    assert send(cast, "dokter", woman, "anc", tanggal="2026-07-20", body_weight="50").status_code == 302
    answer = page(cast, woman)
    assert cells_of(answer, "Pemeriksaan oleh dokter")[0] == Cell("done", "sudah")
    assert rows_of(answer)["K1"].said == "USG belum tercatat; kunjungan tercatat 20 Jul 2026 (Puskesmas Campurejo)."


def test_a_child_whose_record_is_restricted_is_not_shown(cast: Cast, woman: Person) -> None:
    child = born(cast, hours=30)
    with transaction.atomic(), work_area_scope(whole_city()):
        restrict(actor_id=cast.bidan.pk, area=whole_city(), person=child, reason="uji", now=NOW)
    assert len(page(cast, woman).context["after"]) == 1


def test_after_nifas_and_without_a_pregnancy_the_page_of_the_person_says_so(cast: Cast, woman: Person) -> None:
    for person in (cast.balita, cast.neighbour):
        answer = enter_as(cast.dokter).get(address(person), follow=True)
        assert "Sekarang tidak ada kehamilan atau nifas yang tercatat" in words_of(answer)
    born(cast, hours=24 * 43)
    assert enter_as(cast.bidan).get(address(woman)).status_code == 302


def test_the_page_of_the_person_leads_there_for_a_bidan_and_not_for_a_kader(cast: Cast, woman: Person) -> None:
    there = reverse("persons:page", kwargs={"person_id": woman.pk})
    led = {
        part: address(woman) in enter_as(cast.staff[part]).get(there).content.decode() for part in ("bidan", "kader")
    }
    assert led == {"bidan": True, "kader": False}


def test_the_title_names_nobody(cast: Cast, woman: Person) -> None:
    assert NAMES[0] not in page(cast, woman).content.decode().split("</title>")[0]


def test_how_much_is_read_does_not_grow_with_the_visits(cast: Cast, seen: Person) -> None:
    client, counted = enter_as(cast.bidan), []
    for day in ("2026-09-24", "2026-10-20", "2026-11-10"):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address(seen)).status_code == 200
        counted.append(len(asked))
        send(cast, "bidan", seen, "anc", tanggal=day, body_weight="53")
    assert len(set(counted[1:])) == 1
    assert counted[-1] <= 26
