"""What did the rules say of an invented weighing? The same rules, asked in the order of the months."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from simpul.foundation.identifiers import new_id
from simpul.foundation.local_time import Month
from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.interfaces.cli.demo.people import Invented
from simpul.interfaces.cli.demo.staff import LOADER
from simpul.knowledge.growth import Weighing, assess_weight_for_age, judge_gain
from simpul.knowledge.growth.zscore import value_at
from simpul.records.people.models import Person
from simpul.records.visits.models import Assessment, Entry, MonthlyWeighing, Visit, VisitKind
from simpul.records.visits.projection import BODY_WEIGHT, assessments_of, columns_of
from simpul.records.visits.projection.growth import LENGTH, POSTURE
from simpul.reference.who_growth.read import LAST_DAY, by_day
from simpul.services.follow_up.flags import EDITION, RULE, flags_of
from simpul.services.follow_up.models import FollowUp
from simpul.services.posyandu.models import Session

LENGTH_MONTH = 2  # February, May, August, November
STANDING_FROM = 731  # days


@dataclass
class History:
    invented: Invented
    person: Person
    weighings: list[tuple[Session, Grams, datetime]] = field(default_factory=list)

    def add(self, session: Session, weight: Grams, at: datetime) -> None:
        self.weighings.append((session, weight, at))


def judged(history: History) -> Iterator[tuple[Visit, Entry, list[Assessment], MonthlyWeighing]]:
    """One visit, entry, its assessments and the counted weighing for each open day, oldest first."""
    person, sex, born = history.person, Sex(history.person.sex), history.invented.born
    before: Entry | None = None
    for session, weight, at in history.weighings:
        visit, entry = _found(history.person, session, weight, at)
        month = Month.of(session.date)
        beside = before if before and Month.of(before.local_date).index == month.index - 1 else None
        size = assess_weight_for_age(weight=weight, age_days=(session.date - born).days, sex=sex)
        gain = judge_gain(
            sex=sex,
            birth_date=born,
            current=Weighing(session.date, weight),
            previous=Weighing(beside.local_date, Grams(beside.value or 0)) if beside else None,
            earlier=before is not None,
        )
        counted = MonthlyWeighing(
            person=person,
            kelurahan_id=person.kelurahan_id,
            month=month.index,
            entry=entry,
            weight_grams=weight,
            at=at,
            local_date=session.date,
            **columns_of(size, gain),
        )
        yield visit, entry, assessments_of(entry, beside.pk if beside else None, size, gain), counted
        before = entry


def _found(person: Person, session: Session, weight: Grams, at: datetime) -> tuple[Visit, Entry]:
    shared = {
        "person": person,
        "kelurahan_id": person.kelurahan_id,
        "local_date": session.date,
        "recorded_by": LOADER,
    }
    visit = Visit(
        id=new_id(),
        facility_id=session.posyandu_id,
        session_id=session.pk,
        kind=VisitKind.POSYANDU,
        occurred_at=at,
        **shared,
    )
    return visit, Entry(id=new_id(), visit=visit, concept=BODY_WEIGHT, value=weight, at=at, **shared)


def measured(history: History, visit: Visit, weight: Entry) -> list[Entry]:
    """Length or height, and how it was measured, at the open days of every third month."""
    days = (weight.local_date - history.invented.born).days
    if weight.local_date.month % 3 != LENGTH_MONTH or not 0 <= days <= LAST_DAY:
        return []
    row = by_day("tbu", Sex(history.person.sex)).rows[days]
    values = {LENGTH: round(value_at(row, history.invented.z / 200) * 10), POSTURE: 1 if days < STANDING_FROM else 2}
    return [
        Entry(
            id=new_id(),
            visit=visit,
            person_id=weight.person_id,
            kelurahan_id=weight.kelurahan_id,
            concept=concept,
            value=value,
            at=weight.at,
            local_date=weight.local_date,
            recorded_by=LOADER,
        )
        for concept, value in values.items()
    ]


def matters_of(latest: MonthlyWeighing) -> list[FollowUp]:
    """What the latest weighing of a balita calls for, as the product would have opened it on that day."""
    return [
        FollowUp(
            person=latest.person,
            kelurahan_id=latest.kelurahan_id,
            reason=flag.reason,
            priority=flag.priority,
            rule=RULE,
            edition=EDITION,
            source=latest.entry,
            opened_at=latest.at,
            opened_by=LOADER,
            due_on=latest.local_date + timedelta(days=flag.due_days),
        )
        for flag in flags_of(latest)
    ]
