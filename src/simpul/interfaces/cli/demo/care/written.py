"""What does an examination of an invented mother or newborn show? Measured, and that no sign of danger was seen.

Who has a sign of danger would be referred that day: of that the invented city tells nothing. The figures are ours.
"""

from random import Random

from simpul.interfaces.cli.demo.cards.filling import Sitting, Table, option
from simpul.interfaces.cli.demo.cards.mothers import TABLETS
from simpul.interfaces.cli.demo.cards.shared import at_hand
from simpul.interfaces.cli.demo.days import bodies
from simpul.interfaces.cli.demo.days.bodies import Body
from simpul.interfaces.cli.demo.days.measuring import DIASTOLIC, HB, SYSTOLIC
from simpul.records.visits.projection import BODY_WEIGHT
from simpul.records.visits.projection.growth import ARM

BLOOD, BLOOD_SD = 11_700, 1_050  # mg/dL of a pregnant woman
FUNDUS_FROM, HEART_FROM = 20, 16  # weeks: from here on a tape is laid on, a heart is listened to
PROTEIN, PROTEIN_PRESSED = 0.01, 0.1


def of_pregnant(body: Body, weeks: int, years: int, random: Random) -> dict[str, int]:
    """By concept."""
    upper, lower = bodies.pressure(body, years, random)
    found = {
        BODY_WEIGHT: bodies.pregnant_weight(body, weeks, random),
        SYSTOLIC: upper, DIASTOLIC: lower, ARM: bodies.arm(body, random),
        HB: round(random.gauss(BLOOD, BLOOD_SD) / 100) * 100,
    }  # fmt: skip
    if weeks >= FUNDUS_FROM:
        found["fundal_height"] = round(weeks + random.gauss(-0.5, 1.2)) * 10
    return found | ({"fetal_heart_rate": random.randint(124, 158)} if weeks >= HEART_FROM else {})


def of_mother(body: Body, years: int, random: Random) -> dict[str, int]:
    upper, lower = bodies.pressure(body, years, random)
    return {
        SYSTOLIC: upper, DIASTOLIC: lower, "pulse": random.randint(68, 96), "respiratory_rate": random.randint(16, 22),
        "body_temperature": random.randint(362, 373),
    }  # fmt: skip


def of_newborn(random: Random) -> dict[str, int]:
    return {"body_temperature": random.randint(365, 374), "respiratory_rate": random.randint(38, 56)}


def protein(sitting: Sitting) -> int:
    pressed = (sitting.number(SYSTOLIC) or 0) >= 140
    return option("urine_protein", "positif_1" if sitting.yes(PROTEIN_PRESSED if pressed else PROTEIN) else "negatif")


def no(_: Sitting) -> int:
    return 0


def _measured(*codes: str) -> Table:
    return {code: at_hand(code) for code in codes}


def _unseen(*codes: str) -> Table:
    return dict.fromkeys(codes, no)


OF_FORM: dict[str, Table] = {
    "anc": {
        **_measured(BODY_WEIGHT, SYSTOLIC, DIASTOLIC, ARM, "fundal_height", "fetal_heart_rate", HB),
        **_unseen("pregnancy_bleeding", "sign_seizure", "headache_or_vision", "ruptured_membranes"),
        "urine_protein": protein,
        "ttd": lambda sitting: sitting.yes(0.92),
        "ttd_tablets": lambda sitting: TABLETS,
    },
    "nifas": {
        **_measured(SYSTOLIC, DIASTOLIC, "pulse", "respiratory_rate", "body_temperature"),
        **_unseen("postpartum_bleeding", "foul_lochia", "calf_pain", "severe_headache", "sign_seizure"),
    },
    "neonatal": {
        **_measured("body_temperature", "respiratory_rate"),
        **_unseen("infant_not_feeding", "sign_seizure", "infant_indrawing", "umbilical_pus", "feeding_problem"),
    },
}
