"""What is one field of a form: its words, its choices, what was typed, and what is wrong with it?"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

NAME, SHORT, LONG = 120, 40, 200


@dataclass(frozen=True, slots=True)
class Option:
    """group  the heading below which it stands in a long list"""

    value: str
    label: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Warned:
    """Something to look at before it is kept. person_id: somebody who may be the same."""

    text: str
    more: str = ""
    person_id: UUID | None = None


def mark_of(warnings: list[Warned]) -> str:
    """What comes back with the press of somebody who has read exactly these; empty for none."""
    told = "|".join(f"{one.text}{one.person_id or ''}" for one in warnings)
    return hashlib.sha256(told.encode()).hexdigest()[:24] if warnings else ""


@dataclass(slots=True)
class Field:
    """kind   text, date, birth, time, select, radio, checks, tick
    mode   the keyboard of a phone: numeric, decimal, tel
    most   letters that are taken
    now    what is recorded now, where that differs from what was typed on a form that is stale
    """

    name: str
    label: str
    kind: str = "text"
    options: tuple[Option, ...] = ()
    hint: str = ""
    required: bool = False
    section: str = ""
    unit: str = ""
    mode: str = ""
    most: int = NAME
    value: str = ""
    values: tuple[str, ...] = ()
    says: str = ""
    now: str = ""

    def take(self, post: QueryDict) -> None:
        """What was typed, without the letter that the database refuses and not longer than can be meant."""
        self.values = tuple(post.getlist(self.name))
        if self.kind == "birth":
            parts = [post.get(f"{self.name}_{part}", "")[:8].replace("/", "") for part in ("day", "month", "year")]
            self.value = "/".join(parts).replace("\0", "") if any(parts) else ""
        else:
            self.value = post.get(self.name, "").replace("\0", "")[: 2 * self.most]

    @property
    def described_by(self) -> str:
        told = [("hint", self.hint), ("says", self.says), ("now", self.now)]
        return " ".join(f"{kind}-{self.name}" for kind, text in told if text)

    @property
    def needs_a_choice(self) -> bool:
        """A list that has to be answered and offers no empty line of its own starts on one."""
        return not self.value and all(option.value for option in self.options)

    @property
    def typed(self) -> str:
        """What came back, of several ticks all."""
        return ",".join(self.values) if self.kind == "checks" else self.value

    @property
    def now_words(self) -> str:
        """What is recorded now, in the words of the choices."""
        chosen = self.now.split(",") if self.kind == "checks" else [self.now]
        return ", ".join(option.label for option in self.options if option.value in chosen) or self.now

    @property
    def groups(self) -> list[tuple[str, list[Option]]]:
        """The choices below their headings, in the order in which they came."""
        found: dict[str, list[Option]] = {}
        for option in self.options:
            found.setdefault(option.group, []).append(option)
        return list(found.items())

    @property
    def birth_parts(self) -> tuple[str, str, str]:
        day, month, year = (*self.value.split("/"), "", "")[:3]
        return day, month, year


def sections_of(fields: list[Field]) -> list[tuple[str, list[Field]]]:
    """The fields below their headings; one without a heading stands below the one before."""
    found: list[tuple[str, list[Field]]] = []
    for field in fields:
        if field.section or not found:
            found.append((field.section, []))
        found[-1][1].append(field)
    return found


def choices(kinds: Iterable[Any]) -> tuple[Option, ...]:
    """The members of a TextChoices in the language of the page."""
    return tuple(Option(str(one.value), _(one.label)) for one in kinds)


def yes_no() -> tuple[Option, ...]:
    return (Option("ya", _("Ya")), Option("tidak", _("Tidak")), Option("", _("Belum ditanyakan")))


def yes_no_of(value: bool | None) -> str:
    return "" if value is None else "ya" if value else "tidak"
