"""The page of one service that is due: agree on a day, write down a no, take either back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.foundation.identifiers import new_id
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.persons.agreed.asked import BOX, Typed, said_in, typed_in
from simpul.interfaces.web.persons.agreed.shown import page_shown, words_shown
from simpul.interfaces.web.persons.care.reading import course_at
from simpul.interfaces.web.refusals import sentence_of
from simpul.interfaces.web.visits.asked import person_or_404, today_at
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing, names_of_staff
from simpul.records.agreements.actions import record_agreement, take_back_agreement
from simpul.records.agreements.queries import agreements_of, get_agreement
from simpul.records.agreements.words import AgreedOn, Refused
from simpul.records.people.queries import record_ids
from simpul.services.due.in_time import counts_only_in_time, last_day_of
from simpul.services.due.listing import services_due
from simpul.services.due.places import places_for
from simpul.services.due.shape import Service

if TYPE_CHECKING:
    from simpul.records.people.models import Person


@screen(permission=Permission.SERVICE_AGREE, methods=("GET", "POST"))
def agree(request: HttpRequest, standing: Standing, person_id: UUID, code: str) -> HttpResponse:
    """Of a service that is due, or of which something was said; of another one there is nothing to say."""
    person, today = person_or_404(request, standing, person_id), today_at(standing.facility)
    service = _service(standing, person, code, today)
    if service is None:
        messages.info(request, _("Layanan itu sekarang tidak jatuh tempo, atau waktunya sudah lewat."), "know")
        return redirect(_list_of(person))
    if request.method != "POST":
        return _page(request, standing, person, service, today)
    typed = typed_in(request)
    try:
        said = _write(standing, person, service, typed, today)
    except NotInWorkAreaError:
        raise
    except DomainError as problem:
        return _page(request, standing, person, service, today, typed, problem)
    messages.success(request, _("Penolakan tercatat.") if isinstance(said, Refused) else _("Hari sudah disepakati."))
    return redirect(_list_of(person))


@screen(permission=Permission.SERVICE_AGREE, methods=("POST",))
def take_back(request: HttpRequest, standing: Standing, agreement_id: UUID) -> HttpResponse:
    found = get_agreement(standing.area, agreement_id)
    if found is None:
        raise Http404
    person = person_or_404(request, standing, found.person_id)
    take_back_agreement(
        actor_id=standing.staff_id, area=standing.area, agreement_id=agreement_id, now=timezone.now()
    )  # fmt: skip
    messages.success(request, _("Dibatalkan. Catatannya tetap dapat dibaca."))
    return redirect(_list_of(person))


def _write(standing: Standing, person: Person, service: Service, typed: Typed, today: date) -> Refused | AgreedOn:
    said = said_in(typed, places_for(person, service, standing.facility, today))
    record_agreement(
        actor_id=standing.staff_id,
        area=standing.area,
        facility=standing.facility,
        agreement_id=typed.id,
        person_id=person.pk,
        service=service.code,
        said=said,
        said_on=today,
        now=timezone.now(),
        last_day=last_day_of(service),
        seen=typed.seen,
    )
    return said


def _service(standing: Standing, person: Person, code: str, today: date) -> Service | None:
    if not person.is_listed:
        return None
    course = course_at(standing.area, person, today)
    found = services_due(course.about(today), course.done, today, course.said)
    return next((one for one in found if one.code == code and _may_be_spoken_of(one, today)), None)


def _may_be_spoken_of(one: Service, today: date) -> bool:
    return one.is_spoken_of or (one.is_open and not _is_past(one, today))


def _is_past(one: Service, today: date) -> bool:
    return one.is_missed(today) and counts_only_in_time(one)


def _page(
    request: HttpRequest,
    standing: Standing,
    person: Person,
    service: Service,
    today: date,
    typed: Typed | None = None,
    problem: DomainError | None = None,
) -> HttpResponse:
    """After a refusal with what was typed, and with what others wrote in the meantime."""
    clinical = standing.may(Permission.PERSON_CLINICAL)
    words = agreements_of(standing.area, record_ids(person.pk), service.code)
    seen = frozenset(one.pk for one in words if one.taken_back_at is None)
    names = names_of_staff({one for word in words for one in (word.recorded_by, word.taken_back_by) if one})
    places = places_for(person, service, standing.facility, today)
    context = {
        "person": person,
        "today": today,
        "seen": " ".join(str(one) for one in sorted(seen)),
        "words": words_shown(words, names, standing.staff_id, clinical=clinical),
        "says": sentence_of(problem) if problem else "",
        "wrong": BOX.get(problem.code, "") if problem else "",
        **page_shown(service, typed or Typed(new_id(), seen), places, today, clinical=clinical),
    }
    return render(request, "persons/agreed.html", context, status=422 if problem else 200)


def _list_of(person: Person) -> str:
    return f"{reverse('persons:page', args=[person.pk])}#jatuh-tempo"
