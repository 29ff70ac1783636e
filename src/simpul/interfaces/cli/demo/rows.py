"""What is written of the invented city, table by table, in the order in which one stands on another?

The city is told Posyandu by Posyandu; what has gathered is written and forgotten, so memory does not grow with it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any

from django.db.models import Model

from simpul.interfaces.cli.demo.cities.ground import Ground, Place
from simpul.interfaces.cli.demo.families.births import births_of, pregnancies_of
from simpul.interfaces.cli.demo.families.consents import consents_of
from simpul.interfaces.cli.demo.families.homes import Home, Pair
from simpul.interfaces.cli.demo.families.kin import settle
from simpul.interfaces.cli.demo.families.register import (
    MEMBER,
    RESIDENCE,
    Town,
    gone_from,
    household_of,
    members_of,
    numbers_of,
    person_of,
    residences_of,
)
from simpul.interfaces.cli.demo.judged import Judged, judge_all
from simpul.interfaces.cli.demo.open_days import days_of, hold_open_days
from simpul.interfaces.cli.demo.people import Invented, invent
from simpul.interfaces.cli.demo.weighings import History
from simpul.interfaces.cli.demo.writing import AT_ONCE, write, write_columns
from simpul.records.facilities.models import Area
from simpul.records.households.models import Household, Member
from simpul.records.people.models import Person, PersonNumber, Residence, StateChange
from simpul.records.pregnancies.models import Birth, Pregnancy
from simpul.services.posyandu.models import Session
from simpul.services.rights.models import Consent

BALITA_DAYS = 1_826


@dataclass
class Rows:
    people: list[Person] = field(default_factory=list)
    residences: list[tuple[Any, ...]] = field(default_factory=list)
    numbers: list[PersonNumber] = field(default_factory=list)
    states: list[StateChange] = field(default_factory=list)
    households: list[Household] = field(default_factory=list)
    members: list[tuple[Any, ...]] = field(default_factory=list)
    pregnancies: list[Pregnancy] = field(default_factory=list)
    births: list[Birth] = field(default_factory=list)
    consents: list[Consent] = field(default_factory=list)
    sessions: list[Session] = field(default_factory=list)
    histories: list[History] = field(default_factory=list)

    judged: Judged = field(default_factory=Judged)

    def write(self) -> None:
        self.people.sort(key=lambda person: person.birth_date)  # mothers stand before their children
        write(self.people)
        write_columns(Residence, RESIDENCE, self.residences)
        write(self.households)
        write_columns(Member, MEMBER, self.members)
        tables: list[Sequence[Model]] = [
            self.numbers, self.states, self.pregnancies, self.births, self.consents, self.sessions,
        ]  # fmt: skip
        for table in tables:
            write(table)
        self.judged.write()


@dataclass
class Telling:
    """sequences  by kelurahan, what its first facts carry"""

    ground: Ground
    seed: int
    months: int
    town: Town
    sequences: dict[int, int]

    def rows(self) -> Iterator[Rows]:
        """Some thousand people at a time. Each kelurahan has its own chance: what is told of one changes no other."""
        rows = Rows()
        for place in self.ground.kelurahan:
            random = Random(f"{self.seed}/{place.area.code}")
            by_rt = self._spread(place, random)
            for number, posyandu, covered in self.ground.posyandu_of(place):
                on_stage = posyandu.pk == self.ground.stage_posyandu.pk
                days = list(days_of(number, self.months, self.town.today, on_stage=on_stage))
                histories = [one for rt in covered for one in self._rt(place, rt, by_rt.pop(rt.pk), random, rows)]
                rows.sessions += hold_open_days(posyandu, days, histories, random, self.town.ids)
                rows.histories += histories
                if len(rows.people) >= AT_ONCE:
                    yield self._judged(rows)
                    rows = Rows()
        yield self._judged(rows)

    def _judged(self, rows: Rows) -> Rows:
        rows.judged = judge_all(rows.histories, self.town)
        return rows

    def _spread(self, place: Place, random: Random) -> dict[int, list[Invented]]:
        """The people of a kelurahan by RT; twins stay together."""
        by_rt: dict[int, list[Invented]] = {one.pk: [] for one in place.rt}
        home: Area = place.rt[0]
        for number, one in enumerate(invent(random, place.plan.people, self.town.today, self.town.serials)):
            home = home if one.is_twin else place.rt[number % len(place.rt)]
            by_rt[home.pk].append(one)
        return by_rt

    def _rt(self, place: Place, rt: Area, invented: list[Invented], random: Random, rows: Rows) -> list[History]:
        """The people and families of one RT; its balita are returned."""
        pairs: list[Pair] = [(one, person_of(one, place.area, rt, random, self.town)) for one in invented]
        for home in settle(pairs, random, self.town.today):
            self._family(home, place, random, rows)
        for _, person in pairs:
            rows.people.append(person)
            rows.residences += residences_of(person, random, self.town, self.sequences[place.area.pk])
        return [
            History(one, person) for one, person in pairs if self.town.today - one.born <= timedelta(days=BALITA_DAYS)
        ]

    def _family(self, home: Home, place: Place, random: Random, rows: Rows) -> None:
        serial = self.town.serials.family()
        rows.states += gone_from(home, random, self.town.today)
        household, numbers = household_of(home, random, self.town, serial), numbers_of(home, random, serial)
        rows.households.append(household)
        rows.numbers += numbers
        rows.members += members_of(home, household, self.town.today, self.sequences[place.area.pk])
        rows.consents += consents_of(numbers, place.pustu or place.puskesmas, random, self.town.today)
        for family in (home, *home.within):
            for pregnancy, births in births_of(family, random, self.town.today):
                rows.pregnancies.append(pregnancy)
                rows.births += births
            rows.pregnancies += pregnancies_of(family, random, self.town.today)
