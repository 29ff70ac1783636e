"""One person or two: decided once with a reason, undone with another, remembered, and never half done."""

from datetime import timedelta
from typing import Any

import pytest

from simpul.records.audit.models import Event
from simpul.records.people import actions
from simpul.records.people.models import Merge, Person
from simpul.services.duplicates.consumer import catch_up
from simpul.services.duplicates.models import Pair, PairState
from tests.cast import NOW, TODAY, Cast, weigh
from tests.interfaces.duplicates.screens import LIST, MERGES, Two, a_pair, child, decide, listed, seen_on
from tests.interfaces.reading import words_of
from tests.interfaces.test_every_door import enter_as
from tests.interfaces.test_nasty_input import records
from tests.nasty import SCRIPT, TEXTS
from tests.records.households.house import city
from tests.records.people.acting import by


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def now(person: Person) -> Person:
    with city():
        return Person.objects.get(pk=person.pk)


def merges() -> list[Merge]:
    with city():
        return list(Merge.objects.order_by("made_at", "id"))


@pytest.mark.parametrize("keep", ["first", "second"])
def test_merged_the_one_that_was_chosen_stands_for_both(cast: Cast, keep: str) -> None:
    two = a_pair(cast)
    kept, gone = (two.first, two.second) if keep == "first" else (two.second, two.first)
    answer = decide(cast.bidan, two, "gabung", keep=str(kept.pk))
    assert (answer.status_code, answer["Location"]) == (302, f"/orang/{kept.pk}/")
    assert (now(gone).merged_into_id, now(kept).merged_into_id) == (kept.pk, None)
    assert listed(cast.bidan) == []
    client = enter_as(cast.bidan)
    assert client.get(two.address)["Location"] == f"/orang/{kept.pk}/", "whoever still has the address is led there"
    assert "Rizka" in words_of(client.get(f"/orang/{gone.pk}/", follow=True))


def test_without_a_choice_that_is_one_the_first_of_the_address_is_kept(cast: Cast) -> None:
    for keep in ("", "x", "\0", str(cast.balita.pk)):
        two = a_pair(cast)
        assert decide(cast.bidan, two, "gabung", keep=keep)["Location"] == f"/orang/{two.first.pk}/"


def test_pressed_twice_it_is_one_merge(cast: Cast) -> None:
    two = a_pair(cast)
    client = enter_as(cast.bidan)
    sent = {"keep": str(two.first.pk), "reason": "KK", "seen": seen_on(client.get(two.address).content.decode())}
    answers = [client.post(f"{two.address}gabung/", sent) for _ in range(2)]
    answers.append(client.post(f"{two.turned}gabung/", {**sent, "keep": str(two.second.pk)}))
    assert {answer["Location"] for answer in answers} == {f"/orang/{two.first.pk}/"}
    assert len(merges()) == 1


def test_not_the_same_person_is_remembered(cast: Cast) -> None:
    two = a_pair(cast)
    answer = decide(cast.bidan, two, "beda", reason="Sepupu")
    assert (answer.status_code, answer["Location"]) == (302, LIST)
    catch_up()
    assert listed(cast.bidan) == listed(cast.dokter) == []
    page = words_of(enter_as(cast.dokter).get(two.turned))
    assert "Dinyatakan dua orang pada 21 Nov 2026 oleh Pemeran bidan: Sepupu" in page
    third = child(cast, "Rizka Samaran")
    catch_up()
    assert len(listed(cast.bidan)) == 2, "a third one is compared with each of them"
    assert now(third).is_listed


def test_two_who_were_kept_apart_can_be_found_to_be_one_after_all(cast: Cast) -> None:
    two = a_pair(cast)
    decide(cast.bidan, two, "beda")
    assert decide(cast.dokter, two, "gabung", keep=str(two.first.pk)).status_code == 302
    with city():
        assert Pair.objects.get().state == PairState.SAME


@pytest.mark.parametrize("what", ["gabung", "beda"])
@pytest.mark.parametrize("reason", ["", "   ", "\0", "\t\u00a0"])
def test_without_a_reason_it_comes_back_with_what_was_chosen(cast: Cast, what: str, reason: str) -> None:
    two = a_pair(cast)
    other = two.second
    before = records()
    answer = decide(cast.bidan, two, what, reason=reason, keep=str(other.pk))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Tulis alasannya." in page
    assert f'value="{other.pk}" aria-describedby="arti" checked' in page
    assert records() == before


