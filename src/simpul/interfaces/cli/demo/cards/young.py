"""What is answered on the cards of balita and of school age in the invented city."""

from simpul.interfaces.cli.demo.cards import reading_off
from simpul.interfaces.cli.demo.cards.closing import CHILDREN, FOUR, SCHOOL, closing
from simpul.interfaces.cli.demo.cards.filling import Sitting, Table, option
from simpul.interfaces.cli.demo.cards.mind import YOUNG
from simpul.interfaces.cli.demo.cards.shared import HABITS, ILLNESSES, MEASURED, SENSES, at_hand

ILL, ILLNESS = 0.09, ("batuk pilek", "demam", "diare", "gatal-gatal", "sariawan")
TO_CLASS_1 = 6  # completed years in July, when a school year begins
SCHOOLS = ((6, "SDN Contoh"), (9, "SMPN Contoh"), (12, "SMAN Contoh"))


def checklist(sitting: Sitting) -> int:
    behind = not sitting.habits.keen and sitting.random.random() < 0.3
    return option("development_checklist", "tidak_lengkap" if behind or sitting.yes(0.04) else "lengkap")


def is_thin(sitting: Sitting) -> bool:
    return sitting.computed.get("weight_gain") == option("weight_gain", "T")


def school_class(sitting: Sitting) -> int | None:
    """By the years that were complete when the school year began."""
    month = sitting.facts.on.month
    months = (sitting.facts.age_months or 0) - (month - 7 if month >= 7 else month + 5)
    found = months // 12 - TO_CLASS_1 + 1
    return found if sitting.answers.get("in_school") == 1 and 1 <= found <= 12 else None


def school_name(sitting: Sitting) -> str | None:
    """The class stands below the name on the card."""
    years = sitting.years - TO_CLASS_1 + 1
    kind = next((name for upto, name in SCHOOLS if years <= upto), "")
    return f"{kind} {sitting.habits.school}" if sitting.habits.school and kind else None


def tablets_given(sitting: Sitting) -> int:
    return sitting.yes(0.8 if sitting.habits.keen else 0.5)


SCHOOL_AGE: Table = {
    "in_school": lambda sitting: int(bool(sitting.habits.school)),
    "school_name": school_name,
    "school_class": school_class,
    **ILLNESSES,
    **HABITS,
    **MEASURED,
    "card_bmi_band": reading_off.school_band,
    "pressure_class": reading_off.pressure_class,
    "glucose_class": reading_off.glucose_class,
    "anaemia": reading_off.anaemia,
    **SENSES,
    **FOUR,
    **YOUNG,
    "ttd": tablets_given,
    "ttd_taken": lambda sitting: sitting.yes(0.75 if sitting.habits.keen else 0.35),
    **closing(SCHOOL),
}
BALITA: Table = {
    **MEASURED,
    "growth_book": at_hand("growth_book"),
    "development_checklist": checklist,
    "tb_cough": lambda sitting: sitting.yes(0.012),
    "tb_fever": lambda sitting: sitting.yes(0.006),
    "tb_weight": lambda sitting: sitting.yes(0.35 if is_thin(sitting) else 0.01),
    "tb_malaise": lambda sitting: sitting.yes(0.01),
    "exclusive_breastfeeding": lambda sitting: sitting.yes(0.85 if sitting.habits.keen else 0.5),
    "complementary_feeding": lambda sitting: sitting.yes(0.97),
    "pmt_lokal": lambda sitting: sitting.yes(0.8),
    "local_food_finished": lambda sitting: sitting.yes(0.75 if sitting.habits.keen else 0.5),
    "balita_class": lambda sitting: sitting.yes(0.5 if sitting.habits.keen else 0.2),
    "illness_signs": lambda sitting: sitting.random.choice(ILLNESS) if sitting.random.random() < ILL else None,
    **{code: at_hand(code) for code in ("vitamin_a_biru", "vitamin_a_merah", "obat_cacing")},
    **closing(CHILDREN),
}
