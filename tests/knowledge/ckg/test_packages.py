"""Each case of CKG, worked out by hand: windows, ages, and what is asked of whom, around each limit."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpul.foundation.sex import Sex
from simpul.knowledge.ckg import (
    Asked,
    PackageAnswer,
    Person,
    WindowState,
    edition_on,
    editions,
    package_of,
    premarital_of,
)
from simpul.knowledge.ckg.reference_page import PAGE, ckg_page
from simpul.knowledge.ckg.registry import EDITIONS, PackageError, edition_of
from simpul.knowledge.ckg.wording import condition

FOLDER = Path(__file__).parents[3] / "vectors/ckg"
CASES = [case for path in sorted(FOLDER.glob("*.json")) for case in json.loads(path.read_text())["cases"]]
DAYS = st.dates(date(1950, 1, 1), date(2028, 12, 31))
CONTENT = json.loads((EDITIONS / "2026.11.json").read_text())


def read(case: dict[str, Any]) -> PackageAnswer:
    hours = {name: datetime.fromisoformat(case[name]) for name in ("born_at", "at") if name in case}
    person = Person(
        birth_date=date.fromisoformat(case["birth_date"]),
        sex=Sex(case["sex"]),
        pregnant=case.get("pregnant"),
        school_class=case.get("school_class"),
        facts=case.get("facts", {}),
        **hours,
    )
    done = {code: date.fromisoformat(day) for code, day in case.get("done", {}).items()}
    answer = premarital_of if case.get("marriage") else package_of
    return answer(person, date.fromisoformat(case["on"]), done)


def told(found: PackageAnswer) -> dict[str, Any]:
    window = found.window
    asked = sorted(found.of(Asked.ASKED, Asked.NOT_RECORDABLE, Asked.DONE))
    return {
        "edition": found.edition,
        "package": found.package.code if found.package else None,
        "window": [window.state.value, iso(window.opens), iso(window.closes)] if window else None,
        "next_opens": iso(window.next_opens) if window else None,
        "asked": asked,
        "diminta": sorted(found.of(Asked.ASKED)),
        "sudah": sorted(found.of(Asked.DONE)),
        "tanyakan": sorted(found.of(Asked.TO_ASK)),
    }


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


@pytest.mark.parametrize("case", CASES, ids=lambda one: one["id"])
def test_a_case(case: dict[str, Any]) -> None:
    found, expected = read(case), dict(case["expect"])
    mine = told(found)
    by_code = {one.item.code: one for one in found.items}
    assert set(expected.pop("has", [])) <= set(mine["asked"])
    assert {by_code[code].asked for code in expected.pop("has_not", [])} <= {Asked.NOT_ASKED}
    assert not set(expected.pop("lacks", [])) & by_code.keys()
    for name in ("unknown", "lacking"):
        for code, value in expected.pop(name, {}).items():
            assert list(getattr(by_code[code], name)) == value
    assert {name: mine[name] for name in expected} == expected


def test_every_package_and_every_item_has_a_case_for_and_against() -> None:
    """What is for everybody of a package is asked in a case; what has a condition is also denied or to be asked."""
    results = [read(case) for case in CASES]
    edition = editions()[-1]
    assert {found.package.code for found in results if found.package} == {one.code for one in edition.packages}
    assert {found.window.state for found in results if found.window} == set(WindowState)
    answers = {item.code: {one.asked for found in results for one in found.items if one.item is item}
               for item in edition.items}  # fmt: skip
    for item in edition.items:
        assert answers[item.code] & {Asked.ASKED, Asked.NOT_RECORDABLE}, item.code
        if item.when:
            assert answers[item.code] & {Asked.NOT_ASKED, Asked.TO_ASK}, item.code


def test_every_state_has_a_sentence_and_every_fact_a_use() -> None:
    for edition in editions():
        assert set(edition.words) == {*Asked, *WindowState}
        used = {fact for one in edition.items if one.when for fact in one.when.facts()}
        assert used == edition.facts.keys()


def test_the_page_is_up_to_date_and_has_a_row_for_everything() -> None:
    page = ckg_page()
    assert PAGE.read_text() == page, "renew: .venv/bin/python -m simpul.knowledge.ckg.reference_page"
    for edition in editions():
        for code in (*(one.code for one in edition.items), *(one.code for one in edition.packages)):
            assert f"| `{code}` |" in page


def test_a_condition_reads_in_two_languages() -> None:
    edition = editions()[-1]
    when = {one.code: one.when for one in edition.items}
    assert when["serviks"]
    assert condition(when["serviks"], edition, "id") == (
        "Jenis kelamin P dan Hamil: tidak dan (Umur dalam tahun 30 atau lebih dan Umur dalam tahun di bawah 70)"
    )
    assert when["merokok_sd"]
    assert condition(when["merokok_sd"], edition, "en") == "Class 5 or 6"


def test_the_whole_is_its_worst() -> None:
    edition = edition_on(date(2026, 11, 29))
    assert edition
    assert edition.worst(frozenset({"normal", "pra_penyakit"})) == "pra_penyakit"
    assert edition.worst(frozenset({"normal_berisiko", "penyakit"})) == "penyakit"
    assert edition.worst(frozenset({"normal"})) == "normal"
    assert edition.worst(frozenset()) is None


@given(born=DAYS, on=DAYS, sex=st.sampled_from(Sex))
def test_every_day_of_a_life_has_an_answer_and_a_window_that_opens_before_it_closes(
    born: date, on: date, sex: Sex
) -> None:
    if on < born:
        with pytest.raises(ValueError, match="before the birth"):
            package_of(Person(born, sex), on)
        return
    window = package_of(Person(born, sex), on).window
    if window and window.state is not WindowState.PAST and window.opens and window.closes:
        assert window.opens <= window.closes
        assert window.state is WindowState.NOT_YET or window.opens <= on <= window.closes


MISTAKES: list[dict[str, Any]] = [
    {"packages": ["none"]}, {"needs": ["nothing"]}, {"when": {"is": ["mood", True]}}, {"status": "sure"},
    {"source": ""}, {"when": {"at_least": ["sex", 3]}}, {"more": 1},
]  # fmt: skip


@pytest.mark.parametrize("changed", MISTAKES, ids=str)
def test_an_edition_with_a_mistake_does_not_load(changed: dict[str, Any]) -> None:
    whole = CONTENT["items"][0]
    assert edition_of(CONTENT | {"items": [whole]}).items[0].code == "bbl_tiroid"
    with pytest.raises(PackageError, match="bbl_tiroid"):
        edition_of(CONTENT | {"items": [whole | changed]})
    with pytest.raises(PackageError, match="two items"):
        edition_of(CONTENT | {"items": [whole, whole]})
