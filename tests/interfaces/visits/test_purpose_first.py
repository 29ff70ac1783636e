"""A record that asks for what it is opened asks it at every page of a visit, not on the page of the person alone."""

import html
import re
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.test import Client

from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.actions import restrict
from simpul.records.visits.models import Entry
from tests.cast import NIKS, NOW, Cast, weigh
from tests.interfaces.test_every_door import enter_as

PLACES = (
    "/kunjungan/{person}/catat/", "/kunjungan/{person}/buku/", "/kunjungan/lihat/{visit}/",
    "/kunjungan/batalkan/{visit}/", "/kunjungan/pindahkan/{visit}/", "/kunjungan/betulkan/{entry}/",
)  # fmt: skip


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def ids(cast: Cast) -> dict[str, Any]:
    weigh(cast, cast.balita, 9.4, NOW)
    with transaction.atomic(), work_area_scope(whole_city()):
        entry = Entry.objects.get(person=cast.balita)
    return {"person": cast.balita.pk, "visit": entry.visit_id, "entry": entry.pk}


def restricted(cast: Cast) -> Client:
    with transaction.atomic(), work_area_scope(whole_city()):
        restrict(actor_id=cast.bidan.pk, area=whole_city(), person=cast.balita, reason="diminta", now=NOW)
    return enter_as(cast.bidan)


def asked_at(cast: Cast, address: str) -> str:
    return f"/orang/{cast.balita.pk}/?{urlencode({'dari': address})}"


@pytest.mark.parametrize("place", PLACES)
def test_a_restricted_record_leads_to_the_question_first(cast: Cast, ids: dict[str, Any], place: str) -> None:
    client, address = restricted(cast), place.format(**ids)
    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (302, asked_at(cast, address))
    question = client.get(answer["Location"]).content.decode()
    send_to = re.search(r'action="(/orang/[^"]+/buka/[^"]*)"', question)
    assert send_to is not None
    said = client.post(html.unescape(send_to[1]), {"purpose": "pelayanan"})
    assert (said.status_code, said["Location"]) == (302, address)
    assert client.get(address).status_code == 200


def test_a_record_that_asks_nothing_opens_at_once(cast: Cast, ids: dict[str, Any]) -> None:
    client = enter_as(cast.bidan)
    assert [client.get(place.format(**ids)).status_code for place in PLACES] == [200] * len(PLACES)


def test_a_guest_is_asked_about_too_and_a_stranger_still_finds_nothing(cast: Cast, ids: dict[str, Any]) -> None:
    client, address = enter_as(cast.other_bidan), PLACES[2].format(**ids)
    assert client.get(address).status_code == 404
    client.post("/orang/tamu/", {"number": NIKS[2], "birth_date": "2025-09-09"})
    assert client.get(address)["Location"] == asked_at(cast, address)


def test_what_was_typed_is_not_lost_to_the_question(cast: Cast, ids: dict[str, Any]) -> None:
    """The purpose of yesterday is over while a form is being filled in."""
    answer = restricted(cast).post(PLACES[0].format(**ids), {"f-body_weight": "999"})
    assert answer.status_code == 422
    assert 'value="999"' in answer.content.decode()
