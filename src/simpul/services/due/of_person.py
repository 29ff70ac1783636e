"""What is asked of the engines for one person: who they are on a day, and what was done for them anywhere?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from simpul.foundation.sex import Sex
from simpul.knowledge.due import Done
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.growth.age import completed_months
from simpul.knowledge.growth.indices.result import weighs_as_mother
from simpul.knowledge.rules.language.known import KNOWN
from simpul.knowledge.rules.person import About as OfRules
from simpul.knowledge.rules.person import known_of
from simpul.records.facilities.work_area import WorkArea
from simpul.records.people.kinds import BirthPrecision
from simpul.records.people.models import Person
from simpul.records.pregnancies.actions.episodes import is_of_bearing_age
from simpul.records.pregnancies.models import Birth, Pregnancy
from simpul.services.due.given import given_to, visits_of_schedule
from simpul.services.due.mothers import Mother, loose_births, mother_on
from simpul.services.due.said import Said, said_of
from simpul.services.due.shape import About
from simpul.services.signing.motherhood import Motherhood, motherhoods

LONGEST = timedelta(KNOWN["days_since_delivery"].highest)
CHILDHOOD = 20  # years: the growth rules end at 19, and a birth that is not known to the day may be a year off


@dataclass(frozen=True, slots=True)
class Course:
    """What of a person's life the engines rest on, of any day.

    births  days of births without a recorded pregnancy, of a mother; born: how this person was born
    done    what was given, the oldest first; said: the last word about each service
    """

    person: Person
    pregnancies: Sequence[Motherhood]
    births: Sequence[date]
    born: Birth | None
    done: Sequence[Done]
    said: Sequence[Said] = ()

    def mother_on(self, day: date) -> Mother:
        return mother_on(self.pregnancies, self.births, day)

    def weighs_as_mother(self, day: date) -> bool:
        """Of the days on which no body mass for age is judged."""
        her = self.mother_on(day)
        return weighs_as_mother(her.pregnant_since, her.delivered_on, day)

    def about(self, day: date) -> About:
        one = self.person
        exact = one.birth_precision == BirthPrecision.EXACT
        return About(Sex(one.sex), one.kelurahan.code, one.birth_date if exact else None, self.mother_on(day))

    def known_on(self, day: date, at: datetime) -> dict[str, FactValue]:
        """What a rule may know. No pregnancy on record is "not pregnant", as in a dry run (ADR 0035).

        Of a child whose birth is not known to the day the age is not known: its rules turn on months and days.
        """
        mother = self.mother_on(day)
        return known_of(
            OfRules(
                on=day,
                birth_date=self.birth_for_rules(day),
                sex=Sex(self.person.sex),
                pregnant=mother.pregnant_since is not None,
                pregnant_since=mother.pregnant_since,
                delivered_on=_recent(mother.delivered_on, day),
                born_at=self.born.born_at if self.born else None,
                at=at,
            )
        )

    def birth_for_rules(self, day: date) -> date | None:
        """None of a child whose birth is not known to the day."""
        exact = self.person.birth_precision == BirthPrecision.EXACT
        born = self.person.birth_date
        return born if exact or completed_months(born, day) >= 12 * CHILDHOOD else None


def course_of(
    area: WorkArea,
    person: Person,
    ids: Sequence[UUID],
    pregnancies: Iterable[Pregnancy],
    born: Birth | None,
    today: date,
    *,
    given: bool = True,
    visits: bool = True,
    said: bool = True,
) -> Course:
    """At most four statements. ids: `record_ids` of the person; given, visits, said: False where there is none"""
    found = [given_to(area, ids)] if given else []
    found += [visits_of_schedule(area, ids)] if visits else []
    done = [one for by_record in found for told in by_record.values() for one in told]
    may_bear = person.sex == Sex.FEMALE and is_of_bearing_age(person, today)
    loose = loose_births(area, ids, today - LONGEST) if may_bear else {}
    return Course(
        person=person,
        pregnancies=motherhoods(pregnancies),
        births=[day for days in loose.values() for day in days],
        born=born,
        done=sorted(done, key=lambda one: one.on),
        said=said_of(area, dict.fromkeys(ids, person.pk)).get(person.pk, ()) if said else (),
    )


def _recent(delivered: date | None, day: date) -> date | None:
    """A birth of long ago is nothing that a rule asks about."""
    return delivered if delivered and day - delivered <= LONGEST else None
