"""What of these visits is on record already? That is not written a second time.

Another value on the same day is left as it stands: what was written as it happened says more than a sheet.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from simpul.knowledge.due.since import alike_of
from simpul.records.people.models import Person
from simpul.records.visits.projection.standing import standing_entries, standing_services
from simpul.services.takeover.checking.doubts import doubts_about
from simpul.services.takeover.reading.faults import Says
from simpul.services.takeover.reading.visits import DayPart, is_once_a_life
from simpul.services.takeover.sentences import OTHER_DAY, OTHER_VALUE


@dataclass
class OnRecord:
    """values  (person, day, concept) -> value; days_of  (person, service) -> days"""

    values: dict[tuple[UUID, date, str], int | None] = field(default_factory=dict)
    days_of: dict[tuple[UUID, str], set[date]] = field(default_factory=dict)

    def new_of(
        self, person_id: UUID, days: dict[date, DayPart], born: date | None = None
    ) -> tuple[dict[date, DayPart], list[Says]]:
        """What is not there yet, and what is said of it and of the rest. Notes it as there from now on."""
        found: dict[date, DayPart] = {}
        says: list[Says] = []
        for day, part in sorted(days.items()):
            new = DayPart(self._values(person_id, day, part, says), self._given(person_id, day, part, born, says))
            if new.values.keys() - {"length_posture"} or new.given:
                found[day] = new
        return found, list(dict.fromkeys(says))

    def _values(self, person_id: UUID, day: date, part: DayPart, says: list[Says]) -> dict[str, int]:
        new = {}
        for concept, value in part.values.items():
            key = (person_id, day, concept)
            if key not in self.values:
                new[concept] = self.values[key] = value
            elif self.values[key] != value:
                says.append(Says("tanggal", OTHER_VALUE))
        return new

    def _given(self, person_id: UUID, day: date, part: DayPart, born: date | None, says: list[Says]) -> dict[str, str]:
        new = {}
        for service, batch in part.given.items():
            days = self.days_of.setdefault((person_id, service), set())
            if day in days:
                continue
            if days and is_once_a_life(service):
                says.append(Says("", OTHER_DAY))
                continue
            says.extend(doubts_about(service, day, born, self._alike(person_id, service)))
            days.add(day)
            new[service] = batch
        return new

    def _alike(self, person_id: UUID, service: str) -> list[tuple[str, date]]:
        return [(one, day) for one in alike_of(service) for day in self.days_of.get((person_id, one), ())]


def on_record(people: Iterable[UUID], days: Iterable[date], services: Iterable[str]) -> OnRecord:
    """What stands of these people, of their own records and of those merged into them."""
    ids = {one: one for one in people}
    ids |= dict(Person.objects.filter(merged_into_id__in=list(ids)).values_list("id", "merged_into_id"))
    found, wanted, given = OnRecord(), list(set(days)), sorted({alike for one in services for alike in alike_of(one)})
    if not ids:
        return found
    if wanted:
        rows = standing_entries(ids).filter(local_date__in=wanted)
        for person_id, day, concept, value in rows.values_list("person_id", "local_date", "concept", "value"):
            found.values[ids[person_id], day, concept] = value
    if given:
        doses = standing_services(ids).filter(service__in=given)
        for person_id, service, day in doses.values_list("person_id", "service", "local_date"):
            found.days_of.setdefault((ids[person_id], service), set()).add(day)
    return found
