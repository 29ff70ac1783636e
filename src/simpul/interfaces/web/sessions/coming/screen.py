"""Who stands before the table and is not on the list: a newborn, a newcomer, somebody from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.families.asked import own_rt, rt_line
from simpul.interfaces.web.refusals import sentence_of
from simpul.interfaces.web.search.looking import people_meant
from simpul.interfaces.web.search.presenters import Found, found_shown
from simpul.interfaces.web.search.typed import recognise
from simpul.interfaces.web.sessions import asked
from simpul.interfaces.web.sessions.coming.arriving import came_in
from simpul.interfaces.web.sessions.coming.way import Way, way_in
from simpul.interfaces.web.sessions.days import not_open
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.audit.actions import record
from simpul.records.people.queries import get_person
from simpul.records.pregnancies.actions import is_of_bearing_age
from simpul.services.posyandu.queries import HELD, rt_covered

if TYPE_CHECKING:
    from simpul.records.facilities.models import Area
    from simpul.services.posyandu.models import Session

LONGEST = 80


@screen(permission=Permission.SESSION_RECORD, methods=("GET", "POST"))
def somebody_new(request: HttpRequest, standing: Standing, posyandu_id: UUID, day: str) -> HttpResponse:
    """GET asks who it is. POST looks for the mother of a newborn, so that no name stands in an address."""
    session = asked.session_or_404(standing, posyandu_id, day)
    if session.status not in HELD:
        return not_open(request, session)
    way, text = _way(request, standing, session), request.POST.get("text", "").replace("\0", "")[:LONGEST]
    here, others = _places(standing, session)
    shown: dict[str, Any] = {
        "session": session, "way": way, "text": text, "here": here, "others": others,
        "may_register": standing.may(Permission.PERSON_REGISTER), "may_receive": standing.may(Permission.PERSON_GUEST),
    }  # fmt: skip
    status = 200
    if request.method == "POST" and shown["may_register"]:
        try:
            shown |= _mothers(standing, session, text)
        except DomainError as refusal:
            shown["says"], status = sentence_of(refusal), 422
    return render(request, "sessions/somebody_new.html", shown, status=status)


@screen(permission=Permission.SESSION_RECORD, methods=("POST",))
def come(request: HttpRequest, standing: Standing, posyandu_id: UUID, day: str) -> HttpResponse:
    """Somebody of the register who is not on the list of the day, or a guest of the unit, has come."""
    session = asked.session_or_404(standing, posyandu_id, day)
    person = get_person(standing.area, asked.person_of(request))
    if person is None:
        raise Http404
    return came_in(request, standing, _way(request, standing, session), [person])


def _way(request: HttpRequest, standing: Standing, session: Session) -> Way:
    """Back to the place of this day that the address names, or to its list."""
    found = way_in(request, standing)
    return found if found and found.session.pk == session.pk else Way(session)


def _mothers(standing: Standing, session: Session, text: str) -> dict[str, Any]:
    """Women whose birth can be written down here. Raises DomainError for what cannot be looked for."""
    people = people_meant(standing.area, recognise(text), ended=False)
    mothers = [
        one
        for one in people
        if is_of_bearing_age(one, session.date) and standing.area.names_in(one.kelurahan_id, one.rt_id)
    ]
    record(
        actor_id=standing.staff_id, action="person.search", subject_kind="search", purpose="mencari orang",
        detail={"found": len(mothers)},
    )  # fmt: skip
    found: list[Found] = found_shown(standing.area, mothers, session.date)
    says = "" if found else _("Tidak ada ibu yang cocok di wilayah kerja Anda.")
    return {"found": found, "nobody": says}


def _places(standing: Standing, session: Session) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """The RT in which this worker registers: those of the Posyandu, then the others of the work area."""
    covered = set(rt_covered(session))
    own: list[Area] = [rt for _kelurahan, those in own_rt(standing, session.date) for rt in those]
    lines = [(rt.pk, rt_line(rt)) for rt in own]
    return [one for one in lines if one[0] in covered], [one for one in lines if one[0] not in covered]
