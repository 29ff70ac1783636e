"""Who lives with whom in one RT of the invented city? Couples, their children, a grandparent, people on their own."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random

from simpul.foundation.sex import Sex
from simpul.interfaces.cli.demo.people import Invented
from simpul.records.households.kinds import Relation
from simpul.records.people.models import MaritalStatus, Person

Pair = tuple[Invented, Person]
GROWN, MAN_FROM, WOMAN_FROM, OLD = 24, 24, 21, 60  # years
MOTHER_YOUNGEST, MOTHER_OLDEST, BETWEEN = 17, 42, 300  # years, years, days
WIFE_YOUNGER, WIFE_OLDER = 10, 3
BACHELOR, MOTHER_ALONE, WITH_CHILDREN, ON_THEIR_OWN, WITH_KIN = 0.12, 0.4, 0.6, 0.55, 0.8


@dataclass
class Home:
    """members  the head first"""

    members: list[tuple[Person, Relation]]
    children: list[Person] = field(default_factory=list)

    @property
    def head(self) -> Person:
        return self.members[0][0]

    @property
    def mother(self) -> Person | None:
        women = [one for one, relation in self.members if relation in (Relation.HEAD, Relation.SPOUSE)]
        return next((one for one in women if one.sex == Sex.FEMALE), None)


def settle(people: list[Pair], random: Random, today: date) -> list[Home]:
    """Families of one RT; mothers and marital status are written into the people. Who is left is in no family."""
    men = [person for one, person in people if one.sex is Sex.MALE and _years(person, today) >= MAN_FROM]
    women = [person for one, person in people if one.sex is Sex.FEMALE and _years(person, today) >= WOMAN_FROM]
    free = sorted(women, key=lambda person: person.birth_date)
    homes: list[Home] = []
    alone: list[Person] = []
    for man in sorted(men, key=lambda person: person.birth_date):
        wife = None if random.random() < BACHELOR else _wife_of(man, free)
        if wife:
            free.remove(wife)
            man.marital_status = wife.marital_status = MaritalStatus.MARRIED
            homes.append(Home([(man, Relation.HEAD), (wife, Relation.SPOUSE)]))
        else:
            alone.append(man)
    for woman in free:
        if _years(woman, today) < OLD and random.random() < MOTHER_ALONE:
            woman.marital_status = random.choice((MaritalStatus.DIVORCED, MaritalStatus.WIDOWED))
            homes.append(Home([(woman, Relation.HEAD)]))
        else:
            alone.append(woman)
    settled = {id(one) for one in (*men, *women)}
    _give_children(homes, [pair for pair in people if id(pair[1]) not in settled], random)
    _take_in(homes, alone, random, today)
    return homes


def _wife_of(man: Person, free: list[Person]) -> Person | None:
    """The oldest who is at most so many years older or younger."""
    for woman in free:
        younger = (woman.birth_date - man.birth_date).days / 365
        if -WIFE_OLDER <= younger <= WIFE_YOUNGER:
            return woman
    return None


def _give_children(homes: list[Home], children: list[Pair], random: Random) -> None:
    """Each to a home whose mother could have borne them; of a few that fit, to the one with the fewest."""
    before: tuple[Person, Home] | None = None
    for one, child in children:
        with_twin = before if one.is_twin and before and before[0].birth_date == child.birth_date else None
        fitting = [with_twin[1]] if with_twin else [home for home in homes if _could_bear(home, child.birth_date)]
        before = None
        if not fitting:
            continue
        home = min(random.sample(fitting, min(4, len(fitting))), key=lambda home: len(home.children))
        if with_twin:
            with_twin[0].birth_order, child.birth_order = 1, 2
        child.mother = home.mother
        child.marital_status = MaritalStatus.SINGLE
        home.children.append(child)
        home.members.append((child, Relation.CHILD))
        before = (child, home)


def _could_bear(home: Home, born: date) -> bool:
    mother = home.mother
    if mother is None or not MOTHER_YOUNGEST * 365 <= (born - mother.birth_date).days <= MOTHER_OLDEST * 365:
        return False
    return all(abs((born - one.birth_date).days) > BETWEEN for one in home.children)


def _take_in(homes: list[Home], alone: list[Person], random: Random, today: date) -> None:
    """The old with a child of theirs, others on their own or with kin; a few in no family yet."""
    own: list[Home] = []
    for person in alone:
        old = _years(person, today) >= OLD
        person.marital_status = MaritalStatus.WIDOWED if old else MaritalStatus.SINGLE
        kin = [home for home in homes if home.head.birth_date.year - person.birth_date.year > MOTHER_YOUNGEST]
        if old and kin and random.random() < WITH_CHILDREN:
            home = random.choice(kin)
            home.members.append((person, Relation.PARENT))
            if person.sex == Sex.FEMALE and home.head.birth_date.year - person.birth_date.year < MOTHER_OLDEST:
                home.head.mother = person
        elif random.random() < ON_THEIR_OWN:
            own.append(Home([(person, Relation.HEAD)]))
        elif homes and random.random() < WITH_KIN:
            random.choice(homes).members.append((person, Relation.RELATIVE))
    homes += own


def _years(person: Person, today: date) -> int:
    return (today - person.birth_date).days // 365
