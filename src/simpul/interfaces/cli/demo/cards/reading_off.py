"""What does an invented worker read off a table, a tape or a curve? The lines that the cards and KMK 2015/2023 print.

A signed rule does not stand behind any of them: the forms say "read off", and so it is kept. Of the lines that no
source at hand prints (a pressure or a glucose that is too low) nobody reads anything off.
"""

from simpul.foundation.sex import Sex
from simpul.interfaces.cli.demo.cards.filling import Sitting, option
from simpul.knowledge.growth import Index, Outcome, Posture, assess_growth

# The card of adults: SK below 17, K to 18.4, N to 25.0, G to 27, O above (KMK 2015/2023, second-hand).
BANDS = ((17.0, "SK"), (18.5, "K"), (25.05, "N"), (27.05, "G"), (1_000.0, "O"))
NIFAS_BANDS = ((18.5, "di_bawah_18_5"), (25.0, "18_5_sampai_24_9"), (30.0, "25_sampai_29_9"), (1e3, "30_atau_lebih"))
SCHOOL = {"gizi_buruk": "SK", "gizi_kurang": "K", "gizi_baik": "N", "gizi_lebih": "G", "obesitas": "O"}
WAIST = {Sex.MALE: 900, Sex.FEMALE: 800}  # mm, as the recap prints
KEK = 235  # mm (KMK 2015/2023)
HIGH_PRESSURE, HIGH_GLUCOSE, HIGH_CHOLESTEROL, ANAEMIA = (140, 90), 200, 200, 12_000


def bmi(sitting: Sitting) -> float | None:
    """kg/m2 of the weight of today and the height that was recorded last."""
    weight, height = sitting.number("body_weight"), sitting.known("body_length")
    return weight * 1_000 / height**2 if weight and isinstance(height, int) else None


def bmi_band(sitting: Sitting) -> int | None:
    found = bmi(sitting)
    return None if found is None else option("card_bmi_band", next(word for below, word in BANDS if found < below))


def nifas_band(sitting: Sitting) -> int | None:
    found = bmi(sitting)
    return (
        None if found is None else option("nifas_bmi_band", next(word for below, word in NIFAS_BANDS if found < below))
    )


def school_band(sitting: Sitting) -> int | None:
    """Off the curve of body mass index for age, as the growth room draws it."""
    weight, height, sex = sitting.number("body_weight"), sitting.number("body_length"), sitting.facts.sex
    if weight is None or height is None or sex is None:
        return None
    said = assess_growth(
        sex=sex, age_days=sitting.facts.age_days or 0, weight=weight, length=height, posture=Posture.STANDING,
        head=None, arm=None, oedema=False, age_certain=True,
    ).of(Index.IMTU)  # fmt: skip
    return (
        option("card_bmi_band", SCHOOL[said.category]) if said.outcome == Outcome.ASSESSED and said.category else None
    )


def waist_above(sitting: Sitting) -> int | None:
    found, sex = sitting.number("waist_circumference"), sitting.facts.sex
    return None if found is None or sex is None else int(found > WAIST[sex])


def arm_band(sitting: Sitting) -> int | None:
    found = sitting.number("arm_circumference")
    return None if found is None else option("pregnancy_arm_band", "merah" if found < KEK else "hijau")


def is_pressed(sitting: Sitting) -> bool | None:
    upper, lower = sitting.number("systolic"), sitting.number("diastolic")
    if upper is None or lower is None:
        return None
    return upper >= HIGH_PRESSURE[0] or lower >= HIGH_PRESSURE[1]


def pressure_class(sitting: Sitting) -> int | None:
    high = is_pressed(sitting)
    return None if high is None else option("pressure_class", "tinggi" if high else "normal")


def pressure_band(sitting: Sitting) -> int | None:
    """Of a woman, off the curve of Buku KIA."""
    high = is_pressed(sitting)
    return None if high is None else option("pressure_curve_band", "merah" if high else "hijau")


def glucose_class(sitting: Sitting) -> int | None:
    return _high("random_glucose", HIGH_GLUCOSE, "glucose_class", sitting)


def cholesterol_class(sitting: Sitting) -> int | None:
    return _high("total_cholesterol", HIGH_CHOLESTEROL, "cholesterol_class", sitting)


def anaemia(sitting: Sitting) -> int | None:
    found = sitting.number("hemoglobin")
    return None if found is None else int(found < ANAEMIA)


def _high(measured: str, line: int, read: str, sitting: Sitting) -> int | None:
    found = sitting.number(measured)
    return None if found is None else option(read, "tinggi" if found >= line else "normal")
