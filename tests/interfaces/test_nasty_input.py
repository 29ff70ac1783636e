"""Whatever is sent to any door, the answer is a page with a sentence: never a fault of ours, never half a record."""

from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.urls import reverse

from simpul.records.facilities.work_area import whole_city, work_area_scope
from tests.cast import Cast
from tests.interfaces.test_every_door import DOORS, Door, enter_as
from tests.interfaces.test_every_door import stage as stage
from tests.nasty import BODIES, SCRIPT, TEXTS

READ_ONLY = {
    "imports:template", "imports:progress", "imports:results", "kelurahan:list", "kelurahan:page", "kelurahan:names",
    "components:page", "persons:page", "persons:charts", "rights:list", "rights:person", "rights:request",
    "visits:page", "duplicates:list", "duplicates:merges", "families:areas", "families:rt", "families:page",
    "families:person", "api-1.0.0:health", "api-1.0.0:tiles", "api-1.0.0:expected", "worklist:page", "sessions:list",
    "sessions:page", "duplicates:pair", "accounts:list", "imports:page",
    "recap:list", "recap:page", "recap:names", "recap:workbook", "recap:document", "recap:sum", "recap:sum_workbook",
    "recap:sum_document", "worklist:missed", "city:detail", "persons:mother", "persons:check", "rules:standards",
}  # fmt: skip
# What has other tests: the login guards itself, the API reads JSON, a sheet is a file.
ELSEWHERE = {"accounts:login", "accounts:logout", "api-1.0.0:weigh", "accounts:upload", "imports:list"}
WRITING = [door for door in DOORS if door.name not in READ_ONLY | ELSEWHERE]
PREFERRED = ("bidan", "dokter", "kader", "kepala")
HELD = {"csrfmiddlewaretoken"}
# Written by reading and refusing too: who looked, which token was seen, where the feed stands.
NOT_RECORDS = {"audit", "sessions", "axes", "admin", "contenttypes", "auth", "ipwl"}


class Boxes(HTMLParser):
    """The names of everything that may be filled in on a page, with what stands in it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        name = said.get("name")
        if tag in ("input", "select", "textarea", "button") and name and name not in HELD:
            self.found.setdefault(name, said.get("value") or "")


def boxes_of(client: Client, door: Door, cast: Cast) -> dict[str, str]:
    """Of the page itself, or of what the table sends where the door has no page."""
    boxes = Boxes()
    if door.method == "get":
        answer = client.get(reverse(door.name, kwargs=door.kwargs(cast)))
        boxes.feed(answer.content.decode())
    return {**boxes.found, **{name: str(value) for name, value in door.data(cast).items()}}


def records() -> dict[str, int]:
    """How many rows each table of records has."""
    with transaction.atomic(), work_area_scope(whole_city()):
        models = [one for one in apps.get_models() if one._meta.app_label not in NOT_RECORDS]
        return {one.__name__: one._default_manager.count() for one in models}


def send(client: Client, door: Door, cast: Cast, data: dict[str, Any]) -> Any:
    return client.post(reverse(door.name, kwargs=door.kwargs(cast)), data)


@pytest.fixture
def client_of(stage: Cast) -> Callable[[Door], Client]:
    def enter(door: Door) -> Client:
        part = next(one for one in (*PREFERRED, *sorted(door.enter)) if one in door.enter)
        return enter_as(stage.staff[part])

    return enter


@pytest.mark.parametrize("door", WRITING, ids=lambda door: door.name)
def test_every_box_meets_every_nasty_text(stage: Cast, client_of: Callable[[Door], Client], door: Door) -> None:
    client = client_of(door)
    boxes = boxes_of(client, door, stage)
    keep = {name: value for name, value in boxes.items() if name.endswith("_id") or name in ("seen", "form")}
    for at, (what, text) in enumerate(TEXTS.items()):
        # Every third time the ids are nasty too; otherwise the form is known and its boxes are read.
        answer = send(client, door, stage, {**dict.fromkeys(boxes, text), **(keep if at % 3 else {})})
        assert answer.status_code < 500, what
        assert SCRIPT not in answer.content.decode("utf-8", "replace"), what


@pytest.mark.parametrize("door", WRITING, ids=lambda door: door.name)
def test_one_box_nasty_and_the_others_as_drawn(stage: Cast, client_of: Callable[[Door], Client], door: Door) -> None:
    client = client_of(door)
    boxes = boxes_of(client, door, stage)
    texts = list(TEXTS.values())
    for at, name in enumerate(boxes):
        answer = send(client, door, stage, {**boxes, name: texts[at % len(texts)]})
        assert answer.status_code < 500, name
        assert send(client, door, stage, {**boxes, name: ["a", "b"]}).status_code < 500, name
        missing = {other: value for other, value in boxes.items() if other != name}
        assert send(client, door, stage, missing).status_code < 500, name


@pytest.mark.parametrize("door", WRITING, ids=lambda door: door.name)
def test_what_is_refused_leaves_nothing_behind(stage: Cast, client_of: Callable[[Door], Client], door: Door) -> None:
    client = client_of(door)
    boxes = boxes_of(client, door, stage)
    reverse(door.name, kwargs=door.kwargs(stage))  # what the address is about is made with it
    for text in (TEXTS["nul"], TEXTS["future"], TEXTS["long"]):
        before = records()
        answer = send(client, door, stage, dict.fromkeys(boxes, text))
        if answer.status_code >= 400:
            assert records() == before


@pytest.mark.parametrize("door", WRITING, ids=lambda door: door.name)
def test_a_body_that_is_no_form(stage: Cast, client_of: Callable[[Door], Client], door: Door) -> None:
    client = client_of(door)
    address = reverse(door.name, kwargs=door.kwargs(stage))
    for what, body in BODIES.items():
        answer = client.post(address, body, content_type="application/x-www-form-urlencoded")
        assert answer.status_code < 500, what
    assert client.get(address + "?kelurahan=%00&anak=%ff&form=%C3%28&tanggal=" + "9" * 300).status_code < 500


def test_every_door_is_read_only_or_tried() -> None:
    assert {door.name for door in DOORS} >= READ_ONLY | ELSEWHERE
