"""Tamu: serve a person of another area, by proof that they stand in front of us."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError
from simpul.foundation.identifiers import Nik
from simpul.foundation.local_time import LocalZone, local_date
from simpul.foundation.nik import refuse_impossible
from simpul.foundation.phone import PUNCTUATION
from simpul.foundation.privacy import Masked
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.refusals import sentence_of
from simpul.interfaces.web.search.camera import allows_camera
from simpul.interfaces.web.search.newcomers import address_for_newcomer
from simpul.interfaces.web.search.presenters import guests_shown
from simpul.interfaces.web.search.typed import read_card
from simpul.interfaces.web.sessions.coming.arriving import came_in
from simpul.interfaces.web.sessions.coming.way import Way, way_in
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.facilities.work_area import work_area_scope
from simpul.records.people.actions import close_guest, open_guest
from simpul.records.people.actions.guests import GUEST_DAYS, Proof
from simpul.records.people.actions.numbers import CARD_PREFIX
from simpul.records.people.queries import get_person
from simpul.records.people.receiving import guests_here, receiving_guests


@dataclass(frozen=True, slots=True)
class Given:
    """What was typed, to be read and to be given back with a refusal."""

    number: str
    birth_date: str


@screen(permission=Permission.PERSON_GUEST, methods=("GET", "POST"))
@allows_camera
def page(request: HttpRequest, standing: Standing) -> HttpResponse:
    """A miss is caught here, inside the transaction, so that it counts. From an open day it leads back there."""
    way = way_in(request, standing)
    given = Given(*(request.POST.get(name, "").replace("\0", "").strip()[:40] for name in ("number", "birth_date")))
    if request.method != "POST":
        return render(request, "search/guests.html", _shown(standing, given, way))
    try:
        received = open_guest(
            actor_id=standing.staff_id,
            area=standing.area,
            facility=standing.facility,
            now=timezone.now(),
            most_a_day=settings.GUESTS_A_DAY,
            table=way.session.posyandu if way else None,
            **_read(given),
        )
    except DomainError as refusal:
        shown = _shown(standing, given, way) | {"says": sentence_of(refusal), "wrong": _field(refusal)}
        if refusal.code == "guest_not_found":
            shown["newcomer"] = address_for_newcomer(standing, way)
        return render(request, "search/guests.html", shown, status=422)
    if received.until:
        day = formats.day(timezone.localtime(received.until).date())
        messages.success(request, _("Tamu: catatannya terbuka untuk unit Anda sampai %(day)s.") % {"day": day}, "know")
    else:
        messages.success(request, _("Orang ini tercatat di wilayah kerja Anda."))
    if way:
        return _to_the_day(request, standing, way, received.person_id)
    return redirect("persons:page", person_id=received.person_id)


@screen(permission=Permission.PERSON_GUEST, methods=("POST",))
def close(request: HttpRequest, standing: Standing, guest_id: UUID) -> HttpResponse:
    close_guest(actor_id=standing.staff_id, facility=standing.facility, guest_id=guest_id, now=timezone.now())
    messages.success(request, _("Selesai dilayani. Catatannya tertutup lagi untuk unit Anda."))
    return redirect("search:guests")


def _to_the_day(request: HttpRequest, standing: Standing, way: Way, person_id: UUID) -> HttpResponse:
    """The guest was none as this request came in: they are within reach from here on."""
    now_with = receiving_guests(standing, timezone.now())
    with work_area_scope(now_with.area):
        person = get_person(now_with.area, person_id)
        if person is None:
            raise Http404
        return came_in(request, now_with, way, [person])


def _read(given: Given) -> dict[str, Any]:
    """The proof, the number and the birth date. Raises DomainError for what cannot be one."""
    proof, number = _proof(given.number)
    try:
        born = date.fromisoformat(given.birth_date)
    except ValueError as problem:
        raise DomainError("birth_missing", "Isi tanggal lahir, misalnya 9 September 2025.") from problem
    return {"proof": proof, "number": number, "birth_date": born}


def _proof(text: str) -> tuple[Proof, Masked]:
    if text.upper().startswith(CARD_PREFIX):
        return Proof.CARD, read_card(text)
    nik = Nik(text.translate(PUNCTUATION))
    refuse_impossible(nik)
    return Proof.NIK, nik


def _field(refusal: DomainError) -> str:
    return "birth_date" if refusal.code == "birth_missing" else "number"


def _shown(standing: Standing, given: Given, way: Way | None) -> dict[str, Any]:
    now = timezone.now()
    guests = guests_here(standing.area, standing.facility.pk, now)
    return {
        "given": given,
        "way": way,
        "days": GUEST_DAYS,
        "guests": guests_shown(guests, local_date(now, LocalZone.WIB)),
    }
