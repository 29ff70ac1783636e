"""Each Posyandu card opens for whom it is, is drawn from its file, and keeps what was written on it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction

from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import LocalZone
from simpul.foundation.sex import Sex
from simpul.interfaces.web.visits.result import doubted
from simpul.knowledge.forms import Facts, Place, Role, fields_to_ask, form
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.models import Person
from simpul.records.pregnancies.actions import Newborn, begin_pregnancy, record_birth
from simpul.records.visits.models import Entry, Given, Visit
from tests.cast import NOW, TODAY, Cast, add_person
from tests.interfaces.reading import words_of
from tests.interfaces.visits.sending import address, as_part, send


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def person(cast: Cast, years: int, sex: Sex = Sex.FEMALE) -> Person:
    born = TODAY.replace(year=TODAY.year - years)
    with transaction.atomic(), work_area_scope(whole_city()):
        return add_person(cast, "Warga Pemeran", sex, born, cast.campurejo.rt[0])


def pregnant(cast: Cast, woman: Person) -> Person:
    with transaction.atomic(), work_area_scope(whole_city()):
        begin_pregnancy(
            actor_id=cast.staff["bidan"].pk, area=whole_city(), pregnancy_id=new_id(), person_id=woman.pk,
            last_period=date(2026, 6, 1), today=TODAY,
        )  # fmt: skip
    return woman


def page(cast: Cast, part: str, of: Person, query: str = "") -> str:
    answer = as_part(cast, part).get(address(of) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def kept() -> tuple[Visit, dict[str, Any], set[str]]:
    with transaction.atomic(), work_area_scope(whole_city()):
        entries = {one.concept: one.text or one.value for one in Entry.objects.all()}
        return Visit.objects.get(), entries, set(Given.objects.values_list("service", flat=True))


BUMIL = "posyandu_ibu_hamil"


def test_the_card_of_pregnancy_opens_for_a_pregnant_woman_and_is_kept(cast: Cast) -> None:
    woman = pregnant(cast, person(cast, 28))
    text = page(cast, "kader", woman)
    assert "<h1>Kartu ibu hamil</h1>" in text
    for code in ("prepregnancy_weight", "systolic", "pressure_curve_band", "ttd", "tb_contact", "referral"):
        assert f'name="f-{code}"' in text
    assert 'name="f-gestational_age"' not in text, "the weeks follow from the HPHT"
    answer = send(cast, "kader", woman, BUMIL, prepregnancy_weight="48", body_length="152,5", body_weight="50,3",
                  weight_curve_band="hijau", arm_circumference="23,4", pregnancy_arm_band="merah", systolic="118",
                  diastolic="76", pressure_curve_band="hijau", tb_contact="tidak", ttd="ya", ttd_tablets="30",
                  ttd_daily="setiap_hari", pmt_lokal="ya", supplement_composition="telur, ikan",
                  supplement_portions="30", pregnancy_class="ya", education_topic="isi piringku",
                  referral="pustu", referral_reason="LiLA merah")  # fmt: skip
    assert answer.status_code == 302
    visit, entries, given = kept()
    assert (visit.form, visit.form_edition) == (BUMIL, "2026.11")
    assert given == {"ttd", "pmt_lokal"}
    assert entries == {
        "prepregnancy_weight": 48000, "body_length": 1525, "body_weight": 50300, "weight_curve_band": 1,
        "arm_circumference": 234, "pregnancy_arm_band": 2, "systolic": 118, "diastolic": 76,
        "pressure_curve_band": 1, "tb_contact": 0, "ttd_tablets": 30, "ttd_daily": 1,
        "supplement_composition": "telur, ikan", "supplement_portions": 30, "pregnancy_class": 1,
        "education_topic": "isi piringku", "referral": 2, "referral_reason": "LiLA merah",
    }  # fmt: skip
    shown = as_part(cast, "kader").get(answer["Location"]).content.decode()
    assert "118 mmHg" in shown
    assert "Enam indeks" not in shown


def test_what_was_recorded_in_this_pregnancy_is_folded_away(cast: Cast) -> None:
    woman = pregnant(cast, person(cast, 28))
    send(cast, "kader", woman, BUMIL, prepregnancy_weight="48", body_length="152,5")
    text = page(cast, "kader", woman)
    assert "2 isian sudah dicatat" in text
    assert text.index("<summary>2 isian") < text.index('name="f-prepregnancy_weight"')


def test_without_a_pregnancy_on_record_the_card_says_what_to_do(cast: Cast) -> None:
    text = page(cast, "bidan", person(cast, 28), f"?form={BUMIL}")
    assert "Kehamilannya belum tercatat" in text
    assert 'name="f-systolic"' not in text


@pytest.mark.parametrize(("day", "open_"), [("2026-05-31", False), ("2026-06-01", True)])
def test_the_pregnancy_of_the_day_of_the_visit_counts(cast: Cast, day: str, open_: bool) -> None:
    woman = pregnant(cast, person(cast, 28))
    assert ('name="f-systolic"' in page(cast, "kader", woman, f"?form={BUMIL}&tanggal={day}")) is open_


NIFAS = "posyandu_ibu_nifas"


def mother(cast: Cast, woman: Person, days_ago: int) -> Person:
    with transaction.atomic(), work_area_scope(whole_city()):
        record_birth(
            actor_id=cast.staff["bidan"].pk, area=whole_city(), mother_id=woman.pk,
            born_at=NOW - timedelta(days=days_ago), newborns=[Newborn(new_id(), Sex.MALE)], now=NOW,
            zone=LocalZone.WIB,
        )  # fmt: skip
    return woman


def test_the_card_of_nifas_opens_after_a_birth_and_is_kept(cast: Cast) -> None:
    woman = mother(cast, person(cast, 28), 20)
    text = page(cast, "kader", woman)
    assert "<h1>Kartu ibu nifas dan menyusui</h1>" in text
    assert text.index(f"?form={NIFAS}") < text.index(f"?form={ADULT}"), "the card of her age stands beside it"
    answer = send(cast, "kader", woman, NIFAS, delivery_order="2", body_length="152,5", body_weight="55",
                  nifas_bmi_band="18_5_sampai_24_9", systolic="120", diastolic="80", pressure_curve_band="hijau",
                  tb_cough_persistent="tidak", vitamin_a_nifas="ya", vitamin_a_capsules="2", breastfeeding="ya",
                  postpartum_contraception="ya", postpartum_method="iud", education_topic="KB",
                  referral="tidak")  # fmt: skip
    assert answer.status_code == 302
    visit, entries, given = kept()
    assert (visit.form, given) == (NIFAS, {"vitamin_a_nifas"})
    assert entries == {
        "delivery_order": 2, "body_length": 1525, "body_weight": 55000, "nifas_bmi_band": 2, "systolic": 120,
        "diastolic": 80, "pressure_curve_band": 1, "tb_cough_persistent": 0, "vitamin_a_capsules": 2,
        "breastfeeding": 1, "postpartum_contraception": 1, "postpartum_method": 5, "education_topic": "KB",
        "referral": 1,
    }  # fmt: skip


@pytest.mark.parametrize(("days", "offered"), [(42, True), (43, False)])
def test_vitamin_a_of_nifas_is_offered_for_42_days(cast: Cast, days: int, offered: bool) -> None:
    woman = mother(cast, person(cast, 28), days)
    assert ('name="f-vitamin_a_nifas"' in page(cast, "bidan", woman, f"?form={NIFAS}")) is offered


def test_without_a_birth_on_record_the_card_says_what_to_do(cast: Cast) -> None:
    assert "Persalinannya belum tercatat" in page(cast, "bidan", person(cast, 28), f"?form={NIFAS}")


SCHOOL = "posyandu_sekolah_remaja"
MIND = {"jiwa_1": "3", "jiwa_2": "2", "jiwa_3": "1", "jiwa_4": "0"}


def test_the_card_of_school_age_opens_from_six_years_and_is_kept(cast: Cast) -> None:
    girl = person(cast, 15)
    text = page(cast, "kader", girl)
    assert "<h1>Kartu usia sekolah dan remaja</h1>" in text
    for code in ("hemoglobin", "systolic", "random_glucose", "ttd", "jiwa_4", "eye_left", "school_class"):
        assert f'name="f-{code}"' in text
    assert 'name="f-bmi_for_age_class"' not in text
    answer = send(cast, "kader", girl, SCHOOL, in_school="ya", school_name="SMA Contoh", school_class="10",
                  family_diabetes="ya", own_asthma="tidak", smoking="tidak", body_weight="48,2", body_length="155,5",
                  card_bmi_band="N", waist_circumference="70", systolic="110", diastolic="70", pressure_class="N",
                  random_glucose="92", glucose_class="normal", hemoglobin="11,9", anaemia="ya", eye_right="normal",
                  ear_left="tidak_normal", tb_contact="tidak", ttd="ya", ttd_taken="ya", referral="pustu",
                  referral_reason="Hb", **MIND)  # fmt: skip
    assert answer.status_code == 302
    visit, entries, given = kept()
    assert (visit.form, given) == (SCHOOL, {"ttd"})
    assert entries | {"school_name": "", "referral_reason": ""} == {
        "in_school": 1, "school_name": "", "school_class": 10, "family_diabetes": 1, "own_asthma": 0, "smoking": 0,
        "body_weight": 48200, "body_length": 1555, "card_bmi_band": 3, "waist_circumference": 700, "systolic": 110,
        "diastolic": 70, "pressure_class": 2, "random_glucose": 92, "glucose_class": 2, "hemoglobin": 11900,
        "anaemia": 1, "eye_right": 1, "ear_left": 2, "tb_contact": 0, "ttd_taken": 1, "referral": 2,
        "referral_reason": "", "jiwa_1": 3, "jiwa_2": 2, "jiwa_3": 1, "jiwa_4": 0,
    }  # fmt: skip


def test_what_a_kader_wrote_of_the_mind_is_never_shown_to_a_kader_again(cast: Cast) -> None:
    girl = person(cast, 15)
    answer = send(cast, "kader", girl, SCHOOL, body_weight="48,2", education_topic="gizi", **MIND)
    seen_by = {part: as_part(cast, part).get(answer["Location"]).content.decode() for part in ("kader", "bidan")}
    assert "Jiwa 1" not in seen_by["kader"]
    assert "gizi" in seen_by["kader"]
    assert "Jiwa 1" in seen_by["bidan"]
    form = page(cast, "kader", girl)
    field = form.split('<label class="label" for="f-jiwa_1">')[1].split("</div>")[0]
    assert "sudah dicatat: 3" not in field
    assert 'value=""' in field
    assert 'placeholder=""' in field
    assert "sudah dicatat: 3" in page(cast, "bidan", girl, f"?form={SCHOOL}")


def test_a_pregnant_girl_has_both_cards_and_that_of_the_pregnancy_first(cast: Cast) -> None:
    text = page(cast, "kader", pregnant(cast, person(cast, 17)))
    assert "<h1>Kartu ibu hamil</h1>" in text
    assert text.index(f"?form={BUMIL}") < text.index(f"?form={SCHOOL}")


def test_a_boy_is_not_asked_what_is_for_girls(cast: Cast) -> None:
    text = page(cast, "kader", person(cast, 12, Sex.MALE))
    assert 'name="f-eye_right"' in text
    for code in ("hemoglobin", "anaemia", "ttd", "ttd_taken"):
        assert f'name="f-{code}"' not in text


ADULT = "posyandu_dewasa"


def test_the_card_of_adults_opens_from_18_years_and_is_kept(cast: Cast) -> None:
    man = person(cast, 45, Sex.MALE)
    text = page(cast, "kader", man)
    assert "<h1>Kartu usia dewasa</h1>" in text
    for code in ("occupation", "own_stroke", "systolic", "puma_smoking", "tb_night_sweat", "srq20_total"):
        assert f'name="f-{code}"' in text
    assert 'name="f-body_mass_index"' not in text
    assert 'name="f-arm_circumference"' not in text
    answer = send(cast, "kader", man, ADULT, occupation="guru", family_stroke="ya", own_hypertension="tidak",
                  smoking="ya", much_salt="ya", body_weight="64", body_length="160", card_bmi_band="G",
                  waist_circumference="91", waist_above="ya", systolic="138", diastolic="88", pressure_class="tinggi",
                  random_glucose="120", glucose_class="normal", total_cholesterol="210", cholesterol_class="T",
                  eye_right="normal", ear_right="normal", puma_smoking="20_sampai_30", puma_breathless="tidak",
                  puma_total="3", puma_band="di_bawah_6", tb_cough="tidak", tb_blood="tidak", contraception="ya",
                  srq20_total="4", srq20_item_17="tidak", education_topic="garam", referral="tidak")  # fmt: skip
    assert answer.status_code == 302
    visit, entries, _given = kept()
    assert (visit.form, visit.form_edition) == (ADULT, "2026.11")
    assert entries == {
        "occupation": "guru", "family_stroke": 1, "own_hypertension": 0, "smoking": 1, "much_salt": 1,
        "body_weight": 64000, "body_length": 1600, "card_bmi_band": 4, "waist_circumference": 910, "waist_above": 1,
        "systolic": 138, "diastolic": 88, "pressure_class": 3, "random_glucose": 120, "glucose_class": 2,
        "total_cholesterol": 210, "cholesterol_class": 2, "eye_right": 1, "ear_right": 1, "puma_smoking": 2,
        "puma_breathless": 0, "puma_total": 3, "puma_band": 1, "tb_cough": 0, "tb_blood": 0, "contraception": 1,
        "srq20_total": 4, "srq20_item_17": 0, "education_topic": "garam", "referral": 1,
    }  # fmt: skip
    for part in ("kader", "bidan"):
        shown = as_part(cast, part).get(answer["Location"]).content.decode()
        assert "IMT 25,0 kg/m²" in shown
        assert "Enam indeks" not in shown
        assert ("SRQ-20" in shown) is (part == "bidan")


def test_what_was_recorded_folds_away_without_a_value_in_it_and_can_be_measured_again(cast: Cast) -> None:
    man = person(cast, 45, Sex.MALE)
    send(cast, "kader", man, ADULT, systolic="150", diastolic="95", own_hypertension="ya")
    text = page(cast, "kader", man)
    assert "Hari ini sudah dicatat: 150 mmHg" in text
    assert 'name="f-own_hypertension" value="ya" checked' not in text, "it would be recorded again, unseen"
    answer = send(cast, "bidan", man, ADULT, systolic="142", diastolic="90", tanggal="2026-11-20")
    assert answer.status_code == 302
    with transaction.atomic(), work_area_scope(whole_city()):
        assert sorted(Entry.objects.filter(concept="systolic").values_list("value", flat=True)) == [142, 150]


def test_the_index_of_body_mass_takes_the_height_of_the_year(cast: Cast) -> None:
    man = person(cast, 45, Sex.MALE)
    send(cast, "bidan", man, ADULT, body_length="160", tanggal="2025-01-10")
    answer = send(cast, "bidan", man, ADULT, body_weight="64")
    assert "IMT 25,0 kg/m²" in as_part(cast, "bidan").get(answer["Location"]).content.decode()
    early = send(cast, "bidan", man, ADULT, body_weight="64", tanggal="2025-01-09")
    assert "IMT" not in words_of(as_part(cast, "bidan").get(early["Location"]))


def test_an_unmarried_woman_is_not_asked_for_contraception(cast: Cast) -> None:
    woman = person(cast, 30)
    assert 'name="f-contraception"' in page(cast, "kader", woman)
    with transaction.atomic(), work_area_scope(whole_city()):
        Person.objects.filter(pk=woman.pk).update(marital_status="belum_kawin")
    assert 'name="f-contraception"' not in page(cast, "kader", woman)


LANSIA = "posyandu_lansia"


def test_the_card_of_the_elderly_opens_from_60_years_and_is_kept(cast: Cast) -> None:
    man = person(cast, 60, Sex.MALE)
    text = page(cast, "kader", man)
    assert "<h1>Kartu lanjut usia</h1>" in text
    for code in ("aks_bowel", "aks_total", "skilas_chair", "skilas_sad", "covid_vaccine", "arm_circumference"):
        assert f'name="f-{code}"' in text
    assert 'name="f-contraception"' not in text
    aks = dict.fromkeys(("aks_bowel", "aks_bladder", "aks_toilet", "aks_feeding", "aks_dressing", "aks_stairs"), "2")
    answer = send(cast, "kader", man, LANSIA, body_weight="58", systolic="150", diastolic="80", **aks,
                  aks_grooming="1", aks_transfer="3", aks_walking="2", aks_bathing="1", aks_total="19", aks_class="R",
                  skilas_orientation="tidak", skilas_chair="ya", skilas_sad="ya", skilas_interest="tidak",
                  covid_vaccine="ya", referral="puskesmas", referral_reason="AKS ringan")  # fmt: skip
    assert answer.status_code == 302
    visit, entries, _given = kept()
    assert (visit.form, visit.form_edition) == (LANSIA, "2026.11")
    assert entries == {
        "body_weight": 58000, "systolic": 150, "diastolic": 80, "aks_bowel": 2, "aks_bladder": 2, "aks_toilet": 2,
        "aks_feeding": 2, "aks_dressing": 2, "aks_stairs": 2, "aks_grooming": 1, "aks_transfer": 3, "aks_walking": 2,
        "aks_bathing": 1, "aks_total": 19, "aks_class": 2, "skilas_orientation": 0, "skilas_chair": 1,
        "skilas_sad": 1, "skilas_interest": 0, "covid_vaccine": 1, "referral": 3, "referral_reason": "AKS ringan",
    }  # fmt: skip
    shown = {part: as_part(cast, part).get(answer["Location"]).content.decode() for part in ("kader", "bidan")}
    of_person = {part: as_part(cast, part).get(f"/orang/{man.pk}/") for part in ("kader", "bidan")}
    assert [one.status_code for one in of_person.values()] == [200, 200]
    assert ["SKILAS depresi" in one.content.decode() for one in of_person.values()] == [False, True]
    assert ("SKILAS depresi" in shown["kader"], "SKILAS depresi" in shown["bidan"]) == (False, True)
    assert "SKILAS mobilisasi" in shown["kader"]


def test_a_score_beyond_the_instrument_is_refused_and_nothing_is_kept(cast: Cast) -> None:
    answer = send(cast, "kader", person(cast, 60, Sex.MALE), LANSIA, aks_bathing="2", srq20_total="21", jiwa_1="x")
    text = answer.content.decode()
    assert answer.status_code == 422
    for code in ("aks_bathing", "srq20_total", "jiwa_1"):
        assert f'id="kata-{code}"' in text
    with transaction.atomic(), work_area_scope(whole_city()):
        assert not Visit.objects.exists()


@pytest.mark.parametrize(("role", "labels"), [(Role.KADER, ["AKS: skor"]), (Role.NAKES, ["Jiwa 1", "AKS: skor"])])
def test_what_is_doubted_is_named_to_who_may_read_it(role: Role, labels: list[str]) -> None:
    """Written of a child of five on the card of the elderly."""
    child = Facts(on=TODAY, place=Place.POSYANDU, role=Role.KADER, age_months=60)
    fields = fields_to_ask(form(LANSIA), child, {}, {})
    said = doubted(fields, {"jiwa_1": 1, "aks_total": 20}, role)
    assert [one.split(" (")[0][: len(label)] for one, label in zip(said, labels, strict=True)] == labels
