"""What does every step stand on? The people, their doses, the days of their ages, and the other live vaccines."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from simpul.foundation.day_columns import NO_DAY, Ints, latest_by_row, months_after, number_of
from simpul.knowledge.immunization.columns.asked import UNKNOWN, AskedColumns, People
from simpul.knowledge.immunization.columns.steps.taken import TakenColumns
from simpul.knowledge.immunization.schedule.card import CardDose, Interval
from simpul.knowledge.immunization.schedule.definition import Edition
from simpul.knowledge.immunization.schedule.region import began
from simpul.knowledge.immunization.steps.taken import LAST_CLASS

OLDEST_CONFIRMED = 365 * 5


@dataclass(frozen=True, slots=True)
class Slot:
    """One other live dose of each person; antigen -1 where there is none."""

    antigen: Ints
    first: Ints
    last: Ints


@dataclass(frozen=True)
class ColumnGround:
    """The ages of `age` are kept: every card asks for the same few."""

    asked: AskedColumns
    edition: Edition
    taken: TakenColumns

    @property
    def people(self) -> People:
        return self.asked.people

    @property
    def count(self) -> int:
        return len(self.people.born)

    @cached_property
    def antigens(self) -> list[str]:
        return sorted(self.edition.antigens)

    @cached_property
    def school_class(self) -> Ints:
        told = self.people.school_class
        return np.where((told >= 0) & (told <= LAST_CLASS), told, UNKNOWN)

    @cached_property
    def _ages(self) -> dict[int, Ints]:
        return {}

    def age(self, months: int) -> Ints:
        """The day on which each is so old."""
        if months not in self._ages:
            self._ages[months] = months_after(self.people.born, months)
        return self._ages[months]

    def age_day(self, rule: CardDose, antigen: str) -> Ints:
        """The first day that is not grey, or the one that a doctor confirmed; the first that was told holds."""
        found, told = self.age(rule.from_month), self.asked.overrides
        if not len(told.person):
            return found
        names = np.array([one == antigen for one in self.asked.named], bool)
        holds = names[told.vaccine] & (told.number == rule.number)
        holds &= (told.minimum_age_days >= 0) & (told.minimum_age_days < OLDEST_CONFIRMED)
        rows, found = np.flatnonzero(holds)[::-1], found.copy()
        found[told.person[rows]] = self.people.born[told.person[rows]] + told.minimum_age_days[rows]
        return found

    def doses_of(self, *antigens: str) -> TakenColumns:
        return self.taken.where(np.isin(self.taken.antigen, [self.antigens.index(one) for one in antigens]))

    def since(self, vaccine: str) -> Ints:
        """The first day of a regional vaccine where each lives; NO_DAY where it is not given."""
        found = [began(vaccine, one.area, one.city) for one in self.asked.regions]
        return np.array([number_of(one[0] if one else None) for one in found], np.int64)[self.people.region]

    @cached_property
    def live_slots(self) -> list[Slot]:
        """Every live dose, the first of each person in the first slot, and so on."""
        return [self._slot(rows) for _, rows in self.doses_of(*self.edition.live).by_person().steps()]

    def _slot(self, rows: TakenColumns) -> Slot:
        antigen, first, last = np.full(self.count, -1), np.zeros(self.count, np.int64), np.zeros(self.count, np.int64)
        antigen[rows.person], first[rows.person], last[rows.person] = rows.antigen, rows.first, rows.last
        return Slot(antigen, first, last)

    def live_day(self, antigen: str) -> Ints:
        """The day on which the last other live vaccine is far enough back; NO_DAY where none matters."""
        if antigen not in self.edition.live:
            return np.full(self.count, NO_DAY)
        doses = self.doses_of(*(self.edition.live - {antigen}))
        on = self.people.on[doses.person]
        rows = doses.where(~doses.moves & ~((doses.first == on) & (doses.last == on)))
        return latest_by_row(rows.person, rows.last + self.edition.live_days, self.count)


def end_of(interval: Interval, days: Ints) -> Ints:
    return months_after(days, interval.months) if interval.months else days + interval.days
