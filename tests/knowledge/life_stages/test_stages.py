"""A stage begins on a birthday and ends on the day before another; the youngest and the oldest have one too."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpul.knowledge.life_stages import ADULT_FROM_YEARS, Band, LifeStage, bands, is_newborn, stage_at, stage_of
from simpul.knowledge.pregnancy.dates import Stage, stage_on

BORN = date(1990, 5, 20)
# The first day of each stage, from its age in ilp 3.2: a year is a birthday, a month is the same day of a month.
FIRST_DAYS = {
    LifeStage.BAYI: date(1990, 5, 20),
    LifeStage.ANAK_BALITA: date(1991, 5, 20),
    LifeStage.APRAS: date(1995, 5, 20),
    LifeStage.USEKREM_6_14: date(1996, 5, 20),
    LifeStage.USEKREM_15_18: date(2005, 5, 20),
    LifeStage.DEWASA: date(2008, 5, 20),
    LifeStage.LANSIA: date(2050, 5, 20),
}
DAY = timedelta(days=1)


@pytest.mark.parametrize(("stage", "first"), list(FIRST_DAYS.items()), ids=str)
def test_a_stage_begins_on_its_day(stage: LifeStage, first: date) -> None:
    assert stage_of(BORN, first) is stage
    assert stage_of(BORN, first + DAY) is stage


@pytest.mark.parametrize(("before", "after"), list(pairwise(FIRST_DAYS)))
def test_the_day_before_belongs_to_the_stage_before(before: LifeStage, after: LifeStage) -> None:
    assert stage_of(BORN, FIRST_DAYS[after] - DAY) is before


@pytest.mark.parametrize(
    ("on", "stage_18", "stage_19"),
    [
        (date(2008, 5, 19), LifeStage.USEKREM_15_18, LifeStage.USEKREM_15_18),
        (date(2008, 5, 20), LifeStage.DEWASA, LifeStage.USEKREM_15_18),
        (date(2009, 5, 19), LifeStage.DEWASA, LifeStage.USEKREM_15_18),
        (date(2009, 5, 20), LifeStage.DEWASA, LifeStage.DEWASA),
    ],
)
def test_from_which_year_a_person_is_an_adult_is_chosen(on: date, stage_18: LifeStage, stage_19: LifeStage) -> None:
    assert stage_of(BORN, on) is stage_of(BORN, on, adult_from_years=18) is stage_18
    assert stage_of(BORN, on, adult_from_years=19) is stage_19


@pytest.mark.parametrize("years", [0, 17, 20, 21])
def test_an_age_of_adults_that_no_source_gives_is_refused(years: int) -> None:
    with pytest.raises(ValueError, match="adult"):
        stage_of(BORN, date(2020, 1, 1), adult_from_years=years)


def test_who_was_born_on_29_february_grows_older_on_1_march() -> None:
    born = date(2020, 2, 29)
    assert stage_of(born, date(2026, 2, 28)) is LifeStage.APRAS
    assert stage_of(born, date(2026, 3, 1)) is LifeStage.USEKREM_6_14


@pytest.mark.parametrize(("days", "newborn"), [(-1, False), (0, True), (27, True), (28, True), (29, False)])
def test_a_newborn_is_one_to_the_28th_day(days: int, newborn: bool) -> None:
    assert is_newborn(BORN, BORN + timedelta(days=days)) is newborn


def test_before_the_birth_there_is_no_stage() -> None:
    with pytest.raises(ValueError, match="younger"):
        stage_of(BORN, BORN - DAY)


@pytest.mark.parametrize(
    ("on", "stage"),
    [
        (date(2024, 2, 29), Stage.NIFAS), (date(2024, 4, 11), Stage.NIFAS), (date(2024, 4, 12), Stage.MENYUSUI),
        (date(2026, 2, 28), Stage.MENYUSUI), (date(2026, 3, 1), Stage.SELESAI),
    ],
)  # fmt: skip
def test_nifas_and_menyusui_are_those_of_the_table(on: date, stage: Stage) -> None:
    assert stage_on(on, ended_on=date(2024, 2, 29), has_live_child=True) is stage


@given(st.integers(0, 1500), st.sampled_from(ADULT_FROM_YEARS))
def test_every_age_has_the_stage_of_the_last_band_that_began(months: int, adult_from: int) -> None:
    found = stage_at(months, adult_from_years=adult_from)
    begun = [one for one in bands(adult_from) if one.from_months <= months]
    assert begun[-1].stage is found


def test_the_table_is_whole() -> None:
    for years in ADULT_FROM_YEARS:
        found: tuple[Band, ...] = bands(years)
        starts = [one.from_months for one in found]
        assert starts == sorted(set(starts)), "no band is empty"
        assert [one.stage for one in found] == list(LifeStage)
        assert all(one.label("id") and one.label("en") for one in found)
