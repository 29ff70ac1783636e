"""A record that is restricted asks for what it is opened, and the worker is still on the way back to the open day."""

import html
import re
from typing import Any
from urllib.parse import quote

import pytest
from django.db import transaction
from django.urls import reverse

from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.actions import restrict
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.models import Arrival
from tests.cast import NOW, Cast
from tests.interfaces.sessions.test_column import Desk
from tests.interfaces.sessions.test_somebody_new import away, birth

ACTION = re.compile(r'action="(/orang/[^"]+/buka/[^"]*)"')


@pytest.fixture
def desk(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A day that is open, and a mother whose record is restricted."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    with transaction.atomic(), work_area_scope(whole_city()):
        restrict(actor_id=cast.bidan.pk, area=whole_city(), person=cast.mother, reason="diminta", now=NOW)
    found = Desk(cast, "kader")
    found.post("open")
    return found


def answer(desk: Desk, asking: Any, purpose: str = "pelayanan") -> Any:
    """What a browser does with the question: it sends the form that the page shows."""
    question = desk.client.get(asking["Location"])
    send_to = ACTION.search(question.content.decode())
    assert send_to is not None
    return desk.client.post(html.unescape(send_to[1]), {"purpose": purpose})


def test_the_birth_of_a_restricted_mother_leads_back_to_the_day(desk: Desk) -> None:
    way = away(desk, query=f"?kelompok={Group.BALITA}")
    form = reverse("families:birth", args=[desk.cast.mother.pk]) + way
    asking = desk.client.get(form)
    assert asking.status_code == 302
    back = answer(desk, asking)
    assert back["Location"] == form
    assert desk.client.get(back["Location"]).status_code == 200
    sent = birth(desk, way, desk.client)
    assert sent.answer["Location"].startswith(desk.address("queue"))
    with transaction.atomic(), work_area_scope(whole_city()):
        assert Arrival.objects.count() == 1


@pytest.mark.parametrize("asks", ["", f"?kelompok={Group.DEWASA}&langkah=4", f"?form={Group.DEWASA}"])
def test_her_card_is_come_back_to_at_the_same_step(desk: Desk, asks: str) -> None:
    card = desk.address("person", person_id=desk.cast.mother.pk) + asks
    assert answer(desk, desk.client.get(card))["Location"] == card
    assert desk.client.get(card).status_code == 200


def test_a_question_that_was_not_answered_is_put_again_and_keeps_the_way(desk: Desk) -> None:
    card = desk.address("person", person_id=desk.cast.mother.pk)
    again = answer(desk, desk.client.get(card), purpose="")
    assert again.status_code == 422
    assert f"?dari={quote(card, safe='')}" in again.content.decode()


@pytest.mark.parametrize(
    "way",
    ["https://lain.example/", "//lain.example/orang/", "/\\lain.example", "javascript:alert(1)", "/keluar/", "/",
     "x" * 5000, "/orang/{mother}/../../keluar/", "\0", "http://[", "/tidak/ada/"],
)  # fmt: skip
def test_nothing_else_is_followed(desk: Desk, way: str) -> None:
    mother = desk.cast.mother.pk
    address = reverse("persons:open", args=[mother]) + f"?dari={quote(way.format(mother=mother), safe='')}"
    said = desk.client.post(address, {"purpose": "pelayanan"})
    assert (said.status_code, said["Location"]) == (302, f"/orang/{mother}/")


def test_what_such_a_page_does_not_ask_is_not_carried_along(desk: Desk) -> None:
    card = desk.address("person", person_id=desk.cast.mother.pk)
    way = quote(f"{card}?langkah=2&nama=Sari", safe="")
    said = desk.client.post(
        reverse("persons:open", args=[desk.cast.mother.pk]) + f"?dari={way}", {"purpose": "pelayanan"}
    )
    assert said["Location"] == f"{card}?langkah=2"
