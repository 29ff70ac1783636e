"""A bidan writes a labour and the first hours of a newborn; the birth is recorded where it always is (ADR 0056)."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse

from simpul.foundation.identifiers import new_id
from simpul.knowledge.due import DuePerson, DueState
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.models import Person
from simpul.records.pregnancies.actions import begin_pregnancy
from simpul.records.pregnancies.models import Pregnancy
from simpul.services.due.given import given_to
from tests.cast import NOW, TODAY, Cast
from tests.interfaces.reading import words_of
from tests.interfaces.visits.sending import address, as_part, send
from tests.interfaces.visits.test_cards import kept, mother, page, person, pregnant, today
from tests.interfaces.visits.test_visits_of_mother import baby, boxes, states

__all__ = ["today"]

LABOUR, FIRST_HOURS = "persalinan", "bayi_lahir"
ELSEWHERE = ("birth_place", "birth_helper", "birth_mode", "birth_weight", "early_breastfeeding")


@pytest.fixture
def woman(cast: Cast) -> Person:
    return pregnant(cast, person(cast, 28))


def test_a_labour_is_written_by_a_bidan_and_says_where_the_birth_is(cast: Cast, woman: Person) -> None:
    text = page(cast, "bidan", woman, f"?form={LABOUR}")
    assert "<h1>Bersalin (INC)</h1>" in text
    assert "ditulis di Catat kelahiran" in text
    assert boxes(text, "partograph_line", "rupture_hours", "fetal_heart_rate", *ELSEWHERE) == [
        "partograph_line", "rupture_hours", "fetal_heart_rate",
    ]  # fmt: skip
    assert "<h1>Periksa hamil (K1–K6)</h1>" in page(cast, "bidan", woman), "the visit of the schedule stands first"
    for form in (LABOUR, FIRST_HOURS):
        assert as_part(cast, "kader").get(f"{address(woman)}?form={form}").status_code == 404


def test_what_is_found_in_labour_is_judged_and_ends_no_pregnancy(cast: Cast, woman: Person) -> None:
    answer = send(cast, "bidan", woman, LABOUR, labour_membranes="pecah_dini", rupture_hours="1",
                  body_temperature="36,8", labour_bleeding="tidak", partograph_line="melewati_waspada",
                  labour_presentation="kepala", estimated_birth_weight="2000", fetal_heart_rate="119",
                  second_stage="ya", second_stage_hours="1", previous_births="1",
                  referral="rs", referral_reason="KPD")  # fmt: skip
    assert answer.status_code == 302
    visit, entries, _given = kept()
    assert (visit.form, entries["rupture_hours"], entries["estimated_birth_weight"]) == (LABOUR, 1, 2000)
    words = words_of(as_part(cast, "bidan").get(answer["Location"]))
    for said in ("Ketuban pecah dini (KPD)", "Persalinan lama", "Kala II memanjang", "DJJ di luar 120 sampai 160"):
        assert said in words
    assert "Ketuban pecah dini" not in words_of(as_part(cast, "kader").get(answer["Location"]))
    with transaction.atomic(), work_area_scope(whole_city()):
        assert Pregnancy.objects.get(person=woman).ended_on is None
    assert DueState.DONE not in states(cast, woman.pk, DuePerson(pregnant_since=NOW.date())).values()


@pytest.mark.parametrize(("days", "is_open"), [(1, True), (2, False)])
def test_a_labour_is_still_written_down_on_the_day_after_the_birth(cast: Cast, days: int, is_open: bool) -> None:
    text = page(cast, "bidan", mother(cast, person(cast, 28), days), f"?form={LABOUR}")
    assert bool(boxes(text, "partograph_line")) is is_open


def test_what_a_newborn_is_given_counts_once_and_is_no_visit(cast: Cast) -> None:
    child = baby(cast, 0)
    assert "<h1>Periksa bayi baru lahir (KN)</h1>" in page(cast, "bidan", child)
    answer = send(cast, "bidan", child, FIRST_HOURS, apgar_5="6", newborn_identity="ya", vitamin_k1="ya", hb0="ya",
                  hb0__batch="H1", eye_ointment="ya")  # fmt: skip
    assert answer.status_code == 302
    assert kept()[2] == {"vitamin_k1", "hb0"}
    assert "APGAR menit ke-5 di bawah 7" in words_of(as_part(cast, "bidan").get(answer["Location"]))
    again = page(cast, "bidan", child)
    assert boxes(again, "vitamin_k1", "hb0") == [], "asked once, wherever it was written"
    assert DueState.DONE not in states(cast, child.pk, DuePerson(birth_date=child.birth_date)).values(), "no KN1"
    area = cast.standing("bidan").area
    with transaction.atomic(), work_area_scope(area):
        told = {one.code for one in given_to(area, [child.pk])[child.pk]}
    assert {"vitamin_k1", "hb0"} <= told
    assert "Formulir ini bukan untuk umurnya" in page(cast, "bidan", baby(cast, 2), f"?form={FIRST_HOURS}")


def test_a_twin_of_the_same_sex_is_told_to_repeat_shk(cast: Cast) -> None:
    child = baby(cast, 3)
    said = {}
    for twin in ("ya", "tidak"):
        answer = send(cast, "bidan", child, "neonatal", shk_result="normal", same_sex_twin=twin)
        said[twin] = "SHK perlu diulang" in words_of(as_part(cast, "bidan").get(answer["Location"]))
    assert said == {"ya": True, "tidak": False}


@pytest.mark.parametrize(("days", "leads"), [(168, False), (169, True)])
def test_the_page_of_a_pregnancy_leads_to_labour_and_birth_in_the_last_trimester(
    cast: Cast, days: int, leads: bool
) -> None:
    one = person(cast, 28)
    with transaction.atomic(), work_area_scope(whole_city()):
        begin_pregnancy(
            actor_id=cast.staff["bidan"].pk, area=whole_city(), pregnancy_id=new_id(), person_id=one.pk,
            last_period=TODAY - timedelta(days=days), today=TODAY,
        )  # fmt: skip
    there = reverse("persons:mother", kwargs={"person_id": one.pk})
    text = as_part(cast, "bidan").get(there).content.decode()
    ways = (f"?form={LABOUR}", reverse("families:birth", kwargs={"person_id": one.pk}))
    assert [way in text for way in ways] == [leads, leads]


def test_the_page_after_a_birth_leads_to_the_first_hours_of_the_child(cast: Cast) -> None:
    found = {}
    for days in (1, 2):
        woman = mother(cast, person(cast, 28), days)
        text = as_part(cast, "bidan").get(reverse("persons:mother", kwargs={"person_id": woman.pk})).content.decode()
        found[days] = f"?form={FIRST_HOURS}" in text
    assert found == {1: True, 2: False}
