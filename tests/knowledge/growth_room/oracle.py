"""The same z-scores by another road: WHO's text files, decimal numbers of 40 digits, one plain reading of GROW-1 to 3.

Nothing of simpul.knowledge is used. Slow, and meant to be read beside clinical-rules rather than beside the code.
"""

import csv
from decimal import ROUND_HALF_UP, Decimal, getcontext
from functools import cache
from pathlib import Path

import simpul

RAW = Path(simpul.__file__).parent / "reference/who_growth"
DAYS_A_MONTH = Decimal("30.4375")
CHILD = {"bbu": "weianthro", "tbu": "lenanthro", "imtu": "bmianthro", "lku": "hcanthro", "lila": "acanthro"}
SCHOOL = {"bbu": "wfawho2007", "tbu": "hfawho2007", "imtu": "bfawho2007"}
LAST_MONTH = {"bbu": 120, "tbu": 228, "imtu": 228}
STRAIGHT = {"bbu", "bbtb", "imtu", "lila"}
Lms = tuple[Decimal, Decimal, Decimal]
getcontext().prec = 40


@cache
def table(file: str, sex: str) -> dict[Decimal, Lms]:
    with (RAW / f"{file}.txt").open(newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t"))[1:]
    code = {"L": "1", "P": "2"}[sex]
    return {Decimal(r[1]): (Decimal(r[2]), Decimal(r[3]), Decimal(r[4])) for r in rows if r[0] == code}


def interpolated(rows: dict[Decimal, Lms], key: Decimal, step: Decimal) -> Lms | None:
    """The row of a key, on the line between its two neighbours; None outside of the table."""
    below = key // step * step
    if below == key:
        return rows.get(key)
    if below not in rows or below + step not in rows:
        return None
    share = (key - below) / step
    a, b = rows[below], rows[below + step]
    return (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]), a[2] + share * (b[2] - a[2]))


def row_by_age(index: str, sex: str, days: int) -> Lms | None:
    months = days / DAYS_A_MONTH
    if months < 60:
        return table(CHILD[index], sex).get(Decimal(days))
    if index not in SCHOOL or months > LAST_MONTH[index]:
        return None
    return interpolated(table(SCHOOL[index], sex), months, Decimal(1))


def z(index: str, value: Decimal, row: Lms | None) -> int | None:
    """Hundredths, half away from zero."""
    if row is None:
        return None
    l, m, s = row  # noqa: E741

    def sd(k: int) -> Decimal:
        return m * (1 + l * s * k) ** (1 / l)

    score = ((value / m) ** l - 1) / (l * s)
    if index in STRAIGHT and score > 3:
        score = 3 + (value - sd(3)) / (sd(3) - sd(2))
    if index in STRAIGHT and score < -3:
        score = -3 - (sd(-3) - value) / (sd(-2) - sd(-3))
    return int((score * 100).quantize(Decimal(1), ROUND_HALF_UP))


def scores(child: dict[str, object]) -> dict[str, int | None]:
    """z of each index. child: sex L or P, age_days, weight_grams, length_mm, posture l, h or "", head_mm, arm_mm."""
    sex, days = str(child["sex"]), int(str(child["age_days"]))
    kg, cm, head, arm = (
        None if child[name] is None else Decimal(str(child[name])) / unit
        for name, unit in (("weight_grams", 1000), ("length_mm", 10), ("head_mm", 10), ("arm_mm", 10))
    )
    if cm is not None and days < 731 and child["posture"] == "h" and days / DAYS_A_MONTH >= 9:
        cm += Decimal("0.7")
    if cm is not None and days >= 731 and child["posture"] == "l":
        cm -= Decimal("0.7")
    found: dict[str, int | None] = dict.fromkeys(("bbu", "tbu", "bbtb", "imtu", "lku", "lila"))
    bmi = kg / (cm / 100) ** 2 if kg is not None and cm is not None else None
    for index, value in (("bbu", kg), ("tbu", cm), ("imtu", bmi), ("lku", head), ("lila", arm)):
        if value is not None:
            found[index] = z(index, value, row_by_age(index, sex, days))
    if kg is not None and cm is not None and days / DAYS_A_MONTH < 60:
        file = "wflanthro" if days < 731 else "wfhanthro"
        found["bbtb"] = z("bbtb", kg, interpolated(table(file, sex), cm, Decimal("0.1")))
    return found
