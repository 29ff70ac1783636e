"""What holds for each index: flags, bands, ranges? Read once from indices.toml, where each value has its source."""

import tomllib
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from simpul.knowledge.growth.indices.words import ArmCategory, HeadCategory, HeightCategory, Index, NutritionCategory
from simpul.knowledge.growth.weight_for_age import WeightCategory

FILE = Path(__file__).parent / "indices.toml"
DAYS_PER_MONTH = 30.4375
BALITA_MONTHS = 60
WORDS: dict[Index, type[StrEnum]] = {
    Index.BBU: WeightCategory,
    Index.TBU: HeightCategory,
    Index.BBTB: NutritionCategory,
    Index.IMTU: NutritionCategory,
    Index.LKU: HeadCategory,
    Index.LILA: ArmCategory,
}


@dataclass(frozen=True, slots=True)
class Bands:
    """below[i] is the first value that is no longer words[i]"""

    below: tuple[int, ...]
    words: tuple[StrEnum, ...]

    def word(self, value: float) -> StrEnum:
        return self.words[bisect_right(self.below, value)]


@dataclass(frozen=True, slots=True)
class IndexRule:
    """school   bands from five years; None where Permenkes 2/2020 has no words for that age
    source   of the categories, as users know it; may be empty
    """

    rule: str
    source: str
    edition: str
    status: str
    lowest: int
    highest: int
    line: bool
    last_month: int
    bands: Bands
    school: Bands | None


@dataclass(frozen=True, slots=True)
class Limits:
    """What can be typed, both ends included: grams and millimetres."""

    weight: tuple[int, int]
    length: tuple[int, int]
    head: tuple[int, int]
    arm: tuple[int, int]


@cache
def rules() -> dict[Index, IndexRule]:
    content = tomllib.loads(FILE.read_text())
    return {index: _rule(index, content[index], content["edition"]) for index in Index}


@cache
def limits(balita: bool) -> Limits:
    found = tomllib.loads(FILE.read_text())["range"]["under_five" if balita else "from_five"]
    return Limits(*((found[name][0], found[name][1]) for name in ("weight", "length", "head", "arm")))


def _rule(index: Index, row: dict[str, Any], edition: str) -> IndexRule:
    lowest, highest = row["flags"]
    return IndexRule(
        rule=row["rule"],
        source=row["source"],
        edition=edition,
        status=row["status"],
        lowest=lowest,
        highest=highest,
        line=row["line"],
        last_month=row["last_month"],
        bands=_bands(index, row["below"], row["words"]),
        school=_bands(index, row["school_below"], row["school_words"]) if "school_below" in row else None,
    )


def _bands(index: Index, below: list[int], words: list[str]) -> Bands:
    return Bands(tuple(below), tuple(WORDS[index](word) for word in words))
