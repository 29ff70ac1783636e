"""How does this child stand on all six indices?

Sources: clinical-rules GROW-1 to GROW-7 (WHO 2006 and 2007, WHO anthro's handling, Permenkes 2/2020); the values in
indices.toml, each with its status. Rounded to hundredths, half away from zero, then classified (ADR 0008).
"""

from simpul.foundation.sex import Sex
from simpul.knowledge.growth.indices.child import Child, age_and_sex, child_of, days_of, within
from simpul.knowledge.growth.indices.posture import Stature, stature_for
from simpul.knowledge.growth.indices.reference import row_for_length
from simpul.knowledge.growth.indices.result import Assessment, IndexResult, gizi_buruk, nothing, result
from simpul.knowledge.growth.indices.rules import BALITA_MONTHS, limits, rules
from simpul.knowledge.growth.indices.words import Index, Posture, Reason
from simpul.knowledge.growth.weight_for_age import Outcome
from simpul.knowledge.growth.zscore import hundredths, z_of, z_of_weight
from simpul.reference.who_growth.read import Lms

ARM_FROM_MONTH = 6  # GROW-6: no rule for the arm before


def assess_growth(
    *,
    sex: Sex | None,
    age_days: int | None = None,
    age_months: float | None = None,
    weight: float | None = None,
    length: float | None = None,
    posture: Posture = Posture.UNKNOWN,
    head: float | None = None,
    arm: float | None = None,
    oedema: bool = False,
    age_certain: bool = True,
) -> Assessment:
    """Place one child on BB/U, TB/U, BB/TB, IMT/U, LK/U and LiLA/U.

    age_days     completed days since birth, not corrected for prematurity
    age_months   decimal months (days / 30.4375) instead, from five years only
    weight       grams; length, head, arm in millimetres; None where not measured
    age_certain  False where the birth date is known to the month or the year only: then BB/TB and the arm remain

    Raises ValueError for a negative age or for months below sixty (bugs of the caller).
    """
    child = child_of(sex, age_days, age_months, age_certain)
    limit = limits(child.about is None or child.about < BALITA_MONTHS)
    where = stature_for(length, posture, days_of(child)) if length is not None else None
    weighed, tall = within(weight, limit.weight), within(length, limit.length)
    return Assessment(
        bbu=_weight_for_age(child, weight, weighed, oedema),
        tbu=_for_age(Index.TBU, child, where.millimetres / 10 if where else None, tall),
        bbtb=_weight_for_length(child, weight, where, weighed or tall, oedema),
        imtu=_bmi_for_age(child, weight, where, weighed or tall, oedema),
        lku=_for_age(Index.LKU, child, head / 10 if head is not None else None, within(head, limit.head)),
        lila=_arm(child, arm, within(arm, limit.arm)),
        length=where.millimetres if where and tall is None else None,
        doubted=bool(where and where.doubted),
        oedema=oedema,
        age_months=child.about,
    )


def _weight_for_age(child: Child, grams: float | None, unusable: Reason | None, oedema: bool) -> IndexResult:
    if oedema:
        return nothing(Index.BBU, Reason.OEDEMA)
    return _for_age(Index.BBU, child, grams / 1000 if grams is not None else None, unusable)


def _for_age(index: Index, child: Child, value: float | None, unusable: Reason | None) -> IndexResult:
    if reason := age_and_sex(child) or unusable:
        return nothing(index, reason)
    assert value is not None  # noqa: S101 - for the type checker
    return _place(index, child, value, child.row(index))


def _weight_for_length(
    child: Child, grams: float | None, where: Stature | None, unusable: Reason | None, oedema: bool
) -> IndexResult:
    if child.about is not None and child.about >= BALITA_MONTHS:
        return nothing(Index.BBTB, Reason.REFERENCE)
    if oedema:
        return gizi_buruk(Index.BBTB)
    if reason := (Reason.SEX if child.sex is None else unusable):
        return nothing(Index.BBTB, reason)
    assert child.sex is not None  # noqa: S101 - for the type checker
    assert grams is not None  # noqa: S101 - for the type checker
    assert where is not None  # noqa: S101 - for the type checker
    return _place(Index.BBTB, child, grams / 1000, row_for_length(child.sex, where.millimetres, where.lying))


def _bmi_for_age(
    child: Child, grams: float | None, where: Stature | None, unusable: Reason | None, oedema: bool
) -> IndexResult:
    if oedema:
        return gizi_buruk(Index.IMTU)
    bmi = None
    if where and grams is not None and not unusable:  # a length that cannot be may be too small to divide by
        metres = where.millimetres / 1000
        bmi = grams / 1000 / (metres * metres)
    return _for_age(Index.IMTU, child, bmi, unusable)


def _arm(child: Child, millimetres: float | None, unusable: Reason | None) -> IndexResult:
    """The word comes from the millimetres (6 to 59 months), the z from WHO (from day 91)."""
    if unusable:
        return nothing(Index.LILA, unusable)
    if child.about is None:
        return nothing(Index.LILA, Reason.AGE)
    assert millimetres is not None  # noqa: S101 - for the type checker
    word = rules()[Index.LILA].bands.word(millimetres) if ARM_FROM_MONTH <= child.about < BALITA_MONTHS else None
    if reason := age_and_sex(child):
        return result(Index.LILA, Outcome.ASSESSED, None, word, None) if word else nothing(Index.LILA, reason)
    found = _place(Index.LILA, child, millimetres / 10, child.row(Index.LILA))
    return (
        result(Index.LILA, found.outcome, found.z_hundredths, word, None)
        if found.outcome is Outcome.ASSESSED
        else found
    )


def _place(index: Index, child: Child, value: float, row: Lms | None) -> IndexResult:
    if row is None:
        return nothing(index, Reason.REFERENCE)
    rule = rules()[index]
    z = hundredths((z_of_weight if rule.line else z_of)(value, row))
    if not rule.lowest <= z <= rule.highest:
        return result(index, Outcome.UKUR_ULANG, z, None, Reason.FLAG)
    bands = rule.bands if child.about is None or child.about < BALITA_MONTHS else rule.school
    return result(index, Outcome.ASSESSED, z, bands.word(z) if bands else None, None)
