"""Which rules are there, in which editions, and which holds on a day? One JSON file each, in editions/."""

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from simpul.knowledge.rules.language.definition import Rule
from simpul.knowledge.rules.language.schema import RuleError, rule_of
from simpul.knowledge.rules.language.settings import numbers

EDITIONS = Path(__file__).parent / "editions"
Chosen = Mapping[str, int]


def rules(chosen: Chosen | None = None) -> dict[tuple[str, str], Rule]:
    """All rules by code and edition, with the numbers that a city chose where sources contradict each other.

    Raises RuleError, which names the rule, for a file that must not load, and ValueError for a number without a source.
    """
    return _rules(tuple(sorted(numbers(chosen).items())), EDITIONS)


def fingerprints(chosen: Chosen | None = None) -> dict[tuple[str, str], str]:
    """What is signed of a rule, by code and edition: a SHA-256 of the data of its file and of the numbers that it takes
    from settings; blanks and the order of the file do not count (ADR 0035)."""
    return _fingerprints(tuple(sorted(numbers(chosen).items())), EDITIONS)


def rules_on(day: date, chosen: Chosen | None = None) -> dict[str, Rule]:
    """Of each rule the edition that holds on a day, by code, whoever signed what: a rule that begins later is not among
    them, nor an edition that acts only where it is signed."""
    found: dict[str, Rule] = {}
    for rule in sorted(rules(chosen).values(), key=lambda one: one.valid_from):
        if rule.valid_from <= day and not rule.only_signed:
            found[rule.code] = rule
    return found


@lru_cache(maxsize=8)
def _rules(settled: tuple[tuple[str, int], ...], folder: Path) -> dict[tuple[str, str], Rule]:
    found = {}
    for name, content in _contents(folder).items():
        rule = rule_of(content, dict(settled))
        if name != f"{rule.code}-{rule.edition}":
            raise RuleError(f"rule {rule.code}: its file is named {rule.code}-{rule.edition}.json")
        found[rule.key] = rule
    return found


@lru_cache(maxsize=8)
def _fingerprints(settled: tuple[tuple[str, int], ...], folder: Path) -> dict[tuple[str, str], str]:
    found, contents = {}, _contents(folder)
    for key, rule in _rules(settled, folder).items():
        told = {"rule": contents["-".join(key)], "settings": {code: dict(settled)[code] for code in rule.settings}}
        found[key] = sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
    return found


@lru_cache(maxsize=8)
def _contents(folder: Path) -> dict[str, Any]:
    return {path.stem: _content(path) for path in sorted(folder.glob("*.json"))}


def _content(path: Path) -> Any:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            raise RuleError(f"rule {path.stem}: a field stands twice")
        return found

    try:
        return json.loads(path.read_text(), object_pairs_hook=once)
    except json.JSONDecodeError as error:
        raise RuleError(f"rule {path.stem}: {error}") from error
