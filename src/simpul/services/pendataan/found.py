"""What was found at a visit, and what follows from it?"""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from simpul.foundation.local_time import Month
from simpul.foundation.units import Grams
from simpul.knowledge.growth import Action, Assessment, GainStatus, counsel, not_gained_twice
from simpul.knowledge.growth.body_mass import body_mass_index
from simpul.knowledge.growth.indices.result import of_pregnancy, weighs_as_mother
from simpul.knowledge.life_stages import LifeStage, stage_of
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.models import Person
from simpul.records.pregnancies.actions import is_of_bearing_age
from simpul.records.pregnancies.motherhood import NOTHING_KNOWN, motherhood_on
from simpul.records.visits.models import GrowthDay, MonthlyWeighing, Visit
from simpul.records.visits.projection import GROWTH_CONCEPTS, assess_day
from simpul.records.visits.queries import growth_on, latest_findings, weighings_of
from simpul.services.follow_up.kinds import Status
from simpul.services.follow_up.models import FollowUp
from simpul.services.follow_up.queries import of_person
from simpul.services.signing.of_day import ActingDays

HEIGHT, HEIGHT_DAYS = "body_length", 731
OF_THE_BALITA_CARD = (LifeStage.BAYI, LifeStage.ANAK_BALITA, LifeStage.APRAS)


@dataclass(frozen=True, slots=True)
class Found:
    """measured  what holds of that day, whichever visit of the day it was written at; None where nothing was measured
    counts    the weighing that counts for the month, where it is of that day
    actions   what to do, the worst first; advice: those of them that no doctor signed, by code
    matters   what is open because of that day
    body_mass in g/m², of who is past the card of the balita; None where weight or height is not known
    """

    measured: GrowthDay | None = None
    assessment: Assessment | None = None
    counts: MonthlyWeighing | None = None
    actions: list[Action] = field(default_factory=list)
    advice: frozenset[str] = frozenset()
    matters: list[FollowUp] = field(default_factory=list)
    body_mass: int | None = None


def found_at(area: WorkArea, visit: Visit, person: Person, acting: ActingDays) -> Found:
    """person  whose record the visit belongs to now; acting: the rules by which it is said what to do"""
    entries = [one for one in visit.entries.all() if one.concept in GROWTH_CONCEPTS]
    measured = growth_on(area, person.pk, visit.local_date) if entries and not hasattr(visit, "withdrawal") else None
    if measured is None:
        return Found()
    weighings = weighings_of(area, person.pk)
    counts = next((one for one in weighings if one.local_date == visit.local_date), None)
    assessment = assess_day(person, measured)
    if assessment.imtu.z_hundredths is not None and _weighs_as_mother(area, person, visit.local_date):
        assessment = of_pregnancy(assessment)
    gain = GainStatus(counts.status) if counts else None
    on, twice = acting.on(visit.local_date), _twice(counts, weighings)
    actions = counsel(assessment, on.rules, weight=measured.weight_grams, gain=gain, twice=twice)
    advice = frozenset(one.code for one in actions if on.is_advice(one.rules))
    matters = _matters(area, person.pk, visit)
    return Found(measured, assessment, counts, actions, advice, matters, _body_mass(area, person, measured))


def _weighs_as_mother(area: WorkArea, person: Person, day: date) -> bool:
    if not is_of_bearing_age(person, day):
        return False
    her = motherhood_on(area, [person], day).get(person.pk, NOTHING_KNOWN)
    return weighs_as_mother(her.pregnant_since, her.last_end, day)


def _body_mass(area: WorkArea, person: Person, measured: GrowthDay) -> int | None:
    """By the height of that day; of an adult, who is not measured each month, by the last one within two years."""
    stage = stage_of(person.birth_date, measured.local_date)
    height = measured.length_mm
    if height is None and stage in (LifeStage.DEWASA, LifeStage.LANSIA):
        last = latest_findings(area, person.pk, measured.local_date).get(HEIGHT)
        recent = last is not None and (measured.local_date - last.local_date).days <= HEIGHT_DAYS
        height = last.value if last and recent else None
    if stage in OF_THE_BALITA_CARD or not measured.weight_grams or not height:
        return None
    return body_mass_index(Grams(measured.weight_grams), height)


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
