"""A visit on a form drawn from its file: what is asked of whom, what comes back, and what is kept."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction

from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import Month
from simpul.foundation.sex import Sex
from simpul.monitoring.recap.queries import recap_of
from simpul.records.access.models import Assignment
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.models import Person
from simpul.records.visits.models import Entry, Given, MonthlyWeighing, Visit
from simpul.services.follow_up.models import FollowUp, Status
from simpul.services.posyandu.models import Session, SessionStatus
from tests.cast import NOW, TODAY, Cast, add_person, weigh
from tests.interfaces.reading import words_of
from tests.interfaces.visits.sending import CARD, GROWTH, address, as_part, send


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def text_of(cast: Cast, part: str, person: Person, query: str = "") -> str:
    answer = as_part(cast, part).get(address(person) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def child(cast: Cast, born: date) -> Person:
    with transaction.atomic(), work_area_scope(whole_city()):
        return add_person(cast, "Balita Pemeran", Sex.MALE, born, cast.campurejo.rt[0])


def at_puskesmas(cast: Cast, part: str) -> None:
    Assignment.objects.filter(staff=cast.staff[part]).update(superseded_sequence=1)
    Assignment.objects.create(
        staff=cast.staff[part], facility=cast.puskesmas, role="petugas_klaster", valid_from=date(2021, 1, 1)
    )


# The boy of the cast is 1 year and 2 months in November: not the months of vitamin A or deworming.
@pytest.mark.parametrize(
    ("part", "form", "asked", "not_asked"),
    [
        ("kader", "", ["body_weight", "tb_cough", "referral"], ["bcg", "obat_cacing", "exclusive"]),
        ("kader", CARD, ["body_weight", "arm_circumference", "vitamin_a_merah"], ["opv_1", "bilateral_oedema"]),
        ("bidan", "", ["body_weight", "bilateral_oedema"], ["tb_cough", "vitamin_a_merah", "weight_gain"]),
        ("bidan", CARD, ["opv_1", "mr_1", "pmt_lokal"], ["opv_2", "je_1", "bcg", "rv_1", "weight_gain"]),
        ("dokter", "", ["body_weight", "head_circumference"], ["opv_1"]),
    ],
)  # fmt: skip
def test_each_role_is_asked_what_is_its_own(
    cast: Cast, part: str, form: str, asked: list[str], not_asked: list[str]
) -> None:
    text = text_of(cast, part, cast.balita, f"?form={form}")
    assert [code for code in asked if f'name="f-{code}"' not in text] == []
    assert [code for code in not_asked if f'name="f-{code}' in text] == []


@pytest.mark.parametrize(
    ("part", "form"), [("kader", GROWTH), ("dokter", CARD), ("bidan", "tidak_ada"), ("kader", "../x")]
)
def test_a_form_that_is_not_filled_here_does_not_exist(cast: Cast, part: str, form: str) -> None:
    assert as_part(cast, part).get(address(cast.balita), {"form": form}).status_code == 404


def test_who_is_too_old_for_the_form_gets_a_sentence_and_no_box(cast: Cast) -> None:
    text = text_of(cast, "kader", cast.mother, f"?form={CARD}")
    assert "Formulir ini bukan untuk umurnya" in text
    assert "f-body_weight" not in text


def test_the_last_value_stands_in_grey_and_with_its_day(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.2, NOW - timedelta(days=30))
    text = text_of(cast, "kader", cast.balita)
    assert 'placeholder="9,2"' in text
    assert "22 Okt 2026: 9,2 kg" in text


def test_a_default_of_last_time_is_chosen_already(cast: Cast) -> None:
    send(cast, "kader", cast.balita, body_weight="9,4", growth_book="ya", tanggal="2026-11-01")
    assert '<input type="radio" name="f-growth_book" value="ya" checked>' in text_of(cast, "kader", cast.balita)


def test_a_visit_is_kept_with_its_place_form_and_findings(cast: Cast) -> None:
    answer = send(cast, "bidan", cast.balita, body_weight="9,4", body_length="76,5", length_posture="l",
                  bilateral_oedema="tidak")  # fmt: skip
    with transaction.atomic(), work_area_scope(whole_city()):
        visit = Visit.objects.get()
        entries = dict(Entry.objects.values_list("concept", "value"))
    assert (answer.status_code, answer["Location"]) == (302, f"/kunjungan/lihat/{visit.pk}/")
    assert (visit.kind, visit.facility_id, visit.source) == ("pustu", cast.campurejo.pustu.pk, "langsung")
    assert (visit.form, visit.form_edition) == (GROWTH, "2026.11")
    assert entries == {"body_weight": 9400, "body_length": 765, "length_posture": 1, "bilateral_oedema": 0}


def test_at_the_puskesmas_it_is_a_visit_of_the_puskesmas(cast: Cast) -> None:
    send(cast, "dokter", cast.balita, body_weight="9,4")
    with transaction.atomic(), work_area_scope(whole_city()):
        assert Visit.objects.get().kind == "puskesmas"


def test_the_visit_of_a_kader_joins_the_open_day(cast: Cast) -> None:
    session = weigh(cast, cast.balita, 9.4)
    assert "Posyandu tidak tercatat buka" not in text_of(cast, "kader", cast.balita)
    send(cast, "kader", cast.balita, body_length="76,5", length_posture="l", tb_cough="tidak")
    with transaction.atomic(), work_area_scope(whole_city()):
        visit = Visit.objects.get()
        assert visit.session_id == session.pk
        assert set(visit.entries.values_list("concept", flat=True)) >= {"body_weight", "body_length", "tb_cough"}


def day_of(cast: Cast, status: str) -> Session:
    with transaction.atomic(), work_area_scope(whole_city()):
        return Session.objects.create(
            posyandu=cast.posyandu, kelurahan_id=cast.posyandu.area_id, date=TODAY, status=status
        )


@pytest.mark.parametrize("status", [SessionStatus.PLANNED, SessionStatus.CALLED_OFF])
def test_a_card_of_a_day_that_was_not_opened_stands_at_no_open_day(cast: Cast, status: str) -> None:
    session = day_of(cast, status)
    assert "Posyandu tidak tercatat buka pada tanggal ini." in text_of(cast, "kader", cast.balita)
    assert "Posyandu tidak tercatat buka" not in text_of(cast, "bidan", cast.balita)  # at the Pustu no day is missed
    assert send(cast, "kader", cast.balita, body_weight="9,4", growth_book="ya").status_code == 302
    with transaction.atomic(), work_area_scope(whole_city()):
        visit = Visit.objects.get()
        assert (visit.session_id, visit.facility_id) == (None, cast.posyandu.pk)
        assert recap_of(whole_city(), cast.posyandu.pk, Month.of(TODAY)).days == ()
        session.refresh_from_db()
        assert session.status == status


@pytest.mark.parametrize("status", [SessionStatus.PLANNED, SessionStatus.CALLED_OFF])
def test_a_day_that_is_no_longer_open_is_refused_and_what_was_typed_comes_back(
    cast: Cast, status: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The day changes after the form has looked at it."""
    day_of(cast, status)
    monkeypatch.setattr("simpul.interfaces.web.visits.form.opening.HELD", tuple(SessionStatus))
    answer = send(cast, "kader", cast.balita, body_weight="9,4", growth_book="ya")
    assert answer.status_code == 422
    assert "Sesi ini belum dibuka." in answer.content.decode()
    assert 'value="9,4"' in answer.content.decode()
    with transaction.atomic(), work_area_scope(whole_city()):
        assert not Visit.objects.exists()


