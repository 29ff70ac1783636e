"""Which answers are written behind each row? z, category and flag of six indices, in the words of Permenkes 2/2020."""

from collections.abc import Iterator

import numpy as np

from simpul.interfaces.cli.growth.harmless import harmless, harmless_cell
from simpul.interfaces.cli.growth.lines import Layout
from simpul.interfaces.cli.growth.read import children_of
from simpul.interfaces.cli.growth.rows import Block
from simpul.knowledge.growth.batch import Columns, IndexColumns, assess_many
from simpul.knowledge.growth.batch.columns import NO_WORD, NO_Z, REASONS, Bools
from simpul.knowledge.growth.indices.rules import BALITA_MONTHS, DAYS_PER_MONTH, rules
from simpul.knowledge.growth.indices.words import Index, Reason, permenkes_words

NAMES = {Index.LILA: "lilau"}
ADDED = [f"{what}_{NAMES.get(index, index)}" for index in Index for what in ("z", "kat", "flag")]
NOTE = "catatan"
FLAGS = {
    None: "",
    Reason.AGE: "tidak lengkap",
    Reason.SEX: "tidak lengkap",
    Reason.MEASUREMENT: "tidak lengkap",
    Reason.RANGE: "ukur ulang",
    Reason.FLAG: "ukur ulang",
    Reason.OEDEMA: "edema",
    Reason.REFERENCE: "di luar acuan WHO",
}
# A key holds z, word, reason and age group in one whole number, so that each answer is put into words only once.
GROUPS, MOST_WORDS, LOWEST = 2, 8, -(10**9)


class Answers(dict[int, str]):
    """The cells of one index by key: "-2.15;berat badan kurang;"."""

    def __init__(self, index: Index, separator: str) -> None:
        self.separator = separator
        bands = rules()[index].bands, rules()[index].school or rules()[index].bands
        self.words = [[permenkes_words(index, word) for word in band.words] for band in bands]

    def __missing__(self, key: int) -> str:
        rest, reason = divmod(key, len(REASONS))
        rest, word = divmod(rest, MOST_WORDS)
        z, group = divmod(rest, GROUPS)
        shown = "" if z == 0 else f"{(z + LOWEST) / 100:.2f}"
        category = self.words[group][word - 1] if word else ""
        self[key] = found = self.separator.join((shown, category, FLAGS[REASONS[reason]]))
        return found


class Converter:
    """Rows of a file in, the same rows with ADDED and a note out."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.answers = {index: Answers(index, layout.separator) for index in Index}

    def header(self) -> str:
        return self.layout.separator.join([*map(harmless_cell, self.layout.names), *ADDED, NOTE])

    def convert(self, block: Block) -> tuple[Iterator[str], list[str]]:
        """The lines to write, and what is wrong with some rows."""
        children = children_of(block, self.layout)
        notes = children.remarks | children.problems
        found = self._answers(children.columns)
        texts = harmless(block.texts, self.layout.separator)
        lines = map(self.layout.separator.join, zip(texts, *found, _notes(notes, len(block.lines)), strict=True))
        return lines, [children.problems[at] for at in sorted(children.problems)]

    def _answers(self, columns: Columns) -> list[Iterator[str]]:
        older = columns.age_days / DAYS_PER_MONTH >= BALITA_MONTHS
        found = assess_many(columns)
        return [map(self.answers[index].__getitem__, _keys(found[index], older)) for index in Index]


def _keys(found: IndexColumns, older: Bools) -> list[int]:
    z = np.where(found.z == NO_Z, 0, found.z.astype(np.int64) - LOWEST)
    word = found.word.astype(np.int64) - NO_WORD
    keys: list[int] = (((z * GROUPS + older) * MOST_WORDS + word) * len(REASONS) + found.reason).tolist()
    return keys


def _notes(notes: dict[int, str], count: int) -> list[str]:
    """One text for each row; none holds a separator."""
    texts = [""] * count
    for at, note in notes.items():
        texts[at] = note.replace(",", "").replace(";", "")
    return texts
