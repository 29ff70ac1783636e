"""What is due for this person, in the words of the field? No I/O."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.persons.care.line import CareShown, care_shown, done_words
from simpul.interfaces.web.persons.growth.due_list import DueShown
from simpul.services.due.ignored import NotCounted
from simpul.services.due.shape import Service


@dataclass(frozen=True, slots=True)
class DueList:
    """now     late and due, of growth too; spoken: refused, or planned for a day; rest: all others, folded
    ignored  doses that were given and do not count
    note     why something is not in the list; empty: nothing to say
    """

    now: Sequence[CareShown | DueShown] = ()
    spoken: Sequence[CareShown] = ()
    rest: Sequence[CareShown | DueShown] = ()
    ignored: list[str] = field(default_factory=list)
    note: str = ""

    @property
    def anything(self) -> bool:
        return bool(self.now or self.spoken or self.rest or self.note)


def due_list(
    services: Iterable[Service],
    growth: Iterable[DueShown],
    ignored: Iterable[NotCounted],
    note: str,
    *,
    clinical: bool,
    speaks_of: UUID | None = None,
) -> DueList:
    """Late and due first, services before growth; a kader sees what, whether, and where (ilp.md 2.4).

    speaks_of  the person, to whoever may write down what was said
    """
    services = list(services)
    shown: list[CareShown | DueShown] = [
        care_shown(one, clinical=clinical, speaks_of=speaks_of) for one in services if not one.is_spoken_of
    ]
    shown += growth
    return DueList(
        now=[one for one in shown if one.open],
        spoken=[care_shown(one, clinical=clinical, speaks_of=speaks_of) for one in services if one.is_spoken_of],
        rest=[one for one in shown if not one.open],
        ignored=[_ignored(one) for one in ignored] if clinical else [],
        note=note,
    )


def note_of(*, birthday_known: bool, any_vaccine: bool, young: bool) -> str:
    if not birthday_known:
        return _("Tanggal lahir belum pasti: layanan menurut umur tidak dihitung.")
    if young and not any_vaccine:
        return _("Belum ada imunisasi yang tercatat. Bila ada di Buku KIA, salin dulu dari buku.")
    return ""


def _ignored(one: NotCounted) -> str:
    at = formats.language() == "en"
    return f"{one.label[at]}, {done_words(one.done)}: {one.reason[at]}"
