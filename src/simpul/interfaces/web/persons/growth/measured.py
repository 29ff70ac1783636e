"""What was measured of a person, day by day, as the charts need it? No I/O."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from simpul.knowledge.growth import Index, Outcome, Posture
from simpul.knowledge.growth.indices.posture import Stature, stature_for
from simpul.knowledge.growth.indices.rules import WORDS
from simpul.knowledge.growth.indices.words import permenkes_words

if TYPE_CHECKING:
    from simpul.records.people.models import Person
    from simpul.records.visits.models import GrowthDay, GrowthFinding


@dataclass(frozen=True, slots=True)
class Day:
    """age       completed days
    stature   the length that counts, turned for the posture; None where it was not measured
    findings  what was said of it then, by index
    """

    row: GrowthDay
    age: int
    stature: Stature | None
    findings: dict[str, GrowthFinding]

    @property
    def on(self) -> date:
        return self.row.local_date

    def z(self, index: Index) -> int | None:
        found = self.findings.get(index)
        return found.z_hundredths if found else None

    def counts(self, index: Index) -> bool:
        found = self.findings.get(index)
        return bool(found and found.outcome == Outcome.ASSESSED and found.z_hundredths is not None)

    def flagged(self, index: Index) -> bool:
        found = self.findings.get(index)
        return bool(found and found.outcome == Outcome.UKUR_ULANG)

    def words(self, index: Index) -> str:
        """The category as Permenkes 2/2020 writes it; empty where it has none."""
        found = self.findings.get(index)
        return permenkes_words(index, WORDS[index](found.category)) if found and found.category else ""


def without_body_mass(day: Day) -> Day:
    return replace(day, findings={index: one for index, one in day.findings.items() if index != Index.IMTU})


def measured(person: Person, growth: list[GrowthDay]) -> list[Day]:
    """The oldest first; days before the birth (a birth date that was put right) are left out."""
    return [_day(person, row) for row in growth if row.local_date >= person.birth_date]


def _day(person: Person, row: GrowthDay) -> Day:
    age = (row.local_date - person.birth_date).days
    where = stature_for(row.length_mm, Posture(row.posture), age) if row.length_mm is not None else None
    return Day(row, age, where, {one.index: one for one in row.findings.all()})
