"""What a person types becomes the value that is kept, or a sentence; it never becomes another number."""

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpul.knowledge.concepts.definition import Kind
from simpul.knowledge.concepts.measures import MEASURES, to_resolution
from simpul.knowledge.concepts.reading import read_value, read_yes_no
from simpul.knowledge.concepts.registry import concept, concepts
from simpul.knowledge.concepts.result import Blank, Read, Reading, Refused
from simpul.knowledge.concepts.showing import day_number, day_of, show_value

VECTORS = json.loads((Path(__file__).parents[3] / "vectors/concepts/readings.json").read_text())
QUANTITIES = [code for code, one in concepts().items() if one.kind is Kind.QUANTITY]


def problem(reading: Reading) -> str:
    assert isinstance(reading, Refused)
    return reading.problem.code


@pytest.mark.parametrize("case", VECTORS["read"], ids=lambda case: f"{case['concept']} {case['typed']}")
def test_it_is_read_and_shown(case: dict[str, Any]) -> None:
    found = concept(case["concept"])
    assert read_value(found, case["typed"], age_months=case["age_months"]) == Read(
        case["value"], case.get("rounded", False)
    )
    assert [show_value(found, case["value"], language) for language in ("id", "en")] == [case["id"], case["en"]]


@pytest.mark.parametrize("case", VECTORS["refused"], ids=lambda case: f"{case['concept']} {case['typed']}")
def test_it_is_refused_with_a_sentence(case: dict[str, Any]) -> None:
    reading = read_value(concept(case["concept"]), case["typed"], age_months=case["age_months"])
    assert isinstance(reading, Refused)
    assert reading.problem.code == case["code"]
    assert reading.problem.sentence == case.get("sentence", reading.problem.sentence)
    assert "%(" not in reading.problem.sentence


@pytest.mark.parametrize("typed", VECTORS["blank"])
def test_blank_is_no_value(typed: str) -> None:
    assert {code for code in concepts() if read_value(concept(code), typed) != Blank()} == set()


@pytest.mark.parametrize("code", QUANTITIES)
@given(data=st.data())
def test_what_is_shown_is_read_as_the_same_value(code: str, data: st.DataObject) -> None:
    found = concept(code)
    limits = found.range_at(None)
    steps = st.integers(limits.lowest // found.resolution, limits.highest // found.resolution)
    value = data.draw(steps) * found.resolution
    for language in ("id", "en"):
        assert read_value(found, show_value(found, value, language)) == Read(value)


@pytest.mark.parametrize("code", [code for code, one in concepts().items() if one.options])
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_option_is_read_by_its_number_its_code_and_its_label(code: str, language: str) -> None:
    for option in concept(code).options:
        for typed in (str(option.number), option.code, option.label(language), option.label(language).upper()):
            assert read_value(concept(code), typed) == Read(option.number)


@pytest.mark.parametrize(
    ("exact", "resolution", "kept"),
    [("9654", 10, 9650), ("9655", 10, 9660), ("9655.0001", 10, 9660), ("0.5", 1, 1), ("0.4999", 1, 0),
     ("-9655", 10, -9660), ("-0.5", 1, -1), ("2.5", 1, 3)],
)  # fmt: skip
def test_half_way_goes_away_from_zero(exact: str, resolution: int, kept: int) -> None:
    assert to_resolution(Fraction(exact), resolution) == kept


@given(st.fractions(min_value=-(10**6), max_value=10**6), st.sampled_from([1, 5, 10, 100]))
def test_the_nearest_multiple_is_kept(exact: Fraction, resolution: int) -> None:
    kept = to_resolution(exact, resolution)
    assert kept % resolution == 0
    assert abs(kept - exact) * 2 <= resolution
    assert to_resolution(-exact, resolution) == -kept


@pytest.mark.parametrize(
    ("typed", "beyond"), [("45,5", 455), ("43,01", 431), ("29,99", 299), ("0", 0), ("panas", None), ("9" * 8, None)]
)
def test_a_number_that_cannot_be_is_kept_beside_its_refusal_and_never_rounded_in(
    typed: str, beyond: int | None
) -> None:
    refused = read_value(concept("body_temperature"), typed)
    assert isinstance(refused, Refused)
    assert refused.beyond == beyond


def test_a_day_to_come_is_refused_where_today_is_known() -> None:
    found, today = concept("last_period"), date(2026, 3, 25)
    assert read_value(found, "25-03-2026", today=today) == Read(20260325)
    refused = read_value(found, "26-03-2026", today=today)
    assert isinstance(refused, Refused)
    assert refused.problem.sentence == "Tulis tanggal dari 1 Januari 2000 sampai 25 Maret 2026."


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_days_are_kept_in_their_order(one: date, other: date) -> None:
    assert day_of(day_number(one)) == one
    assert (day_number(one) < day_number(other)) == (one < other)


def test_a_text_has_a_longest() -> None:
    found = concept("education_topic")
    assert read_value(found, "a" * found.longest) == Read("a" * found.longest)
    assert problem(read_value(found, "a" * (found.longest + 1))) == "text_too_long"
    assert read_value(found, "ISPA,\ndiare") == Read("ISPA,\ndiare")


@given(st.text())
def test_nothing_that_is_typed_breaks_a_field(typed: str) -> None:
    for found in concepts().values():
        reading = read_value(found, typed, age_months=7, today=date(2026, 11, 24))
        if isinstance(reading, Refused):
            assert reading.problem.sentence
        elif isinstance(reading, Read) and isinstance(reading.value, int):
            assert show_value(found, reading.value, "id")


def test_a_service_is_read_as_yes_or_no() -> None:
    assert (read_yes_no("ya"), read_yes_no("tidak"), read_yes_no(" ")) == (Read(1), Read(0), Blank())
    assert problem(read_yes_no("belum")) == "yes_or_no"


def test_every_value_fits_into_the_column_of_the_records() -> None:
    for found in concepts().values():
        assert all(one.lowest >= 0 and one.highest < 2**31 for one in found.ranges)
    assert {one.unit for one in concepts().values() if one.unit} <= MEASURES.keys()
