"""How does a balita of the invented city grow? Along its own line of the WHO curves, with an illness, or it falters.

A child has one place on the curve of weight and one, of which the first is a part, on that of length; head and arm lie
near the weight. Faltering begins in some month and goes on for a few. The shares are ours: what a town may look like.
"""

from dataclasses import dataclass
from random import Random

from simpul.foundation.sex import Sex
from simpul.knowledge.growth.zscore import value_at
from simpul.reference.who_growth.read import by_day, weight_for_age

MOST = 2.95  # SD: the tables are followed within three
FALTERING, SINCE, LASTING, LOSES = 0.16, (1, 9), 5, 0.22  # share, months before today, months, SD in a month
ILL, THINNER = 0.25, 0.96  # who had a bad month among the last twelve, and what is left of the weight
COMES = ((0.68, 0.94), (0.88, 0.65), (1.0, 0.2))  # up to this share of the children, this chance to be brought


@dataclass(frozen=True, slots=True)
class Growth:
    """weight_z, length_z  SD of WHO, the weight before it faltered
    falters_since  months before today, 0 where it does not
    ill_at         months before today, -1 where it was not
    comes          chance to be brought to an open day
    """

    weight_z: float
    length_z: float
    falters_since: int
    ill_at: int
    comes: float

    def weight_z_at(self, back: int) -> float:
        """back: months before today."""
        months = min(LASTING, max(0, self.falters_since - back))
        return _within(self.weight_z - LOSES * months)


def grow(random: Random) -> Growth:
    """A child of its own."""
    weight_z = random.gauss(-0.45, 0.95)
    falters = random.random() < FALTERING
    drawn = random.random()
    return Growth(
        weight_z=weight_z,
        length_z=_within(-0.6 + 0.55 * weight_z + random.gauss(0, 0.75)),
        falters_since=random.randint(*SINCE) if falters else 0,
        ill_at=random.randrange(12) if random.random() < ILL else -1,
        comes=next(chance for share, chance in COMES if drawn < share),
    )


def weight_on(growth: Growth, sex: Sex, days: int, back: int, random: Random) -> float:
    """Grams, exactly; the child has moved, drunk, or keeps a shirt on."""
    exact = value_at(weight_for_age(sex)[days], growth.weight_z_at(back)) * 1000 + random.gauss(0, 60)
    return exact * THINNER if back == growth.ill_at else exact


def length_on(growth: Growth, sex: Sex, days: int, random: Random) -> int:
    """Millimetres, lying below two years and standing from then on, as the table of WHO."""
    return round(value_at(by_day("tbu", sex).rows[days], growth.length_z) * 10 + random.gauss(0, 3))


def head_on(growth: Growth, sex: Sex, days: int, random: Random) -> int:
    """Millimetres."""
    return round(value_at(by_day("lku", sex).rows[days], _within(growth.weight_z * 0.6)) * 10 + random.gauss(0, 2))


def arm_on(growth: Growth, sex: Sex, days: int, back: int, random: Random) -> int:
    """Millimetres, from the first day of the table on."""
    table = by_day("lila", sex)
    return round(value_at(table.rows[days - table.first], growth.weight_z_at(back)) * 10 + random.gauss(0, 2))


def born_with(growth: Growth, sex: Sex, random: Random) -> dict[str, int]:
    """Grams and millimetres at birth, as the book says it: not far from the place on the curves."""
    weight = value_at(weight_for_age(sex)[0], _within(growth.weight_z * 0.6 + random.gauss(0, 0.5))) * 1000
    length = value_at(by_day("tbu", sex).rows[0], _within(growth.length_z * 0.6 + random.gauss(0, 0.5))) * 10
    return {"birth_weight": round(weight / 50) * 50, "birth_length": round(length / 5) * 5}


def _within(z: float) -> float:
    return min(MOST, max(-MOST, z))
