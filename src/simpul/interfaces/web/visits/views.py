"""One visit: what was found, what to do, and what became of each row; and a visit that did not take place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.foundation.local_time import LocalZone, local_date
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.persons.care.reading import judged_at
from simpul.interfaces.web.persons.purpose import note_opening
from simpul.interfaces.web.refusals import sentence_of
from simpul.interfaces.web.visits import result, shown
from simpul.interfaces.web.visits.asked import reason_in, role_of, visit_or_404
from simpul.interfaces.web.visits.looking_back import asked_then
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing, names_of_staff
from simpul.records.visits.queries import withdrawals_into
from simpul.services.pendataan import actions
from simpul.services.pendataan.found import found_at
from simpul.services.signing.of_day import ActingDays

if TYPE_CHECKING:
    from simpul.records.people.models import Person
    from simpul.records.visits.models import Visit


@screen(permission=Permission.SESSION_RECORD)
def page(request: HttpRequest, standing: Standing, visit_id: UUID) -> HttpResponse:
    visit, person = visit_or_404(request, standing, visit_id)
    note_opening(standing, person, "melihat catatan")
    return render(request, "visits/page.html", _context(standing, visit, person))


@screen(permission=Permission.PERSON_MERGE, methods=("GET", "POST"))
def take_back(request: HttpRequest, standing: Standing, visit_id: UUID) -> HttpResponse:
    """The whole visit did not take place."""
    visit, person = visit_or_404(request, standing, visit_id)
    context = {
        "visit": visit,
        "person": person,
        "entries": shown.entries_shown(visit, reader_of(standing, visit)),
        "given": shown.given_shown(visit, reader_of(standing, visit)),
        "posted": request.POST,
    }
    if request.method != "POST":
        return render(request, "visits/take_back.html", context)
    try:
        actions.take_back_visit(
            actor_id=standing.staff_id,
            area=standing.area,
            visit_id=visit.pk,
            reason=reason_in(request),
            now=timezone.now(),
        )
    except NotInWorkAreaError:
        raise
    except DomainError as problem:
        return render(request, "visits/take_back.html", {**context, "says": sentence_of(problem)}, status=422)
    messages.success(request, _("Kunjungan dibatalkan. Isinya tetap dapat dibaca."))
    return redirect("visits:page", visit_id=visit.pk)


def _context(standing: Standing, visit: Visit, person: Person) -> dict[str, Any]:
    acting = ActingDays(standing.facility, local_date(timezone.now(), LocalZone.WIB))
    found = found_at(standing.area, visit, person, acting)
    clinical = standing.may(Permission.PERSON_CLINICAL)
    taken = withdrawals_into(standing.area, visit.pk)
    reader = reader_of(standing, visit, {one.made_by for one in taken})
    asked, kept = asked_then(standing, visit, person)
    return {
        "visit": visit,
        "person": person,
        "clinical": clinical,
        "found": found,
        "judged": judged_at(standing, visit, person, acting),
        "marks": result.marks_of(found),
        "plain": result.plain_of(found),
        "indices": result.indices_of_visit(found) if clinical else [],
        "body_mass": result.body_mass_of(found),
        "actions": result.actions_of(found, clinical=clinical),
        "doubts": result.doubted(asked, kept, reader.role),
        "wanted": result.wanted(asked, kept),
        "entries": shown.entries_shown(visit, reader),
        "given": shown.given_shown(visit, reader),
        "withdrawal": getattr(visit, "withdrawal", None),
        "withdrawn_by": withdrawn_by(visit, reader),
        "taken": [(one, reader.names.get(one.made_by, "")) for one in taken],
        "may_record": standing.may(Permission.SESSION_RECORD),
        "may_move": standing.may(Permission.PERSON_MERGE) and not hasattr(visit, "withdrawal"),
    }


def withdrawn_by(visit: Visit, reader: shown.Reader) -> str:
    return reader.names.get(visit.withdrawal.made_by, "") if hasattr(visit, "withdrawal") else ""


def reader_of(standing: Standing, visit: Visit, others: set[UUID] | None = None) -> shown.Reader:
    """Who reads, and the names of all who wrote on this visit."""
    withdrawal = getattr(visit, "withdrawal", None)
    ids = {visit.recorded_by} | (others or set())
    ids |= {one.recorded_by for one in visit.entries.all()} | {one.recorded_by for one in visit.given.all()}
    names = names_of_staff(ids | ({withdrawal.made_by} if withdrawal else set()))
    return shown.Reader(standing.staff_id, role_of(standing), timezone.now(), names)
