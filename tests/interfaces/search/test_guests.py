"""A guest: opened by proof, seen by one facility, and closed again."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from simpul.records.access.models import StaffMember
from simpul.records.audit.models import Event
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.actions import issue_card
from simpul.records.people.actions.guests import TRIES_AN_HOUR
from simpul.records.people.models import Guest
from tests.cast import NIKS, NOW, Cast
from tests.interfaces.test_every_door import enter_as

GUESTS = "/orang/tamu/"
BORN = "2025-09-09"
MISS = "Tidak ada yang cocok. Periksa nomor dan tanggal lahirnya."
NOBODY = "3571004101250004"  # possible, and nobody has it


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def receive(staff: StaffMember, number: str = NIKS[2], born: str = BORN) -> Any:
    return enter_as(staff).post(GUESTS, {"number": number, "birth_date": born})


def page_of(staff: StaffMember, cast: Cast) -> int:
    return enter_as(staff).get(f"/orang/{cast.balita.pk}/").status_code


def test_proof_opens_the_record_to_the_facility_and_to_no_other(cast: Cast) -> None:
    assert page_of(cast.other_bidan, cast) == 404
    answer = receive(cast.other_bidan)
    assert (answer.status_code, answer["Location"]) == (302, f"/orang/{cast.balita.pk}/")
    assert page_of(cast.other_bidan, cast) == 200
    for part in ("other_kader", "other_dokter", "neighbour_kader"):
        assert page_of(cast.staff[part], cast) == 404, part


def test_a_card_is_proof_too(cast: Cast) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        code = issue_card(actor_id=cast.bidan.pk, area=whole_city(), person_id=cast.balita.pk, now=NOW).reveal()
    assert receive(cast.other_bidan, code.lower()).status_code == 302
    assert Guest.objects.get().proof == "kartu"


def test_the_page_of_the_person_says_that_this_is_a_guest(cast: Cast) -> None:
    client = enter_as(cast.other_kader)
    page = client.post(GUESTS, {"number": NIKS[2], "birth_date": BORN}, follow=True).content.decode()
    assert "Tamu: catatannya terbuka untuk unit Anda sampai 28 Nov 2026." in page
    assert "z BB/U" not in page, "what a kader sees of a guest is what a kader sees"


@pytest.mark.parametrize(
    ("number", "born"),
    [
        (NOBODY, BORN),
        (NIKS[2], "2025-09-08"),
        (NIKS[0], BORN),
        ("SIMPUL-ABCDEFGHJKLMNPQR", BORN),
        (NIKS[2], "2099-01-01"),
    ],
)
def test_every_miss_has_the_same_answer_and_is_written_down(cast: Cast, number: str, born: str) -> None:
    answer = receive(cast.other_bidan, number, born)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert MISS in page
    assert f'value="{number}"' in page, "nothing typed is lost"
    event = Event.objects.get(action="guest.missed")
    assert (event.subject_id, event.detail) == (cast.other_bidan.pk, {})
    assert not Guest.objects.exists()


@pytest.mark.parametrize(
    ("number", "born", "sentence"),
    [
        ("", BORN, "NIK terdiri dari 16 angka."),
        ("357100", BORN, "NIK terdiri dari 16 angka."),
        ("3571009901250004", BORN, "Tanggal lahir di dalam NIK tidak mungkin."),
        ("SIMPUL-ABC", BORN, "Kode kartu tidak lengkap."),
        (NIKS[2], "", "Isi tanggal lahir"),
        (NIKS[2], "9-9-2025", "Isi tanggal lahir"),
        (NIKS[2], "2025-02-29", "Isi tanggal lahir"),
    ],
)
def test_what_cannot_be_a_proof_is_no_try(cast: Cast, number: str, born: str, sentence: str) -> None:
    answer = receive(cast.other_bidan, number, born)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Event.objects.filter(action="guest.missed").exists()


def test_after_ten_misses_within_an_hour_the_worker_waits(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(TRIES_AN_HOUR):
        assert MISS in receive(cast.other_bidan, NOBODY).content.decode()
    assert "Tunggu satu jam" in receive(cast.other_bidan).content.decode(), "also with the right proof"
    assert receive(cast.other_dokter).status_code == 302, "one worker's misses are not another's"
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(minutes=61))
    assert receive(cast.other_bidan).status_code == 302


def test_somebody_of_the_own_area_is_no_guest(cast: Cast) -> None:
    assert receive(cast.bidan).status_code == 302
    assert not Guest.objects.exists()
    assert receive(cast.neighbour_kader).status_code == 302, "of the kelurahan, but not of her RT"
    assert Guest.objects.count() == 1


def test_received_twice_is_one_guest_and_served_closes_the_record(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    receive(cast.other_bidan)
    receive(cast.other_bidan)
    guest = Guest.objects.get()
    client = enter_as(cast.other_bidan)
    listed = client.get(GUESTS).content.decode()
    for part in (cast.balita.name, "Campurejo", "sejak 21 Nov 2026 09.00", "sampai 28 Nov 2026 09.00"):
        assert part in listed
    close = f"{GUESTS}{guest.pk}/selesai/"
    assert enter_as(cast.bidan).post(close).status_code == 302, "another facility's guest is left alone"
    assert page_of(cast.other_bidan, cast) == 200
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(minutes=20))
    for _ in range(2):
        assert client.post(close).status_code == 302
    assert page_of(cast.other_bidan, cast) == 404
    assert cast.balita.name not in client.get(GUESTS).content.decode()
    actions = Event.objects.filter(subject_id=cast.balita.pk, action__startswith="guest.").order_by("id")
    assert list(actions.values_list("action", flat=True)) == ["guest.opened", "guest.opened", "guest.closed"]


def test_the_record_closes_by_itself_after_its_days(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    receive(cast.other_bidan)
    for days, status in ((6, 200), (7, 404)):
        monkeypatch.setattr("django.utils.timezone.now", lambda days=days: NOW + timedelta(days=days))
        assert page_of(cast.other_bidan, cast) == status


def test_no_number_and_no_name_reaches_the_log(cast: Cast) -> None:
    receive(cast.other_bidan)
    receive(cast.other_bidan, NOBODY)
    text = str(list(Event.objects.values_list("action", "purpose", "detail")))
    for secret in (NIKS[2], NOBODY, cast.balita.name):
        assert secret not in text


def test_the_list_costs_the_same_for_many_guests(cast: Cast, django_assert_max_num_queries: Any) -> None:
    for number, born in ((NIKS[2], BORN), (NIKS[0], "1998-03-04"), (NIKS[3], "2024-05-05")):
        assert receive(cast.other_bidan, number, born).status_code == 302
    client = enter_as(cast.other_bidan)
    with django_assert_max_num_queries(14):
        assert len(client.get(GUESTS).context["guests"]) == 3
