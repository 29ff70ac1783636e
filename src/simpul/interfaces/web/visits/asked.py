"""What does a request about a visit ask for? Parsed once, refused with one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils import timezone

from simpul.foundation.errors import DomainError
from simpul.foundation.local_time import LocalZone, local_date, without_hour
from simpul.interfaces.web.persons.purpose import require_purpose
from simpul.knowledge.forms import Role
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.facilities.models import Facility
from simpul.records.people.queries import get_person
from simpul.records.visits.queries import get_visit

if TYPE_CHECKING:
    from simpul.records.people.models import Person
    from simpul.records.visits.models import Visit

REASONS = ("salah ketik", "salah anak", "timbangan keliru")
OTHER = "lainnya"
LONGEST_REASON = 120
DAY_FIRST = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4})", re.ASCII)


def role_of(standing: Standing) -> Role:
    return Role.NAKES if standing.may(Permission.VISIT_RECORD) else Role.KADER


def person_or_404(request: HttpRequest, standing: Standing, person_id: UUID) -> Person:
    """Raises PurposeFirst where it must be said first for what the record is opened."""
    person = get_person(standing.area, person_id)
    if person is None:
        raise Http404
    require_purpose(request, standing, person, local_date(timezone.now(), LocalZone.WIB))
    return person


def visit_or_404(request: HttpRequest, standing: Standing, visit_id: UUID) -> tuple[Visit, Person]:
    """The visit and the person to whose record it belongs now."""
    visit = get_visit(standing.area, visit_id)
    if visit is None:
        raise Http404
    return visit, person_or_404(request, standing, visit.person_id)


def today_at(facility: Facility) -> date:
    return local_date(timezone.now(), LocalZone(facility.zone))


def moment_on(day: date, facility: Facility, now: datetime | None = None, after: Iterable[datetime] = ()) -> datetime:
    """Now, for what is found today; a moment of its day without an hour for what is written afterwards.

    after  when the values were found beside which this one is written: what is entered later is the later one
    """
    instant, zone = now or timezone.now(), LocalZone(facility.zone)
    return instant if local_date(instant, zone) == day else without_hour(day, zone, after)


def text_in(request: HttpRequest, name: str, longest: int = 200) -> str:
    """PostgreSQL takes no NUL."""
    return request.POST.get(name, "").replace("\0", "").strip()[:longest]


def read_day(typed: str) -> date | None:
    """From 25-03-2026, 25/3/2026 or 2026-03-25; None for nothing. Raises DomainError."""
    text = typed.strip()
    if not text:
        return None
    found = DAY_FIRST.fullmatch(text)
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(text)
    except ValueError as problem:
        raise DomainError(
            "day_unreadable", "Tulis tanggal seperti 25-03-2026. Terisi “%(typed)s”.", typed=text[:12]
        ) from problem


def reason_in(request: HttpRequest) -> str:
    """One of the reasons of the list, or the words written beside "lainnya". Raises DomainError."""
    chosen, words = text_in(request, "reason"), text_in(request, "reason_text", LONGEST_REASON)
    if chosen in REASONS:
        return chosen
    if chosen == OTHER and words:
        return words
    raise DomainError("reason_missing", "Pilih alasannya; untuk “lainnya” tulis dengan kata sendiri.")


def id_within(base: UUID, name: str) -> UUID:
    """The id of one part of a form: born with the form's own id, and the same each time the form is sent."""
    tail = int.from_bytes(sha256(base.bytes + name.encode()).digest()[:10], "big")
    bits = base.int >> 80 << 80 | tail
    bits = bits & ~(0xF << 76) | 0x7 << 76  # version 7
    return UUID(int=bits & ~(0x3 << 62) | 0x2 << 62)  # variant of RFC 9562
