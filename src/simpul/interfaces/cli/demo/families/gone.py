"""Who of the invented city has died or left, and on which day? Written into the people; told as changes of state."""

from datetime import date, timedelta
from random import Random

from simpul.interfaces.cli.demo.families.fate import Fate, Kind
from simpul.interfaces.cli.demo.families.homes import Home
from simpul.interfaces.cli.demo.staff import LOADER
from simpul.records.households.kinds import Relation
from simpul.records.people.models import MaritalStatus, Person, StateChange, StateKind

CHILD, GROWN, OLD, OLDEST = 5, 18, 60, 75  # years
# Of a hundred people of these ages, dead within the last months; nobody's statistics, only enough to be met.
DIED = ((CHILD, 0.004), (GROWN, 0.0005), (OLD, 0.003), (OLDEST, 0.03), (200, 0.08))
LEFT, LATELY = 0.03, (5, 300)  # share of the grown children and relatives; days before today


def gone_from(home: Home, fate: Fate, random: Random, today: date) -> list[StateChange]:
    """A family that left together; else some who died, and grown children who left alone. Heads and couples stay."""
    if fate.kind is Kind.LEFT:
        return [_leaves(person, fate.on) for person, _ in home.members]
    told = []
    for person, relation in home.members[1:]:
        if person.marital_status == MaritalStatus.MARRIED:
            continue
        years, day = (today - person.birth_date).days // 365, today - timedelta(days=random.randint(*LATELY))
        if day <= fate.here_since(person.birth_date, today) or (fate.kind is Kind.MOVED and day <= fate.on):
            continue
        if random.random() < next(share for below, share in DIED if years < below):
            person.died_on = day
            told.append(_state(person, StateKind.DIED, day))
        elif years >= GROWN and relation in (Relation.CHILD, Relation.RELATIVE) and random.random() < LEFT:
            told.append(_leaves(person, day))
    return told


def _leaves(person: Person, day: date) -> StateChange:
    person.left_on = day
    return _state(person, StateKind.LEFT, day)


def _state(person: Person, kind: StateKind, day: date) -> StateChange:
    return StateChange(person=person, kelurahan_id=person.kelurahan_id, kind=kind, on=day, reason="", made_by=LOADER)
