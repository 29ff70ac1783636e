"""Which balita are expected to be weighed today, who was, and with what result?"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from simpul.foundation.local_time import Month
from simpul.knowledge.growth.age import months_before
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.models import Person
from simpul.records.people.queries import get_person, people_by_id
from simpul.records.people.register import born_between
from simpul.records.visits.models import Entry, MonthlyWeighing
from simpul.records.visits.queries import latest_weighings, weighings_in_month
from simpul.records.visits.sessions import entries_of_session
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.models import Session
from simpul.services.posyandu.queries.calendar import serves
from simpul.services.posyandu.queries.roll import Gathered, Listed, gathered, listed

BALITA_MONTHS = 60


@dataclass(frozen=True, slots=True)
class Expected:
    """One line of the list: the balita, the last weighing before this month, what this session found.

    number  the place in the list; 0 where it is asked for one alone
    """

    number: int
    person: Person
    before: MonthlyWeighing | None
    entries: list[Entry]
    counts: MonthlyWeighing | None

    @property
    def was_weighed(self) -> bool:
        return bool(self.entries)

    @property
    def last_entry(self) -> Entry | None:
        return self.entries[-1] if self.entries else None


def expected_list(area: WorkArea, session: Session, known: Gathered | None = None) -> list[Expected]:
    """The balita of the Posyandu's area in the order of its register, and each other balita who came or was weighed.

    A day that does not serve balita expects none of them; who came all the same stands on the list.
    known  where it was asked for before
    """
    known = known or gathered(area, session)
    rt = known.rt if serves(session, Group.BALITA) else []
    people = born_between(area, rt, five_years_before(session.date), session.date)
    entries = entries_of_session(area, session.pk)
    came = entries.keys() | known.arrivals.keys()
    others = listed(area, came - {person.pk for person in people})
    guests = [one.pk for one in others if _is_balita(one, session.date)]  # adults are weighed on their cards
    found = people_by_id(area, guests)
    people += [found[one] for one in guests if one in found]
    ids = [person.pk for person in people]
    month = Month.of(session.date)
    before, counts = latest_weighings(area, ids, month), weighings_in_month(area, ids, month)
    return [
        Expected(number, person, before.get(person.pk), entries.get(person.pk, []), counts.get(person.pk))
        for number, person in enumerate(people, start=1)
    ]


def found_since(area: WorkArea, session: Session, lines: list[Expected]) -> list[Expected]:
    """The lines that were read a moment ago, with what the session found and what counts by now."""
    ids = [line.person.pk for line in lines]
    entries, counts = entries_of_session(area, session.pk), weighings_in_month(area, ids, Month.of(session.date))
    return [replace(line, entries=entries.get(line.person.pk, []), counts=counts.get(line.person.pk)) for line in lines]


def expected_one(area: WorkArea, session: Session, person_id: UUID) -> Expected | None:
    """The line of one balita of the work area, expected or not; cheap enough for the answer to one weighing."""
    person = balita_of(area, session, person_id)
    if person is None:
        return None
    month = Month.of(session.date)
    return Expected(
        0,
        person,
        latest_weighings(area, [person.pk], month).get(person.pk),
        entries_of_session(area, session.pk, person.pk).get(person.pk, []),
        weighings_in_month(area, [person.pk], month).get(person.pk),
    )


def balita_of(area: WorkArea, session: Session, person_id: UUID) -> Person | None:
    """The person, if they live in the area and are a balita on the day of the session."""
    person = get_person(area, person_id)
    return person if person and _is_balita(person, session.date) else None


def _is_balita(person: Person | Listed, day: date) -> bool:
    return five_years_before(day) <= person.birth_date <= day


def five_years_before(day: date) -> date:
    """The first birthday on which a balita of `day` can have been born: not yet 60 completed months."""
    return months_before(day, BALITA_MONTHS) + timedelta(days=1)
