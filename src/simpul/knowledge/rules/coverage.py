"""What of the collection of clinical rules, parts 1 to 8, is a rule, and what is none, and why? (coverage.toml)

Each sentence that something stands elsewhere, or nowhere, names the words by which a test finds that out.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from simpul.knowledge.concepts.schema import check_fields

FILE = Path(__file__).with_suffix(".toml")
KNOWLEDGE = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Claim:
    """words  by file of knowledge/, or pattern of files: what stands there, or of what is missing what does not"""

    said: str
    words: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Part:
    """code     sections of the collection
    rules    the codes of the rules that carry it
    stands   what carries it instead or besides
    gaps     what is no rule, each with its reason
    """

    code: str
    title: str
    rules: tuple[str, ...] = ()
    stands: tuple[Claim, ...] = ()
    gaps: tuple[Claim, ...] = ()

    @property
    def by(self) -> str:
        return "; ".join(one.said for one in self.stands)

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(one.said for one in self.gaps)


@cache
def parts() -> tuple[Part, ...]:
    """In the order of the collection. Raises ValueError for a part of which nothing is said."""
    return tuple(_part(code, entry) for code, entry in tomllib.loads(FILE.read_text()).items())


def untrue(part: Part) -> Iterator[str]:
    """What does not stand where it is said to stand, and what stands where it is said to be missing."""
    for claim in part.stands:
        for where, words in claim.words.items():
            texts = _texts(where)
            yield from (f"{where}: {one}" for one in words if not any(one.casefold() in text for text in texts))
    for claim in part.gaps:
        for where, words in claim.words.items():
            yield from (f"{where}: {one}" for one in words for text in _texts(where) if one.casefold() in text)


def _texts(where: str) -> list[str]:
    """Raises ValueError where there is no such file."""
    found = [path.read_text().casefold() for path in sorted(KNOWLEDGE.glob(where))]
    if not found:
        raise ValueError(f"no file {where}")
    return found


def _part(code: str, entry: Mapping[str, Any]) -> Part:
    check_fields(entry, {"title"}, {"rules", "by", "missing"})
    made = Part(
        code=code,
        title=entry["title"],
        rules=tuple(entry.get("rules", ())),
        stands=tuple(_claim(one, "words") for one in entry.get("by", ())),
        gaps=tuple(_claim(one, "without") for one in entry.get("missing", ())),
    )
    if not (made.rules or made.stands or made.gaps):
        raise ValueError(f"nothing is said of {code}")
    return made


def _claim(entry: Mapping[str, Any], field: str) -> Claim:
    check_fields(entry, {"said", field}, set())
    return Claim(entry["said"], {where: tuple(words) for where, words in entry[field].items()})
