"""Each case of SPM 1 to 5, worked out by hand: who is in the denominator, what counts, the days around each limit."""

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from simpul.foundation.sex import Sex
from simpul.knowledge.due import Done
from simpul.knowledge.spm import (
    Delivery,
    PartState,
    Pregnancy,
    SpmHistory,
    SpmPart,
    SpmPerson,
    SpmState,
    Verdict,
    figures,
    indicators,
    spm_state,
)
from simpul.knowledge.spm.definition import CONTENT, FROM_YEAR, SpmError, indicators_of
from simpul.knowledge.spm.reference_page import PAGE, spm_page
from simpul.monitoring.pws.denominators.queries import TARGETS

FOLDER = Path(__file__).parents[3] / "vectors/spm"
VECTORS = {path.stem: json.loads(path.read_text())["cases"] for path in sorted(FOLDER.glob("*.json"))}
CASES = [(code, case) for code, cases in VECTORS.items() for case in cases]


def dates(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return row | {name: date.fromisoformat(row[name]) for name in names if row.get(name)}


def read(case: dict[str, Any]) -> tuple[SpmState, ...]:
    told = case["person"]
    person = SpmPerson(
        birth_date=date.fromisoformat(told["birth_date"]),
        sex=Sex(told["sex"]),
        area="35.71",
        pregnancies=tuple(
            Pregnancy(**dates(one, "began", "due_on", "ended_on")) for one in told.get("pregnancies", [])
        ),
        deliveries=tuple(Delivery(**dates(one, "on")) for one in told.get("deliveries", [])),
    )
    done = tuple(Done(code, date.fromisoformat(day)) for code, day in case["done"])
    history = SpmHistory(done, case.get("visits", {}), case.get("sick_without_care"))
    return spm_state(person, history, case["year"], date.fromisoformat(case["on"]) if "on" in case else None)


@pytest.mark.parametrize(("code", "case"), CASES, ids=[f"{code} {case['id']}" for code, case in CASES])
def test_the_state_of_a_person(code: str, case: dict[str, Any]) -> None:
    found, expected = [one for one in read(case) if one.indicator.code == code], case["expect"]
    if expected is None:
        assert found == []
        return
    [state] = found
    by_code = {one.part.code: one for one in state.parts}
    assert {name: by_code[name].state.value for name in expected["parts"]} == expected["parts"]
    assert {name: list(by_code[name].lacking) for name in expected["lacking"]} == expected["lacking"]
    assert state.verdict.value == expected["verdict"]


def test_every_indicator_has_vectors_and_every_part_is_tried() -> None:
    assert VECTORS.keys() == {one.code for one in indicators()}
    for indicator in indicators():
        states = [one for case in VECTORS[indicator.code] for one in read(case) if one.indicator is indicator]
        for part in indicator.parts:
            tried = {one.state for state in states for one in state.parts if one.part is part}
            assert len(tried) > 1 or tried == {PartState.UNKNOWN}, (indicator.code, part.code)


def test_a_woman_is_in_two_and_a_mother_of_two_births_twice() -> None:
    person = SpmPerson(
        date(1999, 3, 2), Sex.FEMALE, "35.71",
        (Pregnancy(date(2026, 1, 1), date(2026, 10, 8), date(2026, 10, 5)),),
        (Delivery(date(2026, 1, 2), "rs", "bidan"), Delivery(date(2026, 10, 5), "rumah", "bidan")),
    )  # fmt: skip
    found = spm_state(person, SpmHistory(), 2026)
    assert [(one.indicator.code, one.verdict.value) for one in found] == [
        ("SPM01", "belum"), ("SPM02", "terhitung"), ("SPM02", "belum"),
    ]  # fmt: skip


def test_a_year_before_the_definitions_has_none() -> None:
    person = SpmPerson(date(2020, 1, 1), Sex.MALE, "35.71")
    assert spm_state(person, SpmHistory(), FROM_YEAR)
    with pytest.raises(ValueError, match="no definition"):
        spm_state(person, SpmHistory(), FROM_YEAR - 1)


def made(verdict: Verdict) -> SpmState:
    state = {
        Verdict.COUNTED: PartState.THERE,
        Verdict.NOT_COUNTED: PartState.MISSING,
        Verdict.NOT_CERTAIN: PartState.UNKNOWN,
    }[verdict]
    indicator = indicators()[0]
    return SpmState(indicator, 2026, (SpmPart(indicator.parts[0], state),))


def test_the_figures_of_the_source_and_the_two_denominators_apart() -> None:
    """clinical-rules SPM-1: 200 pregnant, 150 with full K1 to K6 are 75.0 %."""
    states = [made(Verdict.COUNTED)] * 150 + [made(Verdict.NOT_COUNTED)] * 30 + [made(Verdict.NOT_CERTAIN)] * 20
    found = figures(states, projection=120)
    assert (found.register, found.of_register, found.of_projection) == (200, Fraction(3, 4), Fraction(5, 4))
    assert (found.not_counted, found.not_certain) == (30, 20)
    assert figures([]).of_register is None
    assert figures(states).of_projection is None


def test_a_projection_is_one_that_can_be_typed() -> None:
    assert {one.projection for one in indicators()} - {""} <= set(TARGETS)


def test_the_page_is_up_to_date_and_has_a_row_for_everything() -> None:
    page = spm_page()
    assert PAGE.read_text() == page, "renew: .venv/bin/python -m simpul.knowledge.spm.reference_page"
    for one in indicators():
        assert f"## {one.code}:" in page
        assert all(f"| `{part.code}` | {part.label_id} |" in page for part in one.parts)
    assert set(CONTENT["words"]) == {*Verdict, *PartState}


MISTAKES: list[dict[str, Any]] = [
    {"kind": "whatever"}, {"any_of": ["nothing"]}, {"at_least": 0}, {"status": "sure"}, {"source": ""}, {"to_day": 3},
]  # fmt: skip


@pytest.mark.parametrize("changed", MISTAKES, ids=str)
def test_definitions_with_a_mistake_do_not_load(changed: dict[str, Any]) -> None:
    balita = next(one for one in CONTENT["indicators"] if one["who"] == "balita")
    whole = next(one for one in balita["parts"] if one["part"] == "timbang")
    assert indicators_of(CONTENT | {"indicators": [balita | {"parts": [whole]}]})[0].parts[0].at_least == 8
    with pytest.raises(SpmError, match="timbang"):
        indicators_of(CONTENT | {"indicators": [balita | {"parts": [whole | changed]}]})
