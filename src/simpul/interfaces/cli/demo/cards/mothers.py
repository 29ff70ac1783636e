"""What is answered on the cards of pregnancy and after a birth in the invented city."""

from simpul.interfaces.cli.demo.cards import reading_off
from simpul.interfaces.cli.demo.cards.closing import FOUR, MOTHERS, closing
from simpul.interfaces.cli.demo.cards.filling import Sitting, Table, option
from simpul.interfaces.cli.demo.cards.shared import MEASURED, at_hand, steady

TABLETS = 30  # a month
FOOD = ("nasi, telur, tempe, sayur bening, pisang", "nasi, ikan, tahu, tumis bayam, pepaya")
METHODS, METHOD_SHARES = ("suntik", "pil", "implan", "iud", "kondom", "mow"), (50, 15, 15, 10, 6, 4)


def daily(code: str, share: float, sitting: Sitting) -> int:
    taken = sitting.random.random() < (share if sitting.habits.keen else share - 0.3)
    return option(code, "setiap_hari" if taken else "tidak_setiap_hari")


def weight_band(sitting: Sitting) -> int | None:
    """Off the curve of the book: whoever eats little, or is heavy, leaves it."""
    if sitting.number("body_weight") is None:
        return None
    return option("weight_curve_band", "hijau" if sitting.yes(0.9 if sitting.habits.keen else 0.6) else "merah")


def uses_contraception(sitting: Sitting) -> int:
    since = (sitting.facts.on - sitting.facts.last_birth).days if sitting.facts.last_birth else 0
    return sitting.yes(min(0.75, 0.2 + since / 300) if sitting.habits.keen else 0.3)


def method(sitting: Sitting) -> int:
    return option("postpartum_method", sitting.random.choices(METHODS, METHOD_SHARES)[0])


PREGNANT: Table = {
    **MEASURED,
    "weight_curve_band": weight_band,
    "pregnancy_arm_band": reading_off.arm_band,
    "pressure_curve_band": reading_off.pressure_band,
    **FOUR,
    "ttd": lambda sitting: sitting.yes(0.92),
    "ttd_tablets": lambda sitting: TABLETS,
    "ttd_daily": lambda sitting: daily("ttd_daily", 0.9, sitting),
    "pmt_lokal": lambda sitting: sitting.yes(0.85),
    "supplement_composition": lambda sitting: sitting.random.choice(FOOD) if sitting.number("pmt_lokal") else None,
    "supplement_portions": lambda sitting: sitting.random.choice((15, 30)) if sitting.number("pmt_lokal") else None,
    "supplement_daily": lambda sitting: daily("supplement_daily", 0.85, sitting),
    "pregnancy_class": lambda sitting: sitting.yes(0.7 if sitting.habits.keen else 0.3),
    **closing(MOTHERS),
}
AFTER_BIRTH: Table = {
    **MEASURED,
    "delivery_order": at_hand("delivery_order"),
    "nifas_bmi_band": reading_off.nifas_band,
    "pressure_curve_band": reading_off.pressure_band,
    **FOUR,
    "vitamin_a_nifas": lambda sitting: sitting.yes(0.9),
    "vitamin_a_capsules": lambda sitting: 2,
    "breastfeeding": steady("breastfeeding", lambda sitting: sitting.yes(0.93 if sitting.habits.keen else 0.75)),
    "postpartum_contraception": steady("postpartum_contraception", uses_contraception),
    "postpartum_method": steady("postpartum_method", method),
    **closing(MOTHERS),
}
