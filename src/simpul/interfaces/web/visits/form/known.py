"""What is known of a person on a day that a gate of a form may rest on? From the records, never from a guess."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from simpul.foundation.sex import Sex
from simpul.interfaces.web.visits.asked import role_of
from simpul.knowledge.due import OnForm, done_of
from simpul.knowledge.due.pregnancy import visit_on
from simpul.knowledge.forms import Facts, Place
from simpul.knowledge.growth import completed_months
from simpul.records.access.queries import Standing
from simpul.records.people.kinds import MaritalStatus
from simpul.records.pregnancies.motherhood import NOTHING_KNOWN, motherhood_on
from simpul.records.visits.on_forms import seen_on_forms
from simpul.records.visits.queries import services_of
from simpul.reference.immunization.read import vaccines_of
from simpul.services.pendataan.recording import kind_at

if TYPE_CHECKING:
    from simpul.records.people.models import Person


def facts_of(standing: Standing, person: Person, day: date) -> Facts:
    given = [one for one in services_of(standing.area, person.pk) if one.local_date <= day]
    age = (day - person.birth_date).days
    mother = motherhood_on(standing.area, [person], day).get(person.pk, NOTHING_KNOWN)
    male, pregnant = Sex(person.sex) is Sex.MALE, mother.pregnant_since is not None
    return Facts(
        on=day,
        place=Place(kind_at(standing.facility)),
        role=role_of(standing),
        age_days=max(age, 0),
        age_months=completed_months(person.birth_date, day) if age >= 0 else 0,
        sex=Sex(person.sex),
        pregnant=pregnant or (False if male else None),  # without a pregnancy on record nobody has asked
        pregnant_since=mother.pregnant_since,
        last_birth=mother.last_end,
        child_lives=mother.child_lives,
        married=person.marital_status == MaritalStatus.MARRIED if person.marital_status else None,
        last_given={one.service: one.local_date for one in given},  # oldest first, so the last one stays
        local_vaccines=vaccines_of(person.kelurahan.code[:2], day),
        anc_visit=_visit_of_pregnancy(standing, person, mother.pregnant_since, day),
    )


def _visit_of_pregnancy(standing: Standing, person: Person, since: date | None, day: date) -> str | None:
    """K1 to K6 by the visits that stand, wherever they took place; None of a person who is not pregnant."""
    if since is None:
        return None
    seen = seen_on_forms(standing.area, person.pk, since, day)
    return visit_on(done_of(OnForm(*one) for one in seen), since, day)
