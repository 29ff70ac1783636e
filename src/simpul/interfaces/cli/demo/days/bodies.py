"""What does a body of the invented city measure? Height, weight, waist, pressure and glucose, each of its own place.

The figures are ours: they make people of every kind, and are nobody's statistics. School children lie on the curves of
WHO (2007): height for age, and the body mass index for age.
"""

from dataclasses import dataclass
from random import Random

from simpul.foundation.sex import Sex
from simpul.knowledge.growth.zscore import value_at
from simpul.reference.who_growth.read import by_month

HEIGHTS = {Sex.MALE: (1_650, 58), Sex.FEMALE: (1_530, 54)}  # millimetres: mean, SD
BMI, BMI_SD, BMI_LEAST, BMI_MOST = 23.6, 3.8, 15.0, 42.0  # kg/m2
DIABETIC, GLUCOSE, GLUCOSE_DIABETIC = 0.08, (112, 16), (210, 55)  # share, mg/dL: mean, SD
GAIN = 380  # grams a week that a pregnant woman gains from the fourteenth week on
WITHIN = 2.9  # SD


@dataclass(frozen=True, slots=True)
class Body:
    """height in mm, bmi in kg/m2; pressure: mmHg above what the age makes expected; glucose: mg/dL, as on most days
    z_height, z_bmi  SD of WHO, of a school child
    """

    sex: Sex
    height: int
    bmi: float
    pressure: float
    glucose: float
    z_height: float
    z_bmi: float


def body_of(sex: Sex, random: Random) -> Body:
    bmi = min(BMI_MOST, max(BMI_LEAST, random.gauss(BMI, BMI_SD)))
    mean, sd = GLUCOSE_DIABETIC if random.random() < DIABETIC else GLUCOSE
    return Body(
        sex=sex,
        height=round(random.gauss(*HEIGHTS[sex])),
        bmi=bmi,
        pressure=random.gauss(0, 11) + (bmi - BMI) * 0.8,
        glucose=max(65, random.gauss(mean, sd)),
        z_height=min(WITHIN, max(-WITHIN, random.gauss(-0.7, 0.9))),
        z_bmi=min(WITHIN, max(-WITHIN, random.gauss(-0.2, 1.1))),
    )


def adult_weight(body: Body, random: Random) -> int:
    """Grams, to the 100 g of the scale."""
    return round(body.bmi * (body.height / 1000) ** 2 * 10 + random.gauss(0, 6)) * 100


def pregnant_weight(body: Body, weeks: int, random: Random) -> int:
    return adult_weight(body, random) + round(GAIN * max(0, weeks - 13) / 100) * 100


def arm(body: Body, random: Random) -> int:
    """Millimetres."""
    return round(95 + body.bmi * 7.4 + random.gauss(0, 8))


def waist(body: Body, random: Random) -> int:
    """Millimetres."""
    return round(((255 if body.sex is Sex.MALE else 220) + body.bmi * 24.5 + random.gauss(0, 18)) / 10) * 10


def pressure(body: Body, years: int, random: Random) -> tuple[int, int]:
    """mmHg, systolic and diastolic."""
    upper = 106 + 0.42 * years + body.pressure + random.gauss(0, 6)
    lower = 60 + 0.14 * min(years, 60) + body.pressure * 0.5 + random.gauss(0, 4)
    systolic = min(230, max(85, round(upper)))
    return systolic, min(systolic - 18, max(50, round(lower)))


def glucose(body: Body, random: Random) -> int:
    """mg/dL, at whatever time of the day."""
    return round(body.glucose + random.gauss(0, 9))


def cholesterol(body: Body, years: int, random: Random) -> int:
    """mg/dL."""
    return round(max(110, 150 + 0.7 * min(years, 65) + (body.bmi - BMI) * 1.8 + random.gauss(0, 26)))


def haemoglobin(body: Body, random: Random) -> int:
    """mg/dL, to the tenth of a gram that the device shows."""
    return round((12_900 + 180 * body.z_bmi + random.gauss(0, 1_050)) / 100) * 100


def school_waist(body: Body, height: int, random: Random) -> int:
    """Millimetres."""
    return round((height * 0.42 + 38 * body.z_bmi + random.gauss(0, 15)) / 10) * 10


def school_height(body: Body, months: int) -> int:
    """Millimetres, from 61 to 228 months."""
    table = by_month("tbu", body.sex)
    return round(value_at(table.rows[months - table.first], body.z_height) * 10)


def school_weight(body: Body, months: int, height: int, random: Random) -> int:
    """Grams, to the 100 g of the scale."""
    table = by_month("imtu", body.sex)
    bmi = value_at(table.rows[months - table.first], body.z_bmi)
    return round(bmi * (height / 1000) ** 2 * 10 + random.gauss(0, 2)) * 100
