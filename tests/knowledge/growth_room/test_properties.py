"""What holds for every child: heavier is never lighter, nothing falls into a gap, a swapped letter is seen."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simpul.foundation.sex import Sex
from simpul.foundation.units import Grams
from simpul.knowledge.growth import (
    GainStatus,
    Index,
    Outcome,
    Posture,
    Weighing,
    assess_growth,
    judge_gain,
)
from simpul.knowledge.growth.age import completed_months, corrected_age_days
from simpul.knowledge.growth.batch import Columns, assess_many
from simpul.knowledge.growth.batch.columns import NO_Z, REASONS
from simpul.knowledge.growth.indices.reference import row_for_day, row_for_length
from simpul.knowledge.growth.indices.rules import rules
from simpul.knowledge.growth.zscore import hundredths, value_at, z_of_weight

DAYS, SCHOOL_DAYS = st.integers(0, 1_826), st.integers(1_827, 6_939)
SEXES, POSTURES = st.sampled_from(Sex), st.sampled_from(Posture)
NASTY = st.sampled_from(
    [0.0, -1.0, 0.001, 1e-300, 1e300, float("inf"), -float("inf"), 899.0, 900.0, 58_000.0, 58_001.0]
)
WEIGHTS = st.none() | st.integers(500, 60_000).map(float) | NASTY
LENGTHS = st.none() | st.integers(300, 2_300).map(float) | st.floats(380, 1_500) | NASTY
CODES = {Posture.UNKNOWN: 0, Posture.LYING: 1, Posture.STANDING: 2}


@given(DAYS | SCHOOL_DAYS, SEXES, st.integers(900, 50_000), st.integers(1, 4_000), st.integers(400, 1_900))
def test_heavier_never_has_a_lower_z(day: int, sex: Sex, grams: int, more: int, length: int) -> None:
    light, heavy = (assess_growth(sex=sex, age_days=day, weight=one, length=length) for one in (grams, grams + more))
    for index in (Index.BBU, Index.BBTB, Index.IMTU):
        a, b = light.of(index).z_hundredths, heavy.of(index).z_hundredths
        assert a is None or b is None or a <= b


@given(DAYS | SCHOOL_DAYS, SEXES, st.integers(380, 1_800), st.integers(1, 200), POSTURES)
def test_longer_never_has_a_lower_z(day: int, sex: Sex, length: int, more: int, posture: Posture) -> None:
    short, long = (
        assess_growth(sex=sex, age_days=day, weight=15_000, length=one, posture=posture)
        for one in (length, length + more)
    )
    assert short.tbu.z_hundredths is None or (short.tbu.z_hundredths <= (long.tbu.z_hundredths or 9_999))
    if short.imtu.z_hundredths is not None and long.imtu.z_hundredths is not None:
        assert short.imtu.z_hundredths >= long.imtu.z_hundredths


@given(DAYS, SEXES, st.sampled_from([3, -3]))
def test_the_straight_line_begins_where_the_curve_ends(day: int, sex: Sex, side: int) -> None:
    row = row_for_day(Index.BBU, sex, day)
    assert row is not None
    edge = value_at(row, side)
    inside, outside = (z_of_weight(edge * (1 + step * side), row) for step in (-1e-9, 1e-9))
    assert inside == pytest.approx(side, abs=1e-5)
    assert outside == pytest.approx(side, abs=1e-5)
    assert [hundredths(z_of_weight(value_at(row, z), row)) for z in (-2.9951, -2.9949, 2.9949)] == [-300, -299, 299]


@pytest.mark.parametrize(
    ("z", "word"),
    [
        (-3.006, "gizi_buruk"),
        (-3.004, "gizi_kurang"),
        (-2.996, "gizi_kurang"),
        (-2.994, "gizi_kurang"),
        (-2.006, "gizi_kurang"),
        (-2.004, "gizi_baik"),
        (1.004, "gizi_baik"),
        (1.006, "berisiko_gizi_lebih"),
        (2.006, "gizi_lebih"),
        (3.004, "gizi_lebih"),
        (3.006, "obesitas"),
    ],
)
@pytest.mark.parametrize("length", [500, 800, 1_000])
def test_around_each_edge_there_is_a_word_and_no_gap(z: float, word: str, length: int) -> None:
    row = row_for_length(Sex.MALE, length, lying=True)
    assert row is not None
    if abs(z) <= 3:
        kilograms = value_at(row, z)
    else:
        side = 3 if z > 0 else -3
        step = abs(value_at(row, side) - value_at(row, side - side // 3))
        kilograms = value_at(row, side) + (z - side) * step
    found = assess_growth(sex=Sex.MALE, age_days=400, weight=kilograms * 1000, length=length).bbtb
    assert found.category == word


@given(DAYS, SEXES)
def test_a_swapped_sex_moves_every_child_the_same_way(day: int, sex: Sex) -> None:
    """The median girl is light, short and small of head among boys; the other way round it is the opposite."""
    other = Sex.MALE if sex is Sex.FEMALE else Sex.FEMALE
    own = {index: row_for_day(index, sex, day) for index in (Index.BBU, Index.TBU, Index.LKU)}
    weight, length, head = (row.m if row else 0.0 for row in own.values())
    right, wrong = (
        assess_growth(sex=one, age_days=day, weight=weight * 1000, length=length * 10, head=head * 10)
        for one in (sex, other)
    )
    for index in own:
        assert right.of(index).z_hundredths == 0
        moved = wrong.of(index).z_hundredths or 0
        assert moved < 0 if sex is Sex.FEMALE else moved > 0


@given(DAYS, SEXES)
def test_a_swapped_posture_moves_the_length_by_seven_millimetres(day: int, sex: Sex) -> None:
    row = row_for_day(Index.TBU, sex, day)
    assert row is not None
    lying, standing = (
        assess_growth(sex=sex, age_days=day, length=row.m * 10, posture=one)
        for one in (Posture.LYING, Posture.STANDING)
    )
    assert lying.length is not None
    assert standing.length is not None
    believed = day / 30.4375 >= 9
    assert standing.length - lying.length == pytest.approx(7 if believed else 0)
    assert standing.doubted is not believed
    assert (standing.tbu.z_hundredths or 0) - (lying.tbu.z_hundredths or 0) >= (10 if believed else 0)


@settings(max_examples=400)
@given(
    st.none() | DAYS | SCHOOL_DAYS | st.sampled_from([6_940, 7_000, 100_000]),
    st.none() | SEXES,
    WEIGHTS,
    LENGTHS,
    POSTURES,
    LENGTHS,
    LENGTHS,
    st.booleans(),
    st.booleans(),
)
def test_one_and_many_agree_whatever_is_typed(
    age: int | None,
    sex: Sex | None,
    weight: float | None,
    length: float | None,
    posture: Posture,
    head: float | None,
    arm: float | None,
    oedema: bool,
    certain: bool,
) -> None:
    one = assess_growth(
        sex=sex,
        age_days=age,
        weight=weight,
        length=length,
        posture=posture,
        head=head,
        arm=arm,
        oedema=oedema,
        age_certain=certain,
    )
    values = [[np.nan if value is None else value] for value in (weight, length, head, arm)]
    weights, lengths, heads, arms = (np.array(value, float) for value in values)
    many = assess_many(
        Columns(
            np.array([-1 if sex is None else [*Sex].index(sex)]),
            np.array([-1 if age is None else age]),
            weights,
            lengths,
            np.array([CODES[posture]]),
            heads,
            arms,
            np.array([oedema]),
            np.array([certain]),
        )
    )
    for index in Index:
        expected, found = one.of(index), many[index]
        old = one.age_months is not None and one.age_months >= 60
        bands = (rules()[index].school if old else None) or rules()[index].bands
        word = None if found.word[0] < 0 else bands.words[found.word[0]]
        z = None if found.z[0] == NO_Z else int(found.z[0])
        assert (z, word, REASONS[found.reason[0]]) == (expected.z_hundredths, expected.category, expected.reason)


@given(st.none() | DAYS | SCHOOL_DAYS, st.none() | SEXES, WEIGHTS, LENGTHS, POSTURES)
def test_a_category_is_given_only_where_all_is_known(
    age: int | None, sex: Sex | None, weight: float | None, length: float | None, posture: Posture
) -> None:
    found = assess_growth(sex=sex, age_days=age, weight=weight, length=length, posture=posture)
    for index in Index:
        one = found.of(index)
        assert one.outcome is Outcome.ASSESSED or one.category is None
        if index is not Index.BBTB and one.category:
            assert None not in (age, sex)
    if weight is None:
        assert {found.of(index).category for index in (Index.BBU, Index.BBTB, Index.IMTU)} == {None}
    if length is None:
        assert {found.of(index).category for index in (Index.TBU, Index.BBTB, Index.IMTU)} == {None}


@pytest.mark.parametrize(
    ("on", "months", "days"),
    [
        (date(2024, 3, 28), 0, 28),
        (date(2024, 3, 29), 1, 29),
        (date(2025, 2, 28), 11, 365),
        (date(2025, 3, 1), 12, 366),
        (date(2026, 2, 28), 23, 730),
        (date(2026, 3, 1), 24, 731),
        (date(2028, 2, 29), 48, 1_461),
        (date(2029, 2, 28), 59, 1_826),
        (date(2029, 3, 1), 60, 1_827),
    ],
)
def test_a_child_of_29_february(on: date, months: int, days: int) -> None:
    born = date(2024, 2, 29)
    assert (completed_months(born, on), (on - born).days) == (months, days)
    found = assess_growth(sex=Sex.MALE, age_days=days, weight=12_000, length=870)
    assert (found.bbtb.outcome is Outcome.OUTSIDE_REFERENCE) == (months >= 60)
    assert found.length == 870


@given(st.dates(date(2020, 1, 1), date(2025, 12, 31)), st.integers(0, 59), SEXES, st.integers(-500, 1_500))
def test_every_weighing_of_two_months_is_n_or_t(born: date, months: int, sex: Sex, gain: int) -> None:
    first = born + timedelta(days=months * 30)
    now = first + timedelta(days=30)
    found = judge_gain(
        sex=sex,
        birth_date=born,
        earlier=True,
        current=Weighing(now, Grams(6_000 + gain)),
        previous=Weighing(first, Grams(6_000)),
    )
    assert found.status in (GainStatus.N, GainStatus.T)
    if gain <= 0:
        assert found.status is GainStatus.T
    if found.minimum is not None:
        assert (found.status is GainStatus.N) == (gain >= found.minimum)


@pytest.mark.parametrize(
    ("weeks", "on", "days"),
    [
        (None, date(2026, 7, 1), 181),
        (40, date(2026, 7, 1), 181),
        (37, date(2026, 7, 1), 181),
        (36, date(2026, 7, 1), 153),
        (30, date(2026, 7, 1), 111),
        (30, date(2026, 3, 11), None),
        (30, date(2026, 3, 12), 0),
        (30, date(2027, 12, 31), 659),
        (30, date(2028, 1, 1), 730),
    ],
)
def test_a_child_born_too_early_is_younger_for_two_years(weeks: int | None, on: date, days: int | None) -> None:
    assert corrected_age_days(date(2026, 1, 1), on, weeks) == days
