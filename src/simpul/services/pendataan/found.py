"""What was found at a visit, and what follows from it?"""

from dataclasses import dataclass, field
from uuid import UUID

from simpul.foundation.local_time import Month
from simpul.knowledge.growth import Action, Assessment, GainStatus, counsel, not_gained_twice
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.models import Person
from simpul.records.visits.models import GrowthDay, MonthlyWeighing, Visit
from simpul.records.visits.projection import GROWTH_CONCEPTS, assess_day
from simpul.records.visits.queries import growth_on, weighings_of
from simpul.services.follow_up.kinds import Status
from simpul.services.follow_up.models import FollowUp
from simpul.services.follow_up.queries import of_person


@dataclass(frozen=True, slots=True)
class Found:
    """measured  what holds of that day, whichever visit of the day it was written at; None where nothing was measured
    counts    the weighing that counts for the month, where it is of that day
    actions   what to do, the worst first
    matters   what is open because of that day
    """

    measured: GrowthDay | None = None
    assessment: Assessment | None = None
    counts: MonthlyWeighing | None = None
    actions: list[Action] = field(default_factory=list)
    matters: list[FollowUp] = field(default_factory=list)


def found_at(area: WorkArea, visit: Visit, person: Person) -> Found:
    """person  whose record the visit belongs to now"""
    entries = [one for one in visit.entries.all() if one.concept in GROWTH_CONCEPTS]
    measured = growth_on(area, person.pk, visit.local_date) if entries and not hasattr(visit, "withdrawal") else None
    if measured is None:
        return Found()
    weighings = weighings_of(area, person.pk)
    counts = next((one for one in weighings if one.local_date == visit.local_date), None)
    assessment = assess_day(person, measured)
    gain = GainStatus(counts.status) if counts else None
    actions = counsel(assessment, weight=measured.weight_grams, gain=gain, twice=_twice(counts, weighings))
    return Found(measured, assessment, counts, actions, _matters(area, person.pk, visit))


def _twice(counts: MonthlyWeighing | None, weighings: list[MonthlyWeighing]) -> bool:
    if counts is None:
        return False
    before = next((one for one in weighings if one.month == Month.of(counts.local_date).previous().index), None)
    return not_gained_twice(GainStatus(counts.status), GainStatus(before.status) if before else None)


def _matters(area: WorkArea, person_id: UUID, visit: Visit) -> list[FollowUp]:
    return [
        one
        for one in of_person(area, person_id)
        if one.status == Status.OPEN and one.source.local_date == visit.local_date
    ]
