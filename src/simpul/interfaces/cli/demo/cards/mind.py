"""The screenings of the mind in the invented city: SRQ-20 as a total, or four numbers. Scores only, and who feels low
says so in all of them. A girl or boy is asked the four questions."""

from simpul.interfaces.cli.demo.cards.filling import Sitting, Table, Tell

TOTALS = ((0, 4), (3, 8), (7, 15))  # of SRQ-20, by mood
POINTS = ((0.93, 0.06, 0.01, 0), (0.5, 0.35, 0.12, 0.03), (0.1, 0.3, 0.35, 0.25))  # of one question
ITEM_17 = (0.0, 0.01, 0.25)
IN_CHARGE_OF_ALL = "srq20_total"


def total(sitting: Sitting) -> int | None:
    return sitting.random.randint(*TOTALS[sitting.habits.mood]) if sitting.habits.scores else None


def item_17(sitting: Sitting) -> int | None:
    found = sitting.number(IN_CHARGE_OF_ALL)
    return None if found is None else int(found > 0 and sitting.random.random() < ITEM_17[sitting.habits.mood])


def points(sitting: Sitting) -> int:
    return sitting.random.choices(range(4), POINTS[sitting.habits.mood])[0]


def _points_of_who_has_no_total(sitting: Sitting) -> int | None:
    return None if sitting.habits.scores else points(sitting)


def _four(tell: Tell) -> Table:
    return {f"jiwa_{number}": tell for number in range(1, 5)}


YOUNG: Table = _four(points)
GROWN: Table = {**_four(_points_of_who_has_no_total), "srq20_total": total, "srq20_item_17": item_17}
