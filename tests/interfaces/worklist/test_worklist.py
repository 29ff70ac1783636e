"""Meja kerja: each role its own list, each number opens what it counts, and a matter ends with what came of it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.knowledge.rules import fingerprints
from simpul.records.audit.models import Event
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.visits.models import Entry
from simpul.services.follow_up.models import FollowUp
from simpul.services.posyandu.models import Session, SessionStatus
from simpul.services.signing.actions import sign
from tests.cast import NOW, Cast, add_person, weigh
from tests.interfaces.reading import words_of
from tests.interfaces.sessions.test_column import Desk
from tests.interfaces.test_every_door import enter_as


@pytest.fixture(autouse=True)
def stage(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The balita far below the red line (P2), the neighbour's weight not gained (P3)."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    weigh(cast, cast.balita, 5.5)
    weigh(cast, cast.neighbour, 11.0, NOW - timedelta(days=30), part="neighbour_kader")
    weigh(cast, cast.neighbour, 10.9, part="neighbour_kader")


def shown(client: Client, address: str = "/") -> list[str]:
    return [one.person.name for one in client.get(address).context["matters"]]


def sums(client: Client) -> dict[str, int]:
    return {one.key: one.count for one in client.get("/").context["sums"]}


def matter_of(cast: Cast, part: str = "balita") -> FollowUp:
    with transaction.atomic(), work_area_scope(whole_city()):
        return FollowUp.objects.get(person_id=cast.__dict__[part].pk)


def close(client: Client, matter: FollowUp, outcome: str, status: str = "selesai") -> str:
    answer = client.post(f"/tindak-lanjut/{matter.pk}/tutup/", {"outcome": outcome, "status": status}, follow=True)
    return answer.content.decode()


def later(cast: Cast, monkeypatch: pytest.MonkeyPatch, days: int) -> Client:
    """Enter anew on a later day: the session of today has run out by then."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(days=days))
    return enter_as(cast.bidan)


def test_a_bidan_sees_the_gravest_first_with_what_to_do_before_why(cast: Cast) -> None:
    page = enter_as(cast.bidan).get("/")
    assert [one.priority.letter for one in page.context["matters"]] == ["P2", "P3"]
    text = page.content.decode()
    assert text.index("Ukur panjang badan") < text.index("Di bawah garis merah, 5,5")


def test_what_no_doctor_signed_is_advice_until_one_does(cast: Cast) -> None:
    """How soon and what to do is ours; that somebody is to look is the card's, and needs no mark."""
    page = enter_as(cast.bidan).get("/")
    assert [one.advice for one in page.context["matters"]] == [True, True]
    assert "Bertanda “saran”: aturannya belum ditandatangani" in words_of(page)
    signed_list(cast)
    page = enter_as(cast.bidan).get("/")
    assert "Bertanda" not in words_of(page)
    assert [one.advice for one in page.context["matters"]] == [False, False]
    assert [one.priority.letter for one in page.context["matters"]] == ["P2", "P3"]


def test_where_only_what_is_signed_speaks_nobody_leaves_the_list(cast: Cast, settings: Any) -> None:
    settings.UNSIGNED_RULES = "diam"
    page = enter_as(cast.bidan).get("/")
    assert {one.person.name: (one.why[:14], one.todo, one.due, one.priority) for one in page.context["matters"]} == {
        cast.balita.name: ("Di bawah garis", "", "", None),
        cast.neighbour.name: ("Berat tidak na", "", "", None),
    }
    assert sums(enter_as(cast.bidan)) == {"baru": 2, "semua": 2}
    assert shown(enter_as(cast.bidan), "/?pilih=segera") == shown(enter_as(cast.bidan))
    assert "urut: yang terlama dulu" in words_of(page)
    signed_list(cast)
    page = enter_as(cast.bidan).get("/")
    assert [one.todo for one in page.context["matters"]] == [
        "Ukur panjang badan dan nilai status gizi.", "Cari sebab berat tidak naik.",
    ]  # fmt: skip
    assert sums(enter_as(cast.bidan))["segera"] == 1


def signed_list(cast: Cast) -> None:
    key = ("GROW-LAPOR", "2026.11")
    sign(
        actor_id=cast.dokter.pk, facility=cast.puskesmas, signature_id=new_id(), key=key, seen=fingerprints()[key],
        remark="uji", now=NOW,
    )  # fmt: skip


def test_a_weight_that_was_put_right_is_the_one_on_the_list(cast: Cast) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        entry = Entry.objects.get(person=cast.balita)
    desk = Desk(cast, "bidan")
    desk.post("correct", data={"entry_id": new_id(), "weight": "5,6", "reason": "salah ketik"}, entry_id=entry.pk)
    (why,) = [one.why for one in desk.client.get("/").context["matters"] if one.person == cast.balita]
    assert why.startswith("Di bawah garis merah, 5,6 kg")


def test_a_day_that_was_closed_is_looked_at_and_not_gone_on_with(cast: Cast) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        Session.objects.update(status=SessionStatus.CLOSED, closed_at=NOW)
    seen = words_of(enter_as(cast.kader).get("/"))
    assert "Lihat sesi" in seen
    assert "Lanjutkan sesi" not in seen


