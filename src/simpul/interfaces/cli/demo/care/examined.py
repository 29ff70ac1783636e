"""Which visits of pregnancy, after a birth and of the newborn stand in the record of an invented person?

Of a pregnancy that lasts all of them, and of births of the last months; the bidan of the kelurahan writes them down, at
the Puskesmas where the schedule names no other place.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from simpul.foundation.local_time import LocalZone
from simpul.foundation.sex import Sex
from simpul.interfaces.cli.demo.cards.filling import Sitting, fill
from simpul.interfaces.cli.demo.cards.habits import child_of, habits_of
from simpul.interfaces.cli.demo.care.when import days_after, days_during
from simpul.interfaces.cli.demo.care.written import OF_FORM, of_mother, of_newborn, of_pregnant
from simpul.interfaces.cli.demo.days.near import Near
from simpul.interfaces.cli.demo.days.visits import AtUnit, Handed, History, Stay, here_until, married_of, values_of
from simpul.interfaces.cli.demo.families.mothers import Mother
from simpul.knowledge.due import OnForm, done_of
from simpul.knowledge.due.definition import schedule
from simpul.knowledge.due.pregnancy import visit_on
from simpul.knowledge.forms import Facts, LastValue, Place, Role, form
from simpul.knowledge.growth.age import completed_months
from simpul.knowledge.pregnancy.dates import gestation_days
from simpul.records.people.models import Person
from simpul.records.pregnancies.models import Birth, Pregnancy
from simpul.records.visits.projection.growth import ARM
from simpul.services.pendataan.recording import kind_at

ANC, NIFAS, NEONATAL = "anc", "nifas", "neonatal"
LOOKED_BACK = 120  # days: of births before that no visit is told
OF_NEWBORN = 3  # the first visits after a birth are those of the child too
FROM_HOUR, MINUTES = 8, 240
PUSTU = "pustu"
After = Mapping[tuple[object, date], Sequence[date | None]]


@dataclass(slots=True)
class Examined:
    """One person whose visits are told. after: by mother and day of birth the days of the visits after it"""

    history: History
    mother: Mother | None
    stays: Sequence[Stay]
    near: Near
    random: Random
    last: dict[str, LastValue] = field(default_factory=dict)

    @property
    def person(self) -> Person:
        return self.history.person

    def reached(self, days: Sequence[date | None], until: date) -> Iterator[date]:
        """The days on which this person lived here, before today and the day `until`, and was at no Posyandu."""
        elsewhere = {one.session.date for one in self.history.measured}
        end = min(until, here_until(self.person, self.near.today))
        for day in days:
            if day and self.stays[-1].since <= day < end and day not in elsewhere:
                yield day


def plan_after(pregnancies: Sequence[Pregnancy], today: date, random: Random) -> After:
    """For the births of the last months; a mother and her child are seen on one day."""
    return {
        (one.person_id, one.ended_on): days_after(one.ended_on, random)
        for one in pregnancies
        if one.ended_on and (today - one.ended_on).days < LOOKED_BACK
    }


def examine(found: Examined, birth: Birth | None, after: After) -> None:
    """The visits are added to the history. birth: of this person, where one is recorded"""
    if found.mother:
        _examine_mother(found, after)
    elif birth:
        days = after.get((birth.mother_id, found.person.birth_date), ())
        for day in found.reached(days[:OF_NEWBORN], found.near.today):
            _see(found, NEONATAL, day)


def _examine_mother(found: Examined, after: After) -> None:
    mother, today = found.mother, found.near.today
    for one in mother.pregnancies if mother else ():
        ended = one.ended_on
        if ended and (today - ended).days >= LOOKED_BACK:
            continue
        for day in found.reached(list(days_during(one.began_on, found.random)), ended or today):
            _see(found, ANC, day)
        if ended and mother and mother.children.get(ended):
            for day in found.reached(after[one.person_id, ended], today):
                _see(found, NIFAS, day)


def _see(found: Examined, code: str, on: date) -> None:
    history, random, near = found.history, found.random, found.near
    visit = _visit_of_pregnancy(found, on) if code == ANC else None
    at_pustu = visit is None or any(one.code == visit and PUSTU in one.places for one in schedule())
    facility = near.unit if at_pustu else near.puskesmas
    facts = _facts(found, on, Place(kind_at(facility)), visit)
    sitting = _sitting(found, code, facts)
    fill(form(code), sitting, OF_FORM[code])
    values, services = values_of(sitting.answers)
    begins = datetime.combine(on, time(FROM_HOUR), tzinfo=LocalZone(facility.zone).zone).astimezone(UTC)
    given = tuple(Handed(one, near.bidan) for one in services)
    at = begins + timedelta(minutes=random.randrange(MINUTES))
    history.examined.append(AtUnit(facility, on, at, values, code, near.bidan, given))


def _visit_of_pregnancy(found: Examined, on: date) -> str | None:
    known = found.mother.on(on) if found.mother else None
    since = known.pregnant_since if known else None
    seen = done_of(OnForm(one.card, one.on) for one in found.history.examined)
    return visit_on(seen, since, on) if since else None


def _facts(found: Examined, on: date, place: Place, visit: str | None) -> Facts:
    person, known = found.person, found.mother.on(on) if found.mother else None
    since = known.pregnant_since if known else None
    return Facts(
        on=on, place=place, role=Role.NAKES, age_days=(on - person.birth_date).days,
        age_months=completed_months(person.birth_date, on), sex=Sex(person.sex),
        pregnant=since is not None or (False if person.sex == Sex.MALE else None), pregnant_since=since,
        last_birth=known.last_end if known else None, child_lives=known is not None and known.child_lives,
        married=married_of(person), local_vaccines=found.near.local(on), anc_visit=visit,
    )  # fmt: skip


def _sitting(found: Examined, code: str, facts: Facts) -> Sitting:
    random, years, body = found.random, (facts.age_months or 0) // 12, found.history.body
    if body is None:
        return Sitting(facts, random, child_of(random), years, of_newborn(random))
    since = facts.pregnant_since
    weeks = gestation_days(since, facts.on) // 7 if since else 0
    shown = of_pregnant(body, weeks, years, random) if code == ANC else of_mother(body, years, random)
    return Sitting(facts, random, habits_of(body, years, random), years, shown, last=_arm_before(found, facts.on))


def _arm_before(found: Examined, on: date) -> dict[str, LastValue]:
    """The arm is measured once in a pregnancy, here or at the Posyandu."""
    told = [(one.session.date, one.values) for one in found.history.measured]
    told += [(one.on, one.values) for one in found.history.examined]
    days = [(day, values[ARM]) for day, values in told if ARM in values and day < on]
    if not days:
        return {}
    day, value = max(days, key=lambda one: one[0])
    return {ARM: LastValue(value, day)}
