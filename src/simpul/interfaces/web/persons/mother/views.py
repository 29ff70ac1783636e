"""The page of a pregnancy and of the weeks after a birth, for health workers."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.foundation.local_time import LocalZone, local_date
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.persons.gathering import Asked, head_for
from simpul.interfaces.web.persons.mother.page import mother_context
from simpul.interfaces.web.persons.mother.reading import kept_of
from simpul.interfaces.web.persons.purpose import note_opening, purpose_for
from simpul.interfaces.web.visits.asked import person_or_404
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing


@screen(permission=Permission.PERSON_CLINICAL)
def mother(request: HttpRequest, standing: Standing, person_id: UUID) -> HttpResponse:
    """Whoever is neither pregnant nor in nifas is led to the page of the person."""
    person = person_or_404(request, standing, person_id)
    now = timezone.now()
    today = local_date(now, LocalZone.WIB)
    kept = kept_of(standing, person, today)
    if kept is None:
        messages.info(request, _("Sekarang tidak ada kehamilan atau nifas yang tercatat pada orang ini."), "know")
        return redirect("persons:page", person_id=person.pk)
    if person.pk != person_id:
        return redirect("persons:mother", person_id=person.pk)
    context = mother_context(standing, kept, today, now)
    for one in (person, *(newborn.course.person for newborn in kept.newborns)):
        note_opening(standing, one, purpose_for(request, standing, one, today))
    shown = {"person": person, "today": today, "head": head_for(standing, person, today, Asked())}
    return render(request, "persons/mother.html", shown | context)
