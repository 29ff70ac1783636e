"""Who lives in the invented city, and how do its balita grow? Made by seed; nobody is real.

A NIK of the demo has the district code 00, which no district has, so it cannot be anybody's.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from random import Random

from faker import Faker

from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.knowledge.growth.zscore import value_at
from simpul.records.people.kinds import BirthPrecision
from simpul.reference.who_growth.read import LAST_DAY, weight_for_age

# Share of the people by completed years of age, in the shape of a Javanese town.
PYRAMID = ((0, 5, 0.078), (5, 18, 0.205), (18, 40, 0.335), (40, 60, 0.255), (60, 90, 0.127))
WITHOUT_NIK, FALTERING, COMES = 0.04, 0.16, 0.80
BALITA, OLD = 5, 60
TWINS, YEAR_ONLY, MONTH_ONLY, MONTH_KNOWN_DAYS = 1 / 90, 0.03, 0.004, 731
GOES_DOWN = 22  # hundredths of SD that a faltering child loses a month


@dataclass(frozen=True, slots=True)
class Invented:
    """z and slope  where a balita lies on the WHO curve, in hundredths of SD, and how that changes in a month
    is_twin      born with the one before
    precision    what is known of the birth: the day, the month (then it is the 15th) or the year (1 July)
    """

    name: str
    sex: Sex
    born: date
    nik: str | None
    z: int = 0
    slope: int = 0
    is_twin: bool = False
    precision: BirthPrecision = BirthPrecision.EXACT


@cache
def name_pool(sex: Sex, size: int = 1_500) -> tuple[str, ...]:
    """First and last names of Faker's Indonesian locale, without titles and degrees."""
    faker = Faker("id_ID")
    faker.seed_instance(35_71 + (sex is Sex.FEMALE))
    first = faker.first_name_female if sex is Sex.FEMALE else faker.first_name_male
    return tuple(f"{first()} {faker.last_name()}" for _ in range(size))


@dataclass
class Serials:
    """The next serial of each day of birth and sex, and of the families, so that no number is given twice.

    city  the four digits of the city, with which NIK and KK begin
    """

    city: str = "3571"
    given: dict[tuple[date, Sex], int] = field(default_factory=dict)
    families: int = 0

    def nik(self, born: date, sex: Sex) -> str:
        serial = self.given[born, sex] = self.given.get((born, sex), 0) + 1
        day = born.day + (40 if sex is Sex.FEMALE else 0)
        return f"{self.city}00{day:02d}{born.month:02d}{born.year % 100:02d}{serial:04d}"

    def family(self) -> int:
        self.families += 1
        return self.families

    def kk(self, family: int) -> str:
        """Of the district 00 as well."""
        return f"{self.city}00{family:010d}"


def invent(random: Random, count: int, today: date, serials: Serials) -> Iterator[Invented]:
    """People of one kelurahan, oldest part of the pyramid last."""
    for low, high, share in PYRAMID:
        before: Invented | None = None
        for _ in range(round(count * share)):
            twin = before is not None and high == BALITA and random.random() < TWINS
            born = before.born if before and twin else today - timedelta(days=_age(random, low, high))
            before = _one(random, born, today, serials, high, is_twin=twin)
            yield before


def _age(random: Random, low: int, high: int) -> int:
    """Days, within these completed years."""
    return random.randint(round(low * 365.25) + 1, round(high * 365.25) - 2)


def _one(random: Random, born: date, today: date, serials: Serials, high: int, *, is_twin: bool) -> Invented:
    sex = random.choice((Sex.MALE, Sex.FEMALE))
    precision = BirthPrecision.EXACT if is_twin else _known(random, high, (today - born).days)
    without = WITHOUT_NIK * 4 if high == BALITA else WITHOUT_NIK / 8
    if precision != BirthPrecision.EXACT:
        born, without = date(born.year, 7, 1) if precision == BirthPrecision.YEAR else born.replace(day=15), 1
    return Invented(
        name=random.choice(name_pool(sex)),
        sex=sex,
        born=born,
        nik=None if random.random() < without else serials.nik(born, sex),
        z=round(min(260, max(-290, random.gauss(-45, 95)))),
        slope=-GOES_DOWN if random.random() < FALTERING else round(random.gauss(0, 7)),
        is_twin=is_twin,
        precision=precision,
    )


def _known(random: Random, high: int, days: int) -> BirthPrecision:
    """The birth of the youngest is written down; of some others nobody knows the day, of some old people the month."""
    drawn = random.random()
    if high > OLD and drawn < YEAR_ONLY:
        return BirthPrecision.YEAR
    return BirthPrecision.MONTH if days > MONTH_KNOWN_DAYS and drawn > 1 - MONTH_ONLY else BirthPrecision.EXACT


def weight_on(random: Random, one: Invented, on: date, months: int) -> Grams | None:
    """What the scale of the Posyandu shows; None when the child did not come or is past the table.

    months  how many months before the latest session this is
    """
    days = (on - one.born).days
    if random.random() > COMES or not 0 <= days <= LAST_DAY:
        return None
    z = min(295, max(-295, one.z - one.slope * months)) / 100
    exact = value_at(weight_for_age(one.sex)[days], z) * 1000 + random.gauss(0, 60)
    step = 500 if random.random() < 0.12 else 100  # some hands like whole and half kilograms
    return Grams(max(1_000, round(exact / step) * step))
