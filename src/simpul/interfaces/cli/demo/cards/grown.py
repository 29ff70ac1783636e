"""What adults and the old of the invented city answer on their cards."""

from simpul.foundation.sex import Sex
from simpul.interfaces.cli.demo.cards import reading_off
from simpul.interfaces.cli.demo.cards.closing import EIGHT, GROWN, closing
from simpul.interfaces.cli.demo.cards.filling import Sitting, Table, Tell, option
from simpul.interfaces.cli.demo.cards.mind import GROWN as MIND
from simpul.interfaces.cli.demo.cards.shared import HABITS, ILLNESSES, MEASURED, SENSES, steady

WORK = ("pedagang", "buruh", "petani", "karyawan swasta", "guru", "sopir", "penjahit", "wiraswasta")
WOMENS_WORK = ("mengurus rumah tangga", "mengurus rumah tangga", *WORK)
PUMA_ITEMS = ("puma_smoking", "puma_breathless", "puma_phlegm", "puma_cough", "puma_spirometry")
# KMK 2015/2023 form 4: points of age from 40, 50 and 60 on; packs of 20 to 30 and more than 30 pack-years.
PUMA_AGES, PUMA_REFERS = (50, 60), 6
AKS_MOST = {
    "aks_bowel": 2, "aks_bladder": 2, "aks_grooming": 1, "aks_toilet": 2, "aks_feeding": 2, "aks_transfer": 3,
    "aks_walking": 3, "aks_dressing": 2, "aks_stairs": 2, "aks_bathing": 1,
}  # fmt: skip
AKS_CLASSES = ((20, "M"), (12, "R"), (9, "S"), (5, "B"), (0, "T"))  # KMK 2015/2023: from so many points on


def occupation(sitting: Sitting) -> str:
    return sitting.random.choice(WOMENS_WORK if sitting.facts.sex is Sex.FEMALE else WORK)


def contraception(sitting: Sitting) -> int:
    return sitting.yes(0.62 if sitting.habits.keen and sitting.years < 50 else 0.2)


def packs(sitting: Sitting) -> int:
    years = sitting.habits.pack_years
    word = "di_bawah_20" if years < 20 else "20_sampai_30" if years <= 30 else "di_atas_30"
    return option("puma_smoking", word)


def lungs(share: float) -> Tell:
    """share: of those whose chest is well."""
    return lambda sitting: sitting.yes(0.6 if sitting.habits.chest else share + 0.004 * sitting.habits.pack_years)


def puma(sitting: Sitting) -> int | None:
    """The sum with the points of sex and age; None where an item is blank."""
    items = [sitting.number(code) for code in PUMA_ITEMS]
    known = [one for one in items if one is not None]
    if len(known) < len(items):
        return None
    sex_and_age = int(sitting.facts.sex is Sex.MALE) + sum(sitting.years >= years for years in PUMA_AGES)
    return sex_and_age + known[0] - 1 + sum(known[1:])


def puma_band(sitting: Sitting) -> int | None:
    found = sitting.number("puma_total")
    return None if found is None else option("puma_band", "6_atau_lebih" if found >= PUMA_REFERS else "di_bawah_6")


def help_needed(code: str) -> Tell:
    def tell(sitting: Sitting) -> int:
        lost = [sitting.random.random() < sitting.habits.frailty**1.6 for _ in range(AKS_MOST[code])]
        return AKS_MOST[code] - lost.count(True)

    return tell


def aks(sitting: Sitting) -> int | None:
    items = [sitting.number(code) for code in AKS_MOST]
    known = [one for one in items if one is not None]
    return sum(known) if len(known) == len(items) else None


def aks_class(sitting: Sitting) -> int | None:
    found = sitting.number("aks_total")
    return None if found is None else option("aks_class", next(word for least, word in AKS_CLASSES if found >= least))


def trouble(least: float, more: float) -> Tell:
    """A domain of SKILAS: the more help somebody needs, the more often it is yes."""
    return lambda sitting: sitting.yes(least + more * sitting.habits.frailty)


def low(sitting: Sitting) -> int:
    return sitting.yes((0.02, 0.35, 0.8)[sitting.habits.mood])


READ_OFF: Table = {
    "card_bmi_band": reading_off.bmi_band,
    "waist_above": reading_off.waist_above,
    "pressure_class": reading_off.pressure_class,
    "glucose_class": reading_off.glucose_class,
    "cholesterol_class": reading_off.cholesterol_class,
}
PUMA: Table = {
    "puma_smoking": packs,
    "puma_breathless": lungs(0.04),
    "puma_phlegm": lungs(0.03),
    "puma_cough": lungs(0.03),
    "puma_spirometry": lambda sitting: int(sitting.habits.chest and sitting.random.random() < 0.2),
    "puma_total": puma,
    "puma_band": puma_band,
}
ADULT: Table = {
    "occupation": occupation, **ILLNESSES, **HABITS, **MEASURED, **READ_OFF, **SENSES, **PUMA, **EIGHT, **MIND,
    "contraception": steady("contraception", contraception),
    **closing(GROWN),
}  # fmt: skip
SKILAS: Table = {
    "skilas_orientation": trouble(0.02, 0.5),
    "skilas_recall": trouble(0.06, 0.6),
    "skilas_mobility": trouble(0.05, 0.8),
    "skilas_chair": trouble(0.08, 0.8),
    "skilas_weight": trouble(0.03, 0.3),
    "skilas_appetite": trouble(0.04, 0.3),
    "skilas_arm": trouble(0.03, 0.3),
    "skilas_eye": lambda sitting: sitting.yes(0.08 if sitting.habits.sight else 0.85),
    "skilas_eye_test": lambda sitting: sitting.yes(0.03 if sitting.habits.sight else 0.7),
    "skilas_ear": lambda sitting: sitting.yes(0.03 if sitting.habits.hearing else 0.8),
    "skilas_sad": low,
    "skilas_interest": low,
}
OLD: Table = {
    **ADULT,
    **{code: help_needed(code) for code in AKS_MOST},
    "aks_total": aks,
    "aks_class": aks_class,
    **SKILAS,
    "covid_vaccine": lambda sitting: sitting.yes(0.85 if sitting.habits.keen else 0.5),
}
