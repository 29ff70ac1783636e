"""A bidan writes K1 to K6, KF and KN on forms of their own, and what she saved is evidence for the services due."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import transaction
from django.urls import reverse

from simpul.foundation.sex import Sex
from simpul.knowledge.due import DuePerson, DueState, History, OnForm, done_of, due
from simpul.knowledge.due.answer import REASONS
from simpul.knowledge.forms import form
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.models import Person
from simpul.records.visits.on_forms import seen_on_forms
from simpul.services.due.given import visits_of_schedule
from simpul.services.due.listing import services_due
from simpul.services.due.mothers import Mother
from simpul.services.due.shape import About
from tests.cast import TODAY, Cast, add_person
from tests.interfaces.visits.sending import address, as_part, send
from tests.interfaces.visits.test_cards import kept, mother, page, person, pregnant, today

__all__ = ["today"]

HPHT = date(2026, 6, 1)  # of the pregnancy that `pregnant` writes down
LATER = ["fundal_height", "fetal_presentation", "fetal_heart_rate"]


@pytest.fixture
def woman(cast: Cast) -> Person:
    return pregnant(cast, person(cast, 28))


def baby(cast: Cast, days: int) -> Person:
    with work_area_scope(whole_city()):
        return add_person(cast, "Bayi Pemeran", Sex.FEMALE, TODAY - timedelta(days=days), cast.campurejo.rt[0])


def states(cast: Cast, person_id: UUID, about: DuePerson, on: date = TODAY) -> dict[str, DueState]:
    area = cast.standing("bidan").area
    with work_area_scope(area):
        done = done_of(OnForm(*one) for one in seen_on_forms(area, person_id, date(2020, 1, 1), on))
    return {one.rule.code: one.state for one in due(about, History(tuple(done)), on)}


def boxes(text: str, *codes: str) -> list[str]:
    return [code for code in codes if f'name="f-{code}"' in text]


def test_a_bidan_opens_the_visit_of_pregnancy_first_and_a_kader_her_card(cast: Cast, woman: Person) -> None:
    assert "<h1>Periksa hamil (K1–K6)</h1>" in page(cast, "bidan", woman)
    assert "<h1>Kartu ibu hamil</h1>" in page(cast, "kader", woman)
    assert as_part(cast, "kader").get(address(woman) + "?form=anc").status_code == 404


def test_a_saved_visit_is_the_evidence_of_k1_and_only_of_k1(cast: Cast, woman: Person) -> None:
    about = DuePerson(pregnant_since=HPHT)
    assert states(cast, woman.pk, about)["K1"] is not DueState.DONE
    answer = send(cast, "bidan", woman, "anc", tanggal="2026-07-20", body_weight="50,3", systolic="118", diastolic="76",
                  arm_circumference="23,4", hemoglobin="10,9", hiv_result="nonreaktif", ttd="ya", ttd_tablets="30",
                  previous_births="0", counselling_given="ya", td_wus="ya", td_wus__batch="A1")  # fmt: skip
    assert answer.status_code == 302
    visit, entries, given = kept()
    assert (visit.form, visit.form_edition, given) == ("anc", "2026.11", {"ttd", "td_wus"})
    assert (entries["hemoglobin"], entries["hiv_result"], entries["counselling_given"]) == (10900, 1, 1)
    found = states(cast, woman.pk, about)
    assert [code for code, state in found.items() if state is DueState.DONE] == ["K1"]


def test_a_visit_that_was_taken_back_is_no_evidence(cast: Cast, woman: Person) -> None:
    send(cast, "bidan", woman, "anc", body_weight="50,3")
    visit, _, _ = kept()
    about = DuePerson(pregnant_since=HPHT)
    assert states(cast, woman.pk, about)["K1"] is DueState.DONE
    where = reverse("visits:take_back", kwargs={"visit_id": visit.pk})
    assert as_part(cast, "bidan").post(where, {"reason": "salah anak"}).status_code == 302
    assert states(cast, woman.pk, about)["K1"] is not DueState.DONE


def test_a_visit_is_seen_within_the_work_area_and_the_days_alone(cast: Cast, woman: Person) -> None:
    send(cast, "bidan", woman, "anc", body_weight="50,3")
    seen = {}
    for part, since in (("bidan", TODAY), ("other_bidan", TODAY), ("bidan", TODAY + timedelta(days=1))):
        area = cast.standing(part).area
        with transaction.atomic(), work_area_scope(area):
            seen[part, since] = seen_on_forms(area, woman.pk, since, TODAY + timedelta(days=2))
    assert [bool(found) for found in seen.values()] == [True, False, False]
    assert seen["bidan", TODAY] == [("anc", TODAY, cast.campurejo.pustu.name)]


def test_the_form_asks_what_the_visit_of_the_day_asks(cast: Cast, woman: Person) -> None:
    first = page(cast, "bidan", woman, "?tanggal=2026-07-20")
    assert boxes(first, "pregnancy_test", "malaria_test", *LATER) == ["pregnancy_test", "malaria_test"]
    send(cast, "bidan", woman, "anc", tanggal="2026-07-20", arm_circumference="24", body_length="152")
    second = page(cast, "bidan", woman)
    assert boxes(second, "pregnancy_test", "malaria_test", *LATER) == LATER
    assert second.index("isian sudah dicatat") < second.index('name="f-arm_circumference"'), "LiLA is asked at K1"


def test_who_comes_late_for_the_first_time_is_asked_what_the_weeks_ask(cast: Cast, woman: Person) -> None:
    assert boxes(page(cast, "bidan", woman), "pregnancy_test", *LATER) == ["pregnancy_test", *LATER]


@pytest.mark.parametrize(("part", "asked"), [("bidan", False), ("dokter", True)])
def test_ultrasound_is_asked_at_k1_in_the_puskesmas(cast: Cast, woman: Person, part: str, asked: bool) -> None:
    assert bool(boxes(page(cast, part, woman, "?form=anc"), "ultrasound_done")) is asked


@pytest.mark.parametrize(
    ("part", "found", "said"),
    [
        ("bidan", {"body_weight": "50,3"}, "done_no_dokter_usg"),
        ("dokter", {"body_weight": "50,3"}, "done_no_usg"),
        ("dokter", {"ultrasound_done": "tidak"}, "done_no_usg"),
        ("dokter", {"ultrasound_done": "ya"}, "done"),
    ],
)
def test_k1_says_which_of_doctor_and_ultrasound_nobody_wrote(
    cast: Cast, woman: Person, part: str, found: dict[str, str], said: str
) -> None:
    assert send(cast, part, woman, "anc", tanggal="2026-07-20", **found).status_code == 302
    area = cast.standing("bidan").area
    with transaction.atomic(), work_area_scope(area):
        done = visits_of_schedule(area, [woman.pk])[woman.pk]
    about = About(Sex.FEMALE, "35.71.01.1012", None, Mother(pregnant_since=HPHT))
    k1 = next(one for one in services_due(about, done, TODAY) if one.code == "K1")
    assert (k1.state, k1.reason) == (DueState.DONE, REASONS[said])


def test_a_kader_reads_none_of_the_sensitive_results(cast: Cast, woman: Person) -> None:
    answer = send(cast, "bidan", woman, "anc", hiv_result="reaktif", systolic="118", diastolic="76")
    assert "Reaktif" in as_part(cast, "bidan").get(answer["Location"]).content.decode()
    seen = as_part(cast, "kader").get(answer["Location"]).content.decode()
    assert "118 mmHg" in seen
    assert "Hasil tes HIV" not in seen


def test_a_visit_after_a_birth_is_evidence_of_the_window_of_its_day(cast: Cast) -> None:
    woman = mother(cast, person(cast, 28), 5)
    assert "<h1>Periksa nifas (KF)</h1>" in page(cast, "bidan", woman)
    assert send(cast, "bidan", woman, "nifas", systolic="120", diastolic="80", lochia="normal", calf_pain="tidak",
                thoughts_of_harm="tidak", vitamin_a_nifas="ya", vitamin_a_capsules="1").status_code == 302  # fmt: skip
    found = states(cast, woman.pk, DuePerson(delivered_on=TODAY - timedelta(days=5)))
    assert [code for code, state in found.items() if state is DueState.DONE] == ["KF2"]


def test_a_newborn_visit_is_evidence_and_asks_what_is_for_the_first_week(cast: Cast) -> None:
    child = baby(cast, 4)
    text = page(cast, "bidan", child)
    assert "<h1>Periksa bayi baru lahir (KN)</h1>" in text
    assert boxes(text, "spo2_hand", "shk_result", "infant_grunting") == ["spo2_hand", "shk_result", "infant_grunting"]
    assert boxes(page(cast, "bidan", baby(cast, 8)), "spo2_hand", "shk_result") == ["shk_result"]
    assert send(cast, "bidan", child, "neonatal", birth_weight="3,1", body_weight="3,2", spo2_hand="97", spo2_foot="96",
                stool_card="tidak_pucat", vitamin_k1="ya").status_code == 302  # fmt: skip
    found = states(cast, child.pk, DuePerson(birth_date=child.birth_date))
    assert [code for code, state in found.items() if state is DueState.DONE] == ["KN2"]


def test_a_month_old_child_has_no_newborn_visit_any_more(cast: Cast) -> None:
    assert "<h1>Pengukuran pertumbuhan</h1>" in page(cast, "bidan", baby(cast, 29))
    assert "Formulir ini bukan untuk umurnya" in page(cast, "bidan", baby(cast, 29), "?form=neonatal")


def test_scores_are_taken_and_the_form_says_where_the_questions_are(cast: Cast, woman: Person) -> None:
    text = page(cast, "bidan", woman, "?form=epds")
    assert form("epds").notice_id in text
    answer = send(cast, "bidan", woman, "epds", epds_1="3", epds_10="4")
    assert answer.status_code == 422
    assert "Tulis 0 sampai 3." in answer.content.decode()
    assert send(cast, "bidan", woman, "epds", epds_1="3", epds_10="1").status_code == 302
    assert kept()[1] == {"epds_1": 3, "epds_10": 1}


@pytest.mark.parametrize("code", ["kb_kelayakan", "layak_hamil"])
def test_a_form_of_women_says_that_it_is_not_for_a_man(cast: Cast, code: str) -> None:
    man, grown = person(cast, 30, Sex.MALE), person(cast, 30)
    assert "Formulir ini bukan untuk orang ini" in page(cast, "bidan", man, f"?form={code}")
    assert f"?form={code}" not in page(cast, "bidan", man)
    assert f"?form={code}" in page(cast, "bidan", grown)
    assert 'name="f-systolic"' in page(cast, "bidan", grown, "?form=kb_kelayakan")
