"""What is due of mother and child for those who are expected at an open day? From the engine of the person's own page.

Of those who stand on one page of the list and have not come: seven statements, whoever many they are (ADR 0024).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.records.facilities.work_area import WorkArea
from simpul.services.due.listing import scheduled_due
from simpul.services.due.members import Member, members_among
from simpul.services.due.shape import VISIT, Service, is_of_an_open_day
from simpul.services.due.vaccines import any_vaccine, vaccines_due
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.queries import Line

OF_SCHEDULE = (Group.BUMIL, Group.NIFAS, Group.BALITA)


def due_among(area: WorkArea, lines: Iterable[Line], group: Group, day: date) -> dict[UUID, str]:
    """By person, in words; who has nothing due is not in it."""
    if group not in OF_SCHEDULE:
        return {}
    waiting = [one.person.pk for one in lines if not one.has_come]
    told = {one.id: _said_of(one, day) for one in members_among(area, waiting, day)}
    return {person: said for person, said in told.items() if said}


def _said_of(member: Member, day: date) -> str:
    named = list(_named(member, day))
    return _("jatuh tempo: %(named)s") % {"named": ", ".join(named)} if named else ""


def _named(member: Member, day: date) -> Iterator[str]:
    """Of the visits the last that opened; vaccines in one word, at the first that is due: which of them stands on the
    page of the person."""
    asked = (member.about, member.done, day, member.said)
    found = [one for one in scheduled_due(*asked) if one.is_open]
    visits = [one for one in found if one.kind == VISIT]
    if visits:
        yield _label(max(visits, key=lambda one: one.opens or date.min))
    if any(one.is_open for one in vaccines_due(*asked)):
        yield _("imunisasi") if any_vaccine(member.done) else _("imunisasi (belum ada yang tercatat)")
    for one in found:
        if is_of_an_open_day(one.kind, one.places):
            yield _label(one)


def _label(service: Service) -> str:
    return service.label[formats.language() == "en"]
