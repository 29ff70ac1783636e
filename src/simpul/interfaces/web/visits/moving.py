"""A visit that was filed on the wrong person goes to the right one: both are seen side by side first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.components.marks import Mark, of_status
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.persons.purpose import note_opening
from simpul.interfaces.web.refusals import sentence_of
from simpul.interfaces.web.visits import shown
from simpul.interfaces.web.visits.asked import person_or_404, reason_in, text_in, today_at, visit_or_404
from simpul.interfaces.web.visits.views import reader_of
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.audit.actions import record as audit
from simpul.records.people.search import find_by_name
from simpul.records.visits.queries import weighings_of
from simpul.services.pendataan import actions

if TYPE_CHECKING:
    from simpul.records.people.models import Person
    from simpul.records.visits.models import MonthlyWeighing, Visit

MONTHS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two people, with the last months of their list."""

    person: Person
    months: list[tuple[date, str, Mark | None]]


@screen(permission=Permission.PERSON_MERGE, methods=("GET", "POST"))
def move(request: HttpRequest, standing: Standing, visit_id: UUID) -> HttpResponse:
    """By POST: a name is searched, a person chosen, both are shown, and only then the visit moves."""
    visit, person = visit_or_404(request, standing, visit_id)
    chosen = text_in(request, "to")
    if chosen:
        return _chosen(request, standing, visit, person, chosen)
    text = text_in(request, "name", 80)
    found = None
    if text:
        found = [one for one in find_by_name(standing.area, text) if one.pk != person.pk]
        audit(
            actor_id=standing.staff_id,
            action="person.search",
            subject_kind="search",
            purpose="pendataan",
            detail={"found": len(found)},
        )
    return _page(request, standing, visit, person, text=text, found=found)


def _chosen(request: HttpRequest, standing: Standing, visit: Visit, person: Person, chosen: str) -> HttpResponse:
    other = person_or_404(request, standing, _uuid(chosen))
    if request.POST.get("confirm") != "1":
        note_opening(standing, other, "pendataan")
        return _page(request, standing, visit, person, other=_side(standing, other))
    try:
        moved = actions.move_visit(
            actor_id=standing.staff_id,
            area=standing.area,
            visit_id=visit.pk,
            to_person=other.pk,
            reason=reason_in(request),
            now=timezone.now(),
            today=today_at(standing.facility),
        )
    except NotInWorkAreaError:
        raise
    except DomainError as problem:
        more: dict[str, Any] = {"other": _side(standing, other), "says": sentence_of(problem), "status": 422}
        return _page(request, standing, visit, person, **more)
    messages.success(request, _("Kunjungan dipindahkan. Kedua daftar bulan sudah dinilai ulang."))
    return redirect("visits:page", visit_id=moved.pk)


def _page(
    request: HttpRequest, standing: Standing, visit: Visit, person: Person, *, status: int = 200, **more: Any
) -> HttpResponse:
    reader = reader_of(standing, visit)
    context = {
        "visit": visit,
        "side": _side(standing, person),
        "today": today_at(standing.facility),
        "entries": shown.entries_shown(visit, reader),
        "given": shown.given_shown(visit, reader),
        "stands": not hasattr(visit, "withdrawal"),
        "posted": request.POST,
        **more,
    }
    return render(request, "visits/move.html", context, status=status)


def _side(standing: Standing, person: Person) -> Side:
    latest = weighings_of(standing.area, person.pk)[-MONTHS_SHOWN:]
    return Side(person, [_month(one) for one in reversed(latest)])


def _month(one: MonthlyWeighing) -> tuple[date, str, Mark | None]:
    return one.local_date, formats.kilograms(one.weight_grams), of_status(one.status)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as problem:
        raise NotInWorkAreaError() from problem
