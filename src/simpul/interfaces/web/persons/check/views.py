"""The page of the free check of health of one person, for health workers."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from simpul.foundation.local_time import LocalZone, local_date
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.persons.check.reading import checked
from simpul.interfaces.web.persons.check.shown import check_shown
from simpul.interfaces.web.persons.gathering import Asked, head_for
from simpul.interfaces.web.persons.purpose import note_opening, purpose_for
from simpul.interfaces.web.visits.asked import person_or_404
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing


@screen(permission=Permission.PERSON_CLINICAL)
def check(request: HttpRequest, standing: Standing, person_id: UUID) -> HttpResponse:
    person = person_or_404(request, standing, person_id)
    if person.pk != person_id:
        return redirect("persons:check", person_id=person.pk)
    now = timezone.now()
    today = local_date(now, LocalZone.WIB)
    found = checked(standing.area, person, today, now)
    note_opening(standing, person, purpose_for(request, standing, person, today))
    context = {
        "person": person,
        "head": head_for(standing, person, today, Asked()),
        "can_be_named": found is not None,
        "check": check_shown(found) if found else None,
    }
    return render(request, "persons/check.html", context)
