"""The worked cases of immunisation keep their own form: whoever builds on them can trust what they cite."""

import csv
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import simpul
from simpul.knowledge.concepts.definition import Status
from simpul.reference.immunization.read import regional_vaccines, schedule

FOLDER = Path(__file__).parents[3] / "vectors/immunization"
README = (FOLDER / "README.md").read_text()
FILES = {path.stem: json.loads(path.read_text())["cases"] for path in sorted(FOLDER.glob("*.json"))}
CASES: list[dict[str, Any]] = [case for cases in FILES.values() for case in cases]
ORDER = [Status.VERIFIED, Status.SECONDARY, Status.FROM_MEMORY]
REGION = {"V": Status.VERIFIED, "V-2": Status.SECONDARY, "memori": Status.FROM_MEMORY}
GIVEN = {
    *("birth_date", "sex", "area", "as_of", "history", "hours_since_birth", "school_class", "pregnant", "not_done"),
    *("kipi", "overrides", "city_settings", "moves"),
}
DATES = ("earliest", "recommended", "overdue_from", "last_date")
LENGTH = {"day": 10, "month": 7, "year": 4}
CLOSED = {"terpenuhi", "tidak_berlaku", "tidak_lagi_diberikan"}

each_file = pytest.mark.parametrize("name", FILES)


def table(first: str) -> dict[str, str]:
    """The table of the README that begins with this heading: the code, and what stands in the column behind it."""
    body = README.split(f"\n| {first} |", 1)[1].split("\n\n", 1)[0]
    return dict(re.findall(r"^\| `([^`]+)` \| ([^|]+?) \|", body, re.MULTILINE))


STATES, REASONS, DOSE_REASONS, BANDS = (table(name) for name in ("State", "Reason", "Reason of a dose", "Band"))
RULES, CHOICES = table("Rule"), table("Choice")


def codes() -> set[str]:
    with (Path(simpul.__file__).parent / "reference/satusehat/immunization_codes.csv").open(newline="") as file:
        return {f"{row['kind']}/{row['code']}" for row in csv.DictReader(file)}


CODES = codes()
KEYS = {row.antigen if row.row <= 21 else f"{row.antigen}/{row.dose}" for row in schedule().values()} | {"Td/WUS"}
ANTIGENS = {row.antigen for row in schedule().values()}
SCHOOL = {(row.antigen, row.dose) for row in schedule().values() if row.row > 21}
REGIONS = {f"{row.antigen}/{row.province}": row for row in regional_vaccines()}


def status_of(source: str) -> Status:
    """Raises KeyError for a row or a rule that is not there."""
    name, _, key = source.partition("#")
    if name == "imunisasi-jadwal.csv":
        assert schedule()[int(key)]
        return Status.SECONDARY
    if name == "imunisasi-wilayah.csv":
        return REGION[REGIONS[key].status]
    if name == "immunization_codes.csv":
        assert key in CODES
        return Status.SECONDARY
    return Status(RULES[source])


def following(cases: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], str, dict[str, Any]]]:
    for case in cases:
        for key, coming in case["expect"].get("next", {}).items():
            yield case, key, coming


def rows_of(case: dict[str, Any]) -> list[int]:
    return [int(one.partition("#")[2]) for one in case["source"] if one.startswith("imunisasi-jadwal.csv#")]


def test_there_are_enough_cases_and_no_id_stands_twice() -> None:
    ids = [case["id"] for case in CASES]
    assert len(ids) == len(set(ids)) >= 150


@each_file
def test_the_cases_of_a_file_are_numbered_in_order(name: str) -> None:
    numbers: dict[str, list[int]] = {}
    for case in FILES[name]:
        group, number = re.fullmatch(r"IM-([A-Z0-9]+)-(\d\d)", case["id"]).groups()  # type: ignore[union-attr]
        numbers.setdefault(group, []).append(int(number))
    assert all(found == list(range(1, len(found) + 1)) for found in numbers.values())


@each_file
def test_what_is_cited_is_there_and_the_weakest_of_it_is_the_status(name: str) -> None:
    for case in FILES[name]:
        found = [status_of(source) for source in case["source"]]
        assert case["status"] == max(found, key=ORDER.index), case["id"]
        assert case["edition"] == list(dict.fromkeys(schedule()[row].source for row in rows_of(case))), case["id"]
        assert set(case["stands_on"]) <= CHOICES.keys(), case["id"]
        assert case["why"].endswith("."), case["id"]


@each_file
def test_the_person_and_the_history_can_be(name: str) -> None:
    for case in FILES[name]:
        given = case["given"]
        born, day = date.fromisoformat(given["birth_date"]), date.fromisoformat(given["as_of"])
        assert given.keys() <= GIVEN, case["id"]
        assert born <= day, case["id"]
        assert given["sex"] in ("L", "P"), case["id"]
        assert re.fullmatch(r"\d\d(\.\d\d)?", given["area"]), case["id"]
        for dose in given["history"]:
            assert dose.get("antigen") in ANTIGENS or f"cvx/{dose['cvx']}" in CODES, case["id"]
            assert can_be(dose, born, day), case["id"]
            assert "dose" not in dose or (dose["antigen"], dose["dose"]) in SCHOOL, case["id"]


