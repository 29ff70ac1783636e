"""The page of one service that is due: a day is agreed on, a no is written down, and both are seen."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from simpul.foundation.identifiers import new_id
from simpul.foundation.sex import Sex
from simpul.knowledge.due.definition import schedule
from simpul.records.agreements.kinds import Why, Word
from simpul.records.agreements.models import Agreement
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.actions import restrict
from simpul.records.people.models import Person
from tests.cast import NOW, TODAY, Cast, add_person
from tests.interfaces.persons.test_mother import pregnant
from tests.interfaces.reading import words_of
from tests.interfaces.test_every_door import enter_as
from tests.records.agreements.speaking import agree, refuse
from tests.records.households.house import city
from tests.services.due.giving import seen

DOSE, LABEL = "mr_1", "Campak-Rubela 1"
SAID = "Ditolak 21 Nov 2026: keluarga belum setuju."


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def address(person: Person, code: str = DOSE) -> str:
    return reverse("persons:agree", kwargs={"person_id": person.pk, "code": code})


def send(client: Client, person: Person, code: str = DOSE, **typed: Any) -> Any:
    """What the page sends, filled in."""
    shown = client.get(address(person, code)).context
    return client.post(address(person, code), {"id": shown["typed"].id, "seen": shown["seen"], **typed})


def a_day(cast: Cast, **more: Any) -> dict[str, Any]:
    return {"word": "dijadwalkan", "day": "2026-11-25", "place": cast.posyandu.pk} | more


def words(*people: Person) -> list[Agreement]:
    with city():
        return list(Agreement.objects.filter(person__in=people).order_by("recorded_at", "id"))


def page(cast: Cast, part: str, person: Person) -> Any:
    return enter_as(cast.staff[part]).get(reverse("persons:page", kwargs={"person_id": person.pk}))


def listed(answer: Any, where: str) -> dict[str, Any]:
    return {one.label: one for one in getattr(answer.context["due"], where)}


def test_a_kader_agrees_on_a_day_and_it_stands_on_the_page_of_the_child(cast: Cast) -> None:
    client = enter_as(cast.kader)
    answer = send(client, cast.balita, **a_day(cast))
    assert answer["Location"].endswith(f"/orang/{cast.balita.pk}/#jatuh-tempo")
    shown = client.get(answer["Location"])
    one = listed(shown, "spoken")[LABEL]
    assert (one.state, one.reason) == ("Dijadwalkan", "Disepakati 25 Nov 2026 di Posyandu Campurejo 1.")
    assert LABEL not in listed(shown, "now")
    assert "Hari sudah disepakati." in words_of(shown)


@pytest.mark.parametrize(("day", "code", "past"), [(185, "K2", True), (185, "K1", False), (168, "K2", False)])
def test_no_day_is_agreed_on_for_a_visit_whose_time_is_past(cast: Cast, day: int, code: str, past: bool) -> None:
    """Day 168 is the last of the second trimester; whoever was never seen begins with K1 whenever she comes."""
    woman = pregnant(cast, last_period=TODAY - timedelta(day))
    label = next(one.label_id for one in schedule() if one.code == code)
    one = listed(page(cast, "bidan", woman), "now")[label]
    assert (one.past, [way.label for way in one.ways]) == (
        ("Waktunya sudah lewat.", []) if past else ("", ["Sepakati hari", "Ditolak"])
    )
    client = enter_as(cast.bidan)
    answer = client.get(address(woman, code))
    assert answer.status_code == (302 if past else 200)
    client.post(address(woman, code), {"id": new_id(), "seen": ""} | a_day(cast, day=TODAY, place=cast.puskesmas.pk))
    assert len(words(woman)) == (0 if past else 1)


def test_of_a_visit_that_was_refused_no_day_is_agreed_on_once_its_time_is_past(cast: Cast) -> None:
    woman = pregnant(cast, last_period=TODAY - timedelta(185))
    refuse(cast, woman, "K2", said_on=TODAY - timedelta(20))
    assert listed(page(cast, "bidan", woman), "spoken")["Periksa hamil K2"].state == "Ditolak"
    answer = send(enter_as(cast.bidan), woman, "K2", **a_day(cast, place=cast.puskesmas.pk))
    assert answer.status_code == 422
    assert "Waktunya sudah lewat: layanan ini tidak dapat disepakati lagi." in words_of(answer)
    assert len(words(woman)) == 1


@pytest.mark.parametrize(("day", "kept"), [("2026-12-02", 1), ("2026-12-03", 0)])
def test_no_day_is_agreed_on_after_the_last_one_on_which_a_visit_counts(cast: Cast, day: str, kept: int) -> None:
    """Of K2 day 168; the twelfth day from today is that day."""
    woman = pregnant(cast, last_period=TODAY - timedelta(157))
    answer = send(enter_as(cast.bidan), woman, "K2", **a_day(cast, day=day, place=cast.puskesmas.pk))
    assert (answer.status_code, len(words(woman))) == (302 if kept else 422, kept)
    if not kept:
        assert "Pilih hari paling lambat 2-12-2026. Sesudah itu layanan ini tidak terhitung lagi." in words_of(answer)


def test_a_no_names_its_reason_and_when_it_is_asked_again(cast: Cast) -> None:
    send(enter_as(cast.kader), cast.balita, word="ditolak", why="keluarga", note="tunggu ayahnya")
    (one,) = words(cast.balita)
    assert (one.word, one.recorded_by, one.said_at) == (Word.REFUSED, cast.kader.pk, cast.posyandu)
    to_bidan = listed(page(cast, "bidan", cast.balita), "spoken")[LABEL].reason
    assert to_bidan.startswith("Ditolak 21 Nov 2026: keluarga belum setuju (“tunggu ayahnya”). Tanyakan lagi sesudah")
    assert to_bidan.endswith("21 Des 2026. Masanya 9 Jun 2026 sampai 8 Jul 2026.")
    assert listed(page(cast, "kader", cast.balita), "spoken")[LABEL].reason == (
        f"{SAID} Tanyakan lagi sesudah 21 Des 2026."
    ), "without the words beside it"


def test_what_holds_no_more_stands_beside_the_service_that_is_late_again(cast: Cast) -> None:
    long_ago = TODAY - timedelta(days=40)
    refuse(cast, cast.balita, DOSE, Why.FAMILY, said_on=long_ago)
    agree(cast, cast.balita, "VITAMIN-A", TODAY - timedelta(1), said_on=TODAY - timedelta(3))
    now = listed(page(cast, "kader", cast.balita), "now")
    assert now[LABEL].reason.endswith("keluarga belum setuju. Sekarang waktunya menanyakan lagi.")
    assert now["Vitamin A"].reason == "Hari yang disepakati, 20 Nov 2026 di Pustu Campurejo, sudah lewat."


def test_what_is_given_afterwards_fulfils(cast: Cast) -> None:
    refuse(cast, cast.balita, "VITAMIN-A", said_on=TODAY - timedelta(2))
    seen(cast, cast.balita, "vitamin_a_merah")
    shown = page(cast, "bidan", cast.balita)
    assert listed(shown, "rest")["Vitamin A"].state == "Terpenuhi"
    assert not listed(shown, "spoken")


def test_it_is_taken_back_where_it_stands_and_can_still_be_read(cast: Cast) -> None:
    one = refuse(cast, cast.balita, DOSE, Why.FAMILY)
    client = enter_as(cast.kader)
    undo = listed(page(cast, "kader", cast.balita), "spoken")[LABEL].undo
    assert undo == reverse("persons:take_back", kwargs={"agreement_id": one.pk})
    assert client.post(undo).status_code == client.post(undo).status_code == 302
    assert LABEL in listed(page(cast, "kader", cast.balita), "now")
    (line,) = client.get(address(cast.balita)).context["words"]
    assert (line.id, line.what) == (None, SAID)
    assert line.who.endswith("Dibatalkan Pemeran kader, 21 Nov 2026.")


def test_sent_twice_it_is_written_once(cast: Cast) -> None:
    client = enter_as(cast.kader)
    typed = a_day(cast, id=new_id(), seen="")
    assert [client.post(address(cast.balita), typed).status_code for _ in range(2)] == [302, 302]
    assert len(words(cast.balita)) == 1


def test_who_did_not_see_the_word_of_another_keeps_what_was_typed_and_decides(cast: Cast) -> None:
    client = enter_as(cast.kader)
    shown = client.get(address(cast.balita)).context
    refuse(cast, cast.balita, DOSE, Why.FAMILY)
    typed = a_day(cast, id=shown["typed"].id, seen=shown["seen"])
    answer = client.post(address(cast.balita), typed)
    assert answer.status_code == 422
    assert "Petugas lain baru saja mencatat hal yang berbeda" in words_of(answer)
    assert SAID in words_of(answer)
    assert answer.context["typed"].day == "2026-11-25"
    again = client.post(address(cast.balita), typed | {"seen": answer.context["seen"]})
    assert again.status_code == 302
    assert {one.word for one in words(cast.balita)} == {Word.REFUSED, Word.PLANNED}


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"word": "dijadwalkan", "day": ""}, "day"),
        ({"word": "dijadwalkan", "day": "32-13-2026"}, "day"),
        ({"word": "dijadwalkan", "day": "2026-11-20"}, "day"),
        ({"word": "dijadwalkan", "day": "2026-11-25", "place": ""}, "place"),
        ({"word": "dijadwalkan", "day": "2026-11-25", "place": "x"}, "place"),
        ({"word": "ditolak", "why": "karena saya"}, "why"),
        ({"word": "ditolak", "why": "lainnya"}, "note"),
    ],
)
def test_what_is_missing_is_said_at_its_box(cast: Cast, typed: dict[str, str], wrong: str) -> None:
    full = {"place": str(cast.posyandu.pk)} | typed
    answer = send(enter_as(cast.bidan), cast.balita, **full)
    assert (answer.status_code, answer.context["wrong"]) == (422, wrong)
    assert not words(cast.balita)


def test_a_unit_that_serves_others_cannot_be_chosen(cast: Cast) -> None:
    answer = send(enter_as(cast.bidan), cast.balita, **a_day(cast, place=cast.bandar.posyandu[0].pk))
    assert (answer.status_code, answer.context["wrong"]) == (422, "place")


@pytest.mark.parametrize("code", ["hpv", "BCG-99", "K1"])
def test_of_what_is_not_due_there_is_nothing_to_say(cast: Cast, code: str) -> None:
    client = enter_as(cast.bidan)
    for answer in (client.get(address(cast.balita, code)), client.post(address(cast.balita, code), a_day(cast))):
        assert answer["Location"].endswith("#jatuh-tempo")
    assert not words(cast.balita)


@pytest.mark.parametrize("part", ["neighbour_kader", "other_bidan", "other_kader", "kader_pustu", "kepala", "dinkes"])
def test_for_others_there_is_no_such_page(cast: Cast, part: str) -> None:
    one, client = refuse(cast, cast.balita, DOSE), enter_as(cast.staff[part])
    assert client.get(address(cast.balita)).status_code == 404
    assert client.post(address(cast.balita), a_day(cast)).status_code == 404
    undo = reverse("persons:take_back", kwargs={"agreement_id": one.pk})
    assert client.post(undo).status_code == 404
    assert [row.taken_back_at for row in words(cast.balita)] == [None]


def test_a_kader_of_the_pustu_reads_what_was_said_and_writes_nothing(cast: Cast) -> None:
    refuse(cast, cast.balita, DOSE, Why.FAMILY)
    one = listed(page(cast, "kader_pustu", cast.balita), "spoken")[LABEL]
    assert (one.reason.startswith(SAID), one.ways, one.undo) == (True, (), "")


def test_of_a_restricted_record_it_is_asked_first_for_what_it_is_opened(cast: Cast) -> None:
    with transaction.atomic(), work_area_scope(whole_city()):
        restrict(actor_id=cast.bidan.pk, area=whole_city(), person=cast.balita, reason="diminta", now=NOW)
    answer = enter_as(cast.bidan).get(address(cast.balita))
    assert answer["Location"].startswith(reverse("persons:page", kwargs={"person_id": cast.balita.pk}))


def test_the_page_of_the_child_costs_one_statement_more(cast: Cast, django_assert_max_num_queries: Any) -> None:
    client = enter_as(cast.bidan)
    for code in ("bcg", "opv_1", DOSE):
        refuse(cast, cast.balita, code)
    client.get(reverse("persons:page", kwargs={"person_id": cast.balita.pk}))
    with django_assert_max_num_queries(27):
        client.get(reverse("persons:page", kwargs={"person_id": cast.balita.pk}))


def test_in_the_list_of_who_was_missed_it_is_said_and_counted(cast: Cast) -> None:
    with city():
        other = add_person(cast, "Anak Pemeran Tiga", Sex.FEMALE, date(2025, 2, 1), cast.campurejo.rt[0])
    seen(cast, cast.balita, "bcg", day=date(2025, 10, 1))
    before = enter_as(cast.bidan).get("/terlewat/").context["sums"][-1].count
    refuse(cast, cast.balita, "VITAMIN-A", Why.FAMILY)
    agree(cast, cast.balita, DOSE, date(2026, 11, 25))
    agree(cast, other, "VITAMIN-A", TODAY - timedelta(1), said_on=TODAY - timedelta(3))
    shown = enter_as(cast.bidan).get("/terlewat/").context
    assert shown["sums"][-1].count == before, "a no takes nobody off the list"
    counts = {one.key: one.count for one in shown["sums"]}
    assert (counts["ditolak"], counts["dijadwalkan"]) == (1, 1)
    why = {one.person_id: one.why for one in shown["lines"]}
    assert why[cast.balita.pk].endswith("Disepakati: Campak-Rubela 1 (25 Nov 2026). Ditolak: Vitamin A (21 Nov 2026).")
    assert "Hari yang disepakati sudah lewat: Vitamin A (20 Nov 2026)." in why[other.pk]
    only = enter_as(cast.bidan).get("/terlewat/?pilih=ditolak").context["lines"]
    assert [one.person_id for one in only] == [cast.balita.pk]


def test_the_frame_around_the_page_is_that_of_every_page(cast: Cast) -> None:
    client = enter_as(cast.bidan)
    ways = [one.context["places"] for one in (client.get(address(cast.balita)), client.get("/terlewat/"))]
    assert [one.label for one in ways[0]] == [one.label for one in ways[1]]


def test_it_is_said_in_english_too(cast: Cast) -> None:
    refuse(cast, cast.balita, DOSE, Why.FAMILY)
    client = enter_as(cast.bidan)
    answer = client.get(address(cast.balita), headers={"accept-language": "en"})
    said = words_of(answer)
    assert "Refused on 21 Nov 2026: the family has not agreed." in said
    assert "People may refuse. They still count" in said
