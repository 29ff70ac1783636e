"""A card is read by the camera where the browser can: offered on two pages, hidden until then, forbidden elsewhere."""

import re
from pathlib import Path

import pytest
from django.test import Client

from simpul.records.people.actions.numbers import CARD_LENGTH, CARD_LETTERS, CARD_PREFIX
from tests.cast import NOW, Cast
from tests.interfaces.test_every_door import enter_as

SEARCH, GUESTS = "/orang/cari/", "/orang/tamu/"
ONLY_HERE, NOWHERE = "camera=(self), geolocation=(), microphone=()", "camera=(), geolocation=(), microphone=()"


@pytest.fixture
def client(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    return enter_as(cast.kader)


@pytest.mark.parametrize("place", [SEARCH, GUESTS])
def test_a_page_with_a_box_for_a_card_may_ask_for_the_camera(client: Client, place: str) -> None:
    answers = [client.get(place), client.post(place, {"text": "zz", "number": "1", "birth_date": ""})]
    assert [answer.headers["Permissions-Policy"] for answer in answers] == [ONLY_HERE, ONLY_HERE]


@pytest.mark.parametrize("place", ["/", "/masuk/", "/keluarga/", "/tidak-ada/", "/orang/{person}/"])
def test_no_other_page_may(cast: Cast, client: Client, place: str) -> None:
    answer = client.get(place.format(person=cast.balita.pk))
    assert answer.headers["Permissions-Policy"] == NOWHERE


@pytest.mark.parametrize(("place", "field", "then"), [(SEARCH, "text", None), (GUESTS, "number", "birth_date")])
def test_the_button_is_hidden_until_the_browser_says_that_it_can(
    client: Client, place: str, field: str, then: str | None
) -> None:
    page = client.get(place).content.decode()
    found = re.search(r'<div class="scan"([^>]*)>', page)
    assert found is not None
    assert found[1].endswith(" hidden")
    assert f'data-scan="{field}"' in found[1]
    assert f'name="{field}"' in page
    assert (f'data-then="{then}"' in found[1]) is (then is not None)
    assert '<button type="button" class="btn" data-scan-open' in page, "it never sends the form by itself"


def test_the_policy_of_contents_lets_nothing_in_for_it(client: Client) -> None:
    """A picture of the camera is no address: no source is opened for it, and nothing is sent."""
    policy = client.get(SEARCH).headers["Content-Security-Policy"]
    assert "media-src" not in policy
    assert "default-src 'self'" in policy
    assert "connect-src 'self'" in policy


def test_the_browser_knows_a_card_by_the_letters_from_which_it_is_drawn() -> None:
    script = (Path(__file__).parents[3] / "frontend/ts/scan.ts").read_text()
    pattern = re.search(r"CARD = /(.+)/;", script)
    assert pattern is not None
    card = re.compile(pattern[1])
    letters = {sign for sign in map(chr, range(33, 127)) if card.match(CARD_PREFIX + sign * CARD_LENGTH)}
    assert letters == set(CARD_LETTERS)
    assert not card.match(CARD_PREFIX + CARD_LETTERS[0] * (CARD_LENGTH + 1))
