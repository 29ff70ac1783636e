"""The way to a person: one box for a name or any number. By POST, so that no name stands in an address or a history."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from simpul.foundation.errors import DomainError
from simpul.foundation.local_time import LocalZone, local_date
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.refusals import sentence_of
from simpul.interfaces.web.search.camera import allows_camera
from simpul.interfaces.web.search.looking import people_meant
from simpul.interfaces.web.search.newcomers import address_for_newcomer
from simpul.interfaces.web.search.presenters import found_shown, searched_as
from simpul.interfaces.web.search.typed import recognise
from simpul.interfaces.web.sessions.coming.way import Way, way_in
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.audit.actions import record
from simpul.records.people.search import SEARCH_LIMIT, search_mark

LONGEST = 80


@screen(permission=Permission.PERSON_READ, methods=("GET", "POST"))
@allows_camera
def page(request: HttpRequest, standing: Standing) -> HttpResponse:
    text = request.POST.get("text", "").replace("\0", "")[:LONGEST]
    ended = request.POST.get("ended") == "1"
    shown: dict[str, Any] = {
        "text": text, "ended": ended, "may_receive": standing.may(Permission.PERSON_GUEST),
        "way": way_in(request, standing),
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "search/page.html", shown)
    try:
        answer = _answer(standing, text, shown["way"], ended=ended)
    except DomainError as refusal:
        return render(request, "search/page.html", {**shown, "says": sentence_of(refusal)}, status=422)
    return render(request, "search/page.html", {**shown, **answer})


def _answer(standing: Standing, text: str, way: Way | None, *, ended: bool) -> dict[str, Any]:
    typed = recognise(text)
    people = people_meant(standing.area, typed, ended=ended)
    record(
        actor_id=standing.staff_id,
        action="person.search",
        subject_kind="search",
        purpose="mencari orang",
        detail={"found": len(people), "as": typed.kind, "ended": ended, "mark": search_mark(typed.normal)},
    )
    return {
        "found": found_shown(standing.area, people, local_date(timezone.now(), LocalZone.WIB)),
        "most": SEARCH_LIMIT,
        "searched_as": searched_as(typed.kind),
        "newcomer": "" if people else address_for_newcomer(standing, way),
    }
