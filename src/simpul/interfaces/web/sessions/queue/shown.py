"""What does a line of the register show at an open day? No I/O: a line in, words out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.foundation.identifiers import new_id
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.sessions.addresses import for_each, in_session
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.queries import Line, Reason

if TYPE_CHECKING:
    from simpul.services.posyandu.models import Session

WAITING, CAME = "belum", "datang"  # as the address of a list says whom it shows
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
    Reason.ABSENT: gettext_lazy("tidak datang terakhir kali"),
    Reason.SCREENING: gettext_lazy("skrining tahunan"),
}


@dataclass(frozen=True, slots=True)
class QueueRow:
    """chips    why they are expected
    due      what is due of mother and child, in words; of who has come nothing
    state    what is said of who has come
    send_to  where the button of the line goes: they have come, or that was a mistake
    card     where their card is filled
    says     why a press of the button was refused
    fresh_id of the arrival that is written next
    """

    number: int
    person_id: UUID
    name: str
    more: str
    chips: tuple[str, ...]
    due: str
    arrival_id: UUID | None
    state: str
    has_come: bool
    was_seen: bool
    send_to: str
    card: str
    says: str = ""
    fresh_id: UUID = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Tab:
    group: Group
    label: str
    is_here: bool


def queue_rows(
    lines: Iterable[Line], session: Session, group: Group, due: Mapping[UUID, str], says: Mapping[UUID, str]
) -> list[QueueRow]:
    """due, says  by person, in words: what is due of mother and child, and why a press was refused"""
    came, mistaken, card = in_session(session, "came"), for_each(session, "mistaken"), for_each(session, "person")
    return [
        QueueRow(
            number=line.number,
            person_id=line.person.pk,
            name=line.person.name,
            more=more_of(line, session.date),
            chips=tuple(str(WORDS[one]) for one in line.reasons),
            due=due.get(line.person.pk, ""),
            arrival_id=line.arrival.pk if line.arrival else None,
            state=_state(line),
            has_come=line.has_come,
            was_seen=line.was_seen,
            send_to=mistaken(line.arrival.pk) if line.arrival else came,
            card=f"{card(line.person.pk)}?kelompok={group}",
            says=says.get(line.person.pk, ""),
        )
        for line in lines
    ]


def tabs(served: Iterable[str], here: Group) -> list[Tab]:
    """The groups that the day serves; all of them where the plan names none."""
    groups = [one for one in Group if one in set(served)] or list(Group)
    return [Tab(one, str(NAMES[one]), one == here) for one in groups]


def more_of(line: Line, day: date) -> str:
    """By what else a person is known: sex, age, mother, RT."""
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
