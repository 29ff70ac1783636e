"""When was an invented person at which Posyandu, and what was measured, answered and given?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from operator import attrgetter
from random import Random
from uuid import UUID

from simpul.interfaces.cli.demo.days.bodies import Body
from simpul.interfaces.cli.demo.days.calendar import OpenDay, Post
from simpul.interfaces.cli.demo.staff import LOADER
from simpul.knowledge.concepts import services
from simpul.knowledge.forms.gates import FactValue
from simpul.records.facilities.models import Facility
from simpul.records.people.kinds import MaritalStatus
from simpul.records.people.models import Person
from simpul.services.posyandu.models import Session

OPEN_MINUTES = 120


@dataclass(frozen=True, slots=True)
class Stay:
    """Where somebody was at home: served by a Posyandu from a day on, until another (exclusive)."""

    post: Post
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Handed:
    """A service that was given. batch, expires_on: where it has them; by: who gave it"""

    service: str
    by: UUID
    batch: str = ""
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """One person on one open day.

    values  by concept, in the order in which they are written down: a number, or a text
    card    the form on which, "" for the column of weights
    by      the kader who wrote it down
    """

    session: Session
    at: datetime
    values: Mapping[str, FactValue]
    card: str = ""
    by: UUID = LOADER
    given: tuple[Handed, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """What a book says of one day. facility, by: where it was read, and by whom; words: of the book"""

    on: date
    services: tuple[str, ...]
    facility: Facility
    by: UUID
    words: str


@dataclass(frozen=True, slots=True)
class AtUnit:
    """One person examined at a Pustu or Puskesmas. values, card, by, given: as of what is Measured"""

    facility: Facility
    on: date
    at: datetime
    values: Mapping[str, FactValue]
    card: str
    by: UUID
    given: tuple[Handed, ...] = ()


@dataclass(slots=True)
class History:
    """measured, examined: oldest first; pages: of the book that was taken over; body: of whoever is no balita and
    may have come"""

    person: Person
    measured: list[Measured] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    examined: list[AtUnit] = field(default_factory=list)
    body: Body | None = None

    def in_order(self) -> "list[Measured | AtUnit]":
        """What was measured anywhere, oldest first."""
        return sorted([*self.measured, *self.examined], key=attrgetter("at"))


def open_days(stays: list[Stay]) -> Iterator[tuple[Post, OpenDay]]:
    """Those to which somebody with these homes could go, oldest first."""
    for stay in stays:
        for day in stay.post.days:
            if stay.since <= day.session.date and (stay.until is None or day.session.date < stay.until):
                yield stay.post, day


def here_until(person: Person, today: date) -> date:
    """The day on which somebody died or left, else today."""
    return person.died_on or person.left_on or today


def married_of(person: Person) -> bool | None:
    """As the register knows it; None where nobody asked."""
    return person.marital_status == MaritalStatus.MARRIED if person.marital_status else None


def values_of(answers: Mapping[str, FactValue]) -> tuple[dict[str, FactValue], tuple[str, ...]]:
    """What a card holds: values by concept, and the services that were given."""
    known = services()
    values = {code: value for code, value in answers.items() if code not in known}
    return values, tuple(code for code, value in answers.items() if code in known and value == 1)


def minute_of(day: OpenDay, random: Random) -> datetime:
    return day.begins + timedelta(minutes=random.randrange(OPEN_MINUTES))
