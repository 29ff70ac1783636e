"""How do findings and doses become rows of a visit?"""

from datetime import date, datetime
from uuid import UUID

from simpul.knowledge.growth.age import completed_months
from simpul.records.people.models import Person
from simpul.records.visits.actions.findings import Dose, Finding
from simpul.records.visits.actions.keeping import check_day, day_of, keep
from simpul.records.visits.actions.registered import check_dose, check_finding
from simpul.records.visits.models import Entry, Given, Visit


def keep_all(
    person: Person,
    visit: Visit,
    findings: list[Finding],
    doses: list[Dose],
    entries: list[Entry],
    given: list[Given],
    actor_id: UUID,
    occurred_at: datetime,
    now: datetime,
) -> list[date]:
    """Keep what is not kept yet, and put it into the two lists; the days it touches.

    occurred_at  the instant of what is handed in now: a visit that is joined may have begun long before, and of two
        findings the later one counts
    """
    today = day_of(visit, now)
    known = {one.pk for one in entries} | {one.pk for one in given}
    for finding in (one for one in findings if one.id not in known):
        at = finding.at or occurred_at
        check_day(person, day_of(visit, at), today)
        check_finding(
            finding.concept, finding.value, finding.text, completed_months(person.birth_date, day_of(visit, at))
        )
        entries.append(keep(_entry(person, visit, finding, at, actor_id)))
    for dose in (one for one in doses if one.id not in known):
        at = dose.at or occurred_at
        check_day(person, day_of(visit, at), today)
        check_dose(dose.service, dose.batch, dose.expires_on, day_of(visit, at))
        given.append(keep(_given(person, visit, dose, at, actor_id)))
    made: list[Entry | Given] = [*entries, *given]
    return [one.local_date for one in made if one.pk not in known]


def _entry(person: Person, visit: Visit, finding: Finding, at: datetime, actor_id: UUID) -> Entry:
    return Entry(
        id=finding.id,
        visit=visit,
        person=person,
        kelurahan_id=person.kelurahan_id,
        concept=finding.concept,
        value=finding.value,
        text=finding.text.strip(),
        at=at,
        local_date=day_of(visit, at),
        recorded_by=actor_id,
    )


def _given(person: Person, visit: Visit, dose: Dose, at: datetime, actor_id: UUID) -> Given:
    return Given(
        id=dose.id,
        visit=visit,
        person=person,
        kelurahan_id=person.kelurahan_id,
        service=dose.service,
        batch=dose.batch.strip(),
        expires_on=dose.expires_on,
        at=at,
        local_date=day_of(visit, at),
        recorded_by=actor_id,
    )
