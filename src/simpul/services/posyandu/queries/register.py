"""Who of a group is expected at an open day, why, and who has come? In the order of the register."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from uuid import UUID

from django.db.models import Q

from simpul.foundation.sex import Sex
from simpul.knowledge.forms import Facts, HowOften, form
from simpul.knowledge.growth.age import months_before
from simpul.knowledge.life_stages import NURSING_BELOW_MONTHS
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.models import Person
from simpul.records.people.queries import people_by_id, residents
from simpul.records.people.settling import settled_since
from simpul.records.pregnancies.motherhood import Motherhood, motherhood_on, mothers_since
from simpul.records.visits.queries import reached
from simpul.records.visits.sessions import recorded_since, seen_in_session
from simpul.services.posyandu.groups import Group, ages_of, facts_of, groups_of
from simpul.services.posyandu.models import Arrival, Session
from simpul.services.posyandu.queries.calendar import rt_covered, session_before

SCREENING_MONTHS = 12
NIFAS_MONTHS = NURSING_BELOW_MONTHS + 1  # a birth is found by its day, with a margin


class Reason(StrEnum):
    """Why somebody is expected besides that the group is served this month.

    NEW        lives here since the last open day
    ABSENT     was not seen at the last open day
    SCREENING  what the card asks once a year was not asked for a year
    """

    NEW = "new"
    ABSENT = "absent"
    SCREENING = "screening"


@dataclass(frozen=True, slots=True)
class Line:
    """number   the place in the register of the group; 0 for a guest and for who lives elsewhere
    arrival  the line in the queue; None for who was examined without one, or has not come
    """

    number: int
    person: Person
    groups: tuple[Group, ...]
    facts: Facts
    reasons: tuple[Reason, ...]
    arrival: Arrival | None
    was_seen: bool

    @property
    def has_come(self) -> bool:
        return self.was_seen or self.arrival is not None


@dataclass(frozen=True, slots=True)
class Known:
    """What is asked once for the whole list."""

    day: date
    mothers: Mapping[UUID, Motherhood]
    arrivals: Mapping[UUID, Arrival]
    seen: set[UUID]


def register_of(area: WorkArea, session: Session, group: Group) -> list[Line]:
    """The people of one group who live in the RT of the Posyandu, then whoever else of the group came."""
    arrivals, seen = arrivals_of(area, session), seen_in_session(area, session.pk)
    people = _residents_of(area, session, group)
    ids = {one.pk for one in people}
    others = sorted(
        people_by_id(area, (arrivals.keys() | seen) - ids).values(), key=lambda person: (person.name_lc, person.pk)
    )
    known = Known(session.date, motherhood_on(area, [*people, *others], session.date), arrivals, seen)
    people = [one for one in people if group in groups_of(one, known.day, known.mothers)]
    why = _reasons(area, session, group, [one.pk for one in people])
    listed = [_line(known, number, one, why[one.pk]) for number, one in enumerate(people, start=1)]
    return [*listed, *(line for line in (_line(known, 0, one, ()) for one in others) if group in line.groups)]


def line_of(area: WorkArea, session: Session, person: Person, number: int = 0) -> Line:
    """One line alone, without the reasons: the answer to a press of a button."""
    mothers = motherhood_on(area, [person], session.date)
    known = Known(
        session.date, mothers, arrivals_of(area, session, [person.pk]), seen_in_session(area, session.pk, [person.pk])
    )
    return _line(known, number, person, ())


def arrivals_of(area: WorkArea, session: Session, people: Iterable[UUID] | None = None) -> dict[UUID, Arrival]:
    """The lines of the queue that stand, by the record to which they belong now; of two, the number given first."""
    rows = Arrival.objects.filter(reached(area), session=session, taken_back_at__isnull=True)
    if people is not None:
        ids = list(people)
        rows = rows.filter(Q(person_id__in=ids) | Q(person__merged_into_id__in=ids))
    return {
        row.person.merged_into_id or row.person_id: row for row in rows.select_related("person").order_by("-number")
    }


@cache
def yearly_concepts(group: Group) -> frozenset[str]:
    """What the card of the group asks once a year."""
    fields = (field for _section, field in form(group).fields())
    return frozenset(one.code for one in fields if one.how_often is HowOften.YEARLY and one.concept)


def _line(known: Known, number: int, person: Person, why: tuple[Reason, ...]) -> Line:
    groups = groups_of(person, known.day, known.mothers)
    facts = facts_of(person, known.day, known.mothers)
    return Line(number, person, groups, facts, why, known.arrivals.get(person.pk), person.pk in known.seen)


def _residents_of(area: WorkArea, session: Session, group: Group) -> list[Person]:
    """By age, or by a pregnancy that is recorded; who of them is in the group is judged one by one."""
    people = residents(area).filter(rt_id__in=rt_covered(session), birth_date__lte=session.date)
    if group in (Group.BUMIL, Group.NIFAS):
        people = people.filter(mothers_since(area, months_before(session.date, NIFAS_MONTHS)), sex=Sex.FEMALE)
    else:
        first, end = ages_of(group)
        people = people.filter(birth_date__lte=months_before(session.date, first))
        if end is not None:
            people = people.filter(birth_date__gt=months_before(session.date, end))
    return list(people.select_related("mother", "rt__rw").order_by("rt__code", "name_lc", "id"))


def _reasons(area: WorkArea, session: Session, group: Group, ids: list[UUID]) -> dict[UUID, tuple[Reason, ...]]:
    before, yearly = session_before(session), yearly_concepts(group)
    new = settled_since(ids, before.date) if before else set()
    there = seen_in_session(area, before.pk) if before else set()
    since = months_before(session.date, SCREENING_MONTHS)
    screened = recorded_since(area, ids, yearly, since) if yearly else set()

    def why(one: UUID) -> Iterator[Reason]:
        if one in new:
            yield Reason.NEW
        elif before and one not in there:
            yield Reason.ABSENT
        if yearly and one not in screened:
            yield Reason.SCREENING

    return {one: tuple(why(one)) for one in ids}
