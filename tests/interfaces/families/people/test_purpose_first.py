"""A record that asks for what it is opened asks it in the register too: at its page and at every form about it."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from simpul.interfaces.web.families.urls import urlpatterns
from simpul.records.audit.models import Event
from simpul.records.people.actions import lift_restriction, restrict
from simpul.records.people.models import Person
from tests.cast import NOW, Cast
from tests.interfaces.families.screens import Screen, fresh
from tests.interfaces.reading import words_of
from tests.interfaces.test_every_door import enter_as
from tests.records.households.house import city, make_family

ABOUT_ONE = sorted(str(one.name) for one in urlpatterns if "person_id" in str(one.pattern))


@pytest.fixture
def ids(cast: Cast) -> dict[str, Any]:
    """A restricted woman in a family, who is with child."""
    household, people = make_family(cast)
    with city() as area:
        restrict(actor_id=cast.bidan.pk, area=area, person=people["pasangan"], reason="diminta", now=NOW)
    return {"person_id": people["pasangan"].pk, "household_id": household.pk}


def address(name: str, ids: dict[str, Any]) -> str:
    return reverse(f"families:{name}", kwargs=ids if name == "take_in" else {"person_id": ids["person_id"]})


def say_purpose(client: Client, ids: dict[str, Any], purpose: str = "tindak lanjut") -> None:
    assert client.post(f"/orang/{ids['person_id']}/buka/", {"purpose": purpose}).status_code == 302


def test_the_addresses_about_one_person_are_all_of_them() -> None:
    assert {"person", "details", "numbers", "card", "take_in"} <= set(ABOUT_ONE)
    assert len(ABOUT_ONE) == 16


@pytest.mark.parametrize("name", ABOUT_ONE)
def test_a_restricted_record_leads_to_the_question_first(cast: Cast, ids: dict[str, Any], name: str) -> None:
    client, place = enter_as(cast.bidan), address(name, ids)
    answer = client.get(place)
    asked_at = f"/orang/{ids['person_id']}/?{urlencode({'dari': place})}"
    assert (answer.status_code, answer["Location"]) == (302, asked_at)
    assert "Samaran" not in answer.content.decode()
    assert client.get(place, headers={"HX-Request": "true"})["HX-Redirect"] == asked_at
    say_purpose(client, ids)
    assert client.get(place).status_code == 200


@pytest.mark.parametrize("name", ABOUT_ONE)
def test_an_open_record_asks_nothing_and_a_stranger_finds_nothing(cast: Cast, name: str) -> None:
    household, people = make_family(cast)
    place = address(name, {"person_id": people["anak"].pk, "household_id": household.pk})
    assert enter_as(cast.bidan).get(place).status_code == 200
    assert enter_as(cast.other_bidan).get(place).status_code == 404


def test_nothing_is_noted_of_a_page_that_was_not_shown_and_the_purpose_of_one_that_was(
    cast: Cast, ids: dict[str, Any]
) -> None:
    client = enter_as(cast.bidan)
    client.get(address("person", ids))
    assert noted(ids) == []
    say_purpose(client, ids)
    client.get(address("person", ids))
    assert noted(ids) == ["tindak lanjut"]


def noted(ids: dict[str, Any]) -> list[str]:
    with city():
        opened = Event.objects.filter(action="person.open", subject_id=ids["person_id"])
        return [one.purpose for one in opened]


def test_what_was_typed_before_the_restriction_is_kept(cast: Cast) -> None:
    client, person = enter_as(cast.bidan), cast.balita
    screen = Screen(client, reverse("families:numbers", args=[person.pk]))
    with city() as area:
        restrict(actor_id=cast.dokter.pk, area=area, person=person, reason="diminta", now=NOW)
    assert screen.send(phone="0812").refused
    assert screen.values["phone"] == "0812"
    assert screen.send(phone="081234567890").kept
    answer = client.get(reverse("families:person", args=[person.pk]))
    assert answer.status_code == 302


def test_a_family_tells_who_belongs_to_it_and_no_more_of_a_restricted_one(cast: Cast, ids: dict[str, Any]) -> None:
    client, page = enter_as(cast.bidan), reverse("families:page", args=[ids["household_id"]])
    say_purpose(client, ids)
    assert Screen(client, address("pregnancy", ids)).send(last_period="01-05-2026").kept
    shown = words_of(client.get(page))
    assert "Samaran pasangan" in shown
    assert "HPL" not in shown
    with city() as area:
        person = Person.objects.get(pk=ids["person_id"])
        lift_restriction(actor_id=cast.bidan.pk, area=area, person=person, reason="dicabut", now=NOW)
    assert "HPL" in client.get(page).content.decode()


def test_who_writes_down_an_end_is_not_asked_for_what_the_record_is_open(cast: Cast) -> None:
    client = enter_as(cast.bidan)
    screen = Screen(client, reverse("families:death", args=[cast.balita.pk])).send(day="10-11-2026")
    assert screen.kept
    assert not fresh(cast.balita).is_listed
    assert client.get(reverse("families:person", args=[cast.balita.pk])).status_code == 200
    assert enter_as(cast.dokter).get(reverse("families:person", args=[cast.balita.pk])).status_code == 302
