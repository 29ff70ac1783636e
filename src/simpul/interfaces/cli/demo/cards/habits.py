"""Who is this invented person, as far as cards ask? Drawn once, so that answers of several months belong together.

Shares are ours. What a body shows (pressure, glucose) stands in `days.bodies`; an illness that is known follows from
it.
"""

from dataclasses import dataclass
from random import Random

from simpul.foundation.sex import Sex
from simpul.interfaces.cli.demo.days.bodies import Body

SMOKES = {Sex.MALE: 0.58, Sex.FEMALE: 0.03}
SMOKES_FROM = 17  # years
PRESSED, SWEET = 12, 180  # mmHg above what is expected, mg/dL: from here on an illness is likely to be known
HISTORY = ("hypertension", "diabetes", "stroke", "heart", "asthma", "cancer", "cholesterol")
IN_FAMILY = (0.26, 0.14, 0.06, 0.06, 0.06, 0.03, 0.12)
OF_ONESELF = (0.02, 0.005, 0.008, 0.015, 0.04, 0.006, 0.05)  # beside what the body shows
LOW, WORRIED = 0.1, 0.03  # shares of those who feel low, and of those who need help
CHEST, WEAK = 0.02, 0.1


@dataclass(frozen=True, slots=True)
class Habits:
    """family, own  illnesses, in the order of HISTORY
    pack_years     0 for whoever does not smoke
    mood           0 well, 1 low, 2 in need of help
    chest          long cough, or phlegm, of somebody who smokes or is ill
    frailty        0 to 1, of the old: how much help is needed
    keen           takes what is given, comes to the classes
    hearing, sight whether both ears, both eyes are well
    scores         the mind is asked by SRQ-20; else by the four questions of the card
    school         the number of the school, 0 for whoever goes to none
    """

    family: tuple[bool, ...]
    own: tuple[bool, ...]
    pack_years: int
    mood: int
    chest: bool
    frailty: float
    keen: bool
    hearing: bool
    sight: bool
    scores: bool
    school: int


def habits_of(body: Body, years: int, random: Random) -> Habits:
    smokes = years >= SMOKES_FROM and random.random() < SMOKES[body.sex]
    packs = round((years - SMOKES_FROM) * random.uniform(0.2, 1.1)) if smokes else 0
    mood, old = random.random(), max(0, years - 55) / 40
    return Habits(
        family=tuple(random.random() < share for share in IN_FAMILY),
        own=tuple(random.random() < share for share in _own(body, years)),
        pack_years=packs + smokes,
        mood=2 if mood < WORRIED else 1 if mood < LOW else 0,
        chest=random.random() < CHEST * (4 if packs > 10 else 1),
        frailty=min(1, random.random() ** 3 * 1.1 * old + (0.3 if random.random() < WEAK * old else 0)),
        keen=random.random() < 0.8,
        hearing=random.random() > 0.02 + 0.3 * old,
        sight=random.random() > 0.06 + 0.35 * old,
        scores=random.random() < 0.8,
        school=random.randint(1, 3) if random.random() > 0.03 else 0,
    )


def _own(body: Body, years: int) -> list[float]:
    ill = list(OF_ONESELF) if years >= 30 else [share / 5 for share in OF_ONESELF]
    if years >= 18:
        ill[0] += 0.55 * (body.pressure > PRESSED) + 0.25 * (years >= 60)
        ill[1] += 0.7 * (body.glucose > SWEET)
    return ill


def child_of(random: Random) -> Habits:
    """keen: of the parents. Of a small child the cards ask no history."""
    return Habits((), (), 0, 0, random.random() < 0.01, 0.0, random.random() < 0.8, True, True, False, 0)
