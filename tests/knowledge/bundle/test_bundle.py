"""What a phone fetches is small, the same for the same day, and loses nothing of what the server knows."""

import gzip
import json
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from simpul.foundation.sex import Sex
from simpul.knowledge.bundle import Holding, packed, parts, sizes
from simpul.knowledge.bundle.growth_tables import DECIMALS, decoded, encoded, growth_json
from simpul.knowledge.concepts import Concept
from simpul.knowledge.forms import forms
from simpul.knowledge.immunization.schedule import editions
from simpul.knowledge.rules import rules_on
from simpul.reference.who_growth.read import (
    BY_DAY,
    BY_MILLIMETRE,
    BY_MONTH,
    Table,
    by_day,
    by_millimetre,
    by_month,
)

DAY = date(2026, 11, 29)
LARGEST = 150_000  # bytes that a phone fetches
TABLES = [
    *(("by_day", name, sex, by_day(name, sex)) for name in BY_DAY for sex in Sex),
    *(("by_millimetre", name, sex, by_millimetre(name, sex)) for name in BY_MILLIMETRE for sex in Sex),
    *(("by_month", name, sex, by_month(name, sex)) for name in BY_MONTH for sex in Sex),
]


@pytest.fixture(scope="module")
def fetched() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(gzip.decompress(packed(parts(DAY))))
    return found


def test_it_is_small_enough_for_a_phone_and_its_parts_are_told() -> None:
    found = sizes(DAY)
    assert found["bundle"] <= LARGEST
    assert found.keys() == {*parts(DAY), "bundle"}


def test_the_same_day_gives_the_same_bytes() -> None:
    assert packed(parts(DAY)) == packed(parts(DAY))


@pytest.mark.parametrize(("kind", "name", "sex", "table"), TABLES, ids=[f"{one[1]} {one[2]}" for one in TABLES])
def test_every_value_of_a_table_comes_back_as_it_was_published(kind: str, name: str, sex: Sex, table: Table) -> None:
    told = json.loads(json.dumps(growth_json()[kind][name][sex.value]))
    assert told["first"] == table.first
    for column, decimals in DECIMALS.items():
        assert decoded(told[column], decimals) == [getattr(row, column) for row in table.rows]


def test_the_tables_reach_from_birth_to_eighteen_years(fetched: dict[str, Any]) -> None:
    """By day to five years, without a gap on by month to nineteen; weight for age ends with ten years (WHO)."""
    growth = fetched["growth"]
    days, months = growth["by_day"]["tbu"]["L"], growth["by_month"]["tbu"]["L"]
    assert (days["first"], len(days["m"]) - 1) == (0, 1826)
    assert months["first"] == growth["ages"]["school_from_month"] == 60
    assert months["first"] + len(months["m"]) - 1 >= 18 * 12


def test_a_value_that_would_come_back_changed_is_refused() -> None:
    with pytest.raises(ValueError, match="more than 4 decimals"):
        encoded([1.23456], 4)


def test_every_rule_that_holds_is_in_it(fetched: dict[str, Any]) -> None:
    found = {(one["rule"], one["edition"]) for one in fetched["rules"]}
    assert {rule.key for rule in rules_on(DAY).values()} <= found


def test_a_number_of_the_city_changes_a_rule_from_its_day_on() -> None:
    """Each rule stands once more for each day on which a chosen number changes it, and as it was until then."""
    later, last = DAY + timedelta(10), DAY + timedelta(20)
    city = [
        Holding(DAY - timedelta(3), {"C7": 7}),
        Holding(later, {"C7": 7, "C14": 230}),
        Holding(last, {"C7": 7}),
    ]
    told = parts(DAY, city)
    arms = [(one["from"], _limit(one["bands"][0]["when"])) for one in told["rules"] if one["rule"] == "ANC-KEK"]
    assert arms == [("2026-11-01", 235), (later.isoformat(), 230), (last.isoformat(), 235)]
    wasted = [one for one in told["rules"] if one["rule"] == "GROW-GIZI"]
    assert [band["recheck_days"] for one in wasted for band in one["bands"] if band["code"] == "gizi_kurang"] == [7]
    assert {one["setting"]: one["from"] for one in told["numbers"]}["C14"] == [
        [None, 235],
        [later.isoformat(), 230],
        [last.isoformat(), 235],
    ]
    assert len(told["rules"]) == len(parts(DAY)["rules"]) + 2