def test_what_was_weighed_in_the_session_is_not_required_again(cast: Cast) -> None:
    assert "wajib" in text_of(cast, "kader", cast.balita)
    weigh(cast, cast.balita, 9.4)
    text = text_of(cast, "kader", cast.balita)
    assert "wajib" not in text
    assert "Hari ini sudah dicatat: 9,4 kg" in text


def test_sent_twice_is_kept_once(cast: Cast) -> None:
    one = new_id()
    first, second = (send(cast, "bidan", cast.balita, visit_id=one, body_weight="9,4", body_length="76,5",
                          length_posture="l") for _ in range(2))  # fmt: skip
    assert first["Location"] == second["Location"]
    with transaction.atomic(), work_area_scope(whole_city()):
        assert (Visit.objects.count(), Entry.objects.count()) == (1, 3)


def test_the_same_form_with_another_weight_is_refused_and_comes_back(cast: Cast) -> None:
    one = new_id()
    send(cast, "bidan", cast.balita, visit_id=one, body_weight="9,4")
    answer = send(cast, "bidan", cast.balita, visit_id=one, body_weight="9,6")
    assert answer.status_code == 422
    assert 'value="9,6"' in answer.content.decode()
    with transaction.atomic(), work_area_scope(whole_city()):
        assert Entry.objects.get().value == 9400


