"""Who lives with whom in one RT of the invented city? Couples, mothers on their own, and their children."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random

from simpul.foundation.sex import Sex
from simpul.interfaces.cli.demo.people import Invented
from simpul.records.households.kinds import Relation
from simpul.records.people.models import MaritalStatus, Person

Pair = tuple[Invented, Person]
MAN_FROM, WOMAN_FROM, OLD = 24, 21, 60  # years
MOTHER_YOUNGEST, MOTHER_OLDEST, BETWEEN, MOST_CHILDREN = 17, 42, 300, 6  # years, years, days
WIFE_YOUNGER, WIFE_OLDER = 10, 3
BACHELOR, MOTHER_ALONE = 0.12, 0.4


@dataclass
class Home:
    """members   the head first
    mother    the one whose children are here
    children  hers, of any age
    within    a young family under the card of its parents: its members are here, its mother and children are its own
    """

    members: list[tuple[Person, Relation]]
    mother: Person | None = None
    children: list[Person] = field(default_factory=list)
    within: list[Home] = field(default_factory=list)

    @property
    def head(self) -> Person:
        return self.members[0][0]

    @property
    def is_couple(self) -> bool:
        return len(self.members) > 1 and self.members[1][1] == Relation.SPOUSE


def pair_off(people: list[Pair], random: Random, today: date) -> tuple[list[Home], list[Person]]:
    """Homes of a couple or of a mother on her own, and the grown-ups who are left; their marital status is kept."""
    men = [person for one, person in people if one.sex is Sex.MALE and years(person, today) >= MAN_FROM]
    free = [person for one, person in people if one.sex is Sex.FEMALE and years(person, today) >= WOMAN_FROM]
    free.sort(key=lambda person: person.birth_date)
    homes: list[Home] = []
    alone: list[Person] = []
    for man in sorted(men, key=lambda person: person.birth_date):
        wife = None if random.random() < BACHELOR else _wife_of(man, free)
        if wife:
            free.remove(wife)
            man.marital_status = wife.marital_status = MaritalStatus.MARRIED
            homes.append(Home([(man, Relation.HEAD), (wife, Relation.SPOUSE)], wife))
        else:
            alone.append(man)
    for woman in free:
        if years(woman, today) < OLD and random.random() < MOTHER_ALONE:
            woman.marital_status = random.choice((MaritalStatus.DIVORCED, MaritalStatus.WIDOWED))
            homes.append(Home([(woman, Relation.HEAD)], woman))
        else:
            alone.append(woman)
    return homes, alone


def give_children(homes: list[Home], people: list[Pair], random: Random) -> None:
    """Each to a mother who could have borne them; twins to the same. Who fits nowhere is in no family."""
    before: tuple[Person, Home] | None = None
    for one, child in people:
        twin = before if one.is_twin and before and before[0].birth_date == child.birth_date else None
        home = twin[1] if twin else home_for(child, homes, random)
        before = (child, home) if home else None
        if home is None:
            continue
        if twin:
            twin[0].birth_order, child.birth_order = 1, 2
        child.marital_status = MaritalStatus.SINGLE
        be_child_of(home, child)
        home.members.append((child, Relation.CHILD))


def home_for(child: Person, homes: list[Home], random: Random) -> Home | None:
    """Of a few whose mother could have borne this one, the one with the fewest children."""
    fitting = [home for home in homes if could_bear(home, child.birth_date)]
    return min(random.sample(fitting, min(4, len(fitting))), key=_size) if fitting else None


def could_bear(home: Home, born: date) -> bool:
    if home.mother is None or len(home.children) >= MOST_CHILDREN:
        return False
    age = (born - home.mother.birth_date).days
    return MOTHER_YOUNGEST * 365 <= age <= MOTHER_OLDEST * 365 and all(
        abs((born - one.birth_date).days) > BETWEEN for one in home.children
    )


def be_child_of(home: Home, child: Person) -> None:
    child.mother = home.mother
    home.children.append(child)


def years(person: Person, today: date) -> int:
    return (today - person.birth_date).days // 365


def _wife_of(man: Person, free: list[Person]) -> Person | None:
    """The oldest who is at most so many years older or younger."""
    for woman in free:
        younger = (woman.birth_date - man.birth_date).days / 365
        if -WIFE_OLDER <= younger <= WIFE_YOUNGER:
            return woman
    return None


def _size(home: Home) -> int:
    return len(home.children)
