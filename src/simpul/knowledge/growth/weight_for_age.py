"""Weight for age (BB/U): is this child's weight what we expect at this age?

Sources
    WHO Child Growth Standards (2006): tables by day.
    Permenkes 2/2020, Standar Antropometri Anak: categories and cut-offs (status secondary; wording from memory).
    Flags: z below -6 or above 5 is implausible (WHO Anthro).
    KMS bands: red line = -3 SD, orange line = +1 SD (Buku KIA; the SD of the orange line from memory, GROW-8).
"""

from dataclasses import dataclass
from enum import StrEnum

from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.knowledge.growth.zscore import hundredths, z_of_weight
from simpul.reference.who_growth.read import LAST_DAY, weight_for_age

RULE, EDITION = "GROW-BBU", "2026.11"
LOWEST_Z, HIGHEST_Z = -600, 500


class Outcome(StrEnum):
    ASSESSED = "assessed"
    UKUR_ULANG = "ukur_ulang"
    OUTSIDE_REFERENCE = "outside_reference"
    TIDAK_LENGKAP = "tidak_lengkap"  # indices/ only: here a weight and an age are always given


class WeightCategory(StrEnum):
    SANGAT_KURANG = "sangat_kurang"
    KURANG = "kurang"
    NORMAL = "normal"
    RISIKO_LEBIH = "risiko_lebih"


class KmsBand(StrEnum):
    MERAH = "merah"
    KUNING = "kuning"
    HIJAU = "hijau"
    ORANYE = "oranye"


# Worst first: (below this z in hundredths, category, band); the last row takes the rest.
BANDS = (
    (-300, WeightCategory.SANGAT_KURANG, KmsBand.MERAH),
    (-200, WeightCategory.KURANG, KmsBand.KUNING),
    (101, WeightCategory.NORMAL, KmsBand.HIJAU),
    (HIGHEST_Z + 1, WeightCategory.RISIKO_LEBIH, KmsBand.ORANYE),
)


@dataclass(frozen=True, slots=True)
class WeightForAge:
    """z_hundredths -215 is -2.15 SD. Category and band are given only where the outcome is `assessed`."""

    outcome: Outcome
    z_hundredths: int | None = None
    category: WeightCategory | None = None
    band: KmsBand | None = None
    rule: str = RULE
    edition: str = EDITION


def assess_weight_for_age(*, weight: Grams, age_days: int, sex: Sex) -> WeightForAge:
    """Place one weight on the WHO curve and name its category.

    weight    as measured, grams, > 0
    age_days  completed days since birth, >= 0, not corrected for prematurity

    Raises ValueError for a weight or an age that cannot be (a bug in the caller). An implausible z is marked and not
    raised: the kader decides on weighing again. Past the table the outcome says so.
    """
    if weight <= 0 or age_days < 0:
        raise ValueError("a weight is positive and an age is not negative")
    if age_days > LAST_DAY:
        return WeightForAge(Outcome.OUTSIDE_REFERENCE)
    z = hundredths(z_of_weight(weight / 1000, weight_for_age(sex)[age_days]))
    if not LOWEST_Z <= z <= HIGHEST_Z:
        return WeightForAge(Outcome.UKUR_ULANG, z)
    category, band = next((category, band) for below, category, band in BANDS if z < below)
    return WeightForAge(Outcome.ASSESSED, z, category, band)
