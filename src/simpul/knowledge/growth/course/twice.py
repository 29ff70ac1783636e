"""2T and BGM: not gained twice running, and below the red line (clinical-rules GROW-8, verified)."""

from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.knowledge.growth.gain import GainStatus
from simpul.knowledge.growth.weight_for_age import KmsBand, assess_weight_for_age


def not_gained_twice(current: GainStatus, previous: GainStatus | None) -> bool:
    """2T: T at two weighings in a row; anything between them (N, O, B) breaks the row."""
    return current is GainStatus.T and previous is GainStatus.T


def below_red_line(*, sex: Sex, age_days: int, weight: Grams) -> bool:
    """BGM: below the line of -3 SD. A weight to be taken again is not yet BGM. ValueError as assess_weight_for_age."""
    return assess_weight_for_age(sex=sex, age_days=age_days, weight=weight).band is KmsBand.MERAH
