"""The card of one person asks about what another hand wrote while it was open, and tells no one what is not theirs."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from simpul.foundation.identifiers import new_id
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.actions import restrict
from simpul.records.people.models import Person
from simpul.records.visits.models import Entry, MonthlyWeighing
from simpul.services.posyandu.groups import Group
from tests.cast import NOW, Cast
from tests.interfaces.reading import words_of
from tests.interfaces.sessions.test_column import Desk

ASKED = "layar lain mencatat"


@pytest.fixture
def first(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The kader at a day that is open."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    found = Desk(cast, "kader")
    found.post("open")
    return found


@pytest.fixture
def second(first: Desk) -> Desk:
    return Desk(first.cast, "second_kader")


def draw(desk: Desk, person: Person, form: str = Group.BALITA) -> dict[str, str]:
    """The card as it is drawn: what it will send besides the answers."""
    page = desk.client.get(desk.address("person", person_id=person.pk), {"form": form})
    assert page.status_code == 200
    assert f'name="seen" value="{page.context["seen"]}"' in page.content.decode()
    return {"form": form, "visit_id": str(new_id()), "seen": page.context["seen"]}


def fill(desk: Desk, person: Person, card: dict[str, str], **answers: str) -> Any:
    data: dict[str, Any] = card | {f"f-{code}": text for code, text in answers.items()}
    return desk.post("person", htmx=True, data=data, person_id=person.pk)


def values(concept: str) -> list[int | None]:
    with transaction.atomic(), work_area_scope(whole_city()):
        return list(Entry.objects.filter(concept=concept).order_by("at", "id").values_list("value", flat=True))


def test_another_value_that_came_meanwhile_is_asked_about_and_then_both_are_kept(
    first: Desk, second: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = first.cast.balita
    card = draw(first, child)
    second.weigh("9,4")
    asked = fill(first, child, card, body_weight="9,6")
    assert asked.status_code == 422
    assert (
        "Berat badan: layar lain mencatat 9,4 kg pukul 09.00, Anda 9,6 kg; bila disimpan, keduanya dapat dilihat"
        " kader dan tenaga kesehatan, dan isian Anda yang dipakai."
    ) in words_of(asked)
    assert values("body_weight") == [9400]
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(minutes=1))
    assert fill(first, child, card | {"seen": asked.context["seen"]}, body_weight="9,6").status_code == 204
    assert values("body_weight") == [9400, 9600]
    with transaction.atomic(), work_area_scope(whole_city()):
        assert MonthlyWeighing.objects.get().weight_grams == 9600


def test_a_third_value_that_came_since_the_question_is_asked_about_too(first: Desk, second: Desk) -> None:
    child = first.cast.balita
    card = draw(first, child)
    second.weigh("9,4")
    card["seen"] = fill(first, child, card, body_weight="9,6").context["seen"]
    second.weigh("9,3", seen=card["seen"], confirm="1")
    assert "mencatat 9,3 kg" in words_of(fill(first, child, card, body_weight="9,6"))


def test_the_same_value_is_kept_once_and_nothing_is_asked(first: Desk, second: Desk) -> None:
    child = first.cast.balita
    card = draw(first, child)
    second.weigh("9,4")
    assert fill(first, child, card, body_weight="9,4", body_length="76,5", length_posture="l").status_code == 204
    assert (values("body_weight"), values("body_length")) == ([9400], [765])


def test_what_stood_there_when_the_card_was_drawn_is_not_asked_about(first: Desk, second: Desk) -> None:
    child = first.cast.balita
    second.weigh("9,4")
    assert fill(first, child, draw(first, child), body_weight="9,6").status_code == 204
    assert values("body_weight") == [9400, 9600]


def test_a_card_that_comes_back_for_another_fault_still_knows_only_what_it_knew(first: Desk, second: Desk) -> None:
    child = first.cast.balita
    card = draw(first, child)
    second.weigh("9,4")
    faulty = fill(first, child, card, body_weight="9,6", referral="pustu")
    assert (faulty.status_code, faulty.context["seen"], ASKED in words_of(faulty)) == (422, card["seen"], False)
    assert ASKED in words_of(fill(first, child, card | {"seen": faulty.context["seen"]}, body_weight="9,6"))


@pytest.mark.parametrize("seen", ["", "x", "\0 9", "0" * 5_000])
def test_a_card_that_tells_nothing_of_what_it_knew_is_asked(first: Desk, second: Desk, seen: str) -> None:
    child = first.cast.balita
    card = draw(first, child) | {"seen": seen}
    second.weigh("9,4")
    assert ASKED in words_of(fill(first, child, card, body_weight="9,6"))


def test_what_a_kader_may_only_write_is_neither_asked_about_nor_named(first: Desk, second: Desk) -> None:
    mother = first.cast.mother
    card = draw(first, mother, Group.DEWASA)
    assert fill(second, mother, draw(second, mother, Group.DEWASA), jiwa_1="2").status_code == 204
    assert values("jiwa_1") == [2]
    assert fill(first, mother, card, jiwa_1="0").status_code == 204
    assert len(values("jiwa_1")) == 2
    assert draw(first, mother, Group.DEWASA)["seen"] == ""


def test_a_nakes_is_asked_and_told_that_only_nakes_read_it(first: Desk) -> None:
    bidan, mother = Desk(first.cast, "bidan"), first.cast.mother
    card = draw(bidan, mother, Group.DEWASA)
    fill(first, mother, draw(first, mother, Group.DEWASA), jiwa_1="2")
    said = words_of(fill(bidan, mother, card, jiwa_1="0"))
    assert ASKED in said
    assert "dapat dilihat hanya tenaga kesehatan" in said


def test_a_restricted_record_tells_nothing_to_who_did_not_say_for_what(first: Desk, second: Desk) -> None:
    child = first.cast.balita
    card = draw(first, child)
    second.weigh("9,4")
    with transaction.atomic(), work_area_scope(whole_city()):
        restrict(actor_id=first.cast.bidan.pk, area=whole_city(), person=child, reason="diminta", now=NOW)
    assert fill(first, child, card, body_weight="9,6").status_code == 204
    assert set(values("body_weight")) == {9400, 9600}


def test_an_odd_weight_that_was_confirmed_is_not_asked_about_again_beside_the_other(
    first: Desk, second: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = first.cast.balita
    card = draw(first, child)
    second.weigh("3,0", confirm="1")
    odd = fill(first, child, card, body_weight="2,9")
    assert "Timbang ulang" in words_of(odd)
    asked = fill(first, child, card | {"confirmed": "body_weight:2900"}, body_weight="2,9")
    assert ASKED in words_of(asked)
    assert '<input type="hidden" name="confirmed" value="body_weight:2900">' in asked.content.decode()
    last = card | {"confirmed": "body_weight:2900", "seen": asked.context["seen"]}
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(minutes=1))
    assert fill(first, child, last, body_weight="2,9").status_code == 204
