"""The history in a Buku KIA is taken over: several days at once, each a visit of its own, with its source."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.persons.purpose import note_opening
from simpul.interfaces.web.refusals import sentence_of
from simpul.interfaces.web.visits.asked import person_or_404, text_in, today_at
from simpul.interfaces.web.visits.book.reading import read_sheet
from simpul.interfaces.web.visits.book.sheet import Sheet, blank_sheet
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.visits.queries import growth_of, services_of
from simpul.services.pendataan.taking_over import take_over

MORE_ROWS = 6


@screen(permission=Permission.VISIT_RECORD, methods=("GET", "POST"))
def book(request: HttpRequest, standing: Standing, person_id: UUID) -> HttpResponse:
    person = person_or_404(request, standing, person_id)
    measured = {one.local_date: one.weight_grams for one in growth_of(standing.area, person.pk)}
    given = {one.service: one.local_date for one in services_of(standing.area, person.pk)}
    if request.method != "POST":
        note_opening(standing, person, "pendataan")
        return _page(request, standing, person_id, blank_sheet(given, MORE_ROWS))
    sheet = read_sheet(request.POST, person, today_at(standing.facility), measured, given)
    if request.POST.get("what") == "tambah":
        return _page(request, standing, person_id, sheet.with_more(MORE_ROWS))
    try:
        refused = take_over(
            actor_id=standing.staff_id,
            area=standing.area,
            person_id=person.pk,
            facility=standing.facility,
            days=sheet.days(),
            source_ref=text_in(request, "source_ref", 60),
            now=timezone.now(),
        )
    except NotInWorkAreaError:
        raise
    except DomainError as problem:
        return _page(request, standing, person_id, sheet, says=sentence_of(problem))
    sheet.refuse({key: sentence_of(problem) for key, problem in refused.items()})
    return _after(request, standing, person_id, sheet)


def _after(request: HttpRequest, standing: Standing, person_id: UUID, sheet: Sheet) -> HttpResponse:
    kept = sheet.kept()
    if kept:
        said = ngettext("%(kept)s hari dari buku tersimpan.", "%(kept)s hari dari buku tersimpan.", kept)
        messages.success(request, said % {"kept": kept})
    if sheet.is_clean() and kept:
        return redirect("persons:page", person_id=person_id)
    return _page(request, standing, person_id, sheet.only_open(), status=422)


def _page(
    request: HttpRequest, standing: Standing, person_id: UUID, sheet: Sheet, *, says: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "person": person_or_404(request, standing, person_id),
        "sheet": sheet,
        "source_ref": request.POST.get("source_ref", "Buku KIA")[:60],
        "says": says,
        "today": today_at(standing.facility),
    }
    return render(request, "visits/book.html", context, status=422 if says else status)