@pytest.mark.parametrize(
    ("boxes", "code", "sentence"),
    [
        ({"body_weight": "3500"}, "body_weight", "Ukur ulang."),
        ({"body_weight": ""}, "body_weight", "Isi dulu bagian ini."),
        ({"body_weight": "sembilan"}, "body_weight", "Tulis angka dalam kg."),
        ({"body_weight": "9\x00,4\u202e"}, "body_weight", "Tulis angka dalam kg."),
        ({"body_weight": "9,4", "body_length": "12"}, "body_length", "Ukur ulang."),
        ({"body_weight": "9,4", "referral": "pustu"}, "referral_reason", "Isi dulu bagian ini."),
        ({"body_weight": "9,4", "illness_signs": "x" * 300}, "illness_signs", "Tulis paling banyak 200 huruf."),
        ({"body_weight": "9,4", "bcg": "ya"}, "bcg", "Isian ini diisi oleh tenaga kesehatan."),
        ({"body_weight": "9,4", "weight_gain": "N"}, "weight_gain", "Isian ini dihitung oleh Simpul."),
        ({"body_weight": "9,4", "tb_cough": "mungkin"}, "tb_cough", "Pilih ya atau tidak."),
    ],
)
def test_a_refused_form_comes_back_filled_in_with_its_sentence(
    cast: Cast, boxes: dict[str, str], code: str, sentence: str
) -> None:
    answer = send(cast, "kader", cast.balita, **{"education_topic": "ASI &amp; <b>MP-ASI</b>", **boxes})
    text = answer.content.decode()
    assert answer.status_code == 422
    said = text.split(f'id="kata-{code}"')[1]
    assert sentence in said[:300]
    assert text.count("autofocus") == 1  # the keyboard goes on from what is said above the form
    assert "ASI &amp;amp; &lt;b&gt;MP-ASI&lt;/b&gt;" in text
    with transaction.atomic(), work_area_scope(whole_city()):
        assert not Visit.objects.exists()


@pytest.mark.parametrize(
    ("tanggal", "sentence"),
    [("22-11-2026", "belum tiba"), ("2025-09-08", "mendahului tanggal lahir"), ("29-02-2026", "Tulis tanggal seperti"),
     ("x", "Tulis tanggal seperti")],
)  # fmt: skip
def test_a_day_that_cannot_be_keeps_nothing(cast: Cast, tanggal: str, sentence: str) -> None:
    answer = send(cast, "bidan", cast.balita, body_weight="9,4", tanggal=tanggal)
    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)
    with transaction.atomic(), work_area_scope(whole_city()):
        assert not Visit.objects.exists()


def test_a_visit_of_an_earlier_day_stands_on_its_day(cast: Cast) -> None:
    send(cast, "bidan", cast.balita, body_weight="9,0", tanggal="20-10-2026")
    with transaction.atomic(), work_area_scope(whole_city()):
        assert Visit.objects.get().local_date == date(2026, 10, 20)


def test_an_odd_weight_is_asked_once_and_kept_when_it_was_confirmed(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.4, NOW - timedelta(days=30))
    asked = send(cast, "bidan", cast.balita, body_weight="6,0")
    assert asked.status_code == 422
    assert "Timbang ulang: 6,0 kg, −3,4\u00a0kg sejak 22 Okt." in asked.content.decode()
    other = send(cast, "bidan", cast.balita, body_weight="5,9", confirmed="body_weight:6000")
    assert other.status_code == 422, "another number is asked about again"
    assert send(cast, "bidan", cast.balita, body_weight="6,0", confirmed="body_weight:6000").status_code == 302
    with transaction.atomic(), work_area_scope(whole_city()):
        assert MonthlyWeighing.objects.order_by("-month")[0].weight_grams == 6000


