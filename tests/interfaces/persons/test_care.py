"""The services due and the rules on the page of a person: what a health worker reads, and what a kader must not."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse

from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import LocalZone
from simpul.foundation.sex import Sex
from simpul.knowledge.rules import fingerprints
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.actions import record_death
from simpul.records.people.models import Person
from simpul.records.pregnancies.actions import Newborn, begin_pregnancy, record_birth
from simpul.records.pregnancies.hours import untold_hour
from simpul.services.signing.actions import sign
from tests.cast import NOW, TODAY, Cast, add_person
from tests.interfaces.reading import words_of
from tests.interfaces.test_every_door import enter_as
from tests.services.due.giving import seen

KEK = ("ANC-KEK", "2026.11")
SIGNS = ("postpartum_bleeding", "sign_seizure", "foul_lochia", "calf_pain", "severe_headache", "thoughts_of_harm")
NIFAS = dict.fromkeys(SIGNS, 0) | {"body_temperature": 368}


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def page(cast: Cast, part: str, person: Person) -> Any:
    answer = enter_as(cast.staff[part]).get(reverse("persons:page", kwargs={"person_id": person.pk}))
    assert answer.status_code == 200
    return answer


def now_of(answer: Any) -> dict[str, Any]:
    return {one.label: one for one in answer.context["due"].now}


def pregnant(cast: Cast, weeks: int = 20) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        begin_pregnancy(
            actor_id=cast.bidan.pk, area=whole_city(), person_id=cast.mother.pk, pregnancy_id=new_id(),
            last_period=TODAY - timedelta(weeks=weeks), today=TODAY,
        )  # fmt: skip


def signed(cast: Cast, key: tuple[str, str] = KEK) -> None:
    sign(
        actor_id=cast.dokter.pk, facility=cast.puskesmas, signature_id=new_id(), key=key, seen=fingerprints()[key],
        remark="Dibahas.", now=NOW,
    )  # fmt: skip


def test_what_is_late_says_since_when_and_its_window(cast: Cast) -> None:
    one = now_of(page(cast, "bidan", cast.balita))["Campak-Rubela 1"]
    assert (one.state, one.chip) == ("Terlambat", "late")
    assert "terlambat sejak 9 Jul 2026." in one.reason
    assert "Masanya 9 Jun 2026 sampai 8 Jul 2026." in one.reason
    assert one.where == "Posyandu, Puskesmas, oleh tenaga kesehatan"


def test_what_was_given_leaves_the_list_of_today_and_names_its_place(cast: Cast) -> None:
    seen(cast, cast.balita, "vitamin_a_biru", "mr_1", day=date(2026, 8, 20))
    due = page(cast, "bidan", cast.balita).context["due"]
    rest = {one.label: one for one in due.rest}
    assert rest["Vitamin A"].reason == "Tercatat 20 Agu 2026 (Pustu Campurejo)."
    assert "Campak-Rubela 1" not in {one.label for one in due.now}


def test_a_dose_that_does_not_count_is_named(cast: Cast) -> None:
    seen(cast, cast.balita, "mr_1", day=date(2026, 3, 1))
    answer = page(cast, "bidan", cast.balita)
    assert "1 dosis tidak dihitung" in words_of(answer)
    assert "terlalu dini" in answer.context["due"].ignored[0]
    assert page(cast, "kader", cast.balita).context["due"].ignored == []


def test_of_capsules_without_a_number_the_number_is_asked_by_kader_and_bidan(cast: Cast) -> None:
    """GROW-11: two for a mother; who was given both by a "ya" is not offered a third (ADR 0054)."""
    with transaction.atomic(), work_area_scope(whole_city()):
        record_birth(
            actor_id=cast.bidan.pk, area=whole_city(), mother_id=cast.mother.pk, born_at=NOW - timedelta(days=4),
            newborns=[Newborn(new_id(), Sex.MALE)], now=NOW, zone=LocalZone.WIB,
        )  # fmt: skip
    seen(cast, cast.mother, "vitamin_a_nifas", day=TODAY - timedelta(days=3))
    known = now_of(page(cast, "bidan", cast.mother))["Vitamin A ibu nifas (2 kapsul)"]
    assert known.state == "Jatuh tempo"
    assert "jumlahnya belum tercatat: tanyakan dulu sudah berapa." in known.reason
    of_a_kader = now_of(page(cast, "kader", cast.mother))
    assert "Vitamin A ibu nifas (2 kapsul): sudah diberi, tanyakan jumlahnya" in of_a_kader


def test_a_kader_reads_that_the_mind_was_screened_and_nothing_of_the_answers(cast: Cast) -> None:
    """Answers of C3 show that it took place; what they say, and by which instrument, is told to nobody here."""
    pregnant(cast)
    label, day = "Skrining jiwa ibu hamil", TODAY - timedelta(days=9)
    assert label in now_of(page(cast, "kader", cast.mother))
    seen(cast, cast.mother, found={"srq20_total": 7, "srq20_item_17": 1}, day=day)
    for part, reason in (("kader", ""), ("bidan", "Tercatat 12 Nov 2026 (Pustu Campurejo).")):
        one = {one.label: one for one in page(cast, part, cast.mother).context["due"].rest}[label]
        assert (one.state, one.reason) == ("Terpenuhi", reason)


@pytest.mark.parametrize(
    ("born_at", "state", "said"),
    [
        (NOW - timedelta(hours=23), "Jatuh tempo", "Sudah waktunya diberikan. Tepat waktu sampai 21 Nov 2026 10.00."),
        (
            NOW - timedelta(hours=24),
            "Terlambat",
            "Waktunya sudah lewat; terlambat sejak 21 Nov 2026. Tepat waktu sampai 21 Nov 2026 09.00.",
        ),
        (
            untold_hour(NOW - timedelta(hours=21), NOW),
            "Terlambat",
            "Waktunya sudah lewat; terlambat sejak 21 Nov 2026. Masanya 20 Nov 2026 sampai 20 Nov 2026.",
        ),
    ],
)
def test_the_dose_at_birth_says_until_which_hour_where_the_hour_of_birth_is_known(
    cast: Cast, born_at: datetime, state: str, said: str
) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        child = record_birth(
            actor_id=cast.bidan.pk, area=whole_city(), mother_id=cast.mother.pk, born_at=born_at,
            newborns=[Newborn(new_id(), Sex.MALE)], now=NOW, zone=LocalZone.WIB,
        )[0].person  # fmt: skip
    one = now_of(page(cast, "bidan", child))["HB0"]
    assert (one.state, one.reason) == (state, said)


def test_without_any_vaccine_on_record_the_book_is_asked_for(cast: Cast) -> None:
    said = "Belum ada imunisasi yang tercatat."
    assert said in words_of(page(cast, "bidan", cast.balita))
    seen(cast, cast.balita, "bcg", day=date(2025, 10, 1))
    assert said not in words_of(page(cast, "bidan", cast.balita))


def test_a_kader_reads_what_and_where_and_nothing_more(cast: Cast) -> None:
    one = now_of(page(cast, "kader", cast.balita))["Campak-Rubela 1"]
    assert (one.state, one.reason, one.source) == ("Terlambat", "", "")
    assert one.where.startswith("Posyandu")


def test_a_doubtful_birthday_counts_no_service_by_age(cast: Cast) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        Person.objects.filter(pk=cast.balita.pk).update(birth_precision="year")
    answer = page(cast, "bidan", cast.balita)
    assert "Tanggal lahir belum pasti" in words_of(answer)
    assert "Campak-Rubela 1" not in now_of(answer)


def test_of_somebody_who_died_nothing_is_due(cast: Cast) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        record_death(actor_id=cast.bidan.pk, area=whole_city(), person=cast.balita, died_on=TODAY, today=TODAY)
    client = enter_as(cast.bidan)
    client.post(reverse("persons:open", kwargs={"person_id": cast.balita.pk}), {"purpose": "pelayanan"})
    answer = client.get(reverse("persons:page", kwargs={"person_id": cast.balita.pk}))
    assert not answer.context["due"].anything


def test_a_thin_arm_in_pregnancy_is_judged_with_action_and_why(cast: Cast) -> None:
    pregnant(cast)
    seen(cast, cast.mother, found={"arm_circumference": 231})
    answer = page(cast, "bidan", cast.mother)
    one = next(one for one in answer.context["judged"].first if one.rule.startswith("ANC-KEK"))
    assert (one.said, one.mark.letter, one.advice) == ("Kurang energi kronik (KEK).", "P3", True)
    assert ("Lingkar lengan atas (LiLA)", "23,1 cm") in one.why
    assert ("Hamil", "Ya") in one.why
    assert one.rule.startswith("ANC-KEK · edisi 2026.11")
    assert "belum ditandatangani dokter" in words_of(answer)


def test_what_a_doctor_signed_is_no_advice(cast: Cast) -> None:
    pregnant(cast)
    seen(cast, cast.mother, found={"arm_circumference": 231})
    signed(cast)
    judged = page(cast, "bidan", cast.mother).context["judged"]
    assert {one.rule[:7]: one.advice for one in judged.first}["ANC-KEK"] is False


def test_a_kader_reads_a_colour_and_to_tell_nakes_and_no_class(cast: Cast) -> None:
    pregnant(cast)
    seen(cast, cast.mother, found={"arm_circumference": 231})
    answer = page(cast, "kader", cast.mother)
    one = answer.context["judged"].first[0]
    assert (one.title, one.said) == ("Lingkar lengan atas (LiLA) 23,1 cm", "Perlu diperiksa tenaga kesehatan.")
    assert not one.why
    text = words_of(answer)
    assert all(word not in text for word in ("KEK", "Kurang energi kronik", "PMT", "ANC-KEK"))


@pytest.mark.parametrize("by", ["nobody", "a doctor"])
def test_a_green_that_nobody_signed_is_not_shown_to_a_kader(cast: Cast, by: str) -> None:
    pregnant(cast)
    seen(cast, cast.mother, found={"arm_circumference": 270})
    if by == "a doctor":
        signed(cast)
    judged = page(cast, "kader", cast.mother).context["judged"]
    assert [one.said for one in judged.rest] == (["Tidak ada yang perlu dilaporkan."] if by == "a doctor" else [])


def test_a_kader_learns_nothing_of_what_only_nakes_may_read(cast: Cast) -> None:
    pregnant(cast)
    seen(cast, cast.mother, found={"hiv_result": 1})
    assert not page(cast, "kader", cast.mother).context["judged"].anything


def test_the_judgement_is_of_the_newest_visit_with_findings(cast: Cast) -> None:
    pregnant(cast)
    seen(cast, cast.mother, found={"arm_circumference": 231}, day=TODAY - timedelta(days=10))
    seen(cast, cast.mother, "ttd")
    judged = page(cast, "bidan", cast.mother).context["judged"]
    assert judged.on == TODAY - timedelta(days=10)


def test_the_page_of_a_visit_says_what_its_own_findings_mean(cast: Cast) -> None:
    pregnant(cast)
    seen(cast, cast.mother, found={"arm_circumference": 231}, day=TODAY - timedelta(days=10))
    seen(cast, cast.mother, found={"arm_circumference": 240})
    before = page(cast, "bidan", cast.mother).context["visits"][1]
    answer = enter_as(cast.bidan).get(before.address)
    assert "Kurang energi kronik (KEK)." in {one.said for one in answer.context["judged"].first}
    assert "Penilaian" in words_of(answer)


PRESSURE = {"systolic": 165, "diastolic": 112}


def of_six_years(cast: Cast, by: str = "bidan", **found: int) -> Person:
    """No rule speaks of a pressure at that age."""
    with transaction.atomic(), work_area_scope(whole_city()):
        child = add_person(cast, "Pemeran anak TK", Sex.FEMALE, date(2020, 5, 1), cast.campurejo.rt[0])
    seen(cast, child, found=found, part=by)
    return child


def delivered(cast: Cast) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        record_birth(
            actor_id=cast.bidan.pk, area=whole_city(), mother_id=cast.mother.pk, born_at=NOW - timedelta(days=5),
            newborns=[Newborn(new_id(), Sex.MALE)], now=NOW, zone=LocalZone.WIB,
        )  # fmt: skip


def test_a_pressure_that_no_rule_judges_is_named_in_the_place_of_all_well(cast: Cast) -> None:
    child = of_six_years(cast, **PRESSURE, body_weight=20_000)
    answer = page(cast, "bidan", child)
    assert answer.context["judged"].unread == ["Tekanan darah sistolik 165 mmHg", "Tekanan darah diastolik 112 mmHg"]
    text = words_of(answer)
    assert "Dokter atau bidan yang menilai." in text
    assert "tidak ada yang perlu ditangani" not in text


def test_a_kader_is_told_once_to_show_what_no_rule_judged(cast: Cast) -> None:
    child = of_six_years(cast, "kader", **PRESSURE, body_weight=20_000)
    answer = page(cast, "kader", child)
    said = (
        "Tunjukkan kepada bidan atau tenaga kesehatan, karena tidak dinilai di sini: "
        "Tekanan darah sistolik 165 mmHg, Tekanan darah diastolik 112 mmHg."
    )
    judged = answer.context["judged"]
    assert (judged.show, judged.first, judged.rest, judged.unread) == (said, [], [], ())
    text = words_of(answer)
    assert text.count(said) == 1
    assert said in words_of(enter_as(cast.staff["kader"]).get(answer.context["visits"][0].address))


def test_a_kader_shows_no_bidan_what_a_bidan_measured(cast: Cast) -> None:
    assert not page(cast, "kader", of_six_years(cast, **PRESSURE)).context["judged"].anything


@pytest.mark.parametrize(("before", "by"), [("birth", "nobody"), ("birth", "a doctor"), ("pregnancy", "nobody")])
def test_a_kader_reads_one_red_line_of_a_pressure_in_pregnancy_and_after_a_birth(
    cast: Cast, before: str, by: str
) -> None:
    """Several rules read it, and some of them ask for more than a kader may see."""
    if before == "birth":
        delivered(cast)
    else:
        pregnant(cast, 30)
    if by == "a doctor":
        signed(cast, ("PNC-TD", "2026.11"))
    seen(cast, cast.mother, found=PRESSURE, part="kader")
    judged = page(cast, "kader", cast.mother).context["judged"]
    assert [(one.said, one.mark.word, one.advice) for one in judged.first] == [
        ("Perlu diperiksa tenaga kesehatan.", "Merah", by == "nobody")
    ]
    assert judged.first[0].title == "Tekanan darah sistolik 165 mmHg, Tekanan darah diastolik 112 mmHg"
    assert (judged.rest, judged.show) == ([], "")


def test_what_the_word_itself_says_is_amiss_is_named_and_a_kader_is_told_to_show_it(cast: Cast) -> None:
    delivered(cast)
    seen(cast, cast.mother, found={"pressure_curve_band": 2, "breasts": 2, "lochia": 1}, part="kader")
    answer = page(cast, "bidan", cast.mother)
    assert sorted(answer.context["judged"].unread) == [
        "Payudara (nifas): Tidak normal",
        "TD sesuai kurva Buku KIA: Merah",
    ]
    assert "tidak ada yang perlu ditangani" not in words_of(answer)
    shown = page(cast, "kader", cast.mother).context["judged"].show
    assert shown.endswith("karena tidak dinilai di sini: TD sesuai kurva Buku KIA: Merah.")


def test_of_how_tall_and_heavy_and_of_what_a_rule_calmly_judged_a_kader_is_told_nothing(cast: Cast) -> None:
    pregnant(cast)
    seen(cast, cast.mother, found={"arm_circumference": 270, "body_weight": 55_000, "body_length": 1_550}, part="kader")
    assert not page(cast, "kader", cast.mother).context["judged"].show


def test_what_a_rule_was_given_and_did_not_ask_about_is_named(cast: Cast) -> None:
    """A temperature is asked of ruptured membranes only."""
    pregnant(cast, 39)
    seen(cast, cast.mother, found={"labour_membranes": 1, "body_temperature": 390})
    judged = page(cast, "bidan", cast.mother).context["judged"]
    assert judged.unread == ["Suhu tubuh 39,0 °C"]
    assert [*judged.first, *judged.rest], "a rule answers, and not of that"


def test_a_yes_that_is_bad_in_labour_is_named_after_the_birth(cast: Cast) -> None:
    delivered(cast)
    seen(cast, cast.mother, found=NIFAS | {"labour_bleeding": 1, "labour_complication": 0})
    answer = page(cast, "bidan", cast.mother)
    (said,) = answer.context["judged"].unread
    assert said.endswith(": Ya")
    assert "tidak ada yang perlu ditangani" not in words_of(answer)


def test_beside_an_answer_that_waits_for_something_nobody_says_that_all_is_well(cast: Cast) -> None:
    delivered(cast)
    seen(cast, cast.mother, found=NIFAS, day=TODAY - timedelta(days=1))
    assert "tidak ada yang perlu ditangani" in words_of(page(cast, "bidan", cast.mother))
    seen(cast, cast.mother, found={"calf_pain": 0, "foul_lochia": 0, "severe_headache": 0, "sign_seizure": 0})
    text = words_of(page(cast, "bidan", cast.mother))
    assert "Belum semua dapat dinilai: masih ada yang belum diisi." in text
    assert "tidak ada yang perlu ditangani" not in text


def test_of_a_pregnant_girl_no_body_mass_for_age_is_judged(cast: Cast) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        girl = add_person(cast, "Pemeran remaja hamil", Sex.FEMALE, date(2009, 9, 1), cast.campurejo.rt[0])
        begin_pregnancy(
            actor_id=cast.bidan.pk, area=whole_city(), person_id=girl.pk, pregnancy_id=new_id(),
            last_period=TODAY - timedelta(weeks=30), today=TODAY,
        )  # fmt: skip
    seen(cast, girl, found={"body_weight": 80_000, "body_length": 1_500, "length_posture": 2, "arm_circumference": 230})
    answer = page(cast, "bidan", girl)
    judged = answer.context["judged"]
    codes = {one.rule.split(" ")[0] for one in [*judged.first, *judged.rest]}
    assert "ANC-KEK" in codes
    assert not codes & {"GROW-GIZI", "GROW-IMTU"}
    shown = {one.name: one.words for one in answer.context["room"].panel.indices}
    assert shown["IMT menurut umur (IMT/U)"] == "Tidak dinilai: hamil atau nifas"
    paper = enter_as(cast.bidan).get(reverse("persons:charts", kwargs={"person_id": girl.pk})).context["room"]
    assert [one.words for one in paper.panel.indices if one.name.startswith("IMT")] == [
        "Tidak dinilai: hamil atau nifas"
    ]
    assert not [one for one in words_of(answer).split(".") if "Obesitas" in one]
    text = words_of(enter_as(cast.bidan).get(answer.context["visits"][0].address))
    assert "Tidak dinilai: hamil atau nifas" in text
    assert "Obesitas" not in text
