"""Each of the five cities stands on its real ground, with the facilities that were told of it and no invented fact."""

from collections import Counter
from itertools import pairwise

import pytest

from simpul.foundation.local_time import LocalZone
from simpul.interfaces.cli.demo.cities.known import CITIES, Unit, count_of, is_told
from simpul.interfaces.cli.demo.cities.plan import CityPlan, plan_city
from simpul.interfaces.cli.demo.cities.told import MADE_UP, PAGE, cities_page, told_line
from simpul.reference.wilayah.read import areas_of

CODES = sorted(CITIES)
TOLD = (
    ("35.71", Unit.PUSKESMAS, 9), ("35.71", Unit.PUSTU, 27), ("35.71", Unit.PONKESDES, 22),
    ("35.71", Unit.POSYANDU, 344), ("35.75", Unit.POSYANDU, 275), ("35.79", Unit.PUSKESMAS, 3),
    ("62.71", Unit.PUSKESMAS, 11),
)  # fmt: skip
# For each kelurahan: Puskesmas 23/100 of three cities, Posyandu 619/80 of two, Pustu 27/46 and Ponkesdes 22/46 of one.
DERIVED = (
    ("35.75", 34, {Unit.PUSKESMAS: 8, Unit.PUSTU: 20, Unit.PONKESDES: 16}),
    ("35.79", 24, {Unit.PUSTU: 14, Unit.PONKESDES: 11, Unit.POSYANDU: 186}),
    ("62.71", 30, {Unit.PUSTU: 18, Unit.PONKESDES: 0, Unit.POSYANDU: 232}),
    ("61.71", 29, {Unit.PUSKESMAS: 8, Unit.PUSTU: 17, Unit.PONKESDES: 0, Unit.POSYANDU: 224}),
)


@pytest.fixture(params=CODES)
def plan(request: pytest.FixtureRequest) -> CityPlan:
    return plan_city(request.param, 6_500)


def placed(plan: CityPlan) -> dict[Unit, int]:
    return {
        Unit.PUSKESMAS: len(plan.puskesmas),
        Unit.PUSTU: sum(one.has_pustu for one in plan.kelurahan),
        Unit.PONKESDES: sum(one.has_ponkesdes for one in plan.kelurahan),
        Unit.POSYANDU: sum(one.posyandu for one in plan.kelurahan),
    }


def test_there_are_five_cities_and_what_was_told_of_them_holds() -> None:
    assert CODES == ["35.71", "35.75", "35.79", "61.71", "62.71"]
    assert {(code, unit) for code in CODES for unit in Unit if is_told(code, unit)} == {told[:2] for told in TOLD}
    assert [(code, unit, placed(plan_city(code, 6_500))[unit]) for code, unit, _ in TOLD] == list(TOLD)


@pytest.mark.parametrize(("code", "kelurahan", "units"), DERIVED)
def test_what_was_not_told_is_derived_from_the_cities_that_tell_it(
    code: str, kelurahan: int, units: dict[Unit, int]
) -> None:
    assert len(plan_city(code, 6_500).kelurahan) == kelurahan
    for unit, expected in units.items():
        assert not is_told(code, unit)
        assert placed(plan_city(code, 6_500))[unit] == count_of(code, unit) == expected


def test_everybody_lives_somewhere_and_every_kelurahan_is_served_in_its_kecamatan(plan: CityPlan) -> None:
    assert sum(one.people for one in plan.kelurahan) == 6_500
    at = {one.number: one.kecamatan for one in plan.puskesmas}
    assert all(at[one.puskesmas] == one.kecamatan for one in plan.kelurahan)
    assert set(at) == {one.puskesmas for one in plan.kelurahan}
    assert {one.kecamatan for one in plan.puskesmas} == {area.code for area in plan.kecamatan}


def test_no_puskesmas_of_a_kecamatan_serves_many_more_kelurahan_than_another(plan: CityPlan) -> None:
    serves = Counter(one.puskesmas for one in plan.kelurahan)
    for area in plan.kecamatan:
        mine = sorted(serves[one.number] for one in plan.puskesmas if one.kecamatan == area.code)
        assert all(more - less <= 1 for less, more in pairwise(mine))


def test_a_kelurahan_belongs_to_the_puskesmas_of_its_name(plan: CityPlan) -> None:
    named = {one.name.removeprefix("Puskesmas "): one.number for one in plan.puskesmas if not one.is_example}
    assert set(named) == set(plan.known.puskesmas)
    served = [one for one in plan.kelurahan if one.row.name in named]
    assert all(one.puskesmas == named[one.row.name] for one in served)
    assert bool(served) == bool(named)


def test_a_name_that_nobody_told_is_marked_as_an_example(plan: CityPlan) -> None:
    assert len({one.name for one in plan.puskesmas}) == len(plan.puskesmas)
    for one in plan.puskesmas:
        assert one.is_example == one.name.startswith("Puskesmas Contoh ")


def test_the_cast_works_where_there_is_a_pustu_and_another_kelurahan_has_one_too(plan: CityPlan) -> None:
    (stage,) = [one for one in plan.kelurahan if one.is_stage]
    assert stage.has_pustu
    assert stage.people > 2 * max(one.people for one in plan.kelurahan if not one.is_stage)
    assert any(one.has_pustu and one.puskesmas != stage.puskesmas for one in plan.kelurahan)


def test_all_five_are_in_western_time() -> None:
    """Java, and West and Central Kalimantan."""
    assert {one.zone for one in CITIES.values()} == {LocalZone.WIB}


def test_the_screen_says_which_number_is_made_up() -> None:
    said = told_line(plan_city("35.75", 6_500))
    assert f"275 Posyandu ({CITIES['35.75'].source})" in said
    assert f"8 Puskesmas ({MADE_UP})" in said
    assert "Kelurahan Trajeng" in said
    assert "Desa Bumiaji" in told_line(plan_city("35.79", 6_500))
    assert MADE_UP not in told_line(plan_city("35.71", 6_500))


def test_nobody_moves_to_the_city_where_they_live() -> None:
    for code, known in CITIES.items():
        assert areas_of(code)[0].name not in known.elsewhere
        assert len(set(known.elsewhere)) == len(known.elsewhere) >= 4


def test_the_page_is_the_one_that_is_made() -> None:
    assert PAGE.read_text() == cities_page(), "renew: .venv/bin/python -m simpul.interfaces.cli.demo.cities.told"
