"""What is written of the invented city, table by table, in the order in which one stands on another?"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from simpul.interfaces.cli.demo.families.births import births_of_home, pregnancies_of_home
from simpul.interfaces.cli.demo.families.homes import Pair, settle
from simpul.interfaces.cli.demo.families.register import (
    gone_from,
    household_of,
    members_of,
    numbers_of,
    person_of,
    residence_of,
    residences_after,
)
from simpul.interfaces.cli.demo.people import Invented, Serials, invent
from simpul.interfaces.cli.demo.weighings import History
from simpul.records.facilities.models import Area
from simpul.records.households.models import Household, Member
from simpul.records.people.models import Person, PersonNumber, Residence, StateChange
from simpul.records.pregnancies.models import Birth, Pregnancy
from simpul.services.posyandu.models import Session

BALITA_DAYS = 1_826


@dataclass
class Rows:
    people: list[Person] = field(default_factory=list)
    residences: list[Residence] = field(default_factory=list)
    numbers: list[PersonNumber] = field(default_factory=list)
    states: list[StateChange] = field(default_factory=list)
    households: list[Household] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    pregnancies: list[Pregnancy] = field(default_factory=list)
    births: list[Birth] = field(default_factory=list)
    sessions: list[Session] = field(default_factory=list)
    histories: list[History] = field(default_factory=list)
    serials: Serials = field(default_factory=Serials)

    def tables(self) -> list[list[Any]]:
        return [
            sorted(self.people, key=lambda person: person.birth_date),  # mothers stand before their children
            self.residences, self.numbers, self.states, self.households, self.members, self.pregnancies, self.births,
            self.sessions,
        ]  # fmt: skip


def people_of(area: Area, rt: list[Area], count: int, rows: Rows, random: Random, today: date, sequence: int) -> None:
    """The people of one kelurahan, spread over its RT, and their families."""
    by_rt: dict[int, list[Pair]] = {one.pk: [] for one in rt}
    home: Area = rt[0]
    for number, one in enumerate(invent(random, count, today, rows.serials)):
        home = home if one.is_twin else rt[number % len(rt)]
        by_rt[home.pk].append((one, person_of(one, area, home, random, today)))
    for pairs in by_rt.values():
        _families(pairs, rows, random, today, sequence)
        rows.people += [person for _, person in pairs]
        for _, person in pairs:
            rows.residences += residences_after(person, residence_of(person, today, sequence), random)
        rows.histories += [History(one, person) for one, person in pairs if _is_balita(one, today)]


def _families(pairs: list[Pair], rows: Rows, random: Random, today: date, sequence: int) -> None:
    for home in settle(pairs, random, today):
        rows.states += gone_from(home, random, today)
        household = household_of(home, random, len(rows.households))
        rows.numbers += numbers_of(home, random, len(rows.households))
        rows.households.append(household)
        rows.members += members_of(home, household, today, sequence)
        for pregnancy, births in births_of_home(home, random, today):
            rows.pregnancies.append(pregnancy)
            rows.births += births
        rows.pregnancies += pregnancies_of_home(home, random, today)


def _is_balita(one: Invented, today: date) -> bool:
    return today - one.born <= timedelta(days=BALITA_DAYS)
