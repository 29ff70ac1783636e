"""NIK, phone, WhatsApp, JKN: kept sealed, changed with two hands, shown in full to whoever changes them and noted."""

from datetime import date

import pytest

from simpul.foundation.sex import Sex
from simpul.records.audit.models import Event
from simpul.records.people.models import Edit
from simpul.records.people.queries import nik_of, numbers_of
from tests.cast import NIKS, Cast, add_person
from tests.interfaces.families.screens import Screen, fresh, open_form
from tests.records.households.house import city

BETTER = "3571004505240009"


def link(cast: Cast, nik: str, **boxes: str) -> Screen:
    screen = open_form(cast, "bidan", "nik", person_id=cast.neighbour.pk).send(nik=nik, **boxes)
    return screen.send() if screen.warnings else screen


def nik_now(cast: Cast) -> str:
    with city():
        number = nik_of(fresh(cast.neighbour))
        return number.reveal() if number else ""


def numbers(cast: Cast) -> dict[str, str]:
    with city():
        return {kind: one.reveal() for kind, one in numbers_of(fresh(cast.mother)).items()}


def test_a_nik_is_replaced_with_a_reason_only(cast: Cast) -> None:
    assert "reason" in link(cast, BETTER).says
    assert nik_now(cast) == NIKS[3]
    assert link(cast, BETTER, reason="salah ketik").kept
    assert nik_now(cast) == BETTER
    with city():
        assert [(one.before, one.after) for one in Edit.objects.all()] == [("•••", "•••")]


@pytest.mark.parametrize("nik", ["", "1", BETTER[:15], BETTER + "1", "abcdefghijklmnop", "1" * 16, BETTER[:15] + "٣"])
def test_a_nik_that_is_none_is_said_at_its_field(cast: Cast, nik: str) -> None:
    screen = link(cast, nik, reason="salah ketik")
    assert set(screen.says) == {"nik"}
    assert (screen.values["nik"], screen.values["reason"]) == (nik, "salah ketik")
    assert nik_now(cast) == NIKS[3]


def test_a_stored_nik_is_drawn_nowhere(cast: Cast) -> None:
    for name in ("nik", "person", "details", "numbers"):
        assert NIKS[3] not in open_form(cast, "bidan", name, person_id=cast.neighbour.pk).text


def test_a_nik_sent_twice_is_one(cast: Cast) -> None:
    with city():
        person = add_person(cast, "Samaran tetangga", Sex.FEMALE, date(2024, 5, 5), cast.campurejo.rt[0])
    screen = open_form(cast, "kader", "nik", person_id=person.pk)
    assert "reason" not in screen.values
    assert screen.send(nik=BETTER).kept
    assert screen.again().kept
    with city():
        assert Edit.objects.count() == 1
        assert fresh(person).no_nik_reason == ""


def test_numbers_change_and_end_and_looking_is_noted(cast: Cast) -> None:
    screen = open_form(cast, "kader", "numbers", person_id=cast.mother.pk)
    with city():
        assert not Event.objects.filter(action="person.numbers").exists()
    assert screen.send(phone="081234567890").kept
    again = open_form(cast, "kader", "numbers", person_id=cast.mother.pk)
    assert again.values["phone"] == "6281234567890"
    with city():
        [noted] = Event.objects.filter(action="person.numbers")
        assert (noted.actor_id, noted.subject_id) == (cast.kader.pk, cast.mother.pk)
    assert "6281234567890" not in open_form(cast, "kader", "person", person_id=cast.mother.pk).text
    assert again.send(phone="", whatsapp="0812 3456 7891", jkn="0001-2345-67890").kept
    assert numbers(cast) == {"wa": "6281234567891", "jkn": "0001234567890"}


def test_numbers_sent_twice_are_one_change(cast: Cast) -> None:
    screen = open_form(cast, "kader", "numbers", person_id=cast.mother.pk)
    assert screen.send(phone="0812 3456 7890").kept
    assert screen.again().kept
    with city():
        assert Event.objects.filter(action="person.number").count() == 1


def test_numbers_that_changed_meanwhile_are_shown_beside_what_was_typed(cast: Cast) -> None:
    one, two = (open_form(cast, part, "numbers", person_id=cast.mother.pk) for part in ("bidan", "kader"))
    assert one.send(phone="081234567890").kept
    assert two.send(phone="081234567899", jkn="0001234567890").refused
    assert two.now == {"phone": "6281234567890", "jkn": "–"}
    assert two.values["phone"] == "081234567899"
    assert numbers(cast) == {"hp": "6281234567890"}
    assert two.send().kept
    assert numbers(cast) == {"hp": "6281234567899", "jkn": "0001234567890"}


@pytest.mark.parametrize(("field", "text"), [("phone", "1"), ("whatsapp", "0812x"), ("jkn", "12"), ("jkn", "1" * 99)])
def test_one_number_that_is_none_keeps_the_others_too_from_being_written(cast: Cast, field: str, text: str) -> None:
    good = {"phone": "081234567890", "whatsapp": "081234567891", "jkn": "0001234567890"}
    screen = open_form(cast, "kader", "numbers", person_id=cast.mother.pk).send(**{**good, field: text})
    assert set(screen.says) == {field}
    assert screen.values == {**good, field: text[:80]}
    assert numbers(cast) == {}
