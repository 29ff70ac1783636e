"""The card of babies, balita and apras asks what the paper card asks, of whom it asks it, in its order."""

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from simpul.knowledge.concepts import ServiceKind, services
from simpul.knowledge.forms.asking import Hidden, Why, fields_to_ask
from simpul.knowledge.forms.definition import Filled
from simpul.knowledge.forms.facts import Facts, LastValue, Place, Role
from simpul.knowledge.forms.registry import form
from simpul.reference.immunization.read import schedule, vaccines_of
from tests.knowledge.forms.opened import facts_of, last_of

VECTORS = json.loads((Path(__file__).parents[3] / "vectors/forms/posyandu_bayi_balita.json").read_text())
CARD = form("posyandu_bayi_balita", "2026.11")
NAKES = Facts(on=date(2026, 3, 10), place=Place.POSYANDU, role=Role.NAKES, age_days=400, age_months=13)


def asked(facts: Facts, **answers: int) -> list[str]:
    return [one.field.code for one in fields_to_ask(CARD, facts, answers, {}) if one.hidden is None]


def why(facts: Facts, code: str) -> Hidden | None:
    found = [one.hidden for one in fields_to_ask(CARD, facts, {}, {}) if one.field.code == code]
    return found[0]


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["claim"])
def test_the_card_asks(case: dict[str, Any]) -> None:
    found = fields_to_ask(CARD, facts_of(case["facts"]), case.get("answers", {}), last_of(case.get("last", {})))
    assert [one.field.code for one in found if one.hidden is None] == case["asked"]


def test_every_column_of_the_paper_card_is_there_in_its_order() -> None:
    columns = [field.column for _, field in CARD.fields() if field.column != "header"]
    numbers = [int(column) for column in columns]
    assert numbers == sorted(numbers)
    assert {*numbers, *(int(column) for column in CARD.from_visit)} == set(range(1, 27))


def test_every_line_of_the_header_is_asked_or_stands_in_the_register() -> None:
    asked_once = [field.code for _, field in CARD.fields() if field.column == "header"]
    assert asked_once == ["birth_weight", "birth_length", "growth_book"]
    assert set(CARD.from_record) == {"nama", "NIK", "jenis kelamin", "tanggal lahir", "nama ibu", "nama ayah", "alamat",
                                     "telp", "kecamatan", "desa", "dusun", "Posyandu"}  # fmt: skip


# By hand from the table of the card: column, step of the day, fields; the vaccines of column 20 have their own test.
TABLE = [
    ("3", 2, "development_checklist"), ("4", 2, "body_weight"),
    ("5", 3, "weight_gain below_red_line above_orange_line"), ("6", 3, "weight_for_age_band weight_for_age_class"),
    ("7", 2, "body_length length_posture"), ("8", 3, "length_for_age_class"),
    ("9", 3, "weight_for_length_class bmi_for_age_class"), ("10", 2, "head_circumference"), ("11", 3, "head_class"),
    ("12", 2, "arm_circumference"), ("13", 3, "arm_band"), ("14", 4, "tb_cough"), ("15", 4, "tb_fever"),
    ("16", 4, "tb_weight"), ("17", 4, "tb_malaise"), ("18", 4, "exclusive_breastfeeding"),
    ("19", 4, "complementary_feeding"), ("20", 4, "immunization_place"), ("21", 4, "vitamin_a_biru vitamin_a_merah"),
    ("22", 4, "obat_cacing"), ("23", 4, "pmt_lokal local_food_finished"), ("24", 5, "education_topic balita_class"),
    ("25", 5, "illness_signs"), ("26", 5, "referral referral_reason"),
]  # fmt: skip


def test_every_line_of_the_table_is_there_in_its_step() -> None:
    rows = [(column, step, code) for column, step, codes in TABLE for code in codes.split()]
    others = [(field.column, field.step, field.code) for _, field in CARD.fields() if field.thing not in _vaccines()]
    assert [row for row in others if row[0] != "header"] == rows


