"""What is known of a person on a day that a gate of a form may rest on? From the records, never from a guess."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from simpul.foundation.local_time import LocalZone, local_date
from simpul.foundation.sex import Sex
from simpul.interfaces.web.visits.asked import role_of
from simpul.knowledge.forms import Facts, Place
from simpul.knowledge.growth import completed_months
from simpul.knowledge.pregnancy.dates import PREGNANCY_DAYS
from simpul.records.access.queries import Standing
from simpul.records.people.kinds import MaritalStatus
from simpul.records.pregnancies.kinds import PregnancyEnd
from simpul.records.pregnancies.queries import births_of, pregnancies_of
from simpul.records.visits.queries import services_of
from simpul.reference.immunization.read import vaccines_of
from simpul.services.pendataan.recording import kind_at

if TYPE_CHECKING:
    from simpul.records.people.models import Person
    from simpul.records.pregnancies.models import Pregnancy


@dataclass(frozen=True, slots=True)
class Motherhood:
    pregnant: bool | None = None
    pregnant_since: date | None = None
    last_birth: date | None = None
    child_lives: bool = True


def facts_of(standing: Standing, person: Person, day: date) -> Facts:
    given = [one for one in services_of(standing.area, person.pk) if one.local_date <= day]
    age = (day - person.birth_date).days
    mother = motherhood_of(standing, person, day)
    return Facts(
        on=day,
        place=Place(kind_at(standing.facility)),
        role=role_of(standing),
        age_days=max(age, 0),
        age_months=completed_months(person.birth_date, day) if age >= 0 else 0,
        sex=Sex(person.sex),
        pregnant=mother.pregnant,
        pregnant_since=mother.pregnant_since,
        last_birth=mother.last_birth,
        child_lives=mother.child_lives,
        married=person.marital_status == MaritalStatus.MARRIED if person.marital_status else None,
        last_given={one.service: one.local_date for one in given},  # oldest first, so the last one stays
        local_vaccines=vaccines_of(person.kelurahan.code[:2], day),
    )


def motherhood_of(standing: Standing, person: Person, day: date) -> Motherhood:
    """A woman without a pregnancy on record was not asked, as far as is known; a man is not pregnant."""
    if Sex(person.sex) is Sex.MALE:
        return Motherhood(pregnant=False)
    lasting = [one for one in pregnancies_of(standing.area, person) if _lasts(one, day)]
    zone = LocalZone(standing.facility.zone)
    born = [(local_date(one.born_at, zone), one.person) for one in births_of(standing.area, person)]
    last = max((on for on, _ in born if on <= day), default=None)
    return Motherhood(
        pregnant=True if lasting else None,
        pregnant_since=_begun(lasting[0]) if lasting else None,
        last_birth=last,
        child_lives=any(not child.died_on or child.died_on > day for on, child in born if on == last),
    )


def _lasts(one: Pregnancy, day: date) -> bool:
    return one.ended_as != PregnancyEnd.WRONG and _begun(one) <= day and (one.ended_on is None or day < one.ended_on)


def _begun(one: Pregnancy) -> date:
    return one.last_period or one.due_on - timedelta(days=PREGNANCY_DAYS)
