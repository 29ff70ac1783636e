"""Every file of vectors is run by each evaluator, or it is written why one does not (vectors/evaluators.toml)."""

import json
import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
VECTORS = ROOT / "vectors"
TABLE = tomllib.loads((VECTORS / "evaluators.toml").read_text())
ROWS: list[dict[str, Any]] = TABLE["vectors"]
CHECKS: list[dict[str, Any]] = TABLE["checks"]
MEDICINE = {3, 4, 5, 6, 7, 8, 11, 12, 13}  # of the seventeen worked checks of ilp.md 15
EVALUATORS = ("python", "columns", "typescript")
IMPORTED = re.compile(
    r'(?:from|import\.meta\.glob<.*>\(|import\.meta\.glob\()\s*"((?:\.\./)+vectors/[^"]+)"', re.DOTALL
)
LEAST_WORDS = 4
PAIRS = [(name, row[name], row["files"]) for row in ROWS for name in EVALUATORS if name in row]


def files_of(patterns: list[str]) -> list[str]:
    return [path.relative_to(VECTORS).as_posix() for one in patterns for path in sorted(VECTORS.glob(one))]


def test_every_file_stands_in_one_row_and_no_row_names_a_file_that_left() -> None:
    there = {path.relative_to(VECTORS).as_posix() for path in VECTORS.rglob("*.json")}
    assert Counter(name for row in ROWS for name in files_of(row["files"])) == Counter(there)
    assert all(files_of([pattern]) for row in ROWS for pattern in row["files"])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["files"][0])
def test_each_evaluator_runs_it_or_it_is_written_why_not(row: dict[str, Any]) -> None:
    reasons = row.get("no", {})
    assert row.keys() - {"files", "no"} <= set(EVALUATORS)
    assert sorted([*(row.keys() - {"files", "no"}), *reasons]) == sorted(EVALUATORS)
    assert all(len(reason.split()) >= LEAST_WORDS for reason in reasons.values())
    assert "python" in row  # the meaning


@pytest.mark.parametrize(("evaluator", "test", "files"), PAIRS, ids=[f"{one[0]} {one[2][0]}" for one in PAIRS])
def test_the_named_test_reads_the_file(evaluator: str, test: str, files: list[str]) -> None:
    assert test.endswith(".test.ts") is (evaluator == "typescript")
    read = read_by_typescript(test) if evaluator == "typescript" else read_by_python(test)
    assert set(files_of(files)) - read == set()


@cache
def read_by_typescript(test: str) -> set[str]:
    """The files that a test imports, or all of a pattern that it globs."""
    named = IMPORTED.findall((ROOT / test).read_text())
    return set(files_of([one.split("vectors/", 1)[1] for one in named]))


@cache
def read_by_python(test: str) -> set[str]:
    """The files that a test names, or all of the folder where it takes every one."""
    text = (ROOT / test).read_text()
    named = set(re.findall(r'"vectors/([^"]+)"', text))
    folders = [one for one in named if not one.endswith(".json")]
    inside = {
        name for one in re.findall(r'"([\w.*]+\.json)"', text) for name in files_of([f"{two}/{one}" for two in folders])
    }
    return inside | set(files_of([one for one in named if one.endswith(".json")]))


def test_a_test_that_reads_nothing_is_not_taken_for_one_that_does() -> None:
    assert read_by_python("tests/knowledge/forms/test_gates.py") == {"forms/gates.json"}
    assert read_by_python("tests/knowledge/rules/test_sound.py") == set()
    assert read_by_typescript("frontend/ts/place.test.ts") == set()
    assert read_by_typescript("frontend/ts/growth/zscore.test.ts") == {
        "growth/school_age.json",
        "growth/six_indices.json",
    }


def test_every_worked_check_of_medicine_is_a_case_or_it_is_written_why_not() -> None:
    assert Counter(one["check"] for one in CHECKS) == Counter(MEDICINE)
    for one in CHECKS:
        assert ("no" in one) is not ("file" in one), one["check"]
        if "file" in one:
            told = json.loads((VECTORS / one["file"]).read_text())["cases"]
            assert set(one["cases"]) <= {case["id"] for case in told}, one["check"]
        else:
            assert len(one["no"].split()) >= LEAST_WORDS