def test_a_kader_is_never_asked_for_a_class_and_never_shown_one() -> None:
    for _, field in CARD.fields():
        if field.code.endswith("_class") and field.filled is Filled.COMPUTED:
            assert field.asked_by == field.shown_to == {Role.NAKES}


def test_vaccines_are_given_by_nakes() -> None:
    doses = [field for _, field in CARD.fields() if services().get(field.code, None) in _vaccines()]
    assert len(doses) == 24
    assert all(field.asked_by == {Role.NAKES} for field in doses)


def _vaccines() -> list[object]:
    return [one for one in services().values() if one.kind is ServiceKind.IMMUNIZATION]


@pytest.mark.parametrize("row", range(4, 22))
def test_a_dose_is_offered_from_its_recommended_age_until_it_is_no_longer_given(row: int) -> None:
    """The age as printed in the national schedule; the doses before it were given a year ago."""
    found = next(one for one in services().values() if one.schedule == row)
    before = {code: date(2025, 3, 10) for code in services() if code != found.code}
    printed = schedule()[row]
    first = int(re.match(r"\d+", printed.recommended)[0]) if printed.recommended[0] != "<" else 0  # type: ignore[index]
    never = re.search(r">=(\d+)", printed.not_given_months)
    last = int(never[1]) - 1 if never else 59
    facts = replace(NAKES, last_given=before, local_vaccines=frozenset({"JE"}))
    for months, expected in ((first - 1, False), (first, True), (last, True), (last + 1, False)):
        if months >= 0:
            assert (found.code in asked(replace(facts, age_months=months))) is expected, months


def test_a_dose_that_was_given_is_not_offered_again() -> None:
    assert "mr_1" in asked(NAKES)
    given = replace(NAKES, last_given={"mr_1": date(2026, 3, 1)})
    assert why(given, "mr_1") == Hidden(Why.RECORDED)


def test_the_second_dose_waits_for_the_first_and_for_four_weeks() -> None:
    assert why(NAKES, "dpt_hb_hib_2") == Hidden(Why.UNKNOWN, ("days_since.dpt_hb_hib_1",))
    for day, expected in ((date(2026, 2, 10), None), (date(2026, 2, 11), Hidden(Why.GATE))):
        assert why(replace(NAKES, last_given={"dpt_hb_hib_1": day}), "dpt_hb_hib_2") == expected


# Hexavalent doses stand for doses 1 to 3 of DPT-HB-Hib, also in a series that was begun with the other (ADR 0037).
@pytest.mark.parametrize(
    ("before", "after", "days"),
    [
        ("dpt_hb_hib_1", "dpt_hb_hib_2", 28), ("dpt_hb_hib_1", "dpt_hb_hib_ipv_2", 28),
        ("dpt_hb_hib_ipv_1", "dpt_hb_hib_2", 28), ("dpt_hb_hib_ipv_1", "dpt_hb_hib_ipv_2", 28),
        ("dpt_hb_hib_2", "dpt_hb_hib_3", 28), ("dpt_hb_hib_2", "dpt_hb_hib_ipv_3", 28),
        ("dpt_hb_hib_ipv_2", "dpt_hb_hib_3", 28), ("dpt_hb_hib_ipv_2", "dpt_hb_hib_ipv_3", 28),
        ("dpt_hb_hib_3", "dpt_hb_hib_4", 365), ("dpt_hb_hib_ipv_3", "dpt_hb_hib_4", 365),
        ("ipv_1", "ipv_2", 28), ("dpt_hb_hib_ipv_1", "ipv_2", 28), ("dpt_hb_hib_ipv_3", "ipv_2", 28),
    ],
)  # fmt: skip
def test_the_dose_after_a_pentavalent_or_a_hexavalent_one_is_offered_in_its_time(
    before: str, after: str, days: int
) -> None:
    bali = replace(NAKES, age_months=20, local_vaccines=frozenset({"DPT-HB-Hib-IPV"}))
    assert after not in asked(bali)
    for since, expected in ((days, True), (days - 1, False)):
        given = {before: bali.on - timedelta(since)}
        assert (after in asked(replace(bali, last_given=given))) is expected


