"""What was measured, answered and given of a balita of the invented city, month by month?

The weight each time; length with its posture in most months, and always in February, May, August and November; head
with it in the first two years, arm now and then from six months on. On most days the whole card is filled; on the
others the kader keeps to the column of weights. Doses are written by a bidan, on the card; what was given before stands
in the book.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from random import Random

from simpul.foundation.local_time import Month
from simpul.foundation.sex import Sex
from simpul.interfaces.cli.demo.cards.filling import Sitting, fill, option
from simpul.interfaces.cli.demo.cards.habits import Habits, child_of
from simpul.interfaces.cli.demo.cards.tables import table_of
from simpul.interfaces.cli.demo.days.calendar import OpenDay, Post
from simpul.interfaces.cli.demo.days.growing import Growth, arm_on, born_with, grow, head_on, length_on, weight_on
from simpul.interfaces.cli.demo.days.hands import Hand, read_scale
from simpul.interfaces.cli.demo.days.near import Near
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
from simpul.interfaces.cli.demo.doses.card import BOOK, CARD, given_on
from simpul.interfaces.cli.demo.doses.taking import Had, doses_at_the_table, had_before
from simpul.knowledge.forms import Facts, LastValue, Place, Role, form
from simpul.knowledge.growth import Weighing, completed_months, judge_gain
from simpul.records.people.models import Person
from simpul.records.pregnancies.models import Birth
from simpul.records.visits.projection import BODY_WEIGHT
from simpul.records.visits.projection.growth import ARM, HEAD, LENGTH, POSTURE
from simpul.reference.who_growth.read import LAST_DAY

LENGTH_EACH, LENGTH_REST = 3, 2  # February, May, ...
BETWEEN, ARM_BESIDE = 0.55, 0.7  # how often length is measured in the months between, and the arm beside it
TWO_YEARS, STANDING_FROM = 730, 731  # days
ARM_FROM = 6  # months
LYING, STANDING = 1, 2
BY_COLUMN, BOOK_AGAIN = 0.25, 0.08  # share of the days with weights only; how often the book is asked for again


@dataclass(slots=True)
class Child:
    """One balita and what is known of it so far. before: the weighing of the last day; last: as the form asks it"""

    person: Person
    birth: Birth | None
    growth: Growth
    habits: Habits
    near: Near
    had: Had
    before: Weighing | None = None
    last: dict[str, LastValue] = field(default_factory=dict)


def weigh_month_by_month(person: Person, birth: Birth | None, stays: list[Stay], near: Near, random: Random) -> History:
    """birth: where one is recorded; near: who serves where the child lives"""
    history, days = History(person), list(open_days(stays))
    growth, habits = grow(random), child_of(random)
    had = had_before(history, days[0][1].session.date if days else here_until(person, near.today), near, random)
    child = Child(person, birth, growth, habits, near, had)
    for post, day in days:
        age = (day.session.date - person.birth_date).days
        if 0 <= age <= LAST_DAY and random.random() <= growth.comes * post.draws:
            history.measured.append(_measure(child, post, day, age, random))
    return history


def _measure(child: Child, post: Post, day: OpenDay, age: int, random: Random) -> Measured:
    on, sex = day.session.date, Sex(child.person.sex)
    before = child.before.weight if child.before else None
    now = Weighing(on, read_scale(random, post.hand, weight_on(child.growth, sex, age, day.back, random), before))
    values = {BODY_WEIGHT: int(now.weight)}
    at, waiting = minute_of(day, random), child.had.open_on(on, child.near.local(on))
    if before is not None and not waiting and random.random() < BY_COLUMN:
        child.before = now
        return Measured(day.session, at, values, by=day.by)
    values |= _beside(child, age, day, post.hand, random) | _told(child, sex, random)
    values |= dict.fromkeys(given_on(child.person.birth_date, on, random), 1)
    sitting, card = _sitting(child, now, values, random), form(CARD)
    fill(card, sitting, table_of(CARD, day.back))
    doses = doses_at_the_table(card, replace(sitting.facts, role=Role.NAKES), child.had, waiting, random)
    found, services = values_of(sitting.answers)
    child.before = now
    child.had.last = child.had.last | dict.fromkeys((*services, *doses), on)
    return Measured(
        day.session, at, found, card=CARD, by=day.by,
        given=(*(Handed(one, day.by) for one in services), *(child.near.hand(one, on) for one in doses)),
    )  # fmt: skip


def _told(child: Child, sex: Sex, random: Random) -> dict[str, int]:
    """What the book says: asked on the first day, and of the book itself now and then again."""
    first = child.before is None
    book = {BOOK: int(child.had.book)} if first or random.random() < BOOK_AGAIN else {}
    if not (first and child.had.book):
        return book
    if child.birth and child.birth.weight_grams and child.birth.length_mm:
        return book | {"birth_weight": child.birth.weight_grams, "birth_length": child.birth.length_mm}
    return book | born_with(child.growth, sex, random)


def _sitting(child: Child, now: Weighing, values: Mapping[str, int], random: Random) -> Sitting:
    born, male = child.person.birth_date, child.person.sex == Sex.MALE
    months = completed_months(born, now.on)
    facts = Facts(
        on=now.on, place=Place.POSYANDU, role=Role.KADER, age_days=(now.on - born).days, age_months=months,
        sex=Sex(child.person.sex), pregnant=False if male else None, married=married_of(child.person),
        last_given=child.had.last, local_vaccines=child.near.local(now.on),
    )  # fmt: skip
    return Sitting(facts, random, child.habits, months // 12, values, _computed(child, now), last=child.last)


def _computed(child: Child, now: Weighing) -> dict[str, int]:
    """N or T, as Simpul says it while the card is filled."""
    near = child.before if child.before and Month.of(child.before.on).index == Month.of(now.on).index - 1 else None
    gain = judge_gain(
        sex=Sex(child.person.sex), birth_date=child.person.birth_date, current=now, previous=near,
        earlier=child.before is not None,
    )  # fmt: skip
    return {"weight_gain": option("weight_gain", gain.status)}


def _beside(child: Child, age: int, day: OpenDay, hand: Hand, random: Random) -> dict[str, int]:
    """Length with its posture, head and arm."""
    growth, sex = child.growth, Sex(child.person.sex)
    if day.session.date.month % LENGTH_EACH != LENGTH_REST and random.random() > BETWEEN:
        return {}
    length = length_on(growth, sex, age, random)
    found = {
        LENGTH: round(length / 10) * 10 if hand is Hand.ROUNDS else length,
        POSTURE: LYING if age < STANDING_FROM else STANDING,
    }
    if age <= TWO_YEARS:
        found[HEAD] = head_on(growth, sex, age, random)
    if completed_months(child.person.birth_date, day.session.date) >= ARM_FROM and random.random() < ARM_BESIDE:
        found[ARM] = arm_on(growth, sex, age, day.back, random)
    return found
