"""What is due of mother and child for those who are expected at an open day? By the engines of the person's own page.

Of those who stand on one page of the list and have not come: eight statements at most, however many they are (ADR
0024).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.records.facilities.work_area import WorkArea
from simpul.services.due.many.opened import Label, Opened, findings_told, opened_among
from simpul.services.due.members import Member, members_among
from simpul.services.due.vaccines import any_vaccine
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.queries import Line

OF_SCHEDULE = (Group.BUMIL, Group.NIFAS, Group.BALITA)


def due_among(area: WorkArea, lines: Iterable[Line], group: Group, day: date) -> dict[UUID, str]:
    """By person, in words; who has nothing due is not in it."""
    if group not in OF_SCHEDULE:
        return {}
    waiting = [one for one in lines if not one.has_come]
    mothers = {one.person.pk for one in waiting if one.facts.pregnant or one.facts.last_birth}
    concepts = findings_told(of_mothers=bool(mothers))
    members = members_among(area, [one.person for one in waiting], mothers, day, concepts)
    told = {one.id: _said_of(one, found) for one, found in zip(members, opened_among(members, day), strict=True)}
    return {person: said for person, said in told.items() if said}


def _said_of(member: Member, found: Opened) -> str:
    named = list(_named(member, found))
    return _("jatuh tempo: %(named)s") % {"named": ", ".join(named)} if named else ""


def _named(member: Member, found: Opened) -> Iterator[str]:
    """Vaccines in one word: which of them is due stands on the page of the person."""
    if found.visit:
        yield _in_words(found.visit)
    if found.vaccine:
        yield _("imunisasi") if any_vaccine(member.done) else _("imunisasi (belum ada yang tercatat)")
    yield from map(_in_words, found.distributed)


def _in_words(label: Label) -> str:
    return label[formats.language() == "en"]
