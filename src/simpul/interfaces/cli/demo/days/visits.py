"""When was an invented person at which Posyandu, what was measured, and as which visit and entries is that kept?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from random import Random
from typing import Any
from uuid import UUID

from simpul.interfaces.cli.demo.days.calendar import OpenDay, Post
from simpul.interfaces.cli.demo.ids import Ids
from simpul.interfaces.cli.demo.staff import LOADER
from simpul.knowledge.forms import form
from simpul.records.people.models import Person
from simpul.records.visits.models import Entry, Given, VisitKind
from simpul.records.visits.models.visit import Source
from simpul.services.posyandu.models import Session

OPEN_MINUTES = 120
VISIT = (
    "id", "person_id", "kelurahan_id", "facility_id", "session_id", "kind", "occurred_at", "local_date", "source",
    "source_ref", "form", "form_edition", "recorded_by",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stay:
    """Where somebody was at home: served by a Posyandu from a day on, until another (exclusive)."""

    post: Post
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """One person on one open day.

    values  by concept, in the order in which they are written down
    card    the form on which, "" for the column of weights
    given   the services that were given, by code
    by      the kader who wrote it down
    """

    session: Session
    at: datetime
    values: Mapping[str, int]
    card: str = ""
    by: UUID = LOADER
    given: tuple[str, ...] = ()


@dataclass(slots=True)
class History:
    """measured: oldest first"""

    person: Person
    measured: list[Measured] = field(default_factory=list)


def open_days(stays: list[Stay]) -> Iterator[tuple[Post, OpenDay]]:
    """Those to which somebody with these homes could go, oldest first."""
    for stay in stays:
        for day in stay.post.days:
            if stay.since <= day.session.date and (stay.until is None or day.session.date < stay.until):
                yield stay.post, day


def minute_of(day: OpenDay, random: Random) -> datetime:
    return day.begins + timedelta(minutes=random.randrange(OPEN_MINUTES))


@cache
def _edition(card: str) -> str:
    """The latest of a form."""
    return form(card).edition if card else ""


def visit_of(person: Person, one: Measured, ids: Ids) -> tuple[tuple[Any, ...], list[Entry], list[Given]]:
    """The columns of VISIT, the entries, and what was given."""
    visit, session = ids.new(), one.session
    columns = (
        visit, person.pk, person.kelurahan_id, session.posyandu_id, session.pk, VisitKind.POSYANDU.value, one.at,
        session.date, Source.DIRECT.value, "", one.card, _edition(one.card), one.by,
    )  # fmt: skip
    entries = [
        Entry(
            id=ids.new(), visit_id=visit, person_id=person.pk, kelurahan_id=person.kelurahan_id, concept=concept,
            value=value, at=one.at, local_date=session.date, recorded_by=one.by,
        )
        for concept, value in one.values.items()
    ]  # fmt: skip
    given = [
        Given(
            id=ids.new(), visit_id=visit, person_id=person.pk, kelurahan_id=person.kelurahan_id, service=service,
            at=one.at, local_date=session.date, recorded_by=one.by,
        )
        for service in one.given
    ]  # fmt: skip
    return columns, entries, given
