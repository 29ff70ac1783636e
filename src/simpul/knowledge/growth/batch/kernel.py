"""How do many children stand on the six indices? The same hundredths and words as assess_growth, a column at a time."""

import numpy as np

from simpul.knowledge.growth.batch.columns import (
    AGE,
    ASSESSED,
    NO_WORD,
    NO_Z,
    OEDEMA,
    REFERENCE,
    SEX,
    Bools,
    Codes,
    Columns,
    Floats,
    IndexColumns,
    Ints,
    joined,
)
from simpul.knowledge.growth.batch.measured import bmi, first, stature, usable
from simpul.knowledge.growth.batch.place import place, rows_at, word_of
from simpul.knowledge.growth.batch.tables import FIRST_MM, LAST_DAY, LAST_MM, dense_by_day, dense_by_millimetre
from simpul.knowledge.growth.indices.assess import ARM_FROM_MONTH
from simpul.knowledge.growth.indices.rules import BALITA_MONTHS, DAYS_PER_MONTH, rules
from simpul.knowledge.growth.indices.words import Index

BLOCK = 8192  # rows whose columns stay in the processor's cache


def assess_many(children: Columns) -> dict[Index, IndexColumns]:
    """The six indices of each child; from five years IMT/U has the words of school age (rules()[IMTU].school)."""
    count = len(children.sex)
    blocks = [_block(children.part(slice(start, start + BLOCK))) for start in range(0, max(count, 1), BLOCK)]
    return {index: joined([block[index] for block in blocks]) for index in Index}


def _block(c: Columns) -> dict[Index, IndexColumns]:
    aged = c.age_days >= 0
    certain = aged & c.age_certain
    older = aged & (c.age_days / DAYS_PER_MONTH >= BALITA_MONTHS)
    who = np.where(c.sex < 0, SEX, np.where(certain, ASSESSED, AGE)).astype(np.int8)
    grams, tall, arm = (usable(getattr(c, name), name, older) for name in ("weight", "length", "arm"))
    both = first(grams, tall)
    millimetres, standing = stature(c, certain)
    at_age = _PlaceByAge(c, who, older)
    found = {
        Index.BBU: at_age(Index.BBU, c.weight / 1000, grams),
        Index.TBU: at_age(Index.TBU, millimetres / 10, tall),
        Index.BBTB: _for_length(c, millimetres, standing, both, older),
        Index.IMTU: at_age(Index.IMTU, bmi(c.weight, millimetres), both),
        Index.LKU: at_age(Index.LKU, c.head / 10, usable(c.head, "head", older)),
        Index.LILA: _arm(c, at_age(Index.LILA, c.arm / 10, arm), arm, older),
    }
    if c.oedema.any():
        _swell(found, c.oedema, older)
    return found


class _PlaceByAge:
    """Places a column on the table of an index by age; what all indices share is computed once."""

    def __init__(self, c: Columns, who: Codes, older: Bools) -> None:
        self.sex, self.day = np.maximum(c.sex, 0), np.clip(c.age_days, 0, LAST_DAY)
        self.who, self.past, self.older = who, c.age_days > LAST_DAY, older

    def __call__(self, index: Index, value: Floats, unusable: Codes) -> IndexColumns:
        table = dense_by_day(index)
        rows = rows_at(table, self.sex * table.width + self.day)
        return place(rules()[index], value, rows, first(self.who, unusable), self.past, self.older)


def _for_length(c: Columns, millimetres: Floats, standing: Bools, unusable: Codes, older: Bools) -> IndexColumns:
    """BB/TB needs no age but for the posture; from five years WHO has no table for it."""
    table = dense_by_millimetre()
    inside = (millimetres >= FIRST_MM) & (millimetres < LAST_MM)
    length = np.where(inside, millimetres, FIRST_MM)
    whole: Ints = np.floor(length).astype(np.int64)
    at = (np.maximum(c.sex, 0) * 2 + standing) * table.width + whole - FIRST_MM
    reason = np.where(older, REFERENCE, np.where(c.sex < 0, SEX, unusable)).astype(np.int8)
    rows = rows_at(table, at, length - whole)
    return place(rules()[Index.BBTB], c.weight / 1000, rows, reason, ~inside, np.zeros_like(older))


def _arm(c: Columns, found: IndexColumns, unusable: Codes, older: Bools) -> IndexColumns:
    """The word by millimetres from six months; with an age only about known, or no sex, the word alone."""
    worded = (c.age_days / DAYS_PER_MONTH >= ARM_FROM_MONTH) & ~older & (unusable == ASSESSED)
    unsure = (found.reason == AGE) | (found.reason == SEX)
    reason = np.where(worded & unsure, ASSESSED, found.reason)
    reason = np.where(unsure & (unusable > 0), unusable, np.where(unsure & (c.age_days < 0), AGE, reason))
    word = np.where(worded & (reason == ASSESSED), word_of(rules()[Index.LILA].bands, c.arm), NO_WORD)
    return IndexColumns(found.z, word.astype(np.int8), reason.astype(np.int8))


def _swell(found: dict[Index, IndexColumns], swollen: Bools, older: Bools) -> None:
    """With oedema nothing that holds the weight is computed; BB/TB and IMT/U are gizi buruk (the first word)."""
    for index, rows, word in (
        (Index.BBU, swollen, NO_WORD),
        (Index.IMTU, swollen, 0),
        (Index.BBTB, swollen & ~older, 0),
    ):
        found[index].z[rows] = NO_Z
        found[index].word[rows] = word
        found[index].reason[rows] = OEDEMA
