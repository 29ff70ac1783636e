"""A service that was written is put right, or taken back because nothing was given."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.foundation.identifiers import require_uuid7
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.refusals import sentence_of
from simpul.interfaces.web.visits.asked import read_day, reason_in, text_in, visit_or_404
from simpul.interfaces.web.visits.correcting import TAKE_BACK, check_rule, corrected, rule_words
from simpul.interfaces.web.visits.form.odd import Odd, are_confirmed, odd_given
from simpul.interfaces.web.visits.registry import label_of
from simpul.knowledge.concepts import Service, services
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.visits.queries import get_given
from simpul.services.pendataan.given import correct_given, take_back_given

if TYPE_CHECKING:
    from simpul.records.people.models import Person
    from simpul.records.visits.models import Given


@screen(permission=Permission.SESSION_RECORD, methods=("GET", "POST"))
def correct_service(request: HttpRequest, standing: Standing, given_id: UUID) -> HttpResponse:
    given = get_given(standing.area, given_id)
    if given is None:
        raise Http404
    visit, person = visit_or_404(request, standing, given.visit_id)
    alike = _alike(given)
    context = {
        "visit": visit,
        "person": person,
        "given": given,
        "label": label_of(given.service),
        "has_batch": any(one.has_batch for one in alike),
        "alike": [(one.code, one.label(formats.language())) for one in alike],
        "posted": request.POST,
        "rule": rule_words(standing),
    }
    try:
        check_rule(standing, given)
        if request.method != "POST":
            return render(request, "visits/service.html", context)
        if odd := _put_service_right(request, standing, given, person):
            return render(request, "visits/service.html", {**context, "odd": odd}, status=422)
    except NotInWorkAreaError:
        raise
    except DomainError as problem:
        return render(request, "visits/service.html", {**context, "says": sentence_of(problem)}, status=422)
    return corrected(request, given)


def _put_service_right(request: HttpRequest, standing: Standing, given: Given, person: Person) -> list[Odd]:
    """Empty where it was kept; else what is asked about first."""
    given_id, reason = require_uuid7(request.POST.get("new_id", "")), reason_in(request)
    actor_id, area, is_nakes = standing.staff_id, standing.area, standing.may(Permission.VISIT_RECORD)
    now = timezone.now()
    if request.POST.get("what") == TAKE_BACK:
        take_back_given(
            actor_id=actor_id, is_nakes=is_nakes, area=area, given=given, given_id=given_id, reason=reason, now=now
        )
        return []
    code = text_in(request, "service")
    if code not in {one.code for one in _alike(given)}:
        raise DomainError("no_such_service", "Pilih layanan dari daftar.")
    odd = odd_given(request, standing, person, given.local_date, [code], but=given.pk)
    if not are_confirmed(odd, request.POST.get("confirmed", "")):
        return odd
    correct_given(
        actor_id=actor_id,
        is_nakes=is_nakes,
        area=area,
        given=given,
        given_id=given_id,
        service=code,
        batch=text_in(request, "batch"),
        expires_on=read_day(text_in(request, "expires")),
        reason=reason,
        now=now,
    )
    return []


def _alike(given: Given) -> list[Service]:
    """A dose is put right by another dose, a capsule by another capsule; what the registry knows no more by none."""
    known = services().get(given.service)
    return [one for one in services().values() if known and one.kind is known.kind]
