"""What import-linter cannot see: relations, templates, names and sizes."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src/simpul"
FLOORS = ["records", "services", "monitoring", "interfaces"]
# Low to high.
RECORDS = ["feed", "audit", "facilities", "access", "people", "households", "pregnancies", "visits", "agreements"]
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc", "manager", "core"}
RATCHET = ROOT / "tests/architecture/ratchet.json"
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_VIEW = 150, 40, 30


def own_models() -> list[type]:
    return [model for model in apps.get_models() if model.__module__.startswith("simpul.")]


def height(module: str) -> tuple[int, int]:
    _, floor, app, *_ = module.split(".")
    return FLOORS.index(floor), RECORDS.index(app) if floor == "records" else 0


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model._meta.label)
def test_relations_point_down(model: type) -> None:
    for field in model._meta.get_fields():  # type: ignore[attr-defined]
        target = getattr(field, "related_model", None)
        if getattr(field, "concrete", False) and target and target.__module__.startswith("simpul."):
            assert height(target.__module__) <= height(model.__module__), field


def test_no_signals_and_no_save_override() -> None:
    for path in python_files():
        text = path.read_text()
        assert "django.db.models.signals" not in text, path
        if path.name == "models.py":
            assert "def save(" not in text, path


def test_templates_include_only_their_own_folder_or_components() -> None:
    pattern = re.compile(r'{%\s*(?:include|extends)\s+"([^"]+)"')
    for path in (SOURCE / "interfaces/web").rglob("*.html"):
        own = path.relative_to(next(parent for parent in path.parents if parent.name == "templates")).parts[0]
        for name in pattern.findall(path.read_text()):
            assert name.split("/")[0] in (own, "components"), f"{path}: {name}"


def test_no_style_or_script_inside_a_template() -> None:
    pattern = re.compile(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=\"", re.IGNORECASE)
    for path in (SOURCE / "interfaces/web").rglob("*.html"):
        assert not pattern.search(path.read_text()), path


def test_no_decision_says_the_same_twice() -> None:
    for path in (ROOT / "docs/adr").glob("*.md"):
        leads = re.findall(r"^- \*\*(.+?)\*\*", path.read_text(), re.MULTILINE)
        assert len(leads) == len(set(leads)), path


def test_no_file_is_named_after_nothing() -> None:
    names = {path.stem for path in python_files()} | {path.parent.name for path in python_files()}
    assert not names & FORBIDDEN_NAMES


def test_no_model_prints_a_person() -> None:
    for model in own_models():
        body = ast.parse(Path(SOURCE.parent / (model.__module__.replace(".", "/") + ".py")).read_text())
        for node in ast.walk(body):
            if isinstance(node, ast.FunctionDef) and node.name == "__str__":
                assert not {"name", "name_lc", "display_name"} & attributes(node), model


def test_sizes_only_fall() -> None:
    """Today's exceptions are counted in ratchet.json; a smaller count is written there, a larger one fails."""
    limits = json.loads(RATCHET.read_text())
    found = {
        "files": sum(len(path.read_text().splitlines()) > LONGEST_FILE for path in python_files()),
        "functions": sum(length > LONGEST_FUNCTION for _, length in functions()),
        "views": sum(length > LONGEST_VIEW for path, length in functions() if path.name == "views.py"),
        "crowded_folders": sum(count > 12 for count in folder_counts().values()),
    }
    assert found == limits, "a smaller number belongs into ratchet.json; a larger one calls for a redesign"


def attributes(node: ast.AST) -> set[str]:
    return {part.attr for part in ast.walk(node) if isinstance(part, ast.Attribute)}


def python_files() -> list[Path]:
    return [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts]


def functions() -> Iterator[tuple[Path, int]]:
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef):
                yield path, (node.end_lineno or node.lineno) - node.lineno + 1


def folder_counts() -> dict[Path, int]:
    counts: dict[Path, int] = {}
    for path in python_files():
        counts[path.parent] = counts.get(path.parent, 0) + 1
    return counts
