"""Somebody who is not on the list is written down as come, and the worker is led back to where they stood."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import LocalZone, local_date
from simpul.interfaces.web.door import kept
from simpul.interfaces.web.persons.purpose import ORDINARY, keep_purpose, purpose_for
from simpul.interfaces.web.refusals import sentence_of
from simpul.interfaces.web.sessions.asked import moment_in
from simpul.interfaces.web.sessions.coming.way import Way
from simpul.records.access.queries import Standing
from simpul.records.people.queries import get_person
from simpul.services.posyandu.actions import arrive
from simpul.services.posyandu.queries import arrivals_of

if TYPE_CHECKING:
    from simpul.records.people.models import Person
    from simpul.services.posyandu.models import Session


def came_in(request: HttpRequest, standing: Standing, way: Way, people: Iterable[Person]) -> HttpResponse:
    """Each gets a number, or keeps the one they have; then back onto the place of the last of them.

    Who cannot come to that day (not born yet, died before it) is told so, and is registered all the same.
    """
    back = way.address
    for person in people:
        try:
            now = timezone.now()
            came = arrive(
                actor_id=standing.staff_id, area=standing.area, session=way.session, person_id=person.pk,
                arrival_id=new_id(), at=moment_in(way.session, now), now=now,
            )  # fmt: skip
        except NotInWorkAreaError:
            raise
        except DomainError as refusal:
            messages.error(request, sentence_of(refusal))
            continue
        messages.success(request, _("Sudah datang dengan nomor %(number)s.") % {"number": came.number})
        take_as_guest(request, standing, way.session, person.pk)
        back = way.onto(standing, person)
    return kept(request, back)


def take_as_guest(request: HttpRequest, standing: Standing, session: Session, person_id: UUID) -> None:
    """A guest who waits in the queue of the day is served: that is for what the record is opened.

    A record that is restricted, or that has ended, is asked about as everywhere.
    """
    person = get_person(standing.area, person_id) if person_id in standing.area.guests else None
    if person is None or person.restricted_at or not person.is_listed:
        return
    today = local_date(timezone.now(), LocalZone.WIB)
    if not purpose_for(request, standing, person, today) and arrivals_of(standing.area, session, [person.pk]):
        keep_purpose(request, person.pk, ORDINARY, today)
