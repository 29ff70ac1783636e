"""What is said of an open day as a whole: who came of each group, who still waits, who has to be looked at?"""

from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain
from uuid import UUID

from simpul.knowledge.concepts import Concept, concept, concepts
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.models import Person
from simpul.records.people.queries import people_by_id
from simpul.records.pregnancies.motherhood import Motherhood, motherhood_on
from simpul.records.visits.models import Entry
from simpul.records.visits.sessions import found_in_session, seen_in_session
from simpul.services.posyandu.groups import Group, age_alone, groups_of
from simpul.services.posyandu.models import Session
from simpul.services.posyandu.queries.calendar import serves
from simpul.services.posyandu.queries.register import NAMED, screened_last
from simpul.services.posyandu.queries.roll import Gathered, Listed, gathered, listed, living_in

REFERRAL, NOT_REFERRED, RED = "referral", "tidak", "merah"


@dataclass(frozen=True, slots=True)
class Turnout:
    """Of one group: who lives in the RT of the Posyandu, how many of them came, how many others came."""

    group: Group
    expected: int
    came: int
    others: int


@dataclass(frozen=True, slots=True)
class Closing:
    """Only people of the area are named.

    waiting  the number they took, and nothing was recorded of them yet
    noticed  a colour that is red or a referral, by person: what was written at this session
    absent   of the groups that are named (NAMED), who was expected and did not come, in the order of the register
    mothers  what is known of the motherhood of those who live here or came
    """

    turnout: list[Turnout]
    waiting: list[tuple[int, Person]]
    noticed: list[tuple[Person, list[tuple[Concept, Entry]]]]
    absent: dict[Group, list[Person]]
    mothers: Mapping[UUID, Motherhood]


def closing_of(area: WorkArea, session: Session, known: Gathered | None = None) -> Closing:
    """known  where it was asked for before"""
    known = known or gathered(area, session)
    arrivals, seen = known.arrivals, seen_in_session(area, session.pk)
    noticed = _noticed(area, session)
    came = arrivals.keys() | seen
    here = living_in(area, known.rt, date.min, session.date)
    others = [one for one in listed(area, came - {one.pk for one in here}) if one.pk in came]
    mothers = motherhood_on(area, [*here, *others], session.date)
    groups = _groups([*here, *others], session.date, mothers)
    absent = _absent(area, session, [one.pk for one in here if one.pk not in came], groups)
    named = people_by_id(area, (arrivals.keys() - seen) | noticed.keys() | set(chain.from_iterable(absent.values())))
    waiting = [(arrival.number, named[one]) for one, arrival in arrivals.items() if one in named and one not in seen]
    return Closing(
        turnout=_turnout(session, here, others, groups, came),
        waiting=sorted(waiting, key=lambda pair: pair[0]),
        noticed=sorted(
            ((named[one], found) for one, found in noticed.items() if one in named),
            key=lambda pair: (pair[0].name_lc, pair[0].pk),
        ),
        absent={group: _in_order(named[one] for one in ids if one in named) for group, ids in absent.items() if ids},
        mothers=mothers,
    )


@cache
def noticed_values() -> dict[str, frozenset[int]]:
    """By concept, the options that somebody has to look at: red of a card, and any place to which one is referred."""
    red = {
        one.code: frozenset(option.number for option in one.options if option.code == RED)
        for one in concepts().values()
        if any(option.code == RED for option in one.options)
    }
    referred = frozenset(option.number for option in concept(REFERRAL).options if option.code != NOT_REFERRED)
    return {**red, REFERRAL: referred}


def _groups(people: list[Listed], day: date, mothers: Mapping[UUID, Motherhood]) -> dict[UUID, tuple[Group, ...]]:
    by_age = age_alone(day)
    return {one.pk: groups_of(one, day, mothers) if one.pk in mothers else by_age(one.birth_date) for one in people}


def _turnout(
    session: Session,
    here: list[Listed],
    others: list[Listed],
    groups: Mapping[UUID, tuple[Group, ...]],
    came: AbstractSet[UUID],
) -> list[Turnout]:
    def counted(people: Iterable[Listed]) -> Counter[Group]:
        return Counter(chain.from_iterable(groups[one.pk] for one in people))

    expected, guests = counted(here), counted(others)
    seen = counted(one for one in here if one.pk in came)
    served = [one for one in Group if one in session.groups] or list(Group)
    return [Turnout(one, expected[one], seen[one], guests[one]) for one in served]


def _absent(
    area: WorkArea, session: Session, away: list[UUID], groups: Mapping[UUID, tuple[Group, ...]]
) -> dict[Group, list[UUID]]:
    found = {group: [one for one in away if group in groups[one]] for group in NAMED if serves(session, group)}
    if old := found.get(Group.LANSIA):
        screened = screened_last(area, Group.LANSIA, old, session.date)
        found[Group.LANSIA] = [one for one in old if one not in screened]
    return found


def _in_order(people: Iterable[Person]) -> list[Person]:
    return sorted(people, key=lambda one: (one.rt.code, one.name_lc, one.pk))


def _noticed(area: WorkArea, session: Session) -> dict[UUID, list[tuple[Concept, Entry]]]:
    wanted = noticed_values()
    found = found_in_session(area, session.pk, wanted.keys())
    serious = {
        person_id: [(concept(code), entry) for code, entry in entries.items() if entry.value in wanted[code]]
        for person_id, entries in found.items()
    }
    return {person_id: entries for person_id, entries in serious.items() if entries}
