"""Is each dose valid, over every day that it can have had? Equal to steps.judging.verdict and double_of."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simpul.foundation.day_columns import Bools, Ints
from simpul.knowledge.immunization.answer import DoseReason
from simpul.knowledge.immunization.columns.steps.ground import ColumnGround
from simpul.knowledge.immunization.columns.steps.taken import TakenColumns

# In the order of their words: of two limits that end on one day the engine names the later word.
DOSE_REASONS = tuple(sorted(DoseReason))
NO_REASON = -1
INVALID, VALID, NOT_JUDGED = 0, 1, -1
NOTHING_BROKEN = -(2**62)


@dataclass(frozen=True, slots=True)
class Limit:
    """The days on which the limit of each row can lie, and in which rows it holds."""

    first: Ints
    last: Ints
    holds: Bools
    reason: DoseReason


@dataclass(frozen=True, slots=True)
class Verdicts:
    """valid  VALID, INVALID or NOT_JUDGED; reason  place in DOSE_REASONS, or NO_REASON"""

    valid: Ints
    reason: Ints


def place_of(reason: DoseReason) -> int:
    return DOSE_REASONS.index(reason)


def verdicts(rows: TakenColumns, limits: Sequence[Limit], antigen: str, ground: ColumnGround) -> Verdicts:
    """Of several limits that are broken the latest is named."""
    grace, size = ground.edition.grace_days, len(DOSE_REASONS)
    broken = np.full(len(rows.person), NOTHING_BROKEN, np.int64)
    unsure = np.zeros(len(rows.person), bool)
    for limit in limits:
        is_broken = limit.holds & (rows.last < limit.first - grace)
        unsure |= limit.holds & ~is_broken & (rows.first < limit.last - grace)
        key = limit.last * size + place_of(limit.reason)
        broken = np.where(is_broken, np.maximum(broken, key), broken)
    if antigen in ground.edition.live:
        broken, unsure = _beside_live(rows, ground, broken, unsure)
    is_broken = broken != NOTHING_BROKEN
    reason = np.where(unsure, place_of(DoseReason.NOT_CERTAIN), NO_REASON)
    valid = np.where(unsure, NOT_JUDGED, VALID)
    return Verdicts(np.where(is_broken, INVALID, valid), np.where(is_broken, broken % size, reason))


def unless_surplus(found: Verdicts, doubles: Ints, surplus: Bools) -> tuple[Bools, Verdicts]:
    """What is judged at all: neither a double nor a dose after the last. And what is said of each."""
    reason = np.where(surplus, place_of(DoseReason.AFTER_LAST), found.reason)
    reason = np.where(doubles != NO_REASON, doubles, reason)
    is_judged = (doubles == NO_REASON) & ~surplus
    return is_judged, Verdicts(np.where(is_judged, found.valid, NOT_JUDGED), reason)


def _beside_live(rows: TakenColumns, ground: ColumnGround, broken: Ints, unsure: Bools) -> tuple[Ints, Bools]:
    size, far_days = len(DOSE_REASONS), ground.edition.live_days
    exact = rows.is_exact
    for slot in ground.live_slots:
        antigen, first, last = (column[rows.person] for column in (slot.antigen, slot.first, slot.last))
        other = (antigen >= 0) & (antigen != rows.antigen)
        far = first + far_days
        is_broken = other & (last < rows.first) & (rows.last < far)
        key = far * size + place_of(DoseReason.LIVE_TOO_SOON)
        broken = np.where(is_broken, np.maximum(broken, key), broken)
        perhaps = (first == last) & ~exact & (first < rows.last) & (rows.first < far)
        unsure = unsure | (other & ~is_broken & perhaps)
    return broken, unsure


class Before:
    """What stands before a dose in the order of a series: enough to tell doubles apart."""

    def __init__(self, count: int) -> None:
        self.exact = np.full(count, NOTHING_BROKEN, np.int64)
        self.latest = np.full(count, NOTHING_BROKEN, np.int64)
        self.moves = np.zeros(count, bool)

    def doubles(self, rows: TakenColumns) -> Ints:
        """Place of the reason in DOSE_REASONS where a dose is, or may be, one that stands there already.

        Doses stand by their last day, an exact one first: a double of an exact day follows it at once, and a span meets
        one before it where it begins before the latest of them ends.
        """
        same = rows.is_exact & (self.exact[rows.person] == rows.last)
        perhaps = ~rows.is_exact & (rows.first <= self.latest[rows.person])
        found = np.where(same, place_of(DoseReason.SAME_DAY), NO_REASON)
        return np.where(perhaps, place_of(DoseReason.PERHAPS_SAME), found)

    def add(self, rows: TakenColumns) -> None:
        """One dose of a person at most."""
        exact = rows.is_exact
        self.exact[rows.person[exact]] = rows.last[exact]
        self.latest[rows.person] = np.maximum(self.latest[rows.person], rows.last)
        self.moves[rows.person] |= rows.moves
