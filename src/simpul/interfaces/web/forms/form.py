"""A form of these screens: filled once, refused at the field, shown again with everything that was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from django.http import QueryDict
from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError
from simpul.interfaces.web.forms import reading
from simpul.interfaces.web.forms.fields import Field, Warned, mark_of, sections_of
from simpul.interfaces.web.forms.sent import MADE_BEFORE, SentIds, said_of
from simpul.interfaces.web.forms.where import WHERE
from simpul.interfaces.web.refusals import sentence_of

T = TypeVar("T")


class Form(SentIds):
    """heading, who, button, note   the words around the fields
    says      a refusal that belongs to no field
    warnings  asked about once; `heard` comes back with the next press
    seen      what the screen knew of the record as it was drawn
    """

    def __init__(
        self, post: QueryDict | None, heading: str, button: str, fields: list[Field], *, who: str = "", note: str = ""
    ) -> None:
        super().__init__(post)
        self.heading, self.button, self.who, self.note = heading, button, who, note
        self.fields = {field.name: field for field in fields}
        self.says, self.seen, self.back = "", "", ""
        self.above = ""  # a template that stands above the fields
        self.destination: object | None = None  # where somebody may go: the other kelurahan that may be chosen
        self.warnings: list[Warned] = []
        self.heard = ""
        if post is not None:
            for field in fields:
                field.take(post)

    def __getitem__(self, name: str) -> Field:
        return self.fields[name]

    @property
    def sections(self) -> list[tuple[str, list[Field]]]:
        return sections_of(list(self.fields.values()))

    @property
    def sent(self) -> bool:
        return self.post is not None

    @property
    def is_sound(self) -> bool:
        """It was sent, and so far nothing speaks against it."""
        return self.sent and not self.is_refused

    @property
    def faults(self) -> int:
        return sum(bool(field.says) for field in self.fields.values())

    @property
    def is_refused(self) -> bool:
        return bool(self.says or self.faults)

    def text(self, name: str) -> str:
        field = self.fields[name]
        found = reading.clean(field.value)
        if not found and field.required:
            field.says = field.says or reading.fill_this()
        if len(found) > field.most:
            field.says = reading.too_long(field.most)
        return found

    def choice(self, name: str) -> str:
        """One of the options; anything else was not offered by this screen."""
        field = self.fields[name]
        known = {option.value for option in field.options}
        if (field.value and field.value not in known) or (field.required and not field.value):
            field.says = field.says or _("Pilih salah satu.")
            return ""
        return field.value

    def many(self, name: str) -> tuple[str, ...]:
        known = {option.value for option in self.fields[name].options}
        return tuple(value for value in dict.fromkeys(self.fields[name].values) if value in known)

    def ticked(self, name: str) -> bool:
        return self.fields[name].value == "ya"

    def day(self, name: str) -> date | None:
        return self.read(name, reading.read_day)

    def past_day(self, name: str, today: date) -> date | None:
        """A day that is not in the future."""
        found = self.day(name)
        if found and found > today:
            self.refuse(name, _("Tanggal tidak boleh di masa depan."))
        return found

    def whole(self, name: str, lowest: int, highest: int) -> int | None:
        return self.read(name, lambda text: reading.read_whole(text, lowest, highest))

    def read(self, name: str, reader: Callable[[str], T | None]) -> T | None:
        """What `reader` makes of the field; its refusal is said at the field."""
        field = self.fields[name]
        try:
            found = reader(field.value)
        except DomainError as refusal:
            field.says = sentence_of(refusal)
            return None
        if found is None and field.required:
            field.says = field.says or reading.fill_this()
        return found

    def refuse(self, name: str, sentence: str) -> None:
        self.fields[name].says = self.fields[name].says or sentence

    def refused(self, refusal: DomainError) -> None:
        if refusal.code in MADE_BEFORE:
            self.is_renewed = True
            self.says = said_of(refusal)
            return
        name = WHERE.get(refusal.code, "")
        if name in self.fields:
            self.refuse(name, sentence_of(refusal))
        else:
            self.says = sentence_of(refusal)

    def asks(self, warnings: list[Warned]) -> bool:
        """Whether these warnings have to be looked at first; the same ones are accepted with the second press."""
        self.warnings, self.heard = warnings, mark_of(warnings)
        return bool(warnings) and self.sent_value("heard") != self.heard

    def compare(self, seen: str, now: Mapping[str, str], *, repeats: bool = False) -> None:
        """Refuse it where somebody wrote since it was drawn; `now` is shown at each field that differs.

        repeats  it says what is recorded already, as a form does whose answer was lost on the way
        """
        self.seen = seen
        if self.post is None or self.post.get("seen", "") == seen or (repeats and not self.is_refused):
            return
        for name, value in now.items():
            if name in self.fields and value != self.fields[name].typed:
                self.fields[name].now = value or "–"
        self.says = reading.changed_meanwhile()
