"""Who beside the balita came to the open days of the invented city, and what was measured? School age, adults, the old.

A moderate number: a demo starts in seconds. Written on the card of each stage of life, and no more than a body shows:
nothing is read off a table and no question is answered. A hand that rounds reads pressure in tens.
"""

from dataclasses import dataclass
from datetime import date
from random import Random

from simpul.foundation.sex import Sex
from simpul.interfaces.cli.demo.days import bodies
from simpul.interfaces.cli.demo.days.bodies import Body
from simpul.interfaces.cli.demo.days.calendar import OpenDay
from simpul.interfaces.cli.demo.days.hands import Hand
from simpul.interfaces.cli.demo.days.visits import History, Measured, Stay, minute_of, open_days
from simpul.knowledge.forms.cards import CARDS, PREGNANT
from simpul.knowledge.growth.age import completed_months
from simpul.knowledge.life_stages import LifeStage, stage_at
from simpul.records.people.models import Person
from simpul.records.pregnancies.models import Pregnancy
from simpul.records.visits.projection import BODY_WEIGHT
from simpul.records.visits.projection.growth import ARM, LENGTH

SYSTOLIC, DIASTOLIC, WAIST, GLUCOSE, WEEKS = (
    "systolic", "diastolic", "waist_circumference", "random_glucose", "gestational_age",
)  # fmt: skip
# Who comes at all, of people of this stage, and how often.
COME = {
    LifeStage.USEKREM_6_14: (0.03, 0.5),
    LifeStage.USEKREM_15_18: (0.03, 0.5),
    LifeStage.DEWASA: (0.03, 0.5),
    LifeStage.LANSIA: (0.12, 0.7),
}
PREGNANT_COME, PREGNANT_FROM, PREGNANT_TO = 0.65, 8, 42  # chance; weeks
SCHOOL_TO = 216  # months
GLUCOSE_FROM = 40  # years; once a year, as the height


@dataclass(slots=True)
class Comer:
    """once: the year in which height and glucose were measured last"""

    person: Person
    body: Body
    pregnancy: Pregnancy | None
    chance: float
    once: int = 0


def visits_of(person: Person, pregnancy: Pregnancy | None, stays: list[Stay], today: date, random: Random) -> History:
    """pregnancy: one that lasts. Whoever is younger than six or never comes has no visit."""
    history = History(person)
    share, often = COME.get(stage_at(max(0, completed_months(person.birth_date, today))), (0, 0))
    if pregnancy is None and random.random() >= share:
        return history
    comer = Comer(person, bodies.body_of(Sex(person.sex), random), pregnancy, PREGNANT_COME if pregnancy else often)
    for post, day in open_days(stays):
        if random.random() < comer.chance * post.draws:
            measured = _measure(comer, post.hand, day, random)
            if measured:
                history.measured.append(measured)
    return history


def _measure(comer: Comer, hand: Hand, day: OpenDay, random: Random) -> Measured | None:
    on, begun = day.session.date, comer.pregnancy.began_on if comer.pregnancy else None
    months, weeks = completed_months(comer.person.birth_date, on), (on - begun).days // 7 if begun else 0
    stage = stage_at(months)
    if begun:
        if not PREGNANT_FROM <= weeks <= PREGNANT_TO:
            return None
        values = _pregnant(comer, weeks, months // 12, hand, random)
    elif stage not in COME:
        return None
    elif months < SCHOOL_TO:
        values = _school(comer.body, months, random)
    else:
        values = _adult(comer, on.year, months // 12, hand, random)
    return Measured(day.session, minute_of(day, random), values, PREGNANT if begun else CARDS[stage], day.by)


def _pregnant(comer: Comer, weeks: int, years: int, hand: Hand, random: Random) -> dict[str, int]:
    body = comer.body
    values = {BODY_WEIGHT: bodies.pregnant_weight(body, weeks, random), ARM: bodies.arm(body, random), WEEKS: weeks}
    return values | _pressure(body, years, hand, random)


def _school(body: Body, months: int, random: Random) -> dict[str, int]:
    height = bodies.school_height(body, months)
    return {BODY_WEIGHT: bodies.school_weight(body, months, height, random), LENGTH: height}


def _adult(comer: Comer, year: int, years: int, hand: Hand, random: Random) -> dict[str, int]:
    body = comer.body
    values = {BODY_WEIGHT: bodies.adult_weight(body, random), WAIST: bodies.waist(body, random)}
    values |= _pressure(body, years, hand, random)
    if comer.once != year:
        comer.once, values[LENGTH] = year, body.height
        if years >= GLUCOSE_FROM:
            values[GLUCOSE] = bodies.glucose(body, random)
    return values


def _pressure(body: Body, years: int, hand: Hand, random: Random) -> dict[str, int]:
    read = bodies.pressure(body, years, random)
    systolic, diastolic = (round(one / 10) * 10 for one in read) if hand is Hand.ROUNDS else read
    return {SYSTOLIC: systolic, DIASTOLIC: diastolic}
