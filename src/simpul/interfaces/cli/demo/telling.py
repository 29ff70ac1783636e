"""Who lives where in the invented city, in which family, and what became of them? Told RT by RT.

What has gathered is handed on and forgotten, so memory does not grow with the city. Each kelurahan has its own chance:
how many people live in one changes nothing in another.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import UUID

from simpul.interfaces.cli.demo.care.examined import Examined, examine, plan_after
from simpul.interfaces.cli.demo.care.registered import registered
from simpul.interfaces.cli.demo.care.spoken import spoken_of
from simpul.interfaces.cli.demo.cities.ground import Ground, Place
from simpul.interfaces.cli.demo.days.balita import weigh_month_by_month
from simpul.interfaces.cli.demo.days.calendar import Calendar
from simpul.interfaces.cli.demo.days.grown_ups import visits_of
from simpul.interfaces.cli.demo.days.judged import judge_all
from simpul.interfaces.cli.demo.days.near import Near
from simpul.interfaces.cli.demo.days.visits import Stay
from simpul.interfaces.cli.demo.families.births import births_of, pregnancies_of
from simpul.interfaces.cli.demo.families.consents import consents_of
from simpul.interfaces.cli.demo.families.fate import Fate, Kind, fate_of, stayed
from simpul.interfaces.cli.demo.families.gone import gone_from
from simpul.interfaces.cli.demo.families.homes import Home, Pair
from simpul.interfaces.cli.demo.families.kin import settle
from simpul.interfaces.cli.demo.families.mothers import mothers_of
from simpul.interfaces.cli.demo.families.register import (
    Town,
    household_of,
    members_of,
    numbers_of,
    person_of,
    residences_of,
)
from simpul.interfaces.cli.demo.people import Invented, invent
from simpul.interfaces.cli.demo.rows import Rows
from simpul.interfaces.cli.demo.writing import AT_ONCE
from simpul.records.facilities.models import Area
from simpul.records.people.models import Person

BALITA = timedelta(days=1_826)
MONTH = timedelta(days=31)


@dataclass
class Telling:
    """sequences  by kelurahan, what its first facts carry
    months     of open days that are told
    bidan      by kelurahan, who gives doses there
    """

    ground: Ground
    calendar: Calendar
    seed: int
    months: int
    town: Town
    sequences: dict[int, int]
    bidan: dict[int, UUID]

    def rows(self) -> Iterator[Rows]:
        """Some thousand people at a time; the open days of the whole city come first."""
        rows = Rows(sessions=self.calendar.sessions)
        for place in self.ground.begun:
            random = Random(f"{self.seed}/{place.area.code}")
            for rt, invented in self._spread(place, random):
                self._rt(place, rt, invented, random, rows)
                if len(rows.people) >= AT_ONCE:
                    yield self._judged(rows)
                    rows = Rows()
        yield self._judged(rows)

    def _judged(self, rows: Rows) -> Rows:
        rows.judged = judge_all(rows.histories, self.town)
        return rows

    def _spread(self, place: Place, random: Random) -> list[tuple[Area, list[Invented]]]:
        """The people of a kelurahan by RT; twins stay together."""
        by_rt: list[tuple[Area, list[Invented]]] = [(rt, []) for rt in place.rt]
        home = 0
        for number, one in enumerate(invent(random, place.plan.people, self.town.today, self.town.serials)):
            home = home if one.is_twin else number % len(by_rt)
            by_rt[home][1].append(one)
        return by_rt

    def _rt(self, place: Place, rt: Area, invented: list[Invented], random: Random, rows: Rows) -> None:
        """The people and families of one RT, and what was measured of them."""
        pairs: list[Pair] = [(one, person_of(one, place.area, rt, random, self.town)) for one in invented]
        fates: dict[int, Fate] = {}
        known = len(rows.pregnancies), len(rows.births), len(rows.histories)
        for home in settle(pairs, random, self.town.today):
            came_from = random.choice(random.choice(self.ground.begun).rt)
            fate = fate_of(home, came_from, random, self.town.today)
            fates |= {id(person): fate for person, _ in home.members}
            self._family(home, fate, place, random, rows)
        births = rows.births[known[1] :]
        mothers = mothers_of(
            rows.pregnancies[known[0] :], [(one.pregnancy, one.person) for one in births if one.pregnancy]
        )
        born = {one.person_id: one for one in births}
        careful, spoken = (Random(f"{self.seed}/{rt.code}/{what}") for what in ("periksa", "kata"))
        after = plan_after(rows.pregnancies[known[0] :], self.town.today, careful)
        for _, person in pairs:
            fate = fates.get(id(person)) or stayed(self.town.today)
            rows.people.append(person)
            rows.residences += residences_of(person, fate, random, self.town, self.sequences)
            stays, near = self._stays(person, fate), self._near(place, rt)
            if person.birth_date > self.town.today - BALITA - self.months * MONTH:
                found = weigh_month_by_month(person, born.get(person.pk), stays, near, random)
            else:
                found = visits_of(person, mothers.get(person.pk), stays, near, random)
            examine(Examined(found, mothers.get(person.pk), stays, near, careful), born.get(person.pk), after)
            rows.agreements += spoken_of(found, near, spoken)
            rows.histories.append(found)
        rows.pregnancies[known[0] :] = registered(rows.pregnancies[known[0] :], rows.histories[known[2] :])

    def _near(self, place: Place, rt: Area) -> Near:
        posyandu = self.calendar.of_rt[rt.pk].facility
        unit = place.pustu or place.ponkesdes or place.puskesmas
        province = self.ground.city.code[:2]
        return Near(self.town.today, province, posyandu, unit, place.puskesmas, self.bidan[place.area.pk])

    def _stays(self, person: Person, fate: Fate) -> list[Stay]:
        """Where and from when to when this person could go to an open day."""
        since = fate.here_since(person.birth_date, self.town.today)
        here = self.calendar.of_rt[person.rt_id]
        until: date | None = person.died_on or person.left_on
        if fate.before and fate.on > since:
            return [Stay(self.calendar.of_rt[fate.before.pk], since, fate.on), Stay(here, fate.on, until)]
        return [Stay(here, since, until)]

    def _family(self, home: Home, fate: Fate, place: Place, random: Random, rows: Rows) -> None:
        serial, today = self.town.serials.family(), self.town.today
        rows.states += gone_from(home, fate, random, today)
        household = household_of(home, fate, random, self.town, serial)
        numbers = numbers_of(home, random, serial)
        rows.households.append(household)
        rows.numbers += numbers
        rows.members += members_of(home, fate, household, today, self.sequences[place.area.pk])
        rows.consents += consents_of(numbers, place.pustu or place.puskesmas, random, today)
        for family in (home, *home.within):
            for pregnancy, births in births_of(family, random, today):
                rows.pregnancies.append(pregnancy)
                rows.births += births
            if fate.kind is not Kind.LEFT:
                rows.pregnancies += pregnancies_of(family, random, today)