@pytest.mark.parametrize(
    ("on", "months", "expected"),
    [
        ("2026-02-10", 5, []), ("2026-02-10", 6, ["vitamin_a_biru"]), ("2026-02-10", 11, ["vitamin_a_biru"]),
        ("2026-02-10", 12, ["vitamin_a_merah"]), ("2026-02-10", 59, ["vitamin_a_merah"]), ("2026-02-10", 60, []),
        ("2026-08-11", 6, ["vitamin_a_biru"]), ("2026-03-10", 8, ["vitamin_a_biru"]),
    ],
)  # fmt: skip
def test_vitamin_a_goes_by_age_and_month(on: str, months: int, expected: list[str]) -> None:
    facts = replace(NAKES, on=date.fromisoformat(on), age_months=months)
    assert [code for code in asked(facts) if code.startswith("vitamin_a")] == expected


def test_vitamin_a_is_not_given_twice_in_one_round() -> None:
    for given, expected in ((date(2026, 2, 3), False), (date(2025, 8, 12), True)):
        facts = replace(NAKES, on=date(2026, 2, 24), last_given={"vitamin_a_merah": given})
        assert ("vitamin_a_merah" in asked(facts)) is expected


@pytest.mark.parametrize(
    ("on", "months", "given", "expected"),
    [
        ("2026-08-11", 11, None, False), ("2026-08-11", 12, None, True), ("2026-07-14", 12, None, False),
        ("2026-08-11", 24, "2025-08-12", True), ("2026-08-11", 24, "2026-05-12", False),
    ],
)  # fmt: skip
def test_deworming_is_of_august(on: str, months: int, given: str | None, expected: bool) -> None:
    last = {"obat_cacing": date.fromisoformat(given)} if given else {}
    facts = replace(NAKES, on=date.fromisoformat(on), age_months=months, last_given=last)
    assert ("obat_cacing" in asked(facts)) is expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"weight_gain": 1, "below_red_line": 0, "weight_for_length_class": 3}, False),
        ({"weight_gain": 2}, True), ({"weight_gain": 5}, True), ({"weight_gain": 6, "below_red_line": 1}, True),
        ({"weight_gain": 1, "weight_for_length_class": 2}, True), ({}, False),
    ],
)  # fmt: skip
def test_food_is_for_the_child_that_does_not_gain(answers: dict[str, int], expected: bool) -> None:
    assert ("pmt_lokal" in asked(NAKES, **answers)) is expected


def test_a_reason_is_asked_of_a_referral_only() -> None:
    assert "referral_reason" not in asked(NAKES, referral=1)
    assert "referral_reason" in asked(NAKES, referral=3)


def test_without_a_birth_date_the_form_says_what_it_does_not_know() -> None:
    assert why(replace(NAKES, age_days=None, age_months=None), "head_circumference") == Hidden(
        Why.UNKNOWN, ("age_months",)
    )


@pytest.mark.parametrize(("days", "expected"), [(0, 1), (400, 1), (401, None)])
def test_the_book_is_taken_from_last_time_for_400_days(days: int, expected: int | None) -> None:
    last = {"growth_book": LastValue(1, date.fromordinal(NAKES.on.toordinal() - days))}
    found = {one.field.code: one.default for one in fields_to_ask(CARD, NAKES, {}, last)}
    assert found["growth_book"] == expected


def test_hexavalent_and_je_are_offered_where_they_are_given() -> None:
    assert vaccines_of("51", date(2026, 3, 10)) == {"JE", "DPT-HB-Hib-IPV"}
    assert vaccines_of("35", date(2026, 3, 10)) == frozenset()
    bali = replace(NAKES, local_vaccines=vaccines_of("51", date(2026, 3, 10)))
    assert {"je_1", "dpt_hb_hib_ipv_1"} <= set(asked(bali))
    assert not {"je_1", "dpt_hb_hib_ipv_1"} & set(asked(NAKES))
