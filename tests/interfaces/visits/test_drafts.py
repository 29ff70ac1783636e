"""What a card gives the device to keep a draft by, and what the device is told when it was kept."""

import re
from base64 import b64decode
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from simpul.foundation.identifiers import new_id
from simpul.interfaces.web.visits.form.drafts import Draft
from simpul.knowledge.concepts import concept
from simpul.knowledge.forms import form, forms
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.people.models import Person
from simpul.records.visits.models import Entry
from simpul.services.posyandu.groups import Group
from tests.cast import NAMES, NOW, Cast
from tests.interfaces.reading import words_of
from tests.interfaces.sessions.test_column import Desk
from tests.interfaces.test_every_door import enter_as

HTMX = {"HX-Request": "true"}
NOT_KEPT = re.compile(r"<(div|label|fieldset)[^>]*\bdata-not-kept\b[^>]*>(.*?)</\1>", re.DOTALL)


@pytest.fixture
def desk(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    found = Desk(cast, "kader")
    found.post("open")
    return found


def card(client: Client, desk: Desk, person: Person, query: str = "") -> Any:
    return client.get(desk.address("person", person_id=person.pk) + query)


def draft(client: Client, desk: Desk, query: str = "") -> Draft:
    found: Draft = card(client, desk, desk.cast.mother, query).context["draft"]
    return found


def send(desk: Desk, *, htmx: bool = True, visit_id: object = None, **boxes: str) -> Any:
    data = {"visit_id": visit_id or new_id(), "form": Group.BALITA, **boxes}
    address = desk.address("person", person_id=desk.cast.balita.pk)
    return desk.client.post(address, data, headers=HTMX if htmx else {})


def test_a_draft_is_named_by_account_page_form_day_and_step(desk: Desk) -> None:
    one = draft(desk.client, desk)
    page = desk.address("person", person_id=desk.cast.mother.pk)
    assert one.name == f"{desk.cast.kader.pk}:{page}:{Group.DEWASA}:2026-11-21:"
    assert draft(desk.client, desk, "?langkah=2").name == f"{one.name}2"
    assert not [name for name in NAMES if name.split()[0] in one.name]
    drawn = card(desk.client, desk, desk.cast.mother).content.decode()
    assert f'data-draft-card="{one.name}" data-draft-key="{one.key}"' in drawn


def test_the_key_is_one_account_s_alone_until_its_password_changes(desk: Desk) -> None:
    mine = draft(desk.client, desk).key
    assert len(b64decode(mine)) == 32
    assert draft(enter_as(desk.cast.kader), desk).key == mine, "the same after a login that ran out"
    assert draft(enter_as(desk.cast.second_kader), desk).key != mine
    desk.cast.kader.set_password("kata sandi baru pemeran")
    desk.cast.kader.save()
    assert draft(enter_as(desk.cast.kader), desk).key != mine


@pytest.mark.parametrize("code", [Group.DEWASA, Group.BALITA])
def test_what_is_sensitive_is_marked_as_not_kept_on_the_device(desk: Desk, code: Group) -> None:
    person = desk.cast.mother if code == Group.DEWASA else desk.cast.balita
    page = enter_as(desk.cast.bidan).get(desk.address("person", person_id=person.pk), {"form": code})
    assert page.context["form"].code == code
    marked = {
        name
        for _tag, inside in NOT_KEPT.findall(page.content.decode())
        for name in re.findall(r'name="f-(\w+)', inside)
    }
    asked = {field.code for section in page.context["sections"] for field in (*section.fields, *section.again)}
    assert marked == {one for one in asked if one in SENSITIVE}
    assert bool(marked) is (code == Group.DEWASA)


LATEST = [form(code) for code in sorted({code for code, _edition in forms()})]
SENSITIVE = {
    field.code
    for one in LATEST
    for _section, field in one.fields()
    if field.concept and concept(field.code).privacy_class in ("C3", "C4")
}


def test_the_device_is_told_that_it_was_kept_and_where_to_go(desk: Desk) -> None:
    answer = send(desk, **{"f-body_weight": "9,4"})
    assert (answer.status_code, answer["HX-Trigger"]) == (204, "simpul:kept")
    assert answer["HX-Redirect"].startswith(f"{desk.address('queue')}?kelompok={Group.BALITA}#orang-")
    plain = send(desk, htmx=False, **{"f-body_length": "74,5"})
    assert (plain.status_code, plain["Location"].partition("?")[0]) == (302, desk.address("queue"))


def test_a_visit_outside_of_a_day_tells_the_device_too(desk: Desk) -> None:
    data = {"visit_id": new_id(), "form": Group.BALITA, "f-body_weight": "9,4"}
    address = reverse("visits:record", args=[desk.cast.balita.pk])
    answer = desk.client.post(address, data, headers=HTMX)
    assert (answer.status_code, answer["HX-Trigger"]) == (204, "simpul:kept")
    assert answer["HX-Redirect"].startswith("/kunjungan/lihat/")


@pytest.mark.parametrize("typed", ["3500", "x", "19,5"], ids=["impossible", "no number", "asked about"])
def test_a_refused_card_stays_on_the_device_and_holds_what_was_typed(desk: Desk, typed: str) -> None:
    answer = send(desk, **{"f-body_weight": typed, "f-body_length": "74,5"})
    assert (answer.status_code, "HX-Trigger" in answer) == (422, False)
    page = answer.content.decode()
    assert 'data-returned="yes"' in page
    assert f'value="{typed}"' in page
    assert 'data-returned="yes"' not in card(desk.client, desk, desk.cast.balita).content.decode()


def test_a_card_sent_again_after_a_lost_answer_counts_once(desk: Desk) -> None:
    visit_id = new_id()
    for _ in range(2):
        assert send(desk, visit_id=visit_id, **{"f-body_weight": "9,4"}).status_code == 204
    assert weights() == [9400]


def test_a_draft_that_was_kept_and_changed_since_is_looked_at_and_kept_anew(desk: Desk) -> None:
    """The answer was lost, the draft is put back under the same id and says something else: not refused for ever."""
    visit_id = new_id()
    send(desk, visit_id=visit_id, **{"f-body_weight": "9,4"})
    again = send(desk, visit_id=visit_id, **{"f-body_weight": "9,5"})
    assert again.status_code == 422
    assert "pernah terkirim dengan isi lain" in words_of(again)
    fresh = re.search(r'name="visit_id" value="([^"]+)"', again.content.decode())
    assert fresh is not None
    assert fresh[1] != str(visit_id)
    knows = again.context["seen"]  # what the first one kept is not another hand's
    assert send(desk, visit_id=fresh[1], seen=knows, **{"f-body_weight": "9,5"}).status_code == 204
    assert weights() == [9400, 9500]


def weights() -> list[int]:
    with transaction.atomic(), work_area_scope(whole_city()):
        return list(Entry.objects.filter(concept="body_weight").order_by("id").values_list("value", flat=True))


def test_a_login_that_ran_out_leads_back_to_the_same_step_of_the_same_card(desk: Desk) -> None:
    page = desk.address("person", person_id=desk.cast.mother.pk) + f"?kelompok={Group.DEWASA}&langkah=2"
    here = {**HTMX, "HX-Current-URL": f"http://testserver{page}#f-body_weight"}
    answer = Client().post(page, {"visit_id": new_id()}, headers=here)
    assert answer.status_code == 204
    assert parse_qs(urlsplit(answer["HX-Redirect"]).query) == {"next": [page]}
    again = Client().post("/masuk/", {"next": page, "username": "kader", "password": "kata-sandi-pemeran-uji"})
    assert again["Location"] == page


@pytest.mark.parametrize("current", ["https://jahat.example//lain/", "//jahat.example/", "", "x"])
def test_where_a_login_leads_back_to_is_a_path_of_this_site(desk: Desk, current: str) -> None:
    page = desk.address("person", person_id=desk.cast.mother.pk)
    answer = Client().post(page, {}, headers={**HTMX, "HX-Current-URL": current})
    (back,) = parse_qs(urlsplit(answer["HX-Redirect"]).query)["next"]
    asked = Client().post("/masuk/", {"next": back, "username": "kader", "password": "kata-sandi-pemeran-uji"})
    assert urlsplit(asked["Location"]).netloc == ""
    assert "jahat" not in asked["Location"]
