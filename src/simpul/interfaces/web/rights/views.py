"""Hak data: what people have asked of the record about them, one person's rights, one request."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from simpul.foundation.local_time import LocalZone, local_date
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.persons.purpose import note_opening
from simpul.interfaces.web.rights.choices import choices_of_request, choices_of_step
from simpul.interfaces.web.rights.presenters import consents_shown, request_shown, retention_shown, steps_shown
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing, names_of_staff
from simpul.records.audit.actions import record
from simpul.records.people.queries import get_person
from simpul.services.rights.kinds import Kind, State
from simpul.services.rights.queries import (
    current_consents,
    ended_requests,
    get_request,
    open_requests,
    requests_of,
    retention_of_person,
)
from simpul.services.rights.steps import PURPOSE

SHOWN_DAYS = 90  # how long an answered request stays on the list


@screen(permission=Permission.RIGHTS)
def list_page(request: HttpRequest, standing: Standing) -> HttpResponse:
    now = timezone.now()
    waiting = [request_shown(one, now) for one in open_requests(standing.area)]
    ended = [request_shown(one, now) for one in ended_requests(standing.area, now - timedelta(days=SHOWN_DAYS))]
    if waiting or ended:
        record(
            actor_id=standing.staff_id,
            action="rights.list",
            subject_kind="rights",
            purpose=PURPOSE,
            detail={"waiting": len(waiting), "ended": len(ended)},
        )
    return render(request, "rights/list.html", {"waiting": waiting, "ended": ended, "days": SHOWN_DAYS})


@screen(permission=Permission.RIGHTS)
def person_page(request: HttpRequest, standing: Standing, person_id: UUID) -> HttpResponse:
    return render(request, "rights/person.html", shown_of_person(standing, person_id, timezone.now()))


def shown_of_person(standing: Standing, person_id: UUID, now: datetime) -> dict[str, Any]:
    """Raises Http404 for a person whom this worker does not reach. Opening it is written down."""
    person = get_person(standing.area, person_id)
    if person is None:
        raise Http404
    today = local_date(now, LocalZone.WIB)
    note_opening(standing, person, PURPOSE)
    held = current_consents(person.pk)
    return {
        "person": person,
        "today": today,
        "requests": [request_shown(one, now) for one in requests_of(standing.area, person.pk)],
        "consents": consents_shown(held, names_of_staff({one.recorded_by for one in held.values()})),
        "retention": retention_shown(retention_of_person(person)),
        "choices": choices_of_request(person.birth_date, person.died_on, today),
        "given": {"received_on": today.isoformat()},
    }


@screen(permission=Permission.RIGHTS)
def request_page(request: HttpRequest, standing: Standing, request_id: UUID) -> HttpResponse:
    return render(request, "rights/request.html", shown_of_request(standing, request_id, timezone.now()))


def shown_of_request(standing: Standing, request_id: UUID, now: datetime) -> dict[str, Any]:
    """Raises Http404 for a request of a person whom this worker does not reach."""
    found = get_request(standing.area, request_id)
    if found is None:
        raise Http404
    held = current_consents(found.person_id) if found.kind == Kind.WITHDRAWAL else {}
    return {
        "asked": request_shown(found, now),
        "kind": found.kind,
        "open": found.ended_at is None,
        "untouched": found.state == State.RECEIVED,
        "steps": steps_shown(found, names_of_staff({step.made_by for step in found.steps.all()})),
        "restricted": found.person.restricted_at is not None,
        "until": retention_shown(retention_of_person(found.person))["until"],
        "held": [one for one in consents_shown(held, {}) if one["given"]],
        "correct": reverse("families:details", args=[found.person_id]),
        **choices_of_step(found.kind),
    }
