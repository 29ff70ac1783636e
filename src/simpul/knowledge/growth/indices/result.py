"""What is known of one index, and of all six, once a child is assessed?"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from simpul.knowledge.growth.indices.rules import rules
from simpul.knowledge.growth.indices.words import Index, NutritionCategory, Reason
from simpul.knowledge.growth.weight_for_age import Outcome

RULE, EDITION = "GROW", "2026.11"
AFTER_BIRTH_DAYS = 42  # the last day of the nifas (KF4); that no body mass for age is judged until then is ours
OUTCOMES = {Reason.RANGE: Outcome.UKUR_ULANG, Reason.REFERENCE: Outcome.OUTSIDE_REFERENCE}


@dataclass(frozen=True, slots=True)
class IndexResult:
    """z_hundredths -215 is -2.15 SD; shown, but without a category, where the outcome is `ukur_ulang`.

    category  None where nothing is assessed, and where Permenkes 2/2020 has no words for the age
    """

    outcome: Outcome
    z_hundredths: int | None
    category: StrEnum | None
    reason: Reason | None
    rule: str
    edition: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """length   millimetres that counted, corrected for the posture
    doubted  said to stand below nine months: not corrected, the posture is not believed
    """

    bbu: IndexResult
    tbu: IndexResult
    bbtb: IndexResult
    imtu: IndexResult
    lku: IndexResult
    lila: IndexResult
    length: float | None
    doubted: bool
    oedema: bool
    age_months: float | None
    rule: str = RULE
    edition: str = EDITION

    def of(self, index: Index) -> IndexResult:
        found: IndexResult = getattr(self, index)
        return found


def of_pregnancy(found: Assessment) -> Assessment:
    """The same without a body mass for age, which says nothing in a pregnancy (GROW-IMTU, our own reading)."""
    return replace(found, imtu=nothing(Index.IMTU, Reason.PREGNANCY))


def weighs_as_mother(pregnant_since: date | None, delivered_on: date | None, day: date) -> bool:
    """Whether her weight of this day is that of a pregnancy, or of the 42 days after a birth (GROW-IMTU)."""
    after = delivered_on is not None and 0 <= (day - delivered_on).days <= AFTER_BIRTH_DAYS
    return pregnant_since is not None or after


def gizi_buruk(index: Index) -> IndexResult:
    return result(index, Outcome.ASSESSED, None, NutritionCategory.GIZI_BURUK, Reason.OEDEMA)


def nothing(index: Index, reason: Reason) -> IndexResult:
    return result(index, OUTCOMES.get(reason, Outcome.TIDAK_LENGKAP), None, None, reason)


def result(
    index: Index, outcome: Outcome, z: int | None, category: StrEnum | None, reason: Reason | None
) -> IndexResult:
    rule = rules()[index]
    return IndexResult(outcome, z, category, reason, rule.rule, rule.edition)
