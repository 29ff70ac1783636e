"""Yang terlewat: who of one kelurahan missed a service of mother and child, and which? From the same engine as the page
of the person, so that the two never differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.foundation.local_time import LocalZone, local_date
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.worklist.missed_words import late_of, why_of
from simpul.interfaces.web.worklist.presenters import PAGE, Sum, page_asked
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.audit.actions import record
from simpul.records.facilities.queries import areas_by_id
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.queries import people_by_id
from simpul.services.due.many.missed import Kind, Missed, missed_among
from simpul.services.due.members import members_of

if TYPE_CHECKING:
    from simpul.records.facilities.models import Area
    from simpul.records.people.models import Person

# Every child is due it every few months: whoever missed nothing else would bury the others, and stands behind its
# number.
SEEN_BY_CHOICE = frozenset({Kind.DEVELOPMENT})


@dataclass(frozen=True, slots=True)
class MissedLine:
    person_id: UUID
    name: str
    more: str
    why: str


@screen(permission=Permission.FOLLOW_UP)
def page(request: HttpRequest, standing: Standing) -> HttpResponse:
    """One kelurahan at a time, sixty people a page."""
    today = local_date(timezone.now(), LocalZone.WIB)
    served = sorted(areas_by_id(set(standing.area.kelurahan)).values(), key=lambda one: one.name)
    here = next((one for one in served if one.code == request.GET.get("kelurahan")), next(iter(served), None))
    shown: dict[str, Any] = {"today": today, "served": served, "here": here}
    if here:
        shown |= _list(request, standing, here, today)
    return render(request, "worklist/missed.html", shown)


def _list(request: HttpRequest, standing: Standing, here: Area, today: date) -> dict[str, Any]:
    area = WorkArea(kelurahan=(here.pk,), counted=(here.pk,))
    missed = missed_among(members_of(area, today), today)
    chosen = next((one for one in Kind if one == request.GET.get("pilih")), None)
    those = [one for one in missed if (chosen in one.kinds if chosen else one.kinds != SEEN_BY_CHOICE)]
    number = page_asked(request.GET.get("halaman", ""))
    shown = those[(number - 1) * PAGE : number * PAGE]
    if shown:
        _told(standing, len(shown), chosen or "semua", number)
    people = people_by_id(area, [one.member.id for one in shown])
    return {
        "sums": _sums(missed, chosen),
        "chosen": chosen or "semua",
        "count": len(those),
        "lines": [_line(people[one.member.id], one, today) for one in shown if one.member.id in people],
        "before": number - 1,
        "next": number + 1 if number * PAGE < len(those) else None,
    }


def _sums(missed: Sequence[Missed], chosen: Kind | None) -> list[Sum]:
    labels = {
        Kind.VISIT: _("kunjungan ibu dan bayi baru lahir"),
        Kind.VACCINE: _("imunisasi"),
        Kind.UNRECORDED: _("imunisasi belum pernah tercatat"),
        Kind.CAMPAIGN: _("vitamin atau obat cacing"),
        Kind.CHECK: _("skrining ibu dan bayi baru lahir"),
        Kind.AGAIN: _("perlu diulang (KPSP meragukan)"),
        Kind.DEVELOPMENT: _("skrining perkembangan (KPSP)"),
        Kind.PLANNED: _("hari sudah disepakati"),
        Kind.REFUSED: _("ditolak"),
    }
    sums = [
        Sum(kind.value, label, sum(kind in one.kinds for one in missed), kind is chosen)
        for kind, label in labels.items()
    ]
    everybody = sum(one.kinds != SEEN_BY_CHOICE for one in missed)
    return [*sums, Sum("semua", _("orang"), everybody, chosen is None)]


def _line(person: Person, missed: Missed, today: date) -> MissedLine:
    place = f"{person.rt.name} / {person.rt.rw.name}" if person.rt.rw else person.rt.name
    parts = [formats.age(person.birth_date, today), person.sex, place]
    if person.mother and missed.member.about.mother.pregnant_since is None:
        parts.append(_("Ibu %(name)s") % {"name": person.mother.name})
    return MissedLine(person.pk, person.name, " · ".join(parts), why_of(missed, late_of(missed.member, today)))


def _told(standing: Standing, count: int, choice: str, number: int) -> None:
    record(
        actor_id=standing.staff_id,
        action="worklist.open",
        subject_kind="worklist",
        purpose="layanan terlewat",
        detail={"count": count, "choice": choice, "page": number},
    )
