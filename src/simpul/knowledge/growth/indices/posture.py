"""Which length counts: as measured, or turned from lying into standing?

Source: clinical-rules GROW-2 (WHO anthro 1.1). Below 731 days the tables are for length lying, from then on for height
standing; the two differ by 0.7 cm. Below nine months a standing child is not believed: not corrected, and said so.
Where the age is not known to the day, the posture itself chooses the table, and 87 cm where it is unknown too.
"""

from dataclasses import dataclass

from simpul.knowledge.growth.indices.rules import DAYS_PER_MONTH
from simpul.knowledge.growth.indices.words import Posture

STANDING_FROM_DAY = 731
BELIEVED_FROM_MONTH = 9
DIFFERENCE = 7
STANDING_FROM_LENGTH = 870


@dataclass(frozen=True, slots=True)
class Stature:
    """millimetres   corrected
    lying         whether the table for length holds
    doubted       said to stand below nine months
    """

    millimetres: float
    lying: bool
    doubted: bool = False


def stature_for(millimetres: float, posture: Posture, age_days: float | None) -> Stature:
    """The length that counts; age_days None where the birth date is not known to the day."""
    if age_days is None:
        if posture is Posture.UNKNOWN:
            return Stature(millimetres, millimetres < STANDING_FROM_LENGTH)
        return Stature(millimetres, posture is Posture.LYING)
    if age_days < STANDING_FROM_DAY:
        if posture is not Posture.STANDING:
            return Stature(millimetres, True)
        if age_days / DAYS_PER_MONTH < BELIEVED_FROM_MONTH:
            return Stature(millimetres, True, doubted=True)
        return Stature(millimetres + DIFFERENCE, True)
    return Stature(millimetres - DIFFERENCE if posture is Posture.LYING else millimetres, False)
