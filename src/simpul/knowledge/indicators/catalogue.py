"""Which figures are there, what does each of them count, and on what source does that rest? Read once from pws.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "pws.toml"
TABLE = tomllib.loads(FILE.read_text())
EDITION: str = TABLE.pop("edition")
COMPARABLE = "D'"  # D - O - B: never counted by itself


@dataclass(frozen=True, slots=True)
class Counted:
    """code  as it stands in a cell; status: verified, secondary, from-memory or ours

    names_are_for_nakes  its names say a class by z-score, which a kader is not shown; the number is for everybody there
    """

    code: str
    label_id: str
    label_en: str
    counts_id: str
    counts_en: str
    source: str
    status: str
    names_are_for_nakes: bool = False

    def label(self, language: str) -> str:
        return self.label_en if language == "en" else self.label_id

    def counts(self, language: str) -> str:
        return self.counts_en if language == "en" else self.counts_id


@dataclass(frozen=True, slots=True)
class Ratio:
    """numerator  codes of which the counts are added; denominator: one code, or D'"""

    code: str
    label_id: str
    label_en: str
    numerator: tuple[str, ...]
    denominator: str
    source: str
    status: str

    def label(self, language: str) -> str:
        return self.label_en if language == "en" else self.label_id

    def parts(self, counts: Mapping[str, int]) -> tuple[int, int]:
        """Numerator and denominator; what has no count is none."""
        return sum(counts.get(one, 0) for one in self.numerator), value_of(self.denominator, counts)


def label_of(code: str, language: str) -> str:
    """What a share is of, in words."""
    return "D′ = D − O − B" if code == COMPARABLE else COUNTED[code].label(language)


def value_of(code: str, counts: Mapping[str, int]) -> int:
    if code == COMPARABLE:
        return counts.get("D", 0) - counts.get("O", 0) - counts.get("B", 0)
    return counts.get(code, 0)


def _counted(code: str, row: dict[str, Any]) -> Counted:
    return Counted(code, **row)


def _ratio(code: str, row: dict[str, str]) -> Ratio:
    numerator = tuple(row["numerator"].split(" + "))
    words = (row["label_id"], row["label_en"], numerator, row["denominator"], row["source"], row["status"])
    return Ratio(code, *words)


COUNTED: dict[str, Counted] = {code: _counted(code, row) for code, row in TABLE.items() if "counts_id" in row}
RATIOS: dict[str, Ratio] = {code: _ratio(code, row) for code, row in TABLE.items() if "numerator" in row}
