"""The form of nakes measures what the six indices of the growth room need, and leaves the classes to Simpul."""

from dataclasses import replace
from datetime import date

import pytest

from simpul.knowledge.forms.asking import Hidden, Why, fields_to_ask
from simpul.knowledge.forms.facts import Facts, Place, Role
from simpul.knowledge.forms.registry import form

FORM = form("growth_measurement", "2026.11")
PUSTU = Facts(on=date(2026, 11, 24), place=Place.PUSTU, role=Role.NAKES, age_days=400, age_months=13)
MEASURED = ["body_weight", "body_length", "length_posture", "head_circumference", "arm_circumference",
            "bilateral_oedema"]  # fmt: skip


def asked(facts: Facts) -> list[str]:
    return [one.field.code for one in fields_to_ask(FORM, facts, {}, {}) if one.hidden is None]


@pytest.mark.parametrize(
    ("months", "left_out"),
    [(0, {"arm_circumference"}), (5, {"arm_circumference"}), (6, set()), (59, set()),
     (60, {"head_circumference", "arm_circumference"}), (227, {"head_circumference", "arm_circumference"}),
     (228, set(MEASURED))],
)  # fmt: skip
def test_what_is_measured_goes_by_age(months: int, left_out: set[str]) -> None:
    assert asked(replace(PUSTU, age_months=months)) == [code for code in MEASURED if code not in left_out]


@pytest.mark.parametrize("place", Place)
def test_it_is_a_form_of_pustu_puskesmas_and_home(place: Place) -> None:
    assert bool(asked(replace(PUSTU, place=place))) is (place is not Place.POSYANDU)


def test_a_kader_does_not_fill_it() -> None:
    assert {one.hidden for one in fields_to_ask(FORM, replace(PUSTU, role=Role.KADER), {}, {})} == {Hidden(Why.ROLE)}