def test_a_rule_is_signed_with_the_numbers_that_were_read() -> None:
    """A signature rests on the numbers too: with another one the rule is advice again (ADR 0035, ADR 0040)."""
    key, later = ("ANC-KEK", "2026.11"), DAY + timedelta(10)
    told = parts(DAY, [Holding(DAY, {}, {key}), Holding(later, {"C14": 230})], shows_advice=False)
    assert [(one["from"], one["signed"]) for one in told["rules"] if one["rule"] == key[0]] == [
        ("2026-11-01", True),
        (later.isoformat(), False),
    ]
    assert not any(one["signed"] for one in told["rules"] if one["rule"] != key[0])
    assert told["telling"]["shows_advice"] is False


def test_an_edition_that_waits_for_a_doctor_goes_only_where_it_is_signed() -> None:
    key, first, later = ("ANEMIA-BALITA", "2026.12"), date(2026, 12, 1), date(2027, 1, 1)

    def told(*city: Holding) -> list[tuple[str, bool]]:
        rows = parts(DAY, city)["rules"]
        return [(one["from"], one["signed"]) for one in rows if (one["rule"], one["edition"]) == key]

    assert told() == []
    assert told(Holding(DAY, {}, {key})) == [(first.isoformat(), True)]
    assert told(Holding(DAY, {}, {key}), Holding(later)) == [(first.isoformat(), True), (later.isoformat(), False)]
    assert key not in {rule.key for rule in rules_on(later).values()}


def _limit(gate: dict[str, Any]) -> int:
    """The number of a band that is one comparison."""
    ((_, (_, limit)),) = gate.items()
    return int(limit)


def test_every_edition_of_a_form_is_in_it_with_the_words_and_ranges_of_its_fields(fetched: dict[str, Any]) -> None:
    part = fetched["forms"]
    assert {(one["form"], one["edition"]) for one in part["editions"]} == forms().keys()
    for form in forms().values():
        for _, field in form.fields():
            told = part["concepts" if isinstance(field.thing, Concept) else "services"][field.code]
            assert told["label"] == [field.thing.label_id, field.thing.label_en]
            if isinstance(field.thing, Concept):
                assert len(told.get("ranges", [])) == len(field.thing.ranges)
                assert [one[0] for one in told.get("options", [])] == [one.number for one in field.thing.options]


def test_the_editions_of_the_schedule_that_hold_or_will_are_in_it(fetched: dict[str, Any]) -> None:
    told = [one["edition"] for one in fetched["immunization"]["editions"]]
    assert told == [one.edition for one in editions()]
    last = editions()[-1].valid_from
    assert [one["edition"] for one in parts(last + timedelta(1))["immunization"]["editions"]] == [
        editions()[-1].edition
    ]


def test_what_the_lists_of_mothers_and_checks_need_can_be_shown(fetched: dict[str, Any]) -> None:
    """The items of a visit name concepts and services by their code: their words and ranges come with the forms."""
    items = fetched["maternal"]["visits"]["items"]
    known = fetched["forms"]["concepts"].keys() | fetched["forms"]["services"].keys()
    assert {code for one in items for code in one["needs"]} <= known
    assert {one["privacy_class"] for one in items} == {"C2", "C3"}
    assert {one["rule"] for one in fetched["maternal"]["contraception"]["methods"]} - {""} <= {
        one["rule"] for one in fetched["rules"]
    }
    assert fetched["ckg"]
    assert not any("open" in one for one in fetched["ckg"])


def test_the_trimesters_follow_each_other(fetched: dict[str, Any]) -> None:
    told = fetched["services"]["trimesters"]
    assert [number for number, *_ in told] == [1, 2, 3]
    assert all(first == last + 1 for (_, _, last, _), (_, first, _, _) in pairwise(told))
