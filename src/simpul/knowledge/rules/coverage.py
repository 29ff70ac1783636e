"""What of the collection of clinical rules, parts 1 to 4, is a rule, and what is none, and why? (coverage.toml)"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from simpul.knowledge.concepts.schema import check_fields

FILE = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True, slots=True)
class Part:
    """code     sections of the collection
    rules    the codes of the rules that carry it
    by       what carries it instead or besides, "" where nothing does
    missing  what is no rule, each with its reason
    """

    code: str
    title: str
    rules: tuple[str, ...] = ()
    by: str = ""
    missing: tuple[str, ...] = ()


@cache
def parts() -> tuple[Part, ...]:
    """In the order of the collection. Raises ValueError for a part of which nothing is said."""
    return tuple(_part(code, entry) for code, entry in tomllib.loads(FILE.read_text()).items())


def _part(code: str, entry: Mapping[str, Any]) -> Part:
    check_fields(entry, {"title"}, {"rules", "by", "missing"})
    made = Part(
        code=code,
        title=entry["title"],
        rules=tuple(entry.get("rules", ())),
        by=entry.get("by", ""),
        missing=tuple(entry.get("missing", ())),
    )
    if not (made.rules or made.by or made.missing):
        raise ValueError(f"nothing is said of {code}")
    return made
