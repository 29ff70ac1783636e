"""Who lives in the invented city? Made by seed; nobody is real.

A NIK of the demo has the district code 00, which no district has, so it cannot be anybody's.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from random import Random

from faker import Faker

from simpul.foundation.sex import Sex
from simpul.records.people.kinds import BirthPrecision

# Share of the people by completed years of age, in the shape of a Javanese town.
PYRAMID = (
    (0, 5, 0.078), (5, 10, 0.079), (10, 15, 0.078), (15, 20, 0.077), (20, 25, 0.077), (25, 30, 0.077), (30, 35, 0.076),
    (35, 40, 0.074), (40, 45, 0.072), (45, 50, 0.068), (50, 55, 0.062), (55, 60, 0.055), (60, 65, 0.045),
    (65, 70, 0.034), (70, 75, 0.023), (75, 80, 0.014), (80, 85, 0.007), (85, 95, 0.004),
)  # fmt: skip
WOMEN, WOMEN_OLD = 0.495, 0.55  # share of women, and of women among the old
WITHOUT_NIK = 0.04
BALITA, OLD = 5, 60
TWINS, YEAR_ONLY, MONTH_ONLY, MONTH_KNOWN_DAYS = 1 / 90, 0.03, 0.004, 731
ONE_NAME, THREE_NAMES = 0.11, 0.14


@dataclass(frozen=True, slots=True)
class Invented:
    """is_twin    born with the one before
    precision  what is known of the birth: the day, the month (then it is the 15th) or the year (1 July)
    """

    name: str
    sex: Sex
    born: date
    nik: str | None
    is_twin: bool = False
    precision: BirthPrecision = BirthPrecision.EXACT


@cache
def name_pool(sex: Sex, size: int = 1_500) -> tuple[str, ...]:
    """First and last names of Faker's Indonesian locale, without titles and degrees."""
    faker = Faker("id_ID")
    faker.seed_instance(35_71 + (sex is Sex.FEMALE))
    if sex is Sex.FEMALE:
        return tuple(f"{faker.first_name_female()} {faker.last_name_female()}" for _ in range(size))
    return tuple(f"{faker.first_name_male()} {faker.last_name_male()}" for _ in range(size))


@cache
def _parts(sex: Sex) -> tuple[tuple[str, str], ...]:
    return tuple((first, last) for first, _, last in (name.partition(" ") for name in name_pool(sex)))


def name_of(random: Random, sex: Sex) -> str:
    """Mostly two words; some people have one name, as is custom, and some three."""
    first, last, drawn = random.choice(_parts(sex))[0], random.choice(_parts(sex))[1], random.random()
    if drawn < ONE_NAME:
        return first
    return f"{first} {random.choice(_parts(sex))[0]} {last}" if drawn > 1 - THREE_NAMES else f"{first} {last}"


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
    """So many people of one kelurahan, oldest part of the pyramid last."""
    made, upto = 0, 0.0
    for low, high, share in PYRAMID:
        before: Invented | None = None
        upto += share
        part, made = round(count * upto) - made, round(count * upto)
        for _ in range(part):
            twin = before is not None and high == BALITA and random.random() < TWINS
            born = before.born if before and twin else today - timedelta(days=_age(random, low, high))
            before = _one(random, born, today, serials, high, is_twin=twin)
            yield before


def _age(random: Random, low: int, high: int) -> int:
    """Days, within these completed years."""
    return random.randint(round(low * 365.25) + 1, round(high * 365.25) - 2)


def _one(random: Random, born: date, today: date, serials: Serials, high: int, *, is_twin: bool) -> Invented:
    sex = Sex.FEMALE if random.random() < (WOMEN_OLD if high > OLD else WOMEN) else Sex.MALE
    precision = BirthPrecision.EXACT if is_twin else _known(random, high, (today - born).days)
    without = WITHOUT_NIK * 4 if high == BALITA else WITHOUT_NIK / 8
    if precision != BirthPrecision.EXACT:
        born, without = date(born.year, 7, 1) if precision == BirthPrecision.YEAR else born.replace(day=15), 1
    return Invented(
        name=name_of(random, sex),
        sex=sex,
        born=born,
        nik=None if random.random() < without else serials.nik(born, sex),
        is_twin=is_twin,
        precision=precision,
    )


def _known(random: Random, high: int, days: int) -> BirthPrecision:
    """The birth of the youngest is written down; of some others nobody knows the day, of some old people the month."""
    drawn = random.random()
    if high > OLD and drawn < YEAR_ONLY:
        return BirthPrecision.YEAR
    return BirthPrecision.MONTH if days > MONTH_KNOWN_DAYS and drawn > 1 - MONTH_ONLY else BirthPrecision.EXACT
