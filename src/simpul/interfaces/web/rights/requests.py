"""Take a request, answer it, write down a yes or the end of one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.foundation.identifiers import require_uuid7
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.refusals import sentence_of
from simpul.interfaces.web.rights.reading import FIELDS, asked_of, field_of, requester_of, text_of
from simpul.interfaces.web.rights.views import shown_of_person, shown_of_request
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.services.rights.answering import finish, refuse, take_up
from simpul.services.rights.consenting import set_consent
from simpul.services.rights.kinds import ConsentKind, Ground
from simpul.services.rights.requesting import receive as take_request


@screen(permission=Permission.RIGHTS, methods=("POST",))
def receive(request: HttpRequest, standing: Standing, person_id: UUID) -> HttpResponse:
    """A refused form comes back filled in, with the sentence at its field."""
    now = timezone.now()
    try:
        made = take_request(
            actor_id=standing.staff_id,
            area=standing.area,
            facility=standing.facility,
            request_id=require_uuid7(request.POST.get("request_id", "")),
            person_id=person_id,
            asked=asked_of(request.POST),
            now=now,
        )
    except NotInWorkAreaError:
        raise
    except DomainError as refusal:
        shown = shown_of_person(standing, person_id, now)
        shown["given"] = {name: text_of(request.POST, name) for name in FIELDS}
        return _refused(request, "rights/person.html", shown, refusal)
    return redirect("rights:request", request_id=made.pk)


@screen(permission=Permission.RIGHTS, methods=("POST",))
def step(request: HttpRequest, standing: Standing, request_id: UUID) -> HttpResponse:
    now = timezone.now()
    try:
        _take_step(
            request, {"actor_id": standing.staff_id, "area": standing.area, "request_id": request_id, "now": now}
        )
    except NotInWorkAreaError:
        raise
    except DomainError as refusal:
        shown = shown_of_request(standing, request_id, now)
        return _refused(request, "rights/request.html", shown | {"given": request.POST}, refusal)
    return redirect("rights:request", request_id=request_id)


@screen(permission=Permission.RIGHTS, methods=("POST",))
def consent(request: HttpRequest, standing: Standing, person_id: UUID) -> HttpResponse:
    now = timezone.now()
    kind, given = request.POST.get("consent", ""), request.POST.get("given") == "1"
    try:
        set_consent(
            actor_id=standing.staff_id,
            area=standing.area,
            facility=standing.facility,
            consent_id=require_uuid7(request.POST.get("consent_id", "")),
            person_id=person_id,
            kind=_consent_kind(kind),
            given=given,
            said_by=requester_of(request.POST),
            now=now,
        )
    except NotInWorkAreaError:
        raise
    except DomainError as refusal:
        shown = shown_of_person(standing, person_id, now)
        return _refused(request, "rights/person.html", shown | {"wrong_consent": kind}, refusal)
    messages.success(request, _("Persetujuan dicatat.") if given else _("Persetujuan ditarik."))
    return redirect("rights:person", person_id=person_id)


def _take_step(request: HttpRequest, common: dict[str, Any]) -> None:
    note = text_of(request.POST, "note")
    match request.POST.get("act"):
        case "kerjakan":
            take_up(**common)
        case "selesai":
            chosen = {ConsentKind(one) for one in request.POST.getlist("withdrawn") if one in ConsentKind.values}
            finish(note=note, withdrawn=chosen, **common)
        case "tolak":
            ground = request.POST.get("ground", "")
            if ground not in Ground.values:
                raise DomainError("ground", "Pilih alasan penolakan.")
            refuse(ground=Ground(ground), note=note, **common)
        case _:
            raise DomainError("act", "Langkah ini tidak dikenal. Muat ulang halaman.")


def _consent_kind(text: str) -> ConsentKind:
    if text not in ConsentKind.values:
        raise DomainError("consent", "Pilih salah satu.")
    return ConsentKind(text)


def _refused(request: HttpRequest, template: str, shown: dict[str, Any], refusal: DomainError) -> HttpResponse:
    return render(request, template, shown | {"says": sentence_of(refusal), "wrong": field_of(refusal)}, status=422)
