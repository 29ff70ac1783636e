"""What the cards of several stages of life ask alike: illnesses of the family and one's own, habits, eyes and ears,
what was measured."""

from simpul.interfaces.cli.demo.cards.filling import Sitting, Table, Tell, option
from simpul.interfaces.cli.demo.cards.habits import HISTORY
from simpul.knowledge.forms.gates import FactValue

SAME_AGAIN = 0.95


def _illness(number: int, *, own: bool) -> Tell:
    return lambda sitting: int((sitting.habits.own if own else sitting.habits.family)[number])


def _sense(code: str) -> Tell:
    """One side is off more often than both."""

    def tell(sitting: Sitting) -> int:
        well = sitting.habits.sight if code.startswith("eye") else sitting.habits.hearing
        return option(code, "normal" if well or sitting.random.random() < 0.4 else "tidak_normal")

    return tell


def at_hand(code: str) -> Tell:
    """What was measured, or is told without asking."""
    return lambda sitting: sitting.measured.get(code)


def steady(code: str, tell: Tell) -> Tell:
    """What was said last time is mostly said again."""

    def again(sitting: Sitting) -> FactValue | None:
        last = sitting.last.get(code)
        return last.value if last and sitting.random.random() < SAME_AGAIN else tell(sitting)

    return again


ILLNESSES: Table = {
    **{f"family_{name}": _illness(number, own=False) for number, name in enumerate(HISTORY)},
    **{f"own_{name}": _illness(number, own=True) for number, name in enumerate(HISTORY)},
}
HABITS: Table = {
    "smoking": lambda sitting: int(sitting.habits.pack_years > 0),
    "much_sugar": lambda sitting: sitting.yes(0.45 if sitting.habits.own[1] or sitting.habits.mood else 0.3),
    "much_salt": lambda sitting: sitting.yes(0.5 if sitting.habits.own[0] else 0.3),
    "much_fat": lambda sitting: sitting.yes(0.4),
}
SENSES: Table = {code: _sense(code) for code in ("eye_right", "eye_left", "ear_right", "ear_left")}
MEASURED: Table = {
    code: at_hand(code)
    for code in (
        "body_weight", "body_length", "length_posture", "head_circumference", "arm_circumference",
        "waist_circumference", "systolic", "diastolic", "random_glucose", "total_cholesterol", "hemoglobin",
        "birth_weight", "birth_length", "prepregnancy_weight",
    )
}  # fmt: skip