@pytest.mark.parametrize("what", ["gabung", "beda"])
def test_a_record_that_was_changed_meanwhile_is_shown_again(cast: Cast, what: str) -> None:
    two = a_pair(cast)
    seen = seen_on(enter_as(cast.bidan).get(two.address).content.decode())
    with city():
        changes = {"birth_date": two.first.birth_date + timedelta(days=1)}
        actions.change_details(**by(cast, person_id=two.first.pk, changes=changes, reason="akta", today=TODAY))
    before = records()
    answer = decide(cast.bidan, two, what, seen=seen, reason="Ditanyakan", keep=str(two.second.pk))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Catatan ini sudah berubah" in page
    assert 'value="Ditanyakan"' in page
    assert "1 Mar 2024" in page, "what stands now"
    assert seen_on(page) != seen
    assert records() == before
    assert decide(cast.bidan, two, what, seen=seen_on(page)).status_code == 302


def test_what_cannot_be_merged_is_refused_and_kept_apart_it_may_be(cast: Cast) -> None:
    two = a_pair(cast)
    with city():
        actions.restrict(**by(cast, person=two.second, reason="diminta", now=NOW))
    answer = decide(cast.bidan, two, "gabung", keep=str(two.first.pk))
    assert answer.status_code == 422
    assert "dibatasi atas permintaan orangnya" in words_of(answer)
    assert merges() == []
    assert decide(cast.bidan, two, "beda").status_code == 302


@pytest.mark.parametrize("what", ["gabung", "beda"])
@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_nasty_reason_is_kept_as_a_text_or_comes_back(cast: Cast, what: str, name: str) -> None:
    two = a_pair(cast)
    before = records()
    answer = decide(cast.bidan, two, what, reason=TEXTS[name])
    assert answer.status_code in (302, 422), name
    assert SCRIPT not in answer.content.decode()
    if answer.status_code == 422:
        assert records() == before
    shown = enter_as(cast.bidan).get(MERGES if what == "gabung" else two.address).content.decode()
    assert SCRIPT not in shown
    assert "\0" not in shown


@pytest.mark.parametrize("part", ["kader", "kader_pustu", "kepala", "dinkes", "other_bidan", "neighbour_kader"])
def test_nobody_else_decides(cast: Cast, part: str) -> None:
    two = a_pair(cast)
    seen = seen_on(enter_as(cast.bidan).get(two.address).content.decode())
    before = records()
    for what in ("gabung", "beda"):
        assert decide(cast.staff[part], two, what, seen=seen).status_code == 404
    assert records() == before


def undo(cast: Cast, merge: Merge, part: str = "bidan", reason: str = "Ternyata sepupu") -> Any:
    return enter_as(cast.staff[part]).post(f"{MERGES}{merge.pk}/batal/", {"reason": reason})


def merged(cast: Cast) -> tuple[Two, Merge]:
    two = a_pair(cast)
    decide(cast.bidan, two, "gabung", keep=str(two.first.pk))
    return two, merges()[-1]


def test_a_merge_that_was_a_mistake_is_taken_back_and_said_to_be(cast: Cast) -> None:
    two, merge = merged(cast)
    weigh(cast, two.first, 9.0, part="bidan")
    assert "memuat juga catatan Riska Samaran" in words_of(enter_as(cast.dokter).get(MERGES))
    answer = undo(cast, merge, "dokter")
    assert (answer.status_code, answer["Location"]) == (302, MERGES)
    page = words_of(enter_as(cast.bidan).get(MERGES))
    assert "Dibatalkan 21 Nov 2026 oleh Pemeran dokter" in page
    assert now(two.second).is_listed
    assert listed(cast.bidan) == [], "they are two from now on, and nobody is asked again"
    assert enter_as(cast.bidan).get(two.address).status_code == 200
    before = records()
    assert undo(cast, merge).status_code == 302, "pressed twice"
    assert records() == before


@pytest.mark.parametrize("reason", ["", " ", "\0\0"])
def test_undoing_needs_a_reason_at_its_field(cast: Cast, reason: str) -> None:
    _two, merge = merged(cast)
    before = records()
    answer = undo(cast, merge, reason=reason)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count("Tulis alasannya.") == 1
    assert "<details open>" in page
    assert records() == before


@pytest.mark.parametrize("part", ["kader", "kader_pustu", "kepala", "dinkes", "other_bidan", "other_dokter", "nobody"])
def test_nobody_else_undoes(cast: Cast, part: str) -> None:
    two, merge = merged(cast)
    assert undo(cast, merge, part).status_code == 404
    assert now(two.second).merged_into_id == two.first.pk
    if part.startswith("other_"):
        assert "Rizka" not in enter_as(cast.staff[part]).get(MERGES).content.decode()


def test_a_decision_has_no_name_in_the_log(cast: Cast) -> None:
    two, merge = merged(cast)
    undo(cast, merge)
    decide(cast.bidan, Two(two.first, child(cast, "Rizka Samaran")), "beda", reason="Rizka Samaran yang lain")
    text = str(list(Event.objects.values_list("action", "purpose", "detail")))
    assert "pair.not_same" in text
    assert "Samaran" not in text
