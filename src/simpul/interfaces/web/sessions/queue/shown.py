"""What does a line of the register show at an open day? No I/O: a line in, words out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.interfaces.web.components import formats
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.queries import Line, Reason

NAMES = {
    Group.BUMIL: gettext_lazy("Ibu hamil"),
    Group.NIFAS: gettext_lazy("Nifas dan menyusui"),
    Group.BALITA: gettext_lazy("Bayi, balita, apras"),
    Group.REMAJA: gettext_lazy("Usia sekolah dan remaja"),
    Group.DEWASA: gettext_lazy("Dewasa"),
    Group.LANSIA: gettext_lazy("Lansia"),
}
WORDS = {
    Reason.NEW: gettext_lazy("baru di sini"),
    Reason.ABSENT: gettext_lazy("terakhir tidak datang"),
    Reason.SCREENING: gettext_lazy("skrining tahunan"),
}


@dataclass(frozen=True, slots=True)
class QueueRow:
    """chips  why they are expected
    state  what is said of who has come
    """

    number: int
    person_id: UUID
    name: str
    more: str
    chips: list[str]
    arrival_id: UUID | None
    state: str
    has_come: bool
    was_seen: bool


@dataclass(frozen=True, slots=True)
class Tab:
    group: Group
    label: str
    is_here: bool


def queue_row(line: Line, day: date) -> QueueRow:
    return QueueRow(
        number=line.number,
        person_id=line.person.pk,
        name=line.person.name,
        more=_more(line, day),
        chips=[str(WORDS[one]) for one in line.reasons],
        arrival_id=line.arrival.pk if line.arrival else None,
        state=_state(line),
        has_come=line.has_come,
        was_seen=line.was_seen,
    )


def tabs(served: Iterable[str], here: Group) -> list[Tab]:
    """The groups that the day serves; all of them where the plan names none."""
    groups = [one for one in Group if one in set(served)] or list(Group)
    return [Tab(one, str(NAMES[one]), one == here) for one in groups]


def _more(line: Line, day: date) -> str:
    parts = [line.person.sex, formats.age(line.person.birth_date, day)]
    if line.person.mother and Group.BALITA in line.groups:
        parts.append(_("Ibu %(name)s") % {"name": line.person.mother.name})
    parts.append(line.person.rt.name)
    return " · ".join(parts)


def _state(line: Line) -> str:
    if line.arrival and line.was_seen:
        return _("Nomor %(number)s · sudah diperiksa") % {"number": line.arrival.number}
    if line.arrival:
        return _("Nomor %(number)s") % {"number": line.arrival.number}
    return _("Sudah diperiksa") if line.was_seen else ""
