"""Which rules are there, in which editions, and which holds on a day? One JSON file each, in editions/."""

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from simpul.knowledge.rules.language.definition import Rule
from simpul.knowledge.rules.language.schema import RuleError, rule_of
from simpul.knowledge.rules.language.settings import numbers

EDITIONS = Path(__file__).parent / "editions"
Chosen = Mapping[str, int]


def rules(chosen: Chosen | None = None) -> dict[tuple[str, str], Rule]:
    """All rules by code and edition, with the numbers that a city chose where sources contradict each other.

    Raises RuleError, which names the rule, for a file that must not load, and ValueError for a number without a source.
    """
    return _rules(tuple(sorted(numbers(chosen).items())))


def rules_on(day: date, chosen: Chosen | None = None) -> dict[str, Rule]:
    """Of each rule the edition that holds on a day, by code; a rule that begins later is not among them."""
    found: dict[str, Rule] = {}
    for rule in sorted(rules(chosen).values(), key=lambda one: one.valid_from):
        if rule.valid_from <= day:
            found[rule.code] = rule
    return found


@lru_cache(maxsize=8)
def _rules(settled: tuple[tuple[str, int], ...]) -> dict[tuple[str, str], Rule]:
    found = {}
    for path in sorted(EDITIONS.glob("*.json")):
        rule = rule_of(json.loads(path.read_text()), dict(settled))
        if path.stem != f"{rule.code}-{rule.edition}":
            raise RuleError(f"rule {rule.code}: its file is named {rule.code}-{rule.edition}.json")
        found[rule.key] = rule
    return found
