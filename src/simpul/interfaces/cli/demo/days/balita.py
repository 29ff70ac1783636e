"""What was measured of a balita of the invented city, month by month?

The weight each time; what the growth card has columns for beside it now and then: length in February, May, August and
November, head with it in the first two years, arm in February and August from six months on. On the first day the book
is asked for; capsules are given in their months.
"""

from random import Random

from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.interfaces.cli.demo.days.calendar import OpenDay
from simpul.interfaces.cli.demo.days.card import CARD, book_shown, given_on
from simpul.interfaces.cli.demo.days.growing import Growth, arm_on, grow, head_on, length_on, weight_on
from simpul.interfaces.cli.demo.days.hands import Hand, read_scale
from simpul.interfaces.cli.demo.days.visits import History, Measured, Stay, minute_of, open_days
from simpul.records.people.models import Person
from simpul.records.visits.projection import BODY_WEIGHT
from simpul.records.visits.projection.growth import ARM, HEAD, LENGTH, POSTURE
from simpul.reference.who_growth.read import LAST_DAY

LENGTH_EACH, LENGTH_REST = 3, 2  # February, May, ...
ARM_MONTHS = (2, 8)
TWO_YEARS, STANDING_FROM, ARM_FROM = 730, 731, 183  # days
LYING, STANDING = 1, 2


def weigh_month_by_month(person: Person, stays: list[Stay], random: Random) -> History:
    history, growth = History(person), grow(random)
    before: Grams | None = None
    for post, day in open_days(stays):
        days = (day.session.date - person.birth_date).days
        if not 0 <= days <= LAST_DAY or random.random() > growth.comes * post.draws:
            continue
        before = read_scale(random, post.hand, weight_on(growth, Sex(person.sex), days, day.back, random), before)
        values = {BODY_WEIGHT: int(before), **_beside(person, growth, days, day, random)}
        if post.hand is Hand.ROUNDS and LENGTH in values:
            values[LENGTH] = round(values[LENGTH] / 10) * 10
        first = not history.measured
        history.measured.append(
            Measured(
                day.session, minute_of(day, random), values | (book_shown(random) if first else {}),
                card=CARD if first else "", by=day.by, given=given_on(person.birth_date, day.session.date, random),
            )
        )  # fmt: skip
    return history


def _beside(person: Person, growth: Growth, days: int, day: OpenDay, random: Random) -> dict[str, int]:
    """Length with its posture, head and arm, in the months of each."""
    month, sex = day.session.date.month, Sex(person.sex)
    if month % LENGTH_EACH != LENGTH_REST:
        return {}
    found = {LENGTH: length_on(growth, sex, days, random), POSTURE: LYING if days < STANDING_FROM else STANDING}
    if days <= TWO_YEARS:
        found[HEAD] = head_on(growth, sex, days, random)
    if month in ARM_MONTHS and days >= ARM_FROM:
        found[ARM] = arm_on(growth, sex, days, day.back, random)
    return found
