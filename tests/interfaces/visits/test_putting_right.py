"""A finding, a service or a whole visit is put right: with a reason, by whom it may be, and nothing is lost."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.urls import reverse

from simpul.foundation.identifiers import new_id
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.visits.models import Entry, Given, MonthlyWeighing, Visit, Withdrawal
from simpul.services.follow_up.models import FollowUp, Status
from tests.cast import NOW, Cast, weigh
from tests.interfaces.reading import words_of
from tests.interfaces.visits.sending import CARD, GROWTH, address, as_part, send
from tests.interfaces.visits.test_cards import person, pregnant

BEFORE = {"body_weight": "9,0", "body_length": "74", "length_posture": "l"}


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def only(model: Any, **where: Any) -> Any:
    with transaction.atomic(), work_area_scope(whole_city()):
        return model.objects.get(**where)


def everything(model: Any) -> int:
    with transaction.atomic(), work_area_scope(whole_city()):
        found: int = model.objects.count()
    return found


def put_right(cast: Cast, part: str, entry_id: UUID, **data: Any) -> Any:
    sent = {"new_id": new_id(), "what": "betulkan", "reason": "salah ketik", **data}
    return as_part(cast, part).post(reverse("visits:correct", kwargs={"entry_id": entry_id}), sent)


def test_a_weight_put_right_is_judged_anew_and_its_flag_goes(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.4, NOW - timedelta(days=30))
    send(cast, "bidan", cast.balita, body_weight="9,4")
    assert only(FollowUp).status == Status.OPEN
    wrong = only(Entry, local_date=NOW.date())
    assert put_right(cast, "bidan", wrong.pk, **{"f-body_weight": "9,8"}).status_code == 302
    assert only(FollowUp).status == Status.WITHDRAWN
    assert only(MonthlyWeighing, local_date=NOW.date()).status == "N"
    text = as_part(cast, "bidan").get(reverse("visits:page", kwargs={"visit_id": wrong.visit_id})).content.decode()
    assert "<s>9,4 kg</s>" in text
    assert "<b>9,8 kg</b>" in text
    assert "salah ketik" in text


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"f-body_weight": ""}, "Isi nilai yang benar"),
        ({"f-body_weight": "94"}, "Ukur ulang."),
        ({"f-body_weight": "9,8", "reason": "lainnya"}, "Pilih alasannya"),
        ({"f-body_weight": "9,8", "reason": ""}, "Pilih alasannya"),
        ({"f-body_weight": "9,8", "new_id": "x"}, "Nomor catatan tidak terbaca"),
    ],
)
def test_what_cannot_be_is_refused_and_comes_back(cast: Cast, data: dict[str, str], sentence: str) -> None:
    send(cast, "bidan", cast.balita, body_weight="9,4")
    answer = put_right(cast, "bidan", only(Entry).pk, **data)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert f'value="{data["f-body_weight"]}"' in answer.content.decode()
    assert only(Entry).value == 9400


@pytest.mark.parametrize(
    ("code", "first", "wrong", "says"),
    [
        ("body_weight", "9,4", "4,9", "Timbang ulang: 4,9 kg, −4,1\u00a0kg sejak 22 Okt."),
        ("body_length", "75", "57", "Ukur ulang: 57,0 cm tidak lazim untuk umurnya."),
        ("body_length", "75", "73,9", "Ukur ulang: 73,9 cm, lebih pendek dari 74,0 cm pada 22 Okt 2026."),
        ("arm_circumference", "14", "6,0", "Ukur ulang: 6,0 cm tidak lazim untuk umurnya."),
        ("head_circumference", "46", "30", "Ukur ulang: 30,0 cm tidak lazim untuk umurnya."),
    ],
)
def test_an_odd_correction_is_asked_about_once(cast: Cast, code: str, first: str, wrong: str, says: str) -> None:
    send(cast, "bidan", cast.balita, GROWTH, **BEFORE, tanggal="2026-10-22")
    send(cast, "bidan", cast.balita, GROWTH, **{**BEFORE, code: first})
    entry = only(Entry, concept=code, local_date=NOW.date())
    asked = put_right(cast, "bidan", entry.pk, **{f"f-{code}": wrong})
    assert asked.status_code == 422
    assert says in asked.content.decode()
    mark = asked.context["odd"][0].mark
    assert put_right(cast, "bidan", entry.pk, **{f"f-{code}": wrong, "confirmed": "x:1"}).status_code == 422
    assert put_right(cast, "bidan", entry.pk, **{f"f-{code}": wrong, "confirmed": mark}).status_code == 302
    assert only(Entry, supersedes=entry)


def test_a_pressure_that_cannot_be_is_asked_about_on_the_card_and_in_a_correction(cast: Cast) -> None:
    """clinical-rules BP-ADULT: systolic above diastolic. What is confirmed is this pair, and no other."""
    woman, card = pregnant(cast, person(cast, 28)), "posyandu_ibu_hamil"
    drawn = as_part(cast, "kader").get(address(woman) + f"?form={card}").content.decode()
    at_once = "Ukur ulang: Tekanan darah sistolik {high} mmHg tidak di atas tekanan darah diastolik {low} mmHg."
    assert (drawn.count('data-above="f-diastolic"'), drawn.count(f'data-crossed="{at_once}"')) == (1, 1)
    asked = send(cast, "kader", woman, card, systolic="80", diastolic="85")
    says = "Ukur ulang: Tekanan darah sistolik 80 mmHg tidak di atas tekanan darah diastolik 85 mmHg."
    assert (asked.status_code, says in asked.content.decode(), everything(Entry)) == (422, True, 0)
    mark = asked.context["confirm"]
    assert send(cast, "kader", woman, card, systolic="80", diastolic="86", confirmed=mark).status_code == 422
    assert send(cast, "kader", woman, card, systolic="180", diastolic="85").status_code == 302
    entry = only(Entry, concept="systolic")
    asked = put_right(cast, "kader", entry.pk, **{"f-systolic": "85"})
    assert (asked.status_code, "85 mmHg tidak di atas" in asked.content.decode()) == (422, True)
    right = {"f-systolic": "85", "confirmed": asked.context["odd"][0].mark}
    assert put_right(cast, "kader", entry.pk, **right).status_code == 302


def test_a_reason_in_own_words_is_kept(cast: Cast) -> None:
    send(cast, "bidan", cast.balita, body_weight="9,4")
    first = only(Entry)
    put_right(cast, "bidan", first.pk, **{"f-body_weight": "9,8", "reason": "lainnya", "reason_text": "popok basah"})
    assert only(Entry, supersedes=first).reason == "popok basah"


def test_a_finding_taken_back_leaves_no_weighing(cast: Cast) -> None:
    send(cast, "bidan", cast.balita, body_weight="9,4")
    assert put_right(cast, "bidan", only(Entry).pk, what="ambil", reason="salah anak").status_code == 302
    with transaction.atomic(), work_area_scope(whole_city()):
        assert (Entry.objects.count(), MonthlyWeighing.objects.count()) == (2, 0)


@pytest.mark.parametrize(
    ("part", "hours", "status", "sentence"),
    [
        ("kader", 47, 302, ""),
        ("kader", 49, 422, "Sudah lewat 2 × 24 jam."),
        ("second_kader", 1, 422, "Ini ditulis petugas lain."),
        ("bidan", 1, 302, ""),
        ("bidan", 400, 302, ""),
        ("neighbour_kader", 1, 404, ""),
        ("other_bidan", 1, 404, ""),
    ],
)
def test_who_may_put_right_and_until_when(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, part: str, hours: int, status: int, sentence: str
) -> None:
    send(cast, "kader", cast.balita, body_weight="9,4", arm_circumference="14,5")
    entry = only(Entry, concept="arm_circumference")
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(hours=hours))
    answer = put_right(cast, part, entry.pk, **{"f-arm_circumference": "14,7"})
    assert answer.status_code == status
    assert sentence in answer.content.decode()


def test_the_weight_of_a_session_is_put_right_in_the_session(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.4)
    entry = only(Entry)
    text = as_part(cast, "kader").get(reverse("visits:correct", kwargs={"entry_id": entry.pk})).content.decode()
    kwargs = {"posyandu_id": cast.posyandu.pk, "day": "2026-11-21", "entry_id": entry.pk}
    assert reverse("sessions:correct", kwargs=kwargs) in text
    assert "f-body_weight" not in text


def test_a_dose_is_put_right_and_taken_back(cast: Cast) -> None:
    send(cast, "bidan", cast.balita, CARD, body_weight="9,4", opv_1="ya", opv_1__batch="B1")
    first = only(Given)
    client, where = as_part(cast, "bidan"), reverse("visits:correct_service", kwargs={"given_id": first.pk})
    assert 'value="B1"' in client.get(where).content.decode()
    refused = client.post(where, {"new_id": new_id(), "what": "betulkan", "service": "vitamin_a_biru", "reason": "x"})
    assert refused.status_code == 422
    sent = {"new_id": new_id(), "what": "betulkan", "service": "bcg", "batch": "B2", "reason": "salah ketik"}
    assert client.post(where, sent).status_code == client.post(where, sent).status_code == 302
    second = only(Given, supersedes=first)
    assert (second.service, second.batch) == ("bcg", "B2")
    where = reverse("visits:correct_service", kwargs={"given_id": second.pk})
    client.post(where, {"new_id": new_id(), "what": "ambil", "reason": "salah anak"})
    assert only(Given, supersedes=second).taken_back


SOON = "Sudah tercatat diberikan {}: jaraknya belum 120 hari. Periksa lagi."
YOUNG = "Menurut jadwal diberikan mulai umur {} bulan, sedangkan umurnya {} bulan. Periksa lagi."


def test_a_capsule_before_six_months_is_asked_about_before_it_is_kept(cast: Cast) -> None:
    """GROW-11: at 5 months and 29 days none is given. Born on 9 September 2025."""
    told: dict[str, Any] = {"body_weight": "7,8", "vitamin_a_biru": "ya"}
    asked = send(cast, "bidan", cast.balita, CARD, **told, tanggal="08-03-2026")
    assert asked.status_code == 422
    text = asked.content.decode()
    assert f"Vitamin A biru (6-11 bulan): {YOUNG.format(6, 5)}" in text
    assert 'href="#f-vitamin_a_biru"' in text
    assert 'id="f-vitamin_a_biru"' in text
    assert "Sudah diperiksa, benar: simpan" in text
    assert everything(Given) == 0
    confirmed = {"tanggal": "08-03-2026", "confirmed": "vitamin_a_biru:1"}
    assert send(cast, "bidan", cast.balita, CARD, **told, **confirmed).status_code == 302
    assert only(Given).service == "vitamin_a_biru"
    next_day = words_of(send(cast, "bidan", cast.balita, CARD, **told, tanggal="09-03-2026"))
    assert SOON.format("8 Mar 2026") in next_day
    assert "Menurut jadwal diberikan mulai umur" not in next_day, "six months"


def test_a_capsule_too_soon_after_another_is_asked_about_before_it_is_kept(cast: Cast) -> None:
    """GROW-11, ADR 0036: of whichever colour, on paper before or after it; 120 days later nobody is asked."""
    send(cast, "bidan", cast.balita, CARD, tanggal="08-03-2026", confirmed="vitamin_a_biru:1", vitamin_a_biru="ya",
         body_weight="7,8")  # fmt: skip
    for day, words in (("31-03-2026", "8 Mar 2026"), ("07-03-2026", "8 Mar 2026")):
        told = {"tanggal": day, "body_weight": "7,9", "vitamin_a_biru": "ya"}
        asked = send(cast, "bidan", cast.balita, CARD, **told)
        assert (asked.status_code, SOON.format(words) in asked.content.decode()) == (422, True), day
        assert everything(Given) == 1
    told = {"tanggal": "31-03-2026", "body_weight": "7,9", "vitamin_a_biru": "ya", "confirmed": "vitamin_a_biru:1"}
    assert send(cast, "bidan", cast.balita, CARD, **told).status_code == 302
    assert everything(Given) == 2


def test_a_capsule_is_not_put_right_into_one_for_an_older_child_unasked(cast: Cast) -> None:
    send(cast, "bidan", cast.balita, CARD, tanggal="08-09-2026", body_weight="9,2", vitamin_a_biru="ya")
    client, where = as_part(cast, "bidan"), reverse("visits:correct_service", kwargs={"given_id": only(Given).pk})
    sent = {"new_id": new_id(), "what": "betulkan", "service": "vitamin_a_merah", "reason": "salah ketik"}
    asked = client.post(where, sent)
    assert asked.status_code == 422
    assert f"Vitamin A merah (12-59 bulan): {YOUNG.format(12, 11)}" in asked.content.decode()
    assert everything(Given) == 1
    assert client.post(where, sent | {"confirmed": "vitamin_a_merah:1"}).status_code == 302


def test_a_visit_that_did_not_take_place_counts_no_more_and_stays_readable(cast: Cast) -> None:
    send(cast, "bidan", cast.balita, body_weight="9,4")
    visit = only(Visit)
    where = reverse("visits:take_back", kwargs={"visit_id": visit.pk})
    assert as_part(cast, "bidan").post(where, {"reason": ""}).status_code == 422
    assert as_part(cast, "kader").post(where, {"reason": "salah anak"}).status_code == 404
    assert as_part(cast, "bidan").post(where, {"reason": "salah anak"}).status_code == 302
    with transaction.atomic(), work_area_scope(whole_city()):
        assert not MonthlyWeighing.objects.exists()
    text = as_part(cast, "bidan").get(reverse("visits:page", kwargs={"visit_id": visit.pk})).content.decode()
    assert "Kunjungan ini dibatalkan." in text
    assert "9,4 kg" in text
    assert "Betulkan" not in text


@pytest.mark.parametrize("what", ["betulkan", "ambil"])
def test_what_belongs_to_a_visit_just_taken_back_is_refused_with_one_sentence(cast: Cast, what: str) -> None:
    send(cast, "bidan", cast.balita, CARD, body_weight="9,4", opv_1="ya", opv_1__batch="B1")
    entry, given = only(Entry), only(Given)
    take_back = reverse("visits:take_back", kwargs={"visit_id": entry.visit_id})
    assert as_part(cast, "dokter").post(take_back, {"reason": "salah anak"}).status_code == 302
    client = as_part(cast, "bidan")
    for name, ids in (("correct", {"entry_id": entry.pk}), ("correct_service", {"given_id": given.pk})):
        where = reverse(f"visits:{name}", kwargs=ids)
        sent = {"new_id": new_id(), "what": what, "reason": "salah ketik", "f-body_weight": "9,8", "service": "bcg"}
        for answer in (client.get(where), client.post(where, sent)):
            assert answer.status_code == 422
            assert answer.context["says"].startswith("Kunjungan ini sudah dibatalkan")
    assert only(Entry) == entry


def test_a_weight_of_a_session_whose_visit_was_taken_back_is_refused_with_the_same_sentence(cast: Cast) -> None:
    weigh(cast, cast.balita, 9.4)
    entry = only(Entry)
    client = as_part(cast, "bidan")
    client.post(reverse("visits:take_back", kwargs={"visit_id": entry.visit_id}), {"reason": "salah anak"})
    kwargs = {"posyandu_id": cast.posyandu.pk, "day": "2026-11-21", "entry_id": entry.pk}
    sent = {"entry_id": new_id(), "weight": "9,8", "reason": "salah ketik"}
    answer = client.post(reverse("sessions:correct", kwargs=kwargs), sent)
    assert answer.status_code == 422
    assert answer.context["says"].startswith("Kunjungan ini sudah dibatalkan")


def test_who_may_put_right_for_a_while_only_reads_where_that_rests_and_how_sure_it_is(cast: Cast) -> None:
    send(cast, "kader", cast.balita, body_weight="9,4")
    where = reverse("visits:correct", kwargs={"entry_id": only(Entry).pk})
    rule = "Permenkes 24/2022 pasal 30 · dari ingatan"
    assert rule in as_part(cast, "kader").get(where).content.decode()
    assert rule not in as_part(cast, "bidan").get(where).content.decode()


class TestMoving:
    """Written for one child, weighed was another."""

    def test_both_stand_side_by_side_before_it_moves_and_a_trace_stays_on_both(self, cast: Cast) -> None:
        send(cast, "bidan", cast.balita, body_weight="11,5", confirmed="body_weight:11500")
        visit, client = only(Visit), as_part(cast, "bidan")
        where = reverse("visits:move", kwargs={"visit_id": visit.pk})
        found = client.post(where, {"name": "kencana"}).content.decode()
        assert cast.neighbour.name in found
        both = client.post(where, {"to": cast.neighbour.pk}).content.decode()
        assert both.index(cast.balita.name) < both.index("Pindahkan ke Kencana Pemeran")
        with transaction.atomic(), work_area_scope(whole_city()):
            assert not Withdrawal.objects.exists()
        answer = client.post(where, {"to": cast.neighbour.pk, "confirm": "1", "reason": "salah anak"})
        assert answer.status_code == 302
        with transaction.atomic(), work_area_scope(whole_city()):
            assert list(MonthlyWeighing.objects.values_list("person_id", flat=True)) == [cast.neighbour.pk]
        new = client.get(answer["Location"]).content.decode()
        old = client.get(reverse("visits:page", kwargs={"visit_id": visit.pk})).content.decode()
        assert answer["Location"] in old
        assert reverse("visits:page", kwargs={"visit_id": visit.pk}) in new
        assert "Kunjungan ini dipindahkan ke orang lain." in old

    @pytest.mark.parametrize(
        ("part", "to", "status"),
        [
            ("bidan", "other_balita", 404),
            ("kader", "neighbour", 404),
            ("bidan", "balita", 422),
            ("dokter", "neighbour", 302),
            ("bidan", "mother", 422),
        ],
    )
    def test_to_whom_it_may_move(self, cast: Cast, part: str, to: str, status: int) -> None:
        send(cast, "bidan", cast.balita, body_weight="9,4")
        where = reverse("visits:move", kwargs={"visit_id": only(Visit).pk})
        sent = {"to": getattr(cast, to).pk, "confirm": "1", "reason": "salah anak"}
        assert as_part(cast, part).post(where, sent).status_code == status

    def test_a_reason_is_asked_for_and_both_stay_in_sight(self, cast: Cast) -> None:
        send(cast, "bidan", cast.balita, body_weight="9,4")
        where = reverse("visits:move", kwargs={"visit_id": only(Visit).pk})
        answer = as_part(cast, "bidan").post(where, {"to": cast.neighbour.pk, "confirm": "1", "reason": ""})
        assert answer.status_code == 422
        assert cast.neighbour.name in answer.content.decode()

    def test_what_cannot_be_a_person_is_as_good_as_none(self, cast: Cast) -> None:
        send(cast, "bidan", cast.balita, body_weight="9,4")
        where = reverse("visits:move", kwargs={"visit_id": only(Visit).pk})
        assert as_part(cast, "bidan").post(where, {"to": "' OR 1=1"}).status_code == 404
