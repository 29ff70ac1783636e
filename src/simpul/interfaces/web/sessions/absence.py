"""What is said of those who were expected at an open day and did not come? No I/O: people in, words out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.components.marks import Mark
from simpul.knowledge.life_stages import NIFAS_TO_DAY
from simpul.records.pregnancies.motherhood import NOTHING_KNOWN
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.queries import Closing, five_years_before

if TYPE_CHECKING:
    from simpul.records.people.models import Person

ABSENT = {
    Group.BUMIL: gettext_lazy("Ibu hamil tidak datang"),
    Group.NIFAS: gettext_lazy("Ibu nifas dan menyusui tidak datang"),
    Group.BALITA: gettext_lazy("Bayi, balita, apras tidak datang"),
    Group.LANSIA: gettext_lazy("Lansia tidak datang dan belum skrining tahunan"),
}


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody to look after: where their page is, and what is said of them. number: in the queue"""

    name: str
    address: str
    words: str = ""
    marks: tuple[Mark, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True)
class GroupAway:
    """Who of one group did not come."""

    title: str
    people: list[Named]


def said_of(person: Person, group: Group, day: date, since: date | None) -> str:
    """By what one knows them, and what a mother is at.

    since  of a mother: the day on which the pregnancy began, or on which the last one ended
    """
    parts = [formats.age(person.birth_date, day)]
    if group is Group.BALITA:
        parts.append(person.sex)
        parts += [_("Ibu %(name)s") % {"name": person.mother.name}] if person.mother else []
    elif group is Group.LANSIA:
        parts.append(person.sex)
    elif since is not None:
        parts.append(_mother(group, day, since))
    return " · ".join(parts)


def _mother(group: Group, day: date, since: date) -> str:
    if group is Group.BUMIL:
        return _("hamil %(weeks)s minggu") % {"weeks": (day - since).days // 7}
    said = _("nifas sejak %(day)s") if (day - since).days <= NIFAS_TO_DAY else _("menyusui, melahirkan %(day)s")
    return said % {"day": formats.day(since)}


def away_of(closing: Closing, day: date, page: Callable[[UUID], str]) -> list[GroupAway]:
    """Balita under five are named among those who were not weighed."""
    born_before = five_years_before(day)
    found = []
    for group, people in closing.absent.items():
        those = [one for one in people if group is not Group.BALITA or one.birth_date < born_before]
        title = _("Apras tidak datang") if group is Group.BALITA else str(ABSENT[group])
        if those:
            found.append(GroupAway(title, [_missing(one, group, closing, day, page) for one in those]))
    return found


def _missing(one: Person, group: Group, closing: Closing, day: date, page: Callable[[UUID], str]) -> Named:
    known = closing.mothers.get(one.pk, NOTHING_KNOWN)
    words = said_of(one, group, day, known.pregnant_since or known.last_end)
    return Named(one.name, page(one.pk), f"{words} · {one.rt.name}")
