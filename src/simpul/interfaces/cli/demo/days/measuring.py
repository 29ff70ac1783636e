"""What do scale, tape and cuff show of whoever is older than a balita, as far as the card of that day takes it?"""

from random import Random

from simpul.foundation.sex import Sex
from simpul.interfaces.cli.demo.days import bodies
from simpul.interfaces.cli.demo.days.bodies import Body
from simpul.interfaces.cli.demo.days.hands import Hand
from simpul.knowledge.forms import Facts
from simpul.knowledge.forms.cards import AFTER_BIRTH, PREGNANT
from simpul.records.visits.projection import BODY_WEIGHT
from simpul.records.visits.projection.growth import ARM, LENGTH, POSTURE

SYSTOLIC, DIASTOLIC, WAIST, GLUCOSE, CHOLESTEROL, HB, BEFORE = (
    "systolic", "diastolic", "waist_circumference", "random_glucose", "total_cholesterol", "hemoglobin",
    "prepregnancy_weight",
)  # fmt: skip
GROWN, TABLE_FROM = 216, 61  # months; the curves of school age begin with month 61
STANDING = 2
GLUCOSE_FROM, STRIPS = 40, 0.35  # years; how often a younger one is pricked as well


def measured_on(body: Body, facts: Facts, card: str, hand: Hand, random: Random) -> dict[str, int]:
    """By concept; the card takes what it asks."""
    months = facts.age_months or 0
    years = months // 12
    if months < GROWN and card not in (PREGNANT, AFTER_BIRTH):
        return _school(body, max(TABLE_FROM, months), years, hand, random)
    values = {ARM: bodies.arm(body, random), LENGTH: body.height} | _pressure(body, years, hand, random)
    if card == PREGNANT:
        values[BODY_WEIGHT] = bodies.pregnant_weight(body, facts.gestation_weeks or 0, random)
        return values | {BEFORE: bodies.adult_weight(body, random)}
    values |= {BODY_WEIGHT: bodies.adult_weight(body, random), WAIST: bodies.waist(body, random)}
    if years >= GLUCOSE_FROM or random.random() < STRIPS:
        values |= {GLUCOSE: bodies.glucose(body, random), CHOLESTEROL: bodies.cholesterol(body, years, random)}
    return values


def _school(body: Body, months: int, years: int, hand: Hand, random: Random) -> dict[str, int]:
    """Of apras as well."""
    height = bodies.school_height(body, months)
    values = {
        BODY_WEIGHT: bodies.school_weight(body, months, height, random), LENGTH: height, POSTURE: STANDING,
        WAIST: bodies.school_waist(body, height, random), GLUCOSE: bodies.glucose(body, random),
    }  # fmt: skip
    if body.sex is Sex.FEMALE:
        values[HB] = bodies.haemoglobin(body, random)
    return values | _pressure(body, years, hand, random)


def _pressure(body: Body, years: int, hand: Hand, random: Random) -> dict[str, int]:
    read = bodies.pressure(body, years, random)
    systolic, diastolic = (round(one / 10) * 10 for one in read) if hand is Hand.ROUNDS else read
    return {SYSTOLIC: systolic, DIASTOLIC: diastolic}
