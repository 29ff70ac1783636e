"""A balita of the invented city keeps to its curve, and one that falters loses ground month by month."""

from datetime import date, timedelta
from random import Random

from simpul.foundation.sex import Sex
from simpul.interfaces.cli.demo.days.growing import (
    FALTERING,
    LASTING,
    LOSES,
    Growth,
    arm_on,
    grow,
    head_on,
    length_on,
    weight_on,
)
from simpul.knowledge.growth import Index, Outcome, Posture, assess_growth

STEADY = Growth(weight_z=-0.5, length_z=-0.5, falters_since=0, ill_at=-1, comes=1)
FALTERS = Growth(weight_z=0.0, length_z=-0.5, falters_since=4, ill_at=-1, comes=1)
BORN = date(2025, 3, 1)


def some(count: int = 2_000) -> list[Growth]:
    random = Random(1)
    return [grow(random) for _ in range(count)]


def z_of(index: Index, growth: Growth, days: int, back: int = 0) -> float:
    """What the growth room says of everything measured that day."""
    random, sex = Random(days), Sex.FEMALE
    said = assess_growth(
        sex=sex, age_days=days, weight=round(weight_on(growth, sex, days, back, random)),
        length=length_on(growth, sex, days, random), posture=Posture.LYING if days < 731 else Posture.STANDING,
        head=head_on(growth, sex, days, random), arm=arm_on(growth, sex, days, back, random), oedema=False,
        age_certain=True,
    ).of(index)  # fmt: skip
    assert said.outcome == Outcome.ASSESSED
    assert said.z_hundredths is not None
    return said.z_hundredths / 100


def test_weight_and_length_stay_near_their_place_on_the_curves() -> None:
    for days in (200, 400, 700, 800, 1_200, 1_800):
        assert abs(z_of(Index.BBU, STEADY, days) + 0.5) < 0.25
        assert abs(z_of(Index.TBU, STEADY, days) + 0.5) < 0.25
        assert abs(z_of(Index.LKU, STEADY, days)) < 1
        assert abs(z_of(Index.LILA, STEADY, days) + 0.5) < 0.4


def test_the_length_of_a_child_does_not_shrink() -> None:
    random = Random(2)
    lying = [length_on(STEADY, Sex.MALE, days, random) for days in range(30, 730, 90)]
    assert lying == sorted(lying)


def test_a_faltering_child_loses_a_fifth_of_an_sd_a_month_for_some_months() -> None:
    lost = [FALTERS.weight_z_at(back) for back in (6, 4, 3, 2, 1, 0)]
    assert lost == [0, 0, -LOSES, -2 * LOSES, -3 * LOSES, -4 * LOSES]
    long = Growth(weight_z=1.0, length_z=0, falters_since=9, ill_at=-1, comes=1)
    assert long.weight_z_at(0) == 1.0 - LASTING * LOSES


def test_an_ill_child_is_thinner_in_that_month_only() -> None:
    ill = Growth(weight_z=-0.5, length_z=-0.5, falters_since=0, ill_at=2, comes=1)
    then, now = (weight_on(ill, Sex.MALE, 400, back, Random(1)) for back in (2, 1))
    assert then < 0.97 * now


def test_about_one_in_six_falters_and_a_fifth_is_stunted() -> None:
    made = some()
    assert abs(sum(one.falters_since > 0 for one in made) / len(made) - FALTERING) < 0.03
    assert 0.04 < sum(one.length_z < -2 for one in made) / len(made) < 0.25
    assert 0.03 < sum(one.weight_z_at(0) < -2 for one in made) / len(made) < 0.15


def test_some_come_nearly_always_and_some_hardly_ever() -> None:
    comes = [one.comes for one in some()]
    assert {0.94, 0.65, 0.2} == set(comes)
    assert 0.74 < sum(comes) / len(comes) < 0.84


def test_every_day_of_the_first_five_years_can_be_measured() -> None:
    random = Random(3)
    for days in (0, 91, 183, 730, 731, 1_826):
        for growth in some(40):
            on = BORN + timedelta(days=days)
            assert on > BORN or days == 0
            assert 1_000 < weight_on(growth, Sex.MALE, days, 0, random) < 40_000
            assert 380 < length_on(growth, Sex.MALE, days, random) < 1_300
