"""Which fields does the JSON of a word have? Read once from fields.toml: files are checked by it, and the page is made.

Kinds: object, list and map (an object whose keys are codes); day (2026-03-10), hour (with its zone), text, whole,
yes_no, choice, code, area, and value: a finding, which its concept reads.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from simpul.knowledge.ckg.registry import editions
from simpul.knowledge.concepts.schema import check_fields

FILE = Path(__file__).with_name("fields.toml")
ANY = ".*"


@dataclass(slots=True)
class Field:
    """path   as the page shows it; codes: what a code, or the key of a map, names
    lowest, highest  of a whole number; unit of a number
    parts  by name of what stands within; "[]" is each line of a list, "{}" the value under each key of a map
    """

    path: str
    kind: str
    en: str
    must: bool = False
    options: tuple[str, ...] = ()
    codes: str = ""
    unit: str = ""
    lowest: int = 0
    highest: int = 0
    parts: dict[str, "Field"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Word:
    """takes  the whole file, and its rows in order; answers: by path what it means; exit: when it ends with 1"""

    en: str
    exit: str
    takes: Field
    rows: tuple[Field, ...]
    answers: Mapping[str, str]
    examples: tuple[str, ...]


@cache
def words() -> dict[str, Word]:
    """By the word of the shell. Raises ValueError or KeyError for a table that must not load (a bug of ours)."""
    return {word: _word(entry) for word, entry in tomllib.loads(FILE.read_text()).items()}


def _word(entry: Mapping[str, Any]) -> Word:
    check_fields(entry, {"en", "exit", "takes", "answers", "examples"}, set())
    whole = Field("", "object", "", must=True)
    rows = [row for path, told in entry["takes"].items() for row in _rows(path, told)]
    for row in rows:
        where, name = _placed(whole, row.path)
        where.parts[name] = row
    return Word(entry["en"], entry["exit"], whole, tuple(rows), entry["answers"], tuple(entry["examples"]))


def _rows(path: str, told: Mapping[str, Any]) -> Iterator[Field]:
    """One field; of what is known for CKG one for each fact of its editions."""
    read = dict(told) | {"options": tuple(told.get("options", ()))}
    if not path.endswith(ANY):
        yield Field(path, **read)
        return
    known = {one.code: one for edition in editions() for one in edition.facts.values() if one.kind == "yes_no"}
    for code, fact in known.items():
        if code != "pregnant":  # a field of its own, which is not told for a man
            yield Field(path.removesuffix("*") + code, **read | {"codes": "", "en": fact.label_en})


def _placed(whole: Field, path: str) -> tuple[Field, str]:
    """In which field it stands, and its name there."""
    *before, name = path.replace("[]", ".[]").replace("{}", ".{}").split(".")
    where = whole
    for one in before:
        if one == "[]":  # a line with parts has no row of its own
            where.parts.setdefault(one, Field(where.path + one, "object", ""))
        where = where.parts[one]
    return where, name
