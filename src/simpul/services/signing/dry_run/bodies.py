"""How do the children of a dry run stand on WHO's tables? z-scores by columns, of what was measured on one day.

Equal row by row to knowledge.rules.growing.known_of_body (tested). A weight and a length of two days are no BB/TB; each
z is of the age at which it was measured.
"""

from collections.abc import Mapping

import numpy as np

from simpul.foundation.sex import Sex
from simpul.knowledge.growth import Index
from simpul.knowledge.growth.batch import Columns, IndexColumns, assess_many
from simpul.knowledge.growth.batch.columns import NO_Z, Floats
from simpul.knowledge.growth.weight_for_age import HIGHEST_Z, LOWEST_Z
from simpul.knowledge.rules.columns import Column
from simpul.knowledge.rules.columns.held import Bools, Ints
from simpul.services.signing.dry_run.dates import Days

WEIGHT, LENGTH, POSTURE, HEAD = "body_weight", "body_length", "length_posture", "head_circumference"
OEDEMA = "bilateral_oedema"


def body_columns(
    born: Days, sexes: list[str], found: Mapping[str, Column], taken: Mapping[str, Days]
) -> dict[str, Column]:
    """born, sexes: of each row; found: the last value by concept; taken: the day of each."""
    sex = np.array([list(Sex).index(Sex(one)) for one in sexes], dtype=np.int64)
    heavy = _judged(born, sex, found, taken, WEIGHT)
    tall = _judged(born, sex, found, taken, LENGTH)
    head = _judged(born, sex, found, taken, HEAD)
    weight = _column(heavy[Index.BBU])
    beyond = (weight.values < LOWEST_Z) | (weight.values > HIGHEST_Z)
    return {
        "weight_doubted": Column((beyond & weight.known).astype(np.int64), weight.known),
        "z_weight_for_age": weight,
        "z_length_for_age": _column(tall[Index.TBU]),
        "z_weight_for_length": _column(heavy[Index.BBTB]),
        "z_bmi_for_age": _column(heavy[Index.IMTU]),
        "z_head_for_age": _column(head[Index.LKU]),
    }


def _judged(
    born: Days, sex: Ints, found: Mapping[str, Column], taken: Mapping[str, Days], leading: str
) -> dict[Index, IndexColumns]:
    """All that was measured on the day of the leading measurement."""
    rows = len(sex)
    if leading not in found:
        nobody = np.zeros(rows, dtype=bool)
        return assess_many(_columns(sex, np.full(rows, -1), {}, dict.fromkeys((POSTURE, OEDEMA), nobody)))
    same = {code: found[code].known & (taken[code] == taken[leading]) for code in found if code in taken}
    age = np.where(found[leading].known, (taken[leading] - born).astype(np.int64), -1)
    return assess_many(_columns(sex, age, found, same))


def _columns(sex: Ints, age: Ints, found: Mapping[str, Column], same: Mapping[str, Bools]) -> Columns:
    rows = len(sex)
    nobody = np.zeros(rows, dtype=bool)

    def measured(code: str) -> Floats:
        if code not in found:
            return np.full(rows, np.nan)
        values: Floats = np.where(same.get(code, nobody), found[code].values, np.nan)
        return values

    def answered(code: str) -> Ints:
        return np.where(same.get(code, nobody), found[code].values, 0) if code in found else np.zeros(rows, np.int64)

    return Columns(
        sex=sex,
        age_days=age,
        weight=measured(WEIGHT),
        length=measured(LENGTH),
        posture=answered(POSTURE),
        head=measured(HEAD),
        arm=np.full(rows, np.nan),
        oedema=answered(OEDEMA) == 1,
        age_certain=age >= 0,
    )


def _column(one: IndexColumns) -> Column:
    known = one.z != NO_Z
    return Column(np.where(known, one.z, 0).astype(np.int64), known)
