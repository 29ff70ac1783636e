"""Which services are due for one person on a day, late, done or to come? Visits, campaigns and vaccines in one list.

The engines of `knowledge.due` and `knowledge.immunization` answer; here their answers get one shape, and what this
system has no way to record is left out: nobody is called late for what nobody could have written down (ADR 0041).
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from simpul.knowledge.due import Done, DuePerson, DueState, History, ServiceDue, due, recorded_visits
from simpul.services.due.said import Said, lapsed, not_done
from simpul.services.due.shape import ORDER, SPOKEN_OF, About, Service, kind_of
from simpul.services.due.vaccines import vaccines_due


def services_due(about: About, done: Sequence[Done], on: date, said: Sequence[Said] = ()) -> list[Service]:
    """Late first, then due, then the others; within a state in the order of the schedule.

    said  the last word about each service
    """
    found = [*scheduled_due(about, done, on, said), *vaccines_due(about, done, on, said)]
    return sorted(found, key=lambda one: ORDER.index(one.state))


def scheduled_due(about: About, done: Sequence[Done], on: date, said: Sequence[Said]) -> Iterator[Service]:
    """Visits, what is given and what is found out, in the order of the schedule."""
    for one in due(person_of(about), History(tuple(done), not_done(said, on)), on):
        if not one.rule.visit or one.rule.visit in recorded_visits():
            yield _of_schedule(one, said, on)


def person_of(about: About) -> DuePerson:
    return DuePerson(about.birth_date, about.mother.pregnant_since, about.mother.delivered_on)


def _of_schedule(one: ServiceDue, said: Sequence[Said], on: date) -> Service:
    rule = one.rule
    spoken = next((word for word in said if word.code == rule.code and word.holds_on(on)), None)
    return Service(
        code=rule.code,
        kind=kind_of(rule),
        group=rule.group,
        label=(rule.label_id, rule.label_en),
        state=one.state,
        reason=one.reason,
        day=one.day,
        opens=one.opens,
        ideal=one.ideal,
        closes=one.closes,
        places=rule.places,
        by=rule.by,
        evidence=one.evidence,
        status=rule.status,
        source=rule.source,
        edition=rule.edition,
        since=one.closes + timedelta(1) if one.state in (DueState.LATE, *SPOKEN_OF) else None,
        said=spoken if one.state in SPOKEN_OF else lapsed(said, rule.code, one.opens, on),
        why=one.why,
        again=one.again,
    )
