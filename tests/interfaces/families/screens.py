"""A form of the register as a browser uses it: drawn, filled, sent with everything hidden that came with it."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from django.test import Client
from django.urls import reverse

from simpul.records.facilities.work_area import whole_city, work_area_scope
from tests.cast import TODAY, Cast
from tests.interfaces.test_every_door import enter_as

DAY = TODAY.strftime("%d-%m-%Y")


class Screen:
    """hidden   what the form carries unseen: ids, what was seen, which warnings were heard
    values   what stands in the boxes, what is chosen and ticked
    offered  by name, what a list or a row of buttons offers
    says     what is refused, by the name of the field; "" for the form itself
    now      by name of the field, what is recorded now beside what was typed
    """

    def __init__(self, client: Client, address: str) -> None:
        self.client, self.address = client, address
        self.answer: Any = client.get(address)
        if self.answer.status_code == 302 and self.answer["Location"].startswith("/orang/"):
            self.say_purpose(urlsplit(self.answer["Location"]).path)
        assert self.answer.status_code == 200, f"{address}: {self.answer.status_code}"
        self.read()

    def say_purpose(self, person: str) -> None:
        """A record that has ended, or is restricted, is opened as everybody else must: after the question for what."""
        assert self.client.post(f"{person}buka/", {"purpose": "pendataan"}).status_code == 302
        self.answer = self.client.get(self.address)

    def read(self) -> None:
        page = _Page()
        page.feed(self.text)
        self.hidden, self.values, self.offered = page.hidden, page.values, page.offered
        form = self.answer.context.get("form") if self.answer.context else None
        fields = form.fields.items() if form else ()
        self.says = {name: field.says for name, field in fields if field.says}
        self.now = {name: field.now_words for name, field in fields if field.now}
        assert {f"says-{name}" for name in self.says} | {f"now-{name}" for name in self.now} <= page.ids
        if form and form.says:
            self.says[""] = form.says
        self.warnings = [one.text for one in form.warnings] if form else []

    @property
    def text(self) -> str:
        found: str = self.answer.content.decode()
        return found

    def send(self, **boxes: Any) -> Screen:
        """Press the button. The same screen shows what came back, where it came back."""
        self.sent = {**self.hidden, **self.values, **boxes}
        return self._post(self.sent)

    def again(self) -> Screen:
        """The same once more, as when the answer was lost on the way."""
        return self._post(self.sent)

    def _post(self, data: dict[str, Any]) -> Screen:
        self.answer = self.client.post(self.address, data)
        if self.answer.status_code != 302:
            self.read()
        return self

    @property
    def kept(self) -> bool:
        return bool(self.answer.status_code == 302)

    @property
    def refused(self) -> bool:
        """Answered with 422 and a sentence."""
        return bool(self.answer.status_code == 422 and (self.says or self.warnings))


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.hidden: dict[str, str] = {}
        self.values: dict[str, Any] = {}
        self.offered: dict[str, list[str]] = {}
        self.ids: set[str] = set()
        self.list = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        name, value, kind = said.get("name") or "", said.get("value") or "", said.get("type")
        self.ids.add(said.get("id") or "")
        if tag == "select":
            self.list = name
        elif tag == "option":
            self._offer(self.list, value, chosen="selected" in said)
        elif tag == "input" and kind == "hidden":
            self.hidden[name] = value
        elif tag == "input" and kind in ("radio", "checkbox"):
            self._offer(name, value, chosen="checked" in said, many=kind == "checkbox")
        elif tag == "input":
            self.values[name] = value

    def _offer(self, name: str, value: str, *, chosen: bool, many: bool = False) -> None:
        self.offered.setdefault(name, []).append(value)
        if chosen:
            self.values[name] = [*self.values.get(name, []), value] if many else value


def open_form(cast: Cast, part: str, name: str, **kwargs: Any) -> Screen:
    query = kwargs.pop("query", "")
    return Screen(enter_as(cast.staff[part]), reverse(f"families:{name}", kwargs=kwargs) + query)


def fresh(record: Any) -> Any:
    """The row as the database has it now."""
    with transaction.atomic(), work_area_scope(whole_city()):
        return type(record).objects.get(pk=record.pk)
