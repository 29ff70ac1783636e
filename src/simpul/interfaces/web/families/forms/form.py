"""A form of these screens: filled once, refused at the field, shown again with everything that was typed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.foundation.identifiers import new_id, require_uuid7
from simpul.interfaces.web.families.forms.fields import Field
from simpul.interfaces.web.families.forms.reading import clean, fill_this, read_day, too_long
from simpul.interfaces.web.families.forms.where import WHERE
from simpul.interfaces.web.refusals import sentence_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Warned:
    """Something to look at before it is kept. person_id: somebody who may be the same."""

    text: str
    more: str = ""
    person_id: UUID | None = None


class Form:
    """heading, who, button, note   the words around the fields
    says      a refusal that belongs to no field
    warnings  asked about once; `heard` comes back with the next press
    seen      what the screen knew of the record as it was drawn
    """

    def __init__(
        self, post: QueryDict | None, heading: str, button: str, fields: list[Field], *, who: str = "", note: str = ""
    ) -> None:
        self.post, self.heading, self.button, self.who, self.note = post, heading, button, who, note
        self.fields = {field.name: field for field in fields}
        self.says, self.seen, self.back = "", "", ""
        self.children = 0  # how many newborns the form asks about; each has an id of its own
        self.destination: object | None = None  # where somebody may go: the other kelurahan that may be chosen
        self.warnings: list[Warned] = []
        self.heard = ""
        if post is not None:
            for field in fields:
                field.value, field.values = _typed(post, field), tuple(post.getlist(field.name))

    def __getitem__(self, name: str) -> Field:
        return self.fields[name]

    @property
    def sent(self) -> bool:
        return self.post is not None

    @property
    def is_refused(self) -> bool:
        return bool(self.says or any(field.says for field in self.fields.values()))

    @property
    def form_id(self) -> str:
        """The id that the client made, kept when the form comes back."""
        return (self.post or {}).get("form_id", "") or str(new_id())

    @property
    def other_id(self) -> str:
        return (self.post or {}).get("second_id", "") or str(new_id())

    @property
    def child_ids(self) -> list[tuple[str, str]]:
        names = [f"child{number}" for number in range(self.children)]
        return [(name, (self.post or {}).get(name, "") or str(new_id())) for name in names]

    def id(self) -> UUID:
        return require_uuid7((self.post or {}).get("form_id", ""))

    def second_id(self) -> UUID:
        """The id of what is made besides: the family of somebody who founds one."""
        return require_uuid7((self.post or {}).get("second_id", ""))

    def text(self, name: str) -> str:
        field = self.fields[name]
        found = clean(field.value)
        if not found and field.required:
            field.says = field.says or fill_this()
        if len(found) > field.most:
            field.says = too_long(field.most)
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
        return self.read(name, read_day)

    def past_day(self, name: str, today: date) -> date | None:
        """A day that is not in the future."""
        found = self.day(name)
        if found and found > today:
            self.refuse(name, _("Tanggal tidak boleh di masa depan."))
        return found

    def whole(self, name: str, lowest: int, highest: int) -> int | None:
        typed = self.text(name)
        if not typed:
            return None
        if not (typed.isascii() and typed.isdigit() and lowest <= int(typed) <= highest):
            sentence = _("Tulis angka %(lowest)s sampai %(highest)s.")
            self.refuse(name, sentence % {"lowest": lowest, "highest": highest})
            return None
        return int(typed)

    def read(self, name: str, reader: Callable[[str], T | None]) -> T | None:
        """What `reader` makes of the field; its refusal is said at the field."""
        field = self.fields[name]
        try:
            found = reader(field.value)
        except DomainError as refusal:
            field.says = sentence_of(refusal)
            return None
        if found is None and field.required:
            field.says = field.says or fill_this()
        return found

    def refuse(self, name: str, sentence: str) -> None:
        self.fields[name].says = self.fields[name].says or sentence

    def refused(self, refusal: DomainError) -> None:
        name = WHERE.get(refusal.code, "")
        if name in self.fields:
            self.refuse(name, sentence_of(refusal))
        else:
            self.says = sentence_of(refusal)

    def asks(self, warnings: list[Warned]) -> bool:
        """Whether these warnings have to be looked at first; the same ones are accepted with the second press."""
        told = "|".join(f"{one.text}{one.person_id or ''}" for one in warnings)
        self.heard = hashlib.sha256(told.encode()).hexdigest()[:24] if warnings else ""
        self.warnings = warnings
        return bool(warnings) and (self.post or {}).get("heard") != self.heard

    def stale(self, seen: str, now: Mapping[str, str]) -> bool:
        """Whether somebody wrote since the form was drawn; `now` is then shown at each field that differs."""
        self.seen = seen
        if self.post is None or self.post.get("seen", "") == seen:
            return False
        for name, value in now.items():
            if name in self.fields and value != self.fields[name].value:
                self.fields[name].now = value or "–"
        self.says = _("Data ini berubah sejak layar ini dibuka. Periksa, lalu simpan lagi.")
        return True


def handled(form: Form, act: Callable[[], T]) -> T | None:
    """What the action made, or None with its refusal on the form."""
    try:
        return act()
    except NotInWorkAreaError:
        raise
    except DomainError as refusal:
        form.refused(refusal)
        return None


def _typed(post: QueryDict, field: Field) -> str:
    if field.kind == "birth":
        parts = [post.get(f"{field.name}_{part}", "")[:4].replace("/", "") for part in ("day", "month", "year")]
        return "/".join(parts).replace("\0", "") if any(parts) else ""
    return post.get(field.name, "").replace("\0", "")[: 2 * field.most]
