"""Is a worse input never milder, also of what is bad on both sides; and is each input that a band compares asked?"""

import json
from dataclasses import replace
from typing import Any

import pytest

from simpul.knowledge.forms.gates import JOINING, Gate, Op
from simpul.knowledge.rules import Rule, rules
from simpul.knowledge.rules.checks import faults
from simpul.knowledge.rules.language.definition import Worse
from simpul.knowledge.rules.language.schema import rule_of
from simpul.knowledge.rules.language.settings import numbers
from simpul.knowledge.rules.registry import EDITIONS
from tests.knowledge.rules.made import rule_with

# What a band compares and what has no direction, by the reason; "RULE input".
WITHOUT = {
    "it says whose limit or which question holds": """
        ANC-ANEMIA gestation_days, ANC-BB gestation_days, ANC-PE gestation_days, ANC-TFU gestation_days,
        ANEMIA-BALITA age_months, GROW-CACING age_months, GROW-CACING pregnant, GROW-GIZI age_days, GROW-IMTU age_days,
        GROW-TBU age_days, GROW-VITA age_months, KB-AKDR pregnant, KB-DMPA pregnant, KB-IMPLAN pregnant,
        KB-KOMBINASI pregnant, MTBM-IKTERUS age_days, MTBM-IKTERUS hours_since_birth, MTBS-BATUK age_months,
        MTBS-GIZI age_days, NEO-SHK age_days, PUMA sex, TB-KARTU age_months, TD-REMAJA age_years, TD-REMAJA sex,
        DEV-KPSP kpsp_form_age, DEV-KPSP kpsp_form""",
    "another input is read by it: a weight by a length, a gain or a loss by what was before or is expected": """
        ANC-BB body_length, ANC-BB prepregnancy_weight, ANC-IMT body_length, ANC-PE-SEDANG body_length,
        GROW-NT least_gain, GROW-VELOCITY interval_p5, NEO-PULANG birth_weight""",
    "while it is so, other findings of the rule are not asked for": """
        GROW-LAPOR weight_doubted, GROW-NT weighed_last_month, GROW-NT weighed_before, GROW-NT weighing_gap,
        HT-KONTROL pressure_on_record""",
    "its answers stand in no order from good to bad": """
        INC-KPD labour_membranes, KB-AKDR kb_postpartum, KB-DMPA kb_breastfeeding, KB-KOMBINASI kb_breastfeeding,
        MTBS-DEMAM malaria_test""",
    "none is a factor by itself, and from one on two other factors are asked": "ANC-PE-SEDANG previous_births",
}


def test_every_input_that_a_band_compares_has_a_direction_or_a_reason() -> None:
    """An input that stands in `applies` and `when` only says of whom the rule is, and no band falls by it."""
    without = {
        f"{rule.code} {code}"
        for rule in rules().values()
        for code in compared(rule)
        if rule.inputs[code].worse is Worse.NEITHER
    }
    named = [one.strip() for many in WITHOUT.values() for one in many.split(",")]
    assert sorted(named) == sorted(without)


def compared(rule: Rule) -> set[str]:
    """The inputs that a band compares itself, or that are worked into a quantity."""
    facts = {fact for band in rule.bands if band.when for fact in _facts(band.when)}
    return rule.inputs.keys() & facts.union(*(one.derivation.names() for one in rule.derived.values()))


def _facts(gate: Gate) -> set[str]:
    if gate.op in JOINING:
        return {fact for part in gate.parts for fact in _facts(part)}
    return set() if gate.op is Op.MISSING else {gate.fact}


@pytest.mark.parametrize(
    ("code", "name", "milder"),
    [
        ("ANC-DJJ", "fetal_heart_rate", {"above": ["fetal_heart_rate", 190]}),
        ("ANC-DJJ", "fetal_heart_rate", {"below": ["fetal_heart_rate", 90]}),
        ("DM-GDS", "random_glucose", {"above": ["random_glucose", 400]}),
        ("MTBM-SUHU", "body_temperature", {"below": ["body_temperature", 340]}),
        ("GROW-LKU", "z_head_for_age", {"above": ["z_head_for_age", 400]}),
        ("ANC-TFU", "fundal_height", {"above": ["selisih", 80]}),
        ("PNC-TD", "systolic", {"below": ["systolic", 70]}),
        ("TD-DEWASA", "systolic", {"below": ["systolic", 70]}),
        ("ANC-MAP", "systolic", {"below": ["systolic", 70]}),
    ],
)
def test_what_is_far_outside_and_normal_again_is_found_out(code: str, name: str, milder: dict[str, Any]) -> None:
    """An edition that ships, except that nobody beyond another limit is of its worse bands any more."""
    content = json.loads((EDITIONS / f"{code}-2026.11.json").read_text())
    for band in content["bands"][:-1]:
        band["when"] = {"all": [{"not": milder}, band["when"]]}
    assert any(f"{code}: {name} from" in one for one in faults(rule_of(content, numbers())))


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("ANC-PE-BERAT", "platelets"),
        ("ANC-MAP", "diastolic"),
        ("MTBS-DEMAM", "sign_stridor"),
        ("NEO-PULANG", "discharge_passed"),
        ("KB-KOMBINASI", "cigarettes_per_day"),
        ("NEO-SHK", "gestation_at_birth"),
    ],
)
def test_one_sign_among_many_that_is_turned_round_is_found_out(code: str, name: str) -> None:
    """Another sign does not hide it, nor that it counts together with one other only."""
    rule = rules()[code, "2026.11"]
    one = rule.inputs[name]
    turned = replace(one, worse=Worse.UP if one.worse is Worse.DOWN else Worse.DOWN)
    found = faults(replace(rule, inputs=rule.inputs | {name: turned}))
    assert any(said.startswith(f"{code}: {name} from") for said in found)


LOW = {"code": "rendah", "when": {"below": ["random_glucose", 70]}, "priority": "P1"}
HIGH = {"code": "tinggi", "when": {"at_least": ["random_glucose", 200]}, "priority": "P2"}
REST = {"code": "cukup", "priority": "P4"}
AWAY = {"random_glucose": {"worse": "away"}}


def test_both_sides_may_be_bad_in_different_degrees() -> None:
    assert faults(rule_with([LOW, HIGH, REST], AWAY)) == []


@pytest.mark.parametrize(("band", "side"), [(LOW, "up"), (HIGH, "down")])
def test_what_is_bad_on_one_side_only_is_not_away(band: dict[str, Any], side: str) -> None:
    assert faults(rule_with([band, REST], AWAY)) == [f"TRY: nobody is worse {side} in random_glucose"]


def test_a_worse_middle_is_found_out_from_both_sides() -> None:
    middle = {"all": [HIGH["when"], {"below": ["random_glucose", 300]}]}
    found = faults(rule_with([LOW, HIGH | {"when": middle}, REST], AWAY))
    assert found == ["TRY: random_glucose from 299 to 300 turns tinggi into cukup"]
