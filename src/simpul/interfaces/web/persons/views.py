"""One person."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from simpul.foundation.local_time import LocalZone, local_date
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.persons.chart import chart_of
from simpul.interfaces.web.persons.life import life_of
from simpul.interfaces.web.persons.presenters import (
    matters_shown,
    mother_elsewhere,
    openings_shown,
    visits_shown,
    weighings_shown,
)
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing, names_of_staff
from simpul.records.audit.actions import record
from simpul.records.audit.queries import openings_of
from simpul.records.facilities.queries import posyandu_of_rt
from simpul.records.people.queries import family_of, get_person
from simpul.records.visits.queries import visits_of, weighings_of
from simpul.services.follow_up.queries import of_person

OPENINGS = 200  # one eager reader does not push the others off the list


@screen(permission=Permission.PERSON_READ)
def page(request: HttpRequest, standing: Standing, person_id: UUID) -> HttpResponse:
    person = get_person(standing.area, person_id)
    if person is None:
        raise Http404
    today = local_date(timezone.now(), LocalZone.WIB)
    openings = openings_of(person.pk, limit=OPENINGS)
    record(
        actor_id=standing.staff_id,
        action="person.open",
        subject_kind="person",
        subject_id=person.pk,
        kelurahan_id=person.kelurahan_id,
        purpose="melihat catatan",
    )
    family = family_of(standing.area, person)
    weighings = weighings_of(standing.area, person.pk)
    visits = list(visits_of(standing.area, person.pk))
    staff = names_of_staff(
        {entry.recorded_by for visit in visits for entry in visit.entries.all()}
        | {opening.actor_id for opening in openings if opening.actor_id}
    )
    clinical = standing.may(Permission.PERSON_CLINICAL)
    shown = {
        "person": person,
        "today": today,
        "clinical": clinical,
        "posyandu": posyandu_of_rt([person.rt_id], today).get(person.rt_id),
        "chart": chart_of(person, weighings, clinical=clinical),
        "weighings": weighings_shown(person, weighings),
        "visits": visits_shown(visits, staff),
        "life": life_of(person, today),
        "family": family,
        "mother_elsewhere": mother_elsewhere(person, family),
        "matters": matters_shown(of_person(standing.area, person.pk)),
        "openings": openings_shown(openings, staff, standing.staff_id),
    }
    return render(request, "persons/page.html", shown)
