"""Who of a group is expected at an open day, why, and who has come? In the order of the register."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from uuid import UUID

from simpul.knowledge.forms import Facts, HowOften, form
from simpul.knowledge.growth.age import months_before
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.models import Person
from simpul.records.people.queries import people_by_id
from simpul.records.people.settling import settled_since
from simpul.records.pregnancies.motherhood import motherhood_on
from simpul.records.visits.sessions import last_recorded, seen_in_session
from simpul.services.posyandu.groups import Group, facts_of, groups_by
from simpul.services.posyandu.models import Arrival, Session
from simpul.services.posyandu.queries.calendar import session_before
from simpul.services.posyandu.queries.roll import Roll, arrivals_of, roll_of

SCREENING_MONTHS = 12
# Who is named where they did not come, as a morning goes through them: mothers and children all, the old with a reason.
# Pupils and adults are hundreds, and stand on the list of the day.
NAMED = (Group.BUMIL, Group.NIFAS, Group.BALITA, Group.LANSIA)


class Reason(StrEnum):
    """Why somebody is expected besides that the group is served this month.

    NEW        lives here since the last day that was open to the group
    ABSENT     neither took a number nor was examined that day
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


def register_of(area: WorkArea, session: Session, group: Group) -> list[Line]:
    """The people of one group who live in the RT of the Posyandu, then whoever else of the group came."""
    roll = roll_of(area, session, group)
    return lines_of(area, session, group, roll, roll.numbers)


def lines_of(
    area: WorkArea, session: Session, group: Group, roll: Roll, ids: Collection[UUID], *, reasons: bool = True
) -> list[Line]:
    """The lines of these people of a roll, in the order of `ids`; with the reasons of who is expected, where wanted."""
    people = people_by_id(area, ids)
    why = _reasons(area, session, group, [one for one in ids if roll.numbers[one]]) if reasons else {}
    return [_line(session, roll, roll.numbers[one], people[one], why.get(one, ())) for one in ids if one in people]


def line_of(area: WorkArea, session: Session, person: Person, number: int = 0) -> Line:
    """One line alone, without the reasons: the answer to a press of a button."""
    mothers, seen = motherhood_on(area, [person], session.date), seen_in_session(area, session.pk, [person.pk])
    roll = Roll({person.pk: number}, mothers, arrivals_of(area, session, [person.pk]), seen)
    return _line(session, roll, number, person, ())


@cache
def yearly_concepts(group: Group) -> frozenset[str]:
    """What the card of the group asks once a year."""
    fields = (field for _section, field in form(group).fields())
    return frozenset(one.code for one in fields if one.how_often is HowOften.YEARLY and one.concept)


def screened_last(area: WorkArea, group: Group, ids: Collection[UUID], day: date) -> dict[UUID, date]:
    """When what the card asks once a year was last asked of each, as far as that is not a year before the day."""
    yearly = yearly_concepts(group)
    return last_recorded(area, ids, yearly, months_before(day, SCREENING_MONTHS)) if yearly and ids else {}


def _line(session: Session, roll: Roll, number: int, person: Person, why: tuple[Reason, ...]) -> Line:
    facts = facts_of(person, session.date, roll.mothers)
    groups = groups_by(facts) if person.birth_date <= session.date else ()
    return Line(number, person, groups, facts, why, roll.arrivals.get(person.pk), person.pk in roll.seen)


def _reasons(area: WorkArea, session: Session, group: Group, ids: list[UUID]) -> dict[UUID, tuple[Reason, ...]]:
    before, yearly = session_before(session, group), yearly_concepts(group)
    new = settled_since(ids, before.date) if before else set()
    there = seen_in_session(area, before.pk) | arrivals_of(area, before).keys() if before else set()
    screened = screened_last(area, group, ids, session.date)

    def why(one: UUID) -> Iterator[Reason]:
        if one in new:
            yield Reason.NEW
        elif before and one not in there:
            yield Reason.ABSENT
        if yearly and one not in screened:
            yield Reason.SCREENING

    return {one: tuple(why(one)) for one in ids}
