"""Who else lives in a home of the invented city? Young families, grown children, the old, relatives."""

from datetime import date
from random import Random

from simpul.foundation.sex import Sex
from simpul.interfaces.cli.demo.families.homes import (
    MOTHER_OLDEST,
    MOTHER_YOUNGEST,
    OLD,
    Home,
    Pair,
    be_child_of,
    give_children,
    home_for,
    pair_off,
    years,
)
from simpul.records.households.kinds import Relation
from simpul.records.people.models import MaritalStatus, Person

YOUNG = 32  # years
WITH_PARENTS, GROWN_AT_HOME, WITH_CHILDREN, OF_THE_SPOUSE = 0.4, 0.75, 0.6, 0.45
ON_THEIR_OWN, WITH_KIN, NO_KIN = 0.45, 0.75, 0.1


def settle(people: list[Pair], random: Random, today: date) -> list[Home]:
    """Families of one RT; mothers and marital status are written into the people. Who is left is in no family."""
    homes, alone = pair_off(people, random, today)
    grown = {id(person) for person in alone} | {id(person) for home in homes for person, _ in home.members}
    give_children(homes, [pair for pair in people if id(pair[1]) not in grown], random)
    homes = _join_parents(homes, random, today)
    own: list[Home] = []
    for person in alone:
        person.marital_status = MaritalStatus.WIDOWED if years(person, today) >= OLD else MaritalStatus.SINGLE
        _take_in(person, homes, own, random, today)
    return homes + own


def _join_parents(homes: list[Home], random: Random, today: date) -> list[Home]:
    """Some young couples stay under the card of his parents or hers: three generations in one home."""
    stay: set[int] = set()
    for home in homes:
        if not home.is_couple or years(home.head, today) > YOUNG or random.random() > WITH_PARENTS:
            continue
        couple = [home.members[0][0], home.members[1][0]]
        child, in_law = couple if random.random() < 1 - OF_THE_SPOUSE else couple[::-1]
        hosts = [one for one in homes if one is not home and not one.within and id(one) not in stay]
        host = home_for(child, hosts, random)
        if host is None:
            continue
        stay.add(id(home))
        be_child_of(host, child)
        host.within.append(home)
        host.members += [(child, Relation.CHILD), (in_law, Relation.CHILD_IN_LAW)]
        host.members += [(one, Relation.GRANDCHILD) for one, _ in home.members[2:]]
    return [home for home in homes if id(home) not in stay]


def _take_in(person: Person, homes: list[Home], own: list[Home], random: Random, today: date) -> None:
    """A grown child with the mother, the old with a child of theirs, others on their own or with kin; a few nowhere."""
    if years(person, today) < OLD:
        mothers = home_for(person, homes, random) if random.random() < GROWN_AT_HOME else None
        if mothers:
            be_child_of(mothers, person)
            mothers.members.append((person, Relation.CHILD))
            return
    elif random.random() < WITH_CHILDREN and _live_with_child(person, homes, random):
        return
    if random.random() < ON_THEIR_OWN:
        own.append(Home([(person, Relation.HEAD)]))
    elif homes and random.random() < WITH_KIN:
        relation = Relation.OTHER if random.random() < NO_KIN else Relation.RELATIVE
        random.choice(homes).members.append((person, relation))


def _live_with_child(person: Person, homes: list[Home], random: Random) -> bool:
    """In the home of a son or daughter: parent of the head, or of the spouse. False where nobody could be one."""
    of_spouse = random.random() < OF_THE_SPOUSE
    fitting = [home for home in homes if home.is_couple] if of_spouse else homes
    at = 1 if of_spouse else 0
    kin = [home for home in fitting if _years_between(person, home.members[at][0]) > MOTHER_YOUNGEST]
    if not kin:
        return False
    home = random.choice(kin)
    child = home.members[at][0]
    home.members.append((person, Relation.PARENT_IN_LAW if of_spouse else Relation.PARENT))
    if person.sex == Sex.FEMALE and child.mother is None and _years_between(person, child) < MOTHER_OLDEST:
        child.mother = person
    return True


def _years_between(older: Person, younger: Person) -> int:
    return younger.birth_date.year - older.birth_date.year
