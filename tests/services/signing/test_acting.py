"""What the rules say of a visit: only what is about it, by the edition of its day, signed before unsigned."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from simpul.knowledge.concepts import concepts
from simpul.knowledge.forms.gates import FactValue
from simpul.knowledge.rules import Priority, State, rules
from simpul.services.signing.acting import (
    TOLD_ELSEWHERE,
    Judgement,
    asks_only_of_the_person,
    concepts_of,
    judge,
)
from simpul.services.signing.of_day import editions_on
from simpul.services.signing.queries import signed_editions
from tests.cast import TODAY, Cast
from tests.services.signing.test_signing import signed, taken_back

PREGNANT: dict[str, FactValue] = {
    "pregnant": 1, "gestation_days": 100, "age_years": 28, "age_months": 336, "age_days": 10220, "sex": "P",
}  # fmt: skip
EVERYTHING = frozenset(concepts())
NOBODY: set[tuple[str, str]] = set()


def said(
    found: dict[str, FactValue],
    known: dict[str, FactValue] = PREGNANT,
    signed: set[tuple[str, str]] = NOBODY,
    readable: frozenset[str] = EVERYTHING,
    on: date = TODAY,
) -> dict[str, Judgement]:
    return {one.answer.rule.code: one for one in judge(found, known, on, signed, readable)}


def test_a_low_haemoglobin_in_pregnancy_is_named_with_its_edition() -> None:
    one = said({"hemoglobin": 9900})["ANC-ANEMIA"]
    assert one.band is not None
    assert (one.band.code, one.answer.rule.edition, one.asks_for_something) == ("sedang", "2026.11", True)


def test_a_weight_alone_is_not_told_of_by_rules_that_ask_for_much_more() -> None:
    """NEO-PULANG reads the weight among six answers, PRE-LAYAK among ten."""
    found = said({"body_weight": 9000}, {"age_months": 14, "age_days": 430, "age_years": 1, "sex": "L", "pregnant": 0})
    assert found == {}


def test_what_is_certain_without_the_rest_is_told() -> None:
    one = said({"systolic": 170}, PREGNANT | {"gestation_days": 160})["ANC-PE-BERAT"]
    assert one.answer.state is State.INCOMPLETE
    assert one.band is not None
    assert one.band.priority is Priority.P1


@pytest.mark.parametrize(("age", "band"), [(17, "terlalu_muda"), (20, "sesuai"), (36, "terlalu_tua")])
def test_what_follows_from_the_person_alone_is_told_at_any_visit(age: int, band: str) -> None:
    one = said({"systolic": 120}, PREGNANT | {"age_years": age, "age_months": age * 12})["ANC-UMUR"]
    assert one.band is not None
    assert one.band.code == band
    assert "ANC-UMUR" not in said({"systolic": 120}, PREGNANT | {"age_years": age, "pregnant": 0})


def test_each_rule_is_told_of_a_visit_or_it_is_written_where_else() -> None:
    untold = {
        rule.code
        for rule in rules().values()
        if not concepts_of(rule) and (not asks_only_of_the_person(rule) or rule.code in TOLD_ELSEWHERE)
    }
    assert untold == TOLD_ELSEWHERE.keys()


def test_a_band_that_rests_on_nothing_found_is_not_told() -> None:
    """That she is pregnant ends a method of contraception, but nobody asked about one."""
    assert not [code for code in said({"systolic": 120, "diastolic": 76}) if code.startswith("KB-")]


def test_the_worst_stands_first() -> None:
    order = [one.band.priority for one in said({"hemoglobin": 6500, "arm_circumference": 231}).values() if one.band]
    assert order == sorted(order)
    assert order[0] is Priority.P1


def test_an_impossible_value_asks_to_be_measured_again() -> None:
    assert said({"hemoglobin": 90_000_000})["ANC-ANEMIA"].answer.state is State.MEASURE_AGAIN


def test_a_rule_that_reads_what_the_reader_may_not_see_says_nothing() -> None:
    assert "ANC-ANEMIA" not in said({"hemoglobin": 9900}, readable=EVERYTHING - {"hemoglobin"})


MOTHER: dict[str, FactValue] = {
    "pregnant": 0, "days_since_delivery": 5, "age_years": 28, "age_months": 336, "age_days": 10220, "sex": "P",
}  # fmt: skip
HIGH: dict[str, FactValue] = {"systolic": 165, "diastolic": 112}
CALM: dict[str, FactValue] = {"systolic": 118, "diastolic": 76}
OF_A_CARD = frozenset(HIGH)


def test_who_may_not_see_all_that_a_rule_asks_for_hears_what_the_rest_says() -> None:
    """As urgent soon after a birth as later: the protein, of which nothing is told to her, is no reason for silence."""
    for known in (MOTHER, MOTHER | {"days_since_delivery": 62}, PREGNANT):
        urgent = [one for one in said(HIGH, known, readable=OF_A_CARD).values() if one.asks_for_something]
        assert urgent, known
        assert all(one.answer.inputs.keys() & concepts().keys() <= OF_A_CARD for one in urgent)
    one = said(HIGH | {"urine_protein": 5}, MOTHER, readable=OF_A_CARD)["PNC-TD"]
    assert (one.band and one.band.priority, "urine_protein" in one.answer.inputs) == (Priority.P1, False)


def test_nothing_calm_and_nothing_missing_is_told_beside_what_the_reader_may_not_see() -> None:
    assert "PNC-TD" in said(CALM, MOTHER, readable=OF_A_CARD)
    assert "PNC-TD" not in said(CALM | {"urine_protein": 5}, MOTHER, readable=OF_A_CARD)
    assert "ANC-PE" in said(CALM, readable=EVERYTHING)
    assert "ANC-PE" not in said(CALM, readable=OF_A_CARD)


def test_of_a_rule_that_asks_of_the_mind_or_of_a_method_nothing_is_told_to_who_may_not_see_it() -> None:
    seen = EVERYTHING - {"thoughts_of_harm"}
    fever: dict[str, FactValue] = {"body_temperature": 395}
    assert "PNC-BAHAYA" in said(fever, MOTHER)
    assert "PNC-BAHAYA" not in said(fever, MOTHER, readable=seen)
    assert not [code for code in said(HIGH, MOTHER, readable=OF_A_CARD) if code.startswith("KB-")]


def test_before_its_first_day_no_edition_judges() -> None:
    assert said({"hemoglobin": 9900}, on=date(2026, 10, 31)) == {}


def test_what_is_signed_acts_and_the_rest_is_advice() -> None:
    found = said({"hemoglobin": 9900, "arm_circumference": 231}, signed={("ANC-ANEMIA", "2026.11")})
    assert (found["ANC-ANEMIA"].is_signed, found["ANC-KEK"].is_signed) == (True, False)


def test_a_city_may_keep_quiet_what_nobody_signed(settings: Any) -> None:
    settings.UNSIGNED_RULES = "diam"
    found = said({"hemoglobin": 9900, "arm_circumference": 231}, signed={("ANC-ANEMIA", "2026.11")})
    assert found.keys() == {"ANC-ANEMIA"}


@pytest.fixture
def newer(rule_files: Path, edit_rule: Callable[..., None]) -> tuple[str, str]:
    """The same rule once more, from 10 November on."""

    def change(content: dict[str, Any]) -> None:
        content["edition"], content["valid_from"] = "2026.12", "2026-11-10"

    edit_rule("ANC-ANEMIA-2026.11", change, into="ANC-ANEMIA-2026.12")
    return "ANC-ANEMIA", "2026.12"


def test_the_edition_of_the_day_of_the_visit_judges_it(newer: tuple[str, str]) -> None:
    assert said({"hemoglobin": 9900}, on=date(2026, 11, 9))["ANC-ANEMIA"].answer.rule.edition == "2026.11"
    assert said({"hemoglobin": 9900}, on=date(2026, 11, 10))["ANC-ANEMIA"].answer.rule.key == newer


def test_a_signed_edition_acts_until_the_newer_one_is_signed(newer: tuple[str, str]) -> None:
    older = ("ANC-ANEMIA", "2026.11")
    assert said({"hemoglobin": 9900}, signed={older})["ANC-ANEMIA"].answer.rule.key == older
    assert said({"hemoglobin": 9900}, signed={older, newer})["ANC-ANEMIA"].answer.rule.key == newer
    assert len([one for one in editions_on(TODAY, {older}) if one.code == "ANC-ANEMIA"]) == 1


CHILD: dict[str, FactValue] = {"age_months": 12, "age_days": 370, "age_years": 1, "sex": "L", "pregnant": 0}
WHO_2024 = ("ANEMIA-BALITA", "2026.12")


@pytest.mark.parametrize("unsigned", ["saran", "diam"])
def test_an_edition_that_waits_for_a_doctor_is_no_advice(settings: Any, unsigned: str) -> None:
    settings.UNSIGNED_RULES = unsigned
    day, older = date(2026, 12, 1), ("ANEMIA-BALITA", "2026.11")
    for by, band in (({older}, "ringan"), ({WHO_2024}, "tidak_anemia"), ({older, WHO_2024}, "tidak_anemia")):
        one = said({"hemoglobin": 10700}, CHILD, by, on=day)["ANEMIA-BALITA"]
        assert one.band is not None
        assert (one.band.code, one.is_signed, one.answer.rule.key in by) == (band, True, True)
    unsaid = said({"hemoglobin": 10700}, CHILD, on=day)
    assert {one.answer.rule.edition for code, one in unsaid.items() if code == older[0]} <= {"2026.11"}
    assert said({"hemoglobin": 10700}, CHILD, {WHO_2024}, on=date(2026, 11, 30)).keys() == unsaid.keys()


def test_a_signature_is_known_below_its_puskesmas_in_one_statement(cast: Cast, django_assert_num_queries: Any) -> None:
    one, key = signed(cast), ("ANC-ANEMIA", "2026.11")
    for part, expected in (("dokter", {key}), ("bidan", {key}), ("kader", {key}), ("other_bidan", set())):
        facility = cast.standing(part).facility
        with django_assert_num_queries(1):
            assert signed_editions(facility, TODAY) == expected, part
    assert signed_editions(cast.dinas, TODAY) == set()
    taken_back(cast, one)
    assert signed_editions(cast.standing("kader").facility, TODAY) == set()
