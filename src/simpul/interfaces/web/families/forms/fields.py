"""What is one field of a form: its words, its choices, what was typed, and what is wrong with it?"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

NAME, SHORT, LONG = 120, 40, 200


@dataclass(frozen=True, slots=True)
class Option:
    """group  the heading below which it stands in a long list"""

    value: str
    label: str
    group: str = ""


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

    @property
    def described_by(self) -> str:
        told = [("hint", self.hint), ("says", self.says), ("now", self.now)]
        return " ".join(f"{kind}-{self.name}" for kind, text in told if text)

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


def choices(kinds: Iterable[Any]) -> tuple[Option, ...]:
    """The members of a TextChoices in the language of the page."""
    return tuple(Option(str(one.value), _(one.label)) for one in kinds)


def yes_no() -> tuple[Option, ...]:
    return (Option("ya", _("Ya")), Option("tidak", _("Tidak")), Option("", _("Belum ditanyakan")))


def yes_no_of(value: bool | None) -> str:
    return "" if value is None else "ya" if value else "tidak"

