"""Who beside the balita came to the open days of the invented city, and what did their cards hold? Pregnant women and
young mothers, apras, school age, adults, the old.

A moderate number: a demo starts in seconds. Which card is opened and what it asks is said by the forms; a hand that
rounds reads pressure in tens.
"""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from simpul.foundation.sex import Sex
from simpul.interfaces.cli.demo.cards.filling import Sitting, fill
from simpul.interfaces.cli.demo.cards.habits import Habits, habits_of
from simpul.interfaces.cli.demo.cards.tables import WHOLE_MONTHS, table_of
from simpul.interfaces.cli.demo.days import bodies
from simpul.interfaces.cli.demo.days.bodies import Body
from simpul.interfaces.cli.demo.days.calendar import OpenDay, Post
from simpul.interfaces.cli.demo.days.measuring import measured_on
from simpul.interfaces.cli.demo.days.near import SCHOOL_WORDS, Near
from simpul.interfaces.cli.demo.days.visits import (
    Handed,
    History,
    Measured,
    Stay,
    here_until,
    married_of,
    minute_of,
    open_days,
    values_of,
)
from simpul.interfaces.cli.demo.doses.book import school_of, tetanus_of
from simpul.interfaces.cli.demo.families.mothers import Mother
from simpul.knowledge.forms import Facts, LastValue, Place, Role, cards_for, form
from simpul.knowledge.forms.cards import AFTER_BIRTH, PREGNANT
from simpul.knowledge.growth.age import completed_months
from simpul.knowledge.life_stages import LifeStage, stage_at
from simpul.records.people.models import Person
from simpul.records.visits.projection import BODY_WEIGHT

# Who comes at all, of people of this stage, and how often.
COME = {
    LifeStage.APRAS: (0.3, 0.6),
    LifeStage.USEKREM_6_14: (0.07, 0.5),
    LifeStage.USEKREM_15_18: (0.07, 0.5),
    LifeStage.DEWASA: (0.06, 0.5),
    LifeStage.LANSIA: (0.25, 0.7),
}
PREGNANT_COME, PREGNANT_FROM, PREGNANT_TO = 0.65, 8, 42  # chance; weeks
MOTHER_COME, MOTHER_COME_LATER, LATER = 0.7, 0.4, 180  # chance until so many days after the birth, and from then on
SCHOOL_AGE_FROM, SCHOOL_AGE_TO, WOMAN_TO = 84, 216, 360  # months: whose card of school doses is taken over


@dataclass(slots=True)
class Comer:
    """often: the chance on the card of their age; last, given: as the forms ask what was recorded before
    screened: how many months before today the yearly questions are asked
    """

    person: Person
    mother: Mother | None
    near: Near
    body: Body
    habits: Habits
    often: float
    screened: int
    last: dict[str, LastValue] = field(default_factory=dict)
    given: dict[str, date] = field(default_factory=dict)


def visits_of(person: Person, mother: Mother | None, stays: list[Stay], near: Near, random: Random) -> History:
    """mother: where a pregnancy or a birth is on record. Whoever never comes has no visit, and no card taken over."""
    history, born = History(person), person.birth_date
    months = max(0, completed_months(born, near.today))
    share, often = COME.get(stage_at(months), (0, 0))
    if random.random() >= share:
        often = 0
    if not often and mother is None:
        return history
    body = history.body = bodies.body_of(Sex(person.sex), random)
    comer = Comer(
        person, mother, near, body, habits_of(body, months // 12, random), often, random.randrange(WHOLE_MONTHS)
    )
    for post, day in open_days(stays):
        found = _come(comer, post, day, random) if day.session.date >= born else None
        if found:
            history.measured.append(found)
    if history.measured:
        _take_over(history, comer, months, random)
    return history


def _come(comer: Comer, post: Post, day: OpenDay, random: Random) -> Measured | None:
    """None where this person stayed at home, or has no weight to be written this month."""
    facts = _facts(comer, day.session.date)
    (code, *_) = cards_for(facts)
    if random.random() >= _chance(comer, facts, code) * post.draws:
        return None
    years = (facts.age_months or 0) // 12
    measured = measured_on(comer.body, facts, code, post.hand, random)
    order = comer.mother.order(facts.last_birth) if comer.mother else None
    measured |= {"delivery_order": order} if order else {}
    sitting = Sitting(facts, random, comer.habits, years, measured, last=comer.last, waits=day.back > comer.screened)
    fill(form(code), sitting, table_of(code, day.back))
    if BODY_WEIGHT not in sitting.answers:
        return None
    found, services = values_of(sitting.answers)
    comer.given = comer.given | dict.fromkeys(services, facts.on)
    given = tuple(Handed(one, day.by) for one in services)
    return Measured(day.session, minute_of(day, random), found, code, day.by, given)


def _chance(comer: Comer, facts: Facts, code: str) -> float:
    if code == PREGNANT:
        weeks = facts.gestation_weeks
        return PREGNANT_COME if weeks is not None and PREGNANT_FROM <= weeks <= PREGNANT_TO else 0
    if code == AFTER_BIRTH and facts.last_birth:
        return MOTHER_COME if (facts.on - facts.last_birth).days < LATER else MOTHER_COME_LATER
    return comer.often if stage_at(facts.age_months or 0) in COME else 0


def _facts(comer: Comer, on: date) -> Facts:
    born, male = comer.person.birth_date, comer.person.sex == Sex.MALE
    known = comer.mother.on(on) if comer.mother else None
    pregnant = known is not None and known.pregnant_since is not None
    return Facts(
        on=on, place=Place.POSYANDU, role=Role.KADER, age_days=(on - born).days,
        age_months=completed_months(born, on), sex=Sex(comer.person.sex),
        pregnant=pregnant or (False if male else None), pregnant_since=known.pregnant_since if known else None,
        last_birth=known.last_end if known else None, child_lives=known is not None and known.child_lives,
        married=married_of(comer.person), last_given=comer.given, local_vaccines=comer.near.local(on),
    )  # fmt: skip


def _take_over(history: History, comer: Comer, months: int, random: Random) -> None:
    """The card of what was given at school: of a child at school, and of a young mother what counts for tetanus."""
    born, today = history.person.birth_date, here_until(history.person, comer.near.today)
    if SCHOOL_AGE_FROM <= months < SCHOOL_AGE_TO and comer.habits.school:
        pages = school_of(born, comer.body.sex, today, random)
    elif comer.mother and months < WOMAN_TO:
        pages = tetanus_of(born, today, random)
    else:
        return
    for page in pages:
        comer.near.take_over(history, page, random, SCHOOL_WORDS)
