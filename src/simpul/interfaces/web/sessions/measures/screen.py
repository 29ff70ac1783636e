"""One column for all: one measure of the people of a group, each kept when it is entered, or all that stand there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.interfaces.web.door import screen
from simpul.interfaces.web.refusals import sentence_of
from simpul.interfaces.web.sessions import asked as reading
from simpul.interfaces.web.sessions.days import not_open
from simpul.interfaces.web.sessions.kept_back import is_kept_back
from simpul.interfaces.web.sessions.meant import meant_by, told_apart
from simpul.interfaces.web.sessions.measures.page import column_page, off_list_page
from simpul.interfaces.web.sessions.measures.rows import before_of, found_of, others_of
from simpul.interfaces.web.sessions.measures.shown import field_of, is_asked, measures_of
from simpul.interfaces.web.sessions.measures.typed import Sorted, asked_since, boxes_of, sort_out
from simpul.interfaces.web.sessions.measures.whom import ALL, is_short, whom
from simpul.interfaces.web.visits.asked import role_of
from simpul.knowledge.forms import Field
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.people.queries import people_by_id
from simpul.records.visits.projection import BODY_WEIGHT
from simpul.services.posyandu.actions import record_findings_of_session
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.queries import HELD, lines_of, roll_of

if TYPE_CHECKING:
    from datetime import datetime

    from simpul.records.visits.models import Entry
    from simpul.services.posyandu.models import Session

RECORD = Permission.SESSION_RECORD


@screen(permission=RECORD)
def first(request: HttpRequest, standing: Standing, posyandu_id: UUID, day: str) -> HttpResponse:
    """The first measure of the group; of balita the first beside the weight, which has a column of its own."""
    session = reading.session_or_404(standing, posyandu_id, day)
    group = reading.group_of(request.GET.get("kelompok", ""), session)
    codes = [one.code for one in measures_of(group, role_of(standing))]
    code = next((one for one in codes if group is not Group.BALITA or one != BODY_WEIGHT), codes[0])
    return redirect("sessions:column", posyandu_id=posyandu_id, day=day, group=group, measure=code)


@screen(permission=RECORD, methods=("GET", "POST"))
def column(
    request: HttpRequest, standing: Standing, posyandu_id: UUID, day: str, group: str, measure: str
) -> HttpResponse:
    """GET draws the column. POST keeps what was typed in it: one row of it or many, what is odd is asked about."""
    session = reading.session_or_404(standing, posyandu_id, day)
    chosen, field = column_or_404(standing, group, measure)
    concept = field.concept
    if session.status not in HELD or concept is None:
        return not_open(request, session)
    roll, role = roll_of(standing.area, session, chosen), role_of(standing)
    known = lines_of(standing.area, session, chosen, roll, whom(request, roll), reasons=False)
    lines = [line for line in known if is_asked(field, line, role)]
    if request.method != "POST":
        return column_page(request, standing, session, chosen, concept, lines, is_short=is_short(request, roll))
    people = {line.person.pk: line.person for line in lines}
    sent = boxes_of(request, is_for_all=ALL in request.POST)
    meant = meant_by(standing.area, [box.person_id for box in sent], people)
    if not meant and request.POST.getlist("person") and not _knows_any(request, people):
        if ALL not in request.POST:
            return off_list_page(request, standing, session, chosen, concept, lines)
        if not people_by_id(standing.area, [box.person_id for box in sent]):
            raise Http404
    untold = {one for one in meant.values() if is_kept_back(request, standing, people[one])}
    boxes = [
        replace(box, person_id=one, is_told=one not in untold) for box in sent if (one := meant.get(box.person_id))
    ]
    ids = [box.person_id for box in boxes]
    told = [one for one in ids if one not in untold]
    found = found_of(standing, session, concept, ids)
    before = {one: known[concept.code] for one, known in before_of(standing, session, concept, told).items()}
    done = sort_out(boxes, concept, people, found, before, session.date, others_of(standing, session, concept, told))
    refusal, faster = _keep(standing, session, done, [found[one].at for one in done.findings if one in found])
    done = asked_since(done, concept, faster, untold)
    apart = told_apart(b.text for b in sent if b.person_id not in meant)
    if short := is_short(request, roll):
        lines = [line for line in lines if line.has_come or line.person.pk in done.texts]
    return column_page(request, standing, session, chosen, concept, lines, done, refusal, apart, is_short=short)


def column_or_404(standing: Standing, group: str, measure: str) -> tuple[Group, Field]:
    try:
        chosen = Group(group)
    except ValueError as problem:
        raise Http404 from problem
    field = field_of(chosen, role_of(standing), measure)
    if field is None:
        raise Http404
    return chosen, field


def _keep(
    standing: Standing, session: Session, sent: Sorted, before: list[datetime]
) -> tuple[str, Mapping[UUID, Entry]]:
    """What is said above the column where nothing was kept; of whom another value has come since it was read."""
    if not sent.findings:
        return "", {}
    now = timezone.now()
    try:
        kept = record_findings_of_session(
            actor_id=standing.staff_id, area=standing.area, session=session, findings=sent.findings,
            at=reading.moment_in(session, now, before), now=now,
        )  # fmt: skip
    except NotInWorkAreaError:
        raise
    except DomainError as refusal:
        return sentence_of(refusal), {}
    return "", kept.faster


def _knows_any(request: HttpRequest, people: Mapping[UUID, object]) -> bool:
    known = {str(one) for one in people}
    return any(one in known for one in request.POST.getlist("person"))
