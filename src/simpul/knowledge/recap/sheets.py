"""Which sheets does the recap have, and which columns in which order? Read once from sheets.toml and checked."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from simpul.foundation.sex import Sex
from simpul.knowledge.concepts import PrivacyClass, Status, concept
from simpul.knowledge.recap.counts import OF_REGISTER, Count, Is
from simpul.knowledge.recap.groups import GROUPS
from simpul.knowledge.recap.reading import count_of

FILE = Path(__file__).parent / "sheets.toml"
MUST = {"code", "label_id", "label_en", "groups", "count", "status"}
MAY = {"sex", "source", "note_id", "note_en"}
# A kader sees what is plotted and its colour, not a class by z-score (KMK 2015/2023 fig. 17). pws.toml closes the same.
NAMED_BY_NAKES = frozenset({"bbu", "tbu", "bbtb", "imtu", "lku"})


class RecapError(ValueError):
    """A sheet that must not load: a mistake of the person who edited it."""


@dataclass(frozen=True, slots=True)
class Column:
    """groups  whose people it counts; sex: of these alone, None = everybody
    status  how the column, or what it counts, was read (ADR 0006)
    """

    code: str
    label_id: str
    label_en: str
    groups: frozenset[str]
    count: Count
    status: Status
    source: str
    sex: Sex | None = None
    note_id: str = ""
    note_en: str = ""

    def label(self, language: str) -> str:
        return self.label_en if language == "en" else self.label_id

    def note(self, language: str) -> str:
        return self.note_en if language == "en" else self.note_id

    @property
    def is_sensitive(self) -> bool:
        """Rests on an answer of class C3: neither its number nor its names are for a kader."""
        classes = {concept(one).privacy_class for one in self.count.concepts}
        return bool(classes & {PrivacyClass.C3, PrivacyClass.C4})

    @property
    def names_are_for_nakes(self) -> bool:
        """Its names say a class of a child that a kader is not shown; the number is for everybody who works there."""
        return self.is_sensitive or self.count.index in NAMED_BY_NAKES


@dataclass(frozen=True, slots=True)
class Sheet:
    code: str
    label_id: str
    label_en: str
    columns: tuple[Column, ...]

    def label(self, language: str) -> str:
        return self.label_en if language == "en" else self.label_id


@cache
def sheets() -> tuple[Sheet, ...]:
    """The four sheets in the order of the print. Raises RecapError."""
    return sheets_of(tomllib.loads(FILE.read_text()))


def sheets_of(table: Mapping[str, Any]) -> tuple[Sheet, ...]:
    found = tuple(
        Sheet(
            one["code"],
            one["label_id"],
            one["label_en"],
            tuple(_column(row, table["source"]) for row in one["column"]),
        )
        for one in table["sheet"]
    )
    codes = [column.code for sheet in found for column in sheet.columns]
    if len(codes) != len(set(codes)):
        raise RecapError("two columns have the same code")
    return found


def column_with(code: str) -> Column | None:
    return next((column for sheet in sheets() for column in sheet.columns if column.code == code), None)


@cache
def concepts_counted() -> frozenset[str]:
    """Every concept on which a column rests."""
    return frozenset(code for sheet in sheets() for column in sheet.columns for code in column.count.concepts)


def _column(row: Mapping[str, Any], source: str) -> Column:
    try:
        if MUST - row.keys() or row.keys() - MUST - MAY:
            raise ValueError(f"missing {sorted(MUST - row.keys())}, unknown {sorted(row.keys() - MUST - MAY)}")
        column = Column(
            code=row["code"],
            label_id=row["label_id"],
            label_en=row["label_en"],
            groups=frozenset(row["groups"]),
            count=count_of(row["count"]),
            status=Status(row["status"]),
            source=row.get("source", source),
            sex=Sex(row["sex"]) if "sex" in row else None,
            note_id=row.get("note_id", ""),
            note_en=row.get("note_en", ""),
        )
        _check(column)
    except (ValueError, KeyError, TypeError) as error:
        raise RecapError(f"column {row.get('code', '')}: {error}") from error
    return column


def _check(column: Column) -> None:
    if not column.groups or column.groups - set(GROUPS):
        raise ValueError(f"unknown group {sorted(column.groups - set(GROUPS))}")
    if column.count.how in OF_REGISTER and len(column.groups) != 1:
        raise ValueError("a column of the register is about one group")
    if bool(column.note_id) != bool(column.note_en):
        raise ValueError("a note in one language only")
    if column.count.how is Is.NOT_RECORDED and not (column.count.why_id and column.count.why_en):
        raise ValueError("blank without a reason")
