"""What of the collection of clinical rules, parts 1 to 8, is a rule, and what is none, and why? (coverage.toml)

And each place where sources contradict each other: does a city choose, and if not, why? (conflicts.toml)
Each sentence that something stands elsewhere, or nowhere, names the words by which a test finds that out.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from simpul.knowledge.concepts.schema import check_fields
from simpul.knowledge.rules.language.settings import settings

FILE = Path(__file__).with_suffix(".toml")
CONFLICTS = FILE.with_name("conflicts.toml")
KNOWLEDGE = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Claim:
    """words  by file, or pattern of files, of knowledge/ or else of the whole product: what stands there, or of what is
    missing what does not
    """

    said: str
    words: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Part:
    """code     sections of the collection, or one conflict of sources
    rules    the codes of the rules that carry it
    stands   what carries it instead or besides
    gaps     what is no rule, each with its reason
    setting  of a conflict: the number that a city chooses, with its first day (language.settings); else ""
    """

    code: str
    title: str
    rules: tuple[str, ...] = ()
    stands: tuple[Claim, ...] = ()
    gaps: tuple[Claim, ...] = ()
    setting: str = ""

    @property
    def by(self) -> str:
        return "; ".join(one.said for one in self.stands)

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(one.said for one in self.gaps)


@cache
def parts() -> tuple[Part, ...]:
    """In the order of the collection, the conflicts last. Raises ValueError for a part of which nothing is said."""
    return (*_parts_of(FILE), *conflicts())


@cache
def conflicts() -> tuple[Part, ...]:
    """C1 to C14 of clinical-rules 0.3, and those of ilp.md 14 as ILP-1 to ILP-17. Raises ValueError as parts does."""
    return _parts_of(CONFLICTS)


def _parts_of(file: Path) -> tuple[Part, ...]:
    return tuple(_part(code, entry) for code, entry in tomllib.loads(file.read_text()).items())


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
    paths = sorted(KNOWLEDGE.glob(where)) or sorted(KNOWLEDGE.parent.glob(where))
    found = [path.read_text().casefold() for path in paths]
    if not found:
        raise ValueError(f"no file {where}")
    return found


def _part(code: str, entry: Mapping[str, Any]) -> Part:
    check_fields(entry, {"title"}, {"rules", "by", "missing", "setting"})
    if entry.get("setting", "") not in {"", *settings()}:
        raise ValueError(f"{code}: no city chooses {entry['setting']}")
    made = Part(
        code=code,
        title=entry["title"],
        rules=tuple(entry.get("rules", ())),
        stands=tuple(_claim(one, "words") for one in entry.get("by", ())),
        gaps=tuple(_claim(one, "without") for one in entry.get("missing", ())),
        setting=entry.get("setting", ""),
    )
    if not (made.rules or made.stands or made.gaps or made.setting):
        raise ValueError(f"nothing is said of {code}")
    return made


def _claim(entry: Mapping[str, Any], field: str) -> Claim:
    check_fields(entry, {"said", field}, set())
    return Claim(entry["said"], {where: tuple(words) for where, words in entry[field].items()})
