"""Each case of the items of a visit, worked out by hand from the printed matrix and the limits of the indications."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from simpul.foundation.sex import Sex
from simpul.knowledge.concepts import PrivacyClass
from simpul.knowledge.immunization import Asked, Given
from simpul.knowledge.maternal.definition import CONTENT, VISITS, VisitsError, items, items_of
from simpul.knowledge.maternal.definition import Asked as Sign
from simpul.knowledge.maternal.visit_answer import Findings, ItemState, Judged, Left, VisitItems
from simpul.knowledge.maternal.visits import visit_items
from simpul.knowledge.rules.person import About

CASES = json.loads((Path(__file__).parents[3] / "vectors/maternal/visits.json").read_text())["cases"]
BORN = date(1999, 3, 2)
PRINTED = {
    "berat": "XXXXXX", "tinggi": "XXXXXX", "tekanan_darah": "XXXXXX", "lila": "X-----", "tfu": "-XXX-X",
    "presentasi": "-XXXXX", "djj": "-XXXXX", "tetanus": "X-----", "ttd": "XXXXXX", "tata_laksana": "iiiiii",
    "temu_wicara": "XXXXXX", "usg": "X---X-",
}  # fmt: skip


def read(case: dict[str, Any]) -> VisitItems:
    on = date.fromisoformat(case["on"])
    doses = () if case["td"] == "unknown" else tuple(Given("Td", date.fromisoformat(day)) for day in case["td"])
    asked = Asked(BORN, Sex.FEMALE, on, "35.71", doses, is_pregnant=True)
    about = About(on, BORN, Sex.FEMALE, pregnant=True, pregnant_since=date.fromisoformat(case["since"]))
    known = None if case["td"] == "unknown" else asked
    shown = frozenset(case.get("shown", ()))
    return visit_items(case["nth"], Findings(about, case["now"], case["before"], known, shown))


def told(found: VisitItems) -> dict[str, Any]:
    return {
        "missing": list(found.missing),
        "not_recordable": list(found.of(ItemState.NOT_RECORDABLE)),
        "open": list(found.of(ItemState.OPEN)),
        "complete": found.is_complete,
        "on_time": found.on_time,
        "left": {one.item.code: _left(one) for one in found.items if one.left},
    }


def _left(one: Judged) -> str:
    """Since which visit it is not on record, or that a dose is due."""
    return f"K{one.since}" if one.left is Left.NOT_ON_RECORD else str(one.left)


@pytest.mark.parametrize("case", CASES, ids=lambda one: one["id"])
def test_the_items_of_a_visit(case: dict[str, Any]) -> None:
    found, expected = read(case), dict(case["expect"])
    by_code = {one.item.code: one for one in found.items}
    for name, of in (("states", "state"), ("lacking", "lacking"), ("indicated", "indicated_by")):
        for code, value in expected.pop(name, {}).items():
            got = getattr(by_code[code], of)
            assert (list(got) if isinstance(got, tuple) else got) == value, (code, case["why"])
    assert {name: told(found)[name] for name in expected} == expected, case["why"]


def test_the_matrix_is_the_printed_one() -> None:
    assert {one.code: "".join(one.visits) for one in items() if one.code in PRINTED} == PRINTED


def test_every_item_is_missing_done_or_named_in_a_case() -> None:
    """A case tries each recordable item with and without what it needs; what cannot be recorded is named by one."""
    results = [read(case) for case in CASES]
    states = {
        item.code: {one.state for found in results for one in found.items if one.item is item} for item in items()
    }
    for item in items():
        asked = set(item.visits) - {Sign.NO}
        if asked == {Sign.OPEN}:
            assert states[item.code] == {ItemState.OPEN}
        elif not item.is_recordable:
            assert states[item.code] & {ItemState.NOT_RECORDABLE, ItemState.NO_INDICATION}, item.code
        elif item.rules or item.signs or item.family or Sign.ALWAYS in asked:
            assert ItemState.MISSING in states[item.code], item.code
    assert {state for found in states.values() for state in found} == set(ItemState)
    assert set(CONTENT["words"]) == set(ItemState)
    assert set(CONTENT["left"]) == set(Left)


def test_what_tells_of_hiv_is_as_protected_as_its_test() -> None:
    classes = {one.code: one.privacy_class for one in items()}
    assert {classes[code] for code in ("hiv", "sifilis", "hbsag", "lab_k5", "tata_laksana")} == {PrivacyClass.C3}
    assert classes["berat"] is PrivacyClass.C2


def test_there_is_no_seventh_visit() -> None:
    with pytest.raises(ValueError, match="K7"):
        visit_items(7, Findings(About(date(2027, 5, 1))))


def test_without_a_pregnancy_on_record_nobody_says_whether_it_is_on_time() -> None:
    for nth in VISITS:
        found = visit_items(nth, Findings(About(date(2027, 5, 1))))
        assert (found.on_time, found.td) == (None, None)
        assert found.rule.code == f"K{nth}"


MISTAKES = [
    {"visits": "XXXXX"},
    {"visits": "XXXXXy"},
    {"needs": ["nothing"]},
    {"rules": ["ANC-X"]},
    {"source": ""},
    {"x": 1},
]


@pytest.mark.parametrize("changed", MISTAKES, ids=str)
def test_a_matrix_with_a_mistake_does_not_load(changed: dict[str, Any]) -> None:
    whole = CONTENT["items"][0]
    assert items_of(CONTENT | {"items": [whole]})[0].code == "berat"
    with pytest.raises(VisitsError, match="berat"):
        items_of(CONTENT | {"items": [whole | changed]})
    with pytest.raises(VisitsError, match="two items"):
        items_of(CONTENT | {"items": [whole, whole]})