def can_be(dose: dict[str, Any], born: date, day: date) -> bool:
    """Whether a dose of the history lies between birth and the day of asking, as exactly as its day is known."""
    if dose["precision"] == "unknown":
        return dose["date"] is None
    length = LENGTH[dose["precision"]]
    fits = born.isoformat()[:length] <= dose["date"] <= day.isoformat()[:length]
    return fits and date.fromisoformat((dose["date"] + "-01-01")[:10]).isoformat().startswith(dose["date"])


@each_file
def test_what_is_expected_of_the_doses_is_about_doses_of_the_history(name: str) -> None:
    for case in FILES[name]:
        told = [dose["date"] for dose in case["given"]["history"]]
        for dose in case["expect"].get("doses", []):
            assert dose["date"] in told, case["id"]
            assert dose["antigen"] in ANTIGENS, case["id"]
            assert dose.get("band") in {None, *BANDS}, case["id"]
            assert (dose.get("reason") in DOSE_REASONS) is not dose["valid"], case["id"]


@each_file
def test_what_comes_next_is_in_the_schedule_and_its_dates_are_in_order(name: str) -> None:
    for case, key, coming in following(FILES[name]):
        assert key in KEYS, case["id"]
        assert coming.get("state") in {None, *STATES}, case["id"]
        assert coming.get("reason") in {None, *REASONS}, case["id"]
        dates = [coming[name] for name in DATES if coming.get(name)]
        assert dates == sorted(date.fromisoformat(one).isoformat() for one in dates), case["id"]


@each_file
def test_a_state_follows_from_the_dates_that_stand_beside_it(name: str) -> None:
    for case, _, coming in following(FILES[name]):
        day, state = case["given"]["as_of"], coming.get("state")
        if state in CLOSED:
            assert [coming[name] for name in DATES] == [None] * 4, case["id"]
        elif state:
            assert "earliest" not in coming or (state == "belum_waktu") is (day < coming["earliest"]), case["id"]
            assert state == "belum_waktu" or by_the_clock(case) or late(day, coming) in (None, state), case["id"]
            assert day <= coming.get("last_date", day), case["id"]


def late(day: str, coming: dict[str, Any]) -> str | None:
    if "overdue_from" not in coming:
        return None
    is_late = coming["overdue_from"] is not None and day >= coming["overdue_from"]
    return "terlambat" if is_late else "jatuh_tempo"


def by_the_clock(case: dict[str, Any]) -> bool:
    return "hours_since_birth" in case["given"]


@each_file
def test_a_reason_belongs_to_its_state(name: str) -> None:
    for case, _, coming in following(FILES[name]):
        if "reason" in coming and coming["reason"] != "ditahan_kipi":
            assert REASONS[coming["reason"]] == f"`{coming['state']}`", case["id"]


@each_file
def test_something_is_expected(name: str) -> None:
    for case in FILES[name]:
        assert case["expect"], case["id"]
        assert case["expect"].keys() <= {"doses", "next", "lines", "idl", "ibl", "t_status"}, case["id"]


def test_every_row_state_reason_band_rule_and_choice_has_a_case() -> None:
    coming = [one for _, _, one in following(CASES)]
    doses = [dose for case in CASES for dose in case["expect"].get("doses", [])]
    assert {row for case in CASES for row in rows_of(case)} == schedule().keys()
    assert {key for _, key, _ in following(CASES)} == KEYS
    assert {f"imunisasi-wilayah.csv#{key}" for key in REGIONS} <= {
        source for case in CASES for source in case["source"]
    }
    assert {one["state"] for one in coming if "state" in one} == STATES.keys()
    assert {one["reason"] for one in coming if "reason" in one} == REASONS.keys()
    assert {dose["reason"] for dose in doses if not dose["valid"]} == DOSE_REASONS.keys()
    assert {dose["band"] for dose in doses if "band" in dose} == BANDS.keys()
    assert RULES.keys() <= {source for case in CASES for source in case["source"]}
    assert {one for case in CASES for one in case["stands_on"]} == CHOICES.keys()


@pytest.mark.parametrize("example", [name for name in RULES if name.startswith("IMM-3.V")])
def test_a_worked_example_of_the_source_stands_on_its_own_days(example: str) -> None:
    """Born, given before and asked on: one case that names the example has each day that its row of the table has."""
    words = README.split(f"| `{example}` |", 1)[1].split("\n", 1)[0]
    days = set(re.findall(r"\d{4}-\d\d-\d\d", words))
    told = [json.dumps(case["given"]) for case in CASES if example in case["source"]]
    assert days
    assert any(all(day in given for day in days) for given in told)
