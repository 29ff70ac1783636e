"""A worker opens a handful of guests a day, and whoever answers for the unit sees who opened how many."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from simpul.records.audit.models import Event
from simpul.records.people.models import Guest
from tests.cast import NAMES, NIKS, NOW, Cast
from tests.interfaces.test_every_door import enter_as

GUESTS, PAGE = "/orang/tamu/", "/akun/tamu/"
PROOFS = ((NIKS[2], "2025-09-09"), (NIKS[0], "1998-03-04"), (NIKS[3], "2024-05-05"))
LIMIT = "Sudah 2 tamu Anda buka hari ini, batas satu hari. Minta petugas lain, atau lanjutkan besok."


@pytest.fixture(autouse=True)
def two_a_day(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    settings.GUESTS_A_DAY = 2


def receive(cast: Cast, at: int, part: str = "other_bidan") -> Any:
    number, born = PROOFS[at]
    return enter_as(cast.staff[part]).post(GUESTS, {"number": number, "birth_date": born})


def lines(cast: Cast, part: str = "admin") -> list[tuple[str, str, int, int, int]]:
    shown = enter_as(cast.staff[part]).get(PAGE).context["lines"]
    return [(one.who, one.units, one.guests, one.stopped, one.missed) for one in shown]


def test_the_third_of_two_is_refused_with_one_sentence_and_written_down(cast: Cast) -> None:
    assert [receive(cast, at).status_code for at in range(3)] == [302, 302, 422]
    answer = receive(cast, 2)
    assert answer.context["says"] == LIMIT
    assert f'value="{NIKS[3]}"' in answer.content.decode(), "nothing typed is lost"
    events = Event.objects.filter(action="guest.limit")
    assert {(one.actor_id, one.subject_id, one.kelurahan_id) for one in events} == {
        (cast.other_bidan.pk, cast.other_bidan.pk, None)
    }
    assert len(events) == 2
    assert Guest.objects.count() == 2
    assert receive(cast, 2, "other_dokter").status_code == 302, "the limit is of one worker"


def test_whoever_is_over_the_limit_does_not_learn_who_is_registered(cast: Cast) -> None:
    receive(cast, 0)
    receive(cast, 1)
    nobody = enter_as(cast.other_bidan).post(GUESTS, {"number": "3571004101250004", "birth_date": "2024-05-05"})
    assert nobody.context["says"] == receive(cast, 2).context["says"] == LIMIT
    assert not Event.objects.filter(action="guest.missed").exists()


def test_one_person_received_and_closed_again_and_again_is_one(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    for minutes in range(0, 40, 10):
        monkeypatch.setattr("django.utils.timezone.now", lambda minutes=minutes: NOW + timedelta(minutes=minutes))
        assert receive(cast, 0).status_code == 302
        client, guest = enter_as(cast.other_bidan), Guest.objects.order_by("-opened_at").first()
        assert guest is not None
        monkeypatch.setattr("django.utils.timezone.now", lambda minutes=minutes: NOW + timedelta(minutes=minutes + 5))
        client.post(f"{GUESTS}{guest.pk}/selesai/")
    assert Guest.objects.count() == 4
    assert receive(cast, 1).status_code == 302


@pytest.mark.parametrize(("hours", "status"), [(14, 422), (15, 302)])  # it is nine in the morning: midnight is in 15
def test_the_day_is_that_of_the_facility(cast: Cast, monkeypatch: pytest.MonkeyPatch, hours: int, status: int) -> None:
    receive(cast, 0)
    receive(cast, 1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(hours=hours))
    assert receive(cast, 2).status_code == status


def test_the_head_sees_who_opened_how_many_and_no_guest(cast: Cast) -> None:
    receive(cast, 2, "neighbour_kader")  # of the kelurahan, but not of her RT
    receive(cast, 0, "other_bidan")
    for _ in range(2):
        enter_as(cast.neighbour_kader).post(GUESTS, {"number": NIKS[0], "birth_date": "1998-03-05"})
    assert lines(cast, "kepala") == [("Pemeran neighbour_kader", "", 0, 0, 2)]
    receive(cast, 0, "neighbour_kader")
    receive(cast, 1, "neighbour_kader")
    receive(cast, 2, "neighbour_kader")
    assert lines(cast, "kepala") == [("Pemeran neighbour_kader", "Posyandu Campurejo 2", 2, 1, 2)]
    assert len(lines(cast, "admin")) == 2
    page = enter_as(cast.kepala).get(PAGE).content.decode()
    assert not any(name in page for name in NAMES)
    assert not any(number in page for number in NIKS)


def test_the_newest_day_stands_first_and_what_is_older_than_a_month_is_gone(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    for days, at in ((-31, 0), (-1, 1), (0, 2)):
        monkeypatch.setattr("django.utils.timezone.now", lambda days=days: NOW + timedelta(days=days))
        receive(cast, at)
    shown = enter_as(cast.admin).get(PAGE).context["lines"]
    assert [one.day.day for one in shown] == [21, 20]


def test_a_unit_without_guests_has_a_sentence(cast: Cast) -> None:
    assert "Belum ada tamu yang dibuka" in enter_as(cast.kepala).get(PAGE).content.decode()


def test_the_page_costs_the_same_for_many_workers(cast: Cast) -> None:
    client = enter_as(cast.admin)
    receive(cast, 0)
    with CaptureQueriesContext(connection) as few:
        client.get(PAGE)
    for part in ("other_dokter", "other_kader", "neighbour_kader"):
        receive(cast, 1, part)
    with CaptureQueriesContext(connection) as many:
        client.get(PAGE)
    assert len(many) == len(few)
