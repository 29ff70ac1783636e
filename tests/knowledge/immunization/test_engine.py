"""The engine answers every worked case as it was worked by hand; what is judged: vectors/immunization/README.md."""

import json
from pathlib import Path
from typing import Any

import pytest

from simpul.knowledge.immunization import DoseDue, Evaluation, Judged, Next, evaluate, next_doses, read_asked

FOLDER = Path(__file__).parents[3] / "vectors/immunization"
CASES: list[dict[str, Any]] = [
    case for path in sorted(FOLDER.glob("*.json")) for case in json.loads(path.read_text())["cases"]
]
DATES = ("earliest", "recommended", "overdue_from", "last_date")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_case_is_answered_as_by_hand(case: dict[str, Any]) -> None:
    read = read_asked(case["given"])
    found = evaluate(read.asked)
    assert (read.troubles, found.troubles) == ((), ())
    expect = dict(case["expect"])
    by_antigen = {one.coming.key: line(one) for one in next_doses(read.asked)}
    lines = expect.pop("lines", {})
    assert {antigen: by_antigen.get(antigen) for antigen in lines} == lines, case["why"]
    assert told(found, expect) == expect, case["why"]


def test_the_cases_are_all_there() -> None:
    assert len(CASES) >= 387


def told(found: Evaluation, expect: dict[str, Any]) -> dict[str, Any]:
    """What the engine says of whatever the case names, in the words of the case."""
    said: dict[str, Any] = {}
    for name in expect:
        if name == "next":
            said[name] = {key: coming(found.next[key], asked) for key, asked in expect[name].items()}
        elif name == "doses":
            said[name] = doses(found, expect[name])
        elif name == "t_status":
            said[name] = {"status": found.tetanus.status, "protection_years": found.tetanus.years}
        else:
            said[name] = getattr(found, name)
    return said


def line(one: DoseDue) -> dict[str, Any]:
    return {"service": one.service, "also": [other.antigen for other in one.also]}


def coming(found: Next, asked: dict[str, Any]) -> dict[str, Any]:
    return {name: written(getattr(found, name)) for name in asked}


def written(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def doses(found: Evaluation, asked: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The doses that the case names, each the first of its antigen and day that was not said yet."""
    left = list(found.doses)
    said = []
    for one in asked:
        dose = next(dose for dose in left if dose.antigen == one["antigen"] and day_of(dose, one) == one["date"])
        left.remove(dose)
        said.append({name: _field(dose, name, one) for name in one})
    return said


def day_of(dose: Judged, asked: dict[str, Any]) -> str | None:
    day: str | None = asked["date"]
    if day is None:
        return None
    return day if all(one.isoformat().startswith(day) for one in (dose.span.first, dose.span.last)) else ""


def _field(dose: Judged, name: str, asked: dict[str, Any]) -> Any:
    return day_of(dose, asked) if name == "date" else getattr(dose, name)
