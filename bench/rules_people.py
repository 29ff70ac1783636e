"""Which made-up mothers and children are asked for what they need? Findings near the limits of the rules, and histories
that mostly follow the schedules; seeded, the same on every run.

A value of a finding is on one side or the other of a limit, so that no rule is answered by its first condition alone.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import numpy as np

from simpul.foundation.day_columns import Ints
from simpul.foundation.sex import Sex
from simpul.knowledge.concepts import Concept
from simpul.knowledge.due import Done, DuePerson, History
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.immunization import Asked, Given, Kipi, Override, Precision
from simpul.knowledge.immunization.days import months_after
from simpul.knowledge.immunization.schedule import edition_on
from simpul.knowledge.pregnancy import gestation_days
from simpul.knowledge.rules import Rule
from simpul.knowledge.rules.checks import tried
from simpul.knowledge.rules.columns import Column
from simpul.knowledge.rules.language.known import KNOWN, Known
from simpul.knowledge.rules.person import About, known_of

ON = date(2026, 11, 29)
PREGNANT, AFTER_BIRTH = 0.2, 0.35  # shares of all; the rest are children under five
KNOWN_SHARE, MISSED, INEXACT, RARE = 0.85, 0.08, 0.02, 0.01
AREA = "35.71"
Service = tuple[DuePerson, History, date]


@dataclass(frozen=True, slots=True)
class Person:
    about: About
    asked: Asked
    service: Service


def people(count: int) -> list[Person]:
    chance = Random(1)
    return [_person(chance) for _ in range(count)]


def _person(chance: Random) -> Person:
    kind = chance.random()
    if kind > AFTER_BIRTH:
        return _child(chance)
    born = ON - timedelta(chance.randrange(16 * 365, 45 * 365))
    since = ON - timedelta(chance.randrange(30, 285)) if kind < PREGNANT else None
    delivered = None if since else ON - timedelta(chance.randrange(0, 60))
    about = About(ON, born, Sex.FEMALE, since is not None, since, delivered)
    days = sorted(chance.sample(range(gestation_days(since, ON) + 1), 3)) if since else []
    done = [Done("anc", since + timedelta(day)) for day in days if since]
    if delivered:
        done += [
            Done("nifas", delivered + timedelta(day)) for day in (1, 5, 20, 35) if delivered + timedelta(day) <= ON
        ]
    td = [Given("Td", ON - timedelta(chance.randrange(400, 4000))) for _ in range(chance.randrange(4))]
    asked = Asked(born, Sex.FEMALE, ON, AREA, tuple(td), is_pregnant=since is not None)
    return Person(about, asked, (DuePerson(born, since, delivered), History(tuple(done)), ON))


def _child(chance: Random) -> Person:
    born, sex = ON - timedelta(chance.randrange(0, 5 * 365)), chance.choice(list(Sex))
    asked = Asked(
        birth_date=born,
        sex=sex,
        as_of=ON,
        area=AREA,
        history=tuple(_vaccinated(chance, born)),
        kipi=(Kipi("MR", ON, is_serious=True),) if chance.random() < RARE else (),
        overrides=(Override("DPT-HB-Hib", 1, 42),) if chance.random() < RARE else (),
    )
    done = [Done("neonatal", born + timedelta(day)) for day in (1, 5, 20) if chance.random() > MISSED]
    done += [Done("vitamin_a_merah", day) for day in (date(2026, 8, 10), date(2026, 2, 10)) if chance.random() > MISSED]
    service = (DuePerson(born), History(tuple(one for one in done if born <= one.on <= ON)), ON)
    return Person(About(ON, born, sex, pregnant=False), asked, service)


def _vaccinated(chance: Random, born: date) -> list[Given]:
    """Each dose some days after it may be given, some missed, some told by the month only."""
    found = []
    for card in edition_on(ON).cards.values():
        for dose in () if card.is_regional else card.doses:
            day = months_after(born, dose.from_month) + timedelta(chance.randrange(-2, 40))
            if born <= day <= ON and chance.random() > MISSED:
                exact = Precision.MONTH if chance.random() < INEXACT else Precision.DAY
                found.append(Given(card.antigen, day, exact))
    return found


def findings(rules: list[Rule], everybody: list[Person]) -> dict[str, Column]:
    """The inputs of all rules: what is known of each person, and findings drawn around the limits."""
    draw, count = np.random.default_rng(1), len(everybody)
    known = [known_of(one.about) for one in everybody]
    inputs = {code: (rule, one) for rule in rules for code, one in rule.inputs.items()}
    found = {code: _of_person(code, known) for code in inputs.keys() & KNOWN.keys()}
    for code, (rule, one) in inputs.items():
        if isinstance(one.thing, Concept) or code not in found:
            values = np.array(sorted(int(value) for value in tried(rule, one)), np.int64)
            found[code] = Column(draw.choice(values, count), draw.random(count) < KNOWN_SHARE)
    return found


def _of_person(code: str, known: list[dict[str, FactValue]]) -> Column:
    values: Ints = np.array([_number(code, one.get(code, 0)) for one in known], np.int64)
    return Column(values, np.array([code in one for one in known]))


def _number(code: str, value: FactValue) -> int:
    return KNOWN[code].words.index(value) if isinstance(value, str) else value


def values_of(columns: dict[str, Column], rules: list[Rule], row: int) -> dict[str, FactValue]:
    """The same findings of one person, as they are asked one at a time."""
    things = {code: one.thing for rule in rules for code, one in rule.inputs.items()}
    found: dict[str, FactValue] = {}
    for code, column in columns.items():
        if column.known[row]:
            thing, value = things[code], int(column.values[row])
            found[code] = thing.words[value] if isinstance(thing, Known) and thing.words else value
    return found