def test_whatever_is_odd_is_asked_about_together_and_each_by_its_own_value(cast: Cast) -> None:
    before = {"body_weight": "9,0", "body_length": "74", "length_posture": "l"}
    send(cast, "bidan", cast.balita, GROWTH, **before, tanggal="2026-10-22")
    odd = before | {"body_length": "73,9", "arm_circumference": "6,0", "head_circumference": "46"}
    asked = send(cast, "bidan", cast.balita, GROWTH, **odd)
    assert [one.code for one in asked.context["odd"]] == ["body_length", "arm_circumference"]
    assert "Ukur ulang: 73,9 cm, lebih pendek dari 74,0 cm pada 22 Okt 2026." in words_of(asked)
    marks = asked.context["confirm"]
    other = send(cast, "bidan", cast.balita, GROWTH, **odd | {"arm_circumference": "6,1"}, confirmed=marks)
    assert other.status_code == 422, "another arm is asked about again"
    assert send(cast, "bidan", cast.balita, GROWTH, **odd, confirmed=marks).status_code == 302


def test_what_the_weighing_calls_for_is_opened(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.4, NOW - timedelta(days=30))
    send(cast, "bidan", cast.balita, body_weight="9,4")
    with transaction.atomic(), work_area_scope(whole_city()):
        assert FollowUp.objects.get(status=Status.OPEN).reason == "t"


def test_a_visit_of_last_month_judges_this_month_anew(cast: Cast) -> None:
    send(cast, "bidan", cast.balita, body_weight="9,4")
    send(cast, "bidan", cast.balita, body_weight="9,4", tanggal="21-10-2026")
    with transaction.atomic(), work_area_scope(whole_city()):
        assert list(MonthlyWeighing.objects.order_by("month").values_list("status", flat=True)) == ["B", "T"]
        assert FollowUp.objects.get().reason == "t"


@pytest.mark.parametrize(
    ("boxes", "sentence"),
    [
        ({"opv_1": "ya", "opv_1__batch": "B" * 31}, "Tulis nomor batch paling banyak 30"),
        ({"opv_1": "ya", "opv_1__expires": "01-11-2026"}, "kedaluwarsa mendahului"),
        ({"opv_1": "ya", "opv_1__expires": "31-02-2027"}, "Tulis tanggal seperti"),
        ({"opv_1__batch": "B1"}, "Centang dulu bila memang diberikan."),
    ],
)
def test_a_batch_that_cannot_be_is_refused(cast: Cast, boxes: dict[str, str], sentence: str) -> None:
    answer = send(cast, "bidan", cast.balita, CARD, body_weight="9,4", **boxes)
    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)
    with transaction.atomic(), work_area_scope(whole_city()):
        assert not Given.objects.exists()


def test_a_dose_is_kept_with_batch_and_expiry_and_not_asked_again(cast: Cast) -> None:
    send(
        cast, "bidan", cast.balita, CARD, body_weight="9,4", opv_1="ya", opv_1__batch="B-17", opv_1__expires="1/3/2027"
    )
    with transaction.atomic(), work_area_scope(whole_city()):
        dose = Given.objects.get()
    assert (dose.service, dose.batch, dose.expires_on) == ("opv_1", "B-17", date(2027, 3, 1))
    assert 'name="f-opv_1"' not in text_of(cast, "bidan", cast.balita, f"?form={CARD}")


def test_je_is_asked_where_the_province_gives_it(cast: Cast) -> None:
    girl = child(cast, date(2025, 9, 1))
    assert 'name="f-je_1"' not in text_of(cast, "bidan", girl, f"?form={CARD}")


def test_a_person_elsewhere_does_not_exist(cast: Cast) -> None:
    for person in (cast.other_balita, cast.neighbour):
        assert as_part(cast, "kader").get(address(person)).status_code == 404
        assert send(cast, "kader", person, body_weight="9,4").status_code == 404


def test_the_page_asks_the_database_a_known_number_of_times(cast: Cast, django_assert_max_num_queries: Any) -> None:
    weigh(cast, cast.balita, 9.2, NOW - timedelta(days=30))
    client = as_part(cast, "kader")
    client.get(address(cast.balita))
    with django_assert_max_num_queries(22):
        client.get(address(cast.balita))
