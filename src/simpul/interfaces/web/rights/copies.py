"""The copy of a record for the person: a file, a print, and the slip of those who opened it.

Only for an open request of a copy; each one is written down. A file is named after the request, never after a person.
"""

import json
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import override

from simpul.interfaces.web.door import screen
from simpul.interfaces.web.rights.presenters import request_shown
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.people.queries import get_person
from simpul.services.rights.answering import hand_out
from simpul.services.rights.export.record import whole_record
from simpul.services.rights.export.trail import readers_of
from simpul.services.rights.kinds import Act, may_have_sensitive
from simpul.services.rights.queries import retention_of_person

if TYPE_CHECKING:
    from simpul.records.people.models import Person
    from simpul.services.rights.models import Request


@screen(permission=Permission.RIGHTS, methods=("POST",))
def file(request: HttpRequest, standing: Standing, request_id: UUID) -> HttpResponse:
    asked, person = _handed_out(standing, request_id, Act.FILE)
    own_hand = may_have_sensitive(asked.requester, asked.channel)
    content = whole_record(standing.area, person, into_own_hand=own_hand, made_at=timezone.now())
    answer = HttpResponse(json.dumps(content, ensure_ascii=False, indent=1), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="simpul-{asked.pk}.json"'
    return answer


@screen(permission=Permission.RIGHTS, methods=("POST",))
def paper(request: HttpRequest, standing: Standing, request_id: UUID) -> HttpResponse:
    asked, person = _handed_out(standing, request_id, Act.PRINT)
    now = timezone.now()
    own_hand = may_have_sensitive(asked.requester, asked.channel)
    content = whole_record(standing.area, person, into_own_hand=own_hand, made_at=now)
    return _in_indonesian(request, "rights/paper.html", {"asked": asked, "content": content, "now": now})


@screen(permission=Permission.RIGHTS, methods=("POST",))
def slip(request: HttpRequest, standing: Standing, request_id: UUID) -> HttpResponse:
    asked, person = _handed_out(standing, request_id, Act.SLIP)
    now = timezone.now()
    shown = {
        "asked": asked,
        "person": person,
        "readers": readers_of(person),
        "retention": retention_of_person(person),
        "now": now,
    }
    return _in_indonesian(request, "rights/slip.html", shown)


def _in_indonesian(request: HttpRequest, template: str, shown: dict[str, Any]) -> HttpResponse:
    """What is handed to a person is Indonesian, whatever language the worker reads."""
    with override("id"):
        return render(request, template, shown | {"asked": request_shown(shown["asked"], shown["now"])})


def _handed_out(standing: Standing, request_id: UUID, act: Act) -> "tuple[Request, Person]":
    asked = hand_out(actor_id=standing.staff_id, area=standing.area, request_id=request_id, act=act, now=timezone.now())
    person = get_person(standing.area, asked.person_id)
    if person is None:
        raise Http404
    return asked, person
