"""Where do the measurements of one index lie, and which word do they get?

numpy's power may differ from the scalar's in its last bit. A z that lies within NEAR hundredths of the edge between two
hundredths is therefore computed again by the scalar code: the two agree by construction, not by luck.
"""

from dataclasses import dataclass

import numpy as np

from simpul.knowledge.growth.batch.columns import (
    ASSESSED,
    FLAG,
    NO_WORD,
    NO_Z,
    REFERENCE,
    Bools,
    Codes,
    Floats,
    Hundredths,
    IndexColumns,
    Ints,
)
from simpul.knowledge.growth.batch.tables import Dense
from simpul.knowledge.growth.indices.rules import Bands, IndexRule
from simpul.knowledge.growth.zscore import hundredths, z_of, z_of_weight
from simpul.reference.who_growth.read import Lms

NEAR = 1e-6
LINE_FROM = 3  # SD


@dataclass(frozen=True, slots=True)
class Rows:
    """L, M and S of each child; M is nan where WHO has no row."""

    l: Floats  # noqa: E741 - WHO's own letter
    m: Floats
    s: Floats

    def scalar(self, at: int) -> Lms:
        return Lms(float(self.l[at]), float(self.m[at]), float(self.s[at]))


def rows_at(table: Dense, at: Ints, share: Floats | None = None) -> Rows:
    """The rows at these places, or where a share is given on the straight line to the next ones."""
    if share is None or not share.any():
        return Rows(table.l[at], table.m[at], table.s[at])
    # Where the share is 0 the row itself: the one after it may not exist, and nan times 0 is nan.
    l, m, s = (  # noqa: E741
        np.where(share > 0, a[at] + share * (a[at + 1] - a[at]), a[at]) for a in (table.l, table.m, table.s)
    )
    return Rows(l, m, s)


def place(rule: IndexRule, value: Floats, rows: Rows, reason: Codes, past: Bools, older: Bools) -> IndexColumns:
    """Hundredths, word and reason of one index.

    value   in the unit of the table
    reason  why the child cannot be assessed, as far as it is known before the table is asked
    past    beyond the table
    older   from five years: the words of school age
    """
    reason = np.where((reason == ASSESSED) & (past | np.isnan(rows.m)), REFERENCE, reason).astype(np.int8)
    ok = reason == ASSESSED
    z = np.where(ok, _rounded(rule, np.where(ok, value, 1.0), rows, ok), NO_Z).astype(np.int32)
    reason = np.where(ok & ((z < rule.lowest) | (z > rule.highest)), FLAG, reason).astype(np.int8)
    word = word_of(rule.bands, z)
    if older.any():
        word = np.where(older, word_of(rule.school, z) if rule.school else NO_WORD, word)
    return IndexColumns(z, np.where(reason == ASSESSED, word, NO_WORD).astype(np.int8), reason)


def word_of(bands: Bands, value: Hundredths | Floats) -> Codes:
    """The place of the word: the number of edges that the value has reached."""
    word = np.zeros(len(value), np.int8)
    for below in bands.below:
        word += value >= below
    return word


def _rounded(rule: IndexRule, value: Floats, rows: Rows, ok: Bools) -> Floats:
    """Hundredths of z, half away from zero; anything where the child is not ok."""
    rows = Rows(rows.l, np.where(ok, rows.m, 1.0), rows.s)
    z = _z(value, rows, straight=rule.line)
    scaled = np.abs(z) * 100
    rounded = np.copysign(np.floor(scaled + 0.5), z)
    exact = z_of_weight if rule.line else z_of
    for at in np.flatnonzero(ok & (np.abs(scaled - np.floor(scaled) - 0.5) < NEAR)).tolist():
        rounded[at] = hundredths(exact(float(value[at]), rows.scalar(at)))
    return rounded


def _z(value: Floats, rows: Rows, *, straight: bool) -> Floats:
    """z of each; where `straight` is not set, L is 1 in every row of WHO and no power is needed."""
    ratio = value / rows.m
    z: Floats = ((np.power(ratio, rows.l) if straight else ratio) - 1) / (rows.l * rows.s)
    if straight:
        for side in (LINE_FROM, -LINE_FROM):
            _along_the_line(z, value, rows, side)
    return z


def _along_the_line(z: Floats, value: Floats, rows: Rows, side: int) -> None:
    """Beyond 3 SD on one side: the distance from SD3, in steps of SD3 - SD2."""
    out = np.flatnonzero(z * side > LINE_FROM * LINE_FROM)
    if not len(out):
        return
    l, m, s = rows.l[out], rows.m[out], rows.s[out]  # noqa: E741
    far = m * (1 + l * s * side) ** (1 / l)
    less = m * (1 + l * s * (side - side // LINE_FROM)) ** (1 / l)
    z[out] = side + (value[out] - far) / np.abs(far - less)
