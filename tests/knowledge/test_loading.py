"""Medicine that is data: without source, edition, first day or status, or with one that says nothing, it stays out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from simpul.knowledge import ckg, due, forms, immunization, maternal, rules, spm
from simpul.knowledge.ckg.registry import edition_of as packages_of
from simpul.knowledge.due.definition import schedule_of
from simpul.knowledge.forms.schema import form_of
from simpul.knowledge.immunization.schedule.registry import edition_of as vaccines_of
from simpul.knowledge.maternal.definition import items_of
from simpul.knowledge.rules.language.schema import rule_of
from simpul.knowledge.rules.language.settings import numbers
from simpul.knowledge.spm.definition import indicators_of

Content = dict[str, Any]
Load = Callable[[Content], object]
HEADING = {"source", "edition", "valid_from", "status"}
NOTHING = (None, "", " ", 5, [])


def rule_file(content: Content) -> object:
    return rule_of(content, numbers())


def files(module: Any, pattern: str) -> list[Path]:
    return sorted(Path(module.__file__).parent.glob(pattern))


LOADERS: list[tuple[Load, list[Path]]] = [
    (rule_file, files(rules, "editions/*.json")),
    (form_of, files(forms, "editions/*.json")),
    (packages_of, files(ckg, "editions/*.json")),
    (vaccines_of, files(immunization, "editions/*.json")),
    (schedule_of, files(due, "services.json")),
    (items_of, files(maternal, "visits.json")),
    (indicators_of, files(spm, "definitions.json")),
]


def headings(content: Content) -> list[Content]:
    """Each content with one field of its heading gone, or saying nothing."""
    names = HEADING & content.keys()
    gone = [{key: one for key, one in content.items() if key != name} for name in names]
    return gone + [content | {name: told} for name in names for told in NOTHING]


@pytest.mark.parametrize(("load", "paths"), LOADERS, ids=[load.__name__ for load, _ in LOADERS])
def test_what_says_not_where_it_is_from_or_since_when_does_not_load(load: Load, paths: list[Path]) -> None:
    assert paths
    for path in paths:
        content = json.loads(path.read_text())
        load(content)
        assert HEADING & content.keys()
        for spoiled in headings(content):
            with pytest.raises(ValueError, match=r"\w"):
                load(spoiled)


@pytest.mark.parametrize(
    ("load", "path", "rows"),
    [
        (schedule_of, files(due, "services.json")[0], "services"),
        (items_of, files(maternal, "visits.json")[0], "items"),
        (packages_of, files(ckg, "editions/*.json")[-1], "items"),
        (packages_of, files(ckg, "editions/*.json")[-1], "packages"),
        (vaccines_of, files(immunization, "editions/*.json")[-1], "products"),
    ],
    ids=["services", "visits", "examinations", "packages", "vaccines"],
)
def test_each_row_names_its_own_source_and_status(load: Load, path: Path, rows: str) -> None:
    content = json.loads(path.read_text())
    for name in ("source", "status"):
        for told in NOTHING:
            spoiled = [content[rows][0] | {name: told}, *content[rows][1:]]
            with pytest.raises(ValueError, match=r"\w"):
                load(content | {rows: spoiled})
