"""A person counts in a column, does not count, or is not known: a blank is never a no."""

from datetime import date
from typing import Any

import pytest

from simpul.foundation.local_time import Month
from simpul.foundation.sex import Sex
from simpul.knowledge.recap import Known, column_with, groups_of_month, judge
from simpul.knowledge.recap.counts import Count, Is

NOVEMBER = Month(2026, 11)
OPENED = date(2026, 11, 20)
SIGNS = ("tb_cough", "tb_fever", "tb_weight", "tb_malaise")


def of(code: str, **known: Any) -> bool | None:
    column = column_with(code)
    assert column is not None
    return judge(column.count, Known(**known))


@pytest.mark.parametrize(
    ("code", "answers", "counts"),
    [
        ("ibu_ttd_daily", {"ttd_daily": 1}, True),
        ("ibu_ttd_daily", {"ttd_daily": 2}, False),
        ("ibu_ttd_daily", {}, None),
        ("ibu_class", {"pregnancy_class": 1}, True),
        ("ibu_class", {"pregnancy_class": 0}, False),
        ("ibu_no_class", {"pregnancy_class": 0}, True),
        ("ibu_no_class", {}, None),
        ("bumil_referred", {"referral": 1}, False),
        ("bumil_referred", {"referral": 4}, True),
        ("ibu_education", {"education_topic": "gizi"}, True),
        ("ibu_education", {"education_topic": ""}, None),
        ("dewasa_mind_low", {"srq20_total": 5}, True),
        ("dewasa_mind_low", {"srq20_total": 6}, False),
        ("dewasa_mind_high", {"srq20_total": 6}, True),
        ("dewasa_mind_high", {"srq20_total": 0}, False),
        ("dewasa_mind_high", {}, None),
        ("remaja_waist", {"waist_circumference": 610}, True),
        ("remaja_waist", {}, None),
        ("remaja_mind_high", {"jiwa_1": 3, "jiwa_2": 3}, True),
        ("remaja_mind_low", {"jiwa_1": 3, "jiwa_2": 3}, False),
        ("remaja_mind_high", {"jiwa_1": 3, "jiwa_2": 2, "jiwa_3": 0}, None),
        ("remaja_mind_high", {"jiwa_1": 3, "jiwa_2": 2, "jiwa_3": 0, "jiwa_4": 0}, False),
        ("remaja_mind_low", {"jiwa_1": 3, "jiwa_2": 2, "jiwa_3": 0, "jiwa_4": 0}, True),
        ("remaja_mind_low", {"jiwa_1": 0, "jiwa_2": 0, "jiwa_3": 0, "jiwa_4": 0}, True),
        ("remaja_mind_low", {}, None),
        ("lansia_skilas_food", {"skilas_arm": 1}, True),
        ("lansia_skilas_food", {"skilas_arm": 0, "skilas_weight": 0}, None),
        ("lansia_skilas_food", {"skilas_arm": 0, "skilas_weight": 0, "skilas_appetite": 0}, False),
        ("lansia_skilas_food_no", {"skilas_arm": 0, "skilas_weight": 0, "skilas_appetite": 0}, True),
        ("lansia_skilas_food_no", {"skilas_arm": 1}, False),
        ("lansia_skilas_food_no", {"skilas_arm": 0}, None),
        ("nifas_no_vitamin_a", {"vitamin_a_capsules": 0}, None),
    ],
)
def test_what_an_answer_says(code: str, answers: dict[str, int | str], counts: bool | None) -> None:
    assert of(code, answers=answers) is counts


@pytest.mark.parametrize(
    ("said", "counts"),
    [("11__", True), ("1111", True), ("100_", None), ("1000", False), ("000_", False), ("00__", None), ("____", None)],
)
def test_two_signs_of_tb(said: str, counts: bool | None) -> None:
    """One sign alone and a blank could still be two; one sign among four answers is not (worked check 12)."""
    answers = {sign: int(one) for sign, one in zip(SIGNS, said, strict=True) if one != "_"}
    assert of("anak_tb", answers=answers) is counts


def test_what_was_not_given_is_not_known() -> None:
    assert of("anak_vitamin_a", given=frozenset({"vitamin_a_biru"})) is True
    assert of("anak_vitamin_a", given=frozenset({"obat_cacing"})) is None
    assert of("anak_immunized", given=frozenset({"bcg"})) is True
    assert of("anak_immunized", given=frozenset({"obat_cacing"})) is None


@pytest.mark.parametrize(
    ("weighing", "gained", "not_gained"),
    [
        (None, None, None),
        (("N", "hijau"), True, False),
        (("N", ""), True, None),
        (("N", "oranye"), True, True),
        (("T", "hijau"), False, True),
        (("T", ""), False, True),
        (("O", "merah"), None, True),
        (("B", "hijau"), None, None),
    ],
)
def test_gained_and_not_gained(weighing: tuple[str, str] | None, gained: bool | None, not_gained: bool | None) -> None:
    assert (of("anak_gained", weighing=weighing), of("anak_not_gained", weighing=weighing)) == (gained, not_gained)


def test_a_class_of_growth() -> None:
    assert of("anak_length_bad", growth={"tbu": "pendek"}) is True
    assert of("anak_length_good", growth={"tbu": "pendek"}) is False
    assert of("anak_length_good", growth={"bbu": "normal"}) is None


def test_no_answer_decides_the_register() -> None:
    with pytest.raises(ValueError, match="register"):
        judge(Count(Is.CAME), Known())


GROUPS = [
    (date(2026, 11, 30), {}, {"bayi"}),
    (date(2025, 11, 2), {}, {"bayi"}),  # turns one within the month
    (date(2025, 11, 1), {}, {"anak_balita"}),
    (date(2021, 11, 2), {}, {"anak_balita"}),  # still S of the balita (ADR 0011)
    (date(2021, 11, 1), {}, {"apras"}),
    (date(2020, 11, 1), {}, {"usekrem_6_14"}),
    (date(2011, 11, 1), {}, {"usekrem_15_18"}),
    (date(2008, 11, 2), {}, {"usekrem_15_18"}),
    (date(2008, 11, 1), {}, {"dewasa"}),
    (date(1966, 11, 2), {}, {"dewasa"}),
    (date(1966, 11, 1), {}, {"lansia"}),
    (date(1998, 3, 4), {"pregnant": True}, {"bumil"}),
    (date(2010, 3, 4), {"pregnant": True}, {"bumil", "usekrem_15_18"}),
    (date(1998, 3, 4), {"last_birth": date(2026, 11, 10), "child_lives": True}, {"nifas", "dewasa"}),
    (date(1998, 3, 4), {"last_birth": date(2026, 11, 21), "child_lives": True}, {"dewasa"}),  # after the open day
    (date(1998, 3, 4), {"last_birth": date(2024, 11, 1), "child_lives": True}, {"dewasa"}),
]


@pytest.mark.parametrize(("born", "mother", "groups"), GROUPS)
def test_the_groups_of_a_month(born: date, mother: dict[str, Any], groups: set[str]) -> None:
    found = groups_of_month(born=born, sex=Sex.FEMALE, month=NOVEMBER, opened_on=OPENED, **mother)
    assert found == groups


def test_nobody_is_counted_before_the_birth() -> None:
    with pytest.raises(ValueError, match="after the month"):
        groups_of_month(born=date(2026, 12, 1), sex=Sex.MALE, month=NOVEMBER, opened_on=OPENED)