def test_a_kader_sees_the_own_rt_in_words_a_kader_may_see(cast: Cast) -> None:
    page = enter_as(cast.kader).get("/")
    text = page.content.decode()
    assert shown(enter_as(cast.kader)) == [cast.balita.name]
    assert "Perlu diperiksa" in text
    assert "Beri tahu bidan." in text
    assert "Lanjutkan sesi" in text
    assert "/tutup/" not in text
    for word in ("SD", "gizi", "sangat kurang"):
        assert word not in words_of(page)


def test_another_puskesmas_sees_nothing(cast: Cast) -> None:
    client = enter_as(cast.other_bidan)
    assert shown(client) == []
    assert "Tidak ada yang menunggu." in client.get("/").content.decode()


@pytest.mark.parametrize("part", ["kepala", "dinkes", "surveilans", "lurah"])
def test_counting_roles_see_figures_and_no_name(cast: Cast, part: str) -> None:
    text = enter_as(cast.staff[part]).get("/").content.decode()
    assert f"/kelurahan/{cast.campurejo.area.code}/" in text
    assert "Pemeran" not in text.replace(f"Pemeran {part}", "")


def test_an_admin_sees_neither(cast: Cast) -> None:
    text = enter_as(cast.admin).get("/").content.decode()
    assert "catatan orang tidak ditampilkan" in text
    assert cast.campurejo.area.code not in text


def test_every_number_opens_exactly_what_it_counts(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sums(enter_as(cast.bidan)) == {"segera": 1, "lewat": 0, "hari-ini": 0, "baru": 2, "semua": 2}
    client = later(cast, monkeypatch, days=7)
    assert sums(client) == {"segera": 1, "lewat": 1, "hari-ini": 1, "baru": 0, "semua": 2}
    for key, count in sums(client).items():
        assert len(shown(client, f"/?pilih={key}")) == count
    assert shown(client, "/?pilih=lewat") == [cast.balita.name]
    assert shown(client, "/?pilih=hari-ini") == [cast.neighbour.name]
    assert "lewat 6 hari" in client.get("/").content.decode()


def test_a_long_list_goes_on_and_nothing_is_left_out(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simpul.interfaces.web.worklist.views.PAGE", 1)
    client = enter_as(cast.bidan)
    assert shown(client) + shown(client, "/?halaman=2") == [cast.balita.name, cast.neighbour.name]
    assert "halaman=2" in client.get("/").content.decode()
    assert "halaman=3" not in client.get("/?halaman=2").content.decode()


@pytest.mark.parametrize("text", ["0", "-1", "x", "٣", "9" * 30, ""])
def test_a_page_number_that_is_none_is_the_first(cast: Cast, text: str) -> None:
    assert len(shown(enter_as(cast.bidan), f"/?halaman={text}")) == 2


def test_closing_takes_it_off_the_list_and_keeps_what_came_of_it(cast: Cast) -> None:
    client, matter = enter_as(cast.bidan), matter_of(cast)
    assert "Tindak lanjut ditutup." in close(client, matter, " Dirujuk ke Puskesmas. ", "dirujuk")
    assert shown(client) == [cast.neighbour.name]
    closed = matter_of(cast)
    assert (closed.status, closed.outcome, closed.closed_by) == ("dirujuk", "Dirujuk ke Puskesmas.", cast.bidan.pk)


def test_closing_twice_by_two_is_said_and_changes_nothing(cast: Cast) -> None:
    matter = matter_of(cast)
    close(enter_as(cast.bidan), matter, "Sudah diukur.")
    assert "sudah ditutup oleh petugas lain" in close(enter_as(cast.dokter), matter, "Lain lagi.")
    assert matter_of(cast).outcome == "Sudah diukur."


@pytest.mark.parametrize(("outcome", "status"), [("  ", "selesai"), ("\0", "selesai"), ("x", "dibetulkan"), ("x", "?")])
def test_without_an_outcome_it_stays_open(cast: Cast, outcome: str, status: str) -> None:
    assert "Tulis hasil tindak lanjut" in close(enter_as(cast.bidan), matter_of(cast), outcome, status)
    assert matter_of(cast).status == "belum"


def test_nobody_else_closes_it(cast: Cast) -> None:
    for part in ("kader", "other_bidan", "kepala"):
        answer = enter_as(cast.staff[part]).post(f"/tindak-lanjut/{matter_of(cast).pk}/tutup/", {"outcome": "x"})
        assert answer.status_code == 404
    assert matter_of(cast).status == "belum"


def test_what_was_shown_is_in_the_audit_log_without_a_name(cast: Cast) -> None:
    enter_as(cast.bidan).get("/?pilih=segera")
    event = Event.objects.get(action="worklist.open")
    assert event.actor_id == cast.bidan.pk
    assert event.detail == {"count": 1, "choice": "segera", "page": 1}


def test_the_page_costs_the_same_for_a_longer_list(cast: Cast, django_assert_max_num_queries: Any) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        people = [add_person(cast, f"Contoh {n}", Sex.MALE, date(2025, 9, 9), cast.campurejo.rt[0]) for n in range(8)]
    for person in people:
        weigh(cast, person, 5.5)
    client = enter_as(cast.bidan)
    with django_assert_max_num_queries(30):
        assert len(shown(client)) == 10
