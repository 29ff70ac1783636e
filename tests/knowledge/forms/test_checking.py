"""What is typed on a form becomes values; what is wrong, missing or unusual is said, and nothing is dropped."""

from dataclasses import replace
from datetime import date

import pytest

from simpul.knowledge.forms.checking import Checked, check_answers
from simpul.knowledge.forms.facts import Facts, LastValue, Place, Role
from simpul.knowledge.forms.registry import form

CARD = form("posyandu_bayi_balita", "2026.11")
NAKES = Facts(on=date(2026, 3, 10), place=Place.POSYANDU, role=Role.NAKES, age_days=400, age_months=13)
KADER = replace(NAKES, role=Role.KADER)


def checked(facts: Facts, **typed: str) -> Checked:
    return check_answers(CARD, facts, {"body_weight": "9,6"} | typed)


def test_a_card_is_read() -> None:
    found = checked(KADER, body_length="75,7", length_posture="Telentang", tb_cough="tidak", tb_fever="",
                    illness_signs=" pilek ", vitamin_a_merah="ya", referral="tidak")  # fmt: skip
    assert found.values == {"body_weight": 9600, "body_length": 757, "length_posture": 1, "tb_cough": 0,
                            "illness_signs": "pilek", "referral": 1}  # fmt: skip
    assert found.services == {"vitamin_a_merah": 1}
    assert (found.problems, found.doubts, found.missing, found.rounded) == ({}, {}, [], set())
    assert found.complete


def test_a_number_that_was_rounded_is_said_to_be() -> None:
    found = checked(KADER, body_weight="9,655")
    assert (found.values["body_weight"], found.rounded) == (9660, {"body_weight"})


def test_a_required_field_that_is_blank_is_missing() -> None:
    found = checked(KADER, body_weight=" ")
    assert (found.missing, found.complete) == (["body_weight"], False)


def test_a_referral_needs_its_reason() -> None:
    assert checked(KADER, referral="Puskesmas").missing == ["referral_reason"]
    assert checked(KADER, referral="Puskesmas", referral_reason="BGM").missing == []
    assert checked(KADER, referral="Tidak dirujuk").missing == []


@pytest.mark.parametrize(
    ("facts", "code", "typed", "problem"),
    [
        (KADER, "body_weight", "96", "ukur_ulang"),
        (KADER, "tb_cough", "kadang", "yes_or_no"),
        (KADER, "vitamin_a_merah", "2", "yes_or_no"),
        (KADER, "mr_1", "ya", "not_yours_to_write"),
        (KADER, "weight_for_age_class", "normal", "not_yours_to_write"),
        (KADER, "weight_gain", "N", "is_computed"),
        (replace(NAKES, place=Place.PUSKESMAS), "tb_cough", "ya", "another_place"),
        (NAKES, "systolic", "120", "not_on_the_form"),
        (NAKES, "", "x", "not_on_the_form"),
    ],
)
def test_a_problem_stands_at_its_field(facts: Facts, code: str, typed: str, problem: str) -> None:
    found = checked(facts, **{code: typed})
    assert found.problems[code].code == problem
    assert code not in found.values | found.services
    assert not found.complete


@pytest.mark.parametrize(
    ("facts", "code", "typed", "value"),
    [
        (NAKES, "exclusive_breastfeeding", "ya", 1),
        (NAKES, "obat_cacing", "ya", 1),
        (replace(NAKES, last_given={"dpt_hb_hib_1": date(2026, 3, 1)}), "dpt_hb_hib_2", "ya", 1),
    ],
)
def test_what_the_form_would_not_have_asked_is_kept_and_doubted(
    facts: Facts, code: str, typed: str, value: int
) -> None:
    found = checked(facts, **{code: typed})
    assert (found.values | found.services)[code] == value
    assert found.doubts[code].code == "not_expected"
    assert found.complete


def test_what_cannot_be_known_is_no_doubt() -> None:
    """Nobody wrote the first dose into Simpul; the second was given all the same."""
    found = checked(NAKES, dpt_hb_hib_2="ya")
    assert (found.services["dpt_hb_hib_2"], found.doubts) == (1, {})


def test_a_fact_of_once_may_be_written_again() -> None:
    last = {"birth_weight": LastValue(3100, date(2025, 2, 1))}
    found = check_answers(CARD, KADER, {"body_weight": "9,6", "birth_weight": "3,2"}, last_values=last)
    assert (found.values["birth_weight"], found.doubts) == (3200, {})


def test_what_is_computed_opens_the_gate_of_the_food() -> None:
    typed = {"body_weight": "9,6", "pmt_lokal": "ya"}
    gains = {"weight_gain": 1, "below_red_line": 0, "weight_for_length_class": 3}
    assert "pmt_lokal" in check_answers(CARD, KADER, typed, computed=gains).doubts
    assert check_answers(CARD, KADER, typed, computed=gains | {"weight_gain": 2}).doubts == {}


def test_a_paper_card_is_taken_over_with_what_was_read_off_the_curve() -> None:
    paper = replace(KADER, from_paper=True)
    found = checked(paper, weight_gain="T", weight_for_age_band="kuning", pmt_lokal="ya")
    assert (found.values["weight_gain"], found.values["weight_for_age_band"]) == (2, 2)
    assert (found.services, found.doubts, found.problems) == ({"pmt_lokal": 1}, {}, {})


def test_the_range_goes_by_the_age_at_the_visit() -> None:
    apras = replace(KADER, age_days=2009, age_months=66)
    assert checked(apras, body_weight="7,5").problems["body_weight"].code == "ukur_ulang"
    assert checked(KADER, body_weight="7,5").values["body_weight"] == 7500
