"""What goes into the kernel, and what comes out of it? One array for each thing that is known of the children."""

from dataclasses import dataclass, fields
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from simpul.knowledge.growth.indices.words import Reason

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]
Bools: TypeAlias = NDArray[np.bool_]
Hundredths: TypeAlias = NDArray[np.int32]
Codes: TypeAlias = NDArray[np.int8]

NO_Z = int(np.iinfo(np.int32).min)
NO_WORD = -1
REASONS: tuple[Reason | None, ...] = (None, *Reason)  # a reason is kept as its place in here
ASSESSED = 0
AGE, SEX, MEASUREMENT, RANGE, FLAG, OEDEMA, REFERENCE, _PREGNANCY = range(1, len(REASONS))  # the last is no column


@dataclass(frozen=True, slots=True)
class Columns:
    """sex       0 L, 1 P, -1 unknown
    age_days  completed days, -1 unknown
    weight    grams; length, head, arm millimetres; nan where not measured
    posture   0 unknown, 1 lying, 2 standing
    """

    sex: Ints
    age_days: Ints
    weight: Floats
    length: Floats
    posture: Ints
    head: Floats
    arm: Floats
    oedema: Bools
    age_certain: Bools

    def part(self, rows: slice) -> "Columns":
        """The children of these rows."""
        return Columns(*(getattr(self, field.name)[rows] for field in fields(self)))


@dataclass(frozen=True, slots=True)
class IndexColumns:
    """z       hundredths, or NO_Z
    word    its place among the words of the bands, or NO_WORD
    reason  its place in REASONS; 0 is assessed
    """

    z: Hundredths
    word: Codes
    reason: Codes


def joined(parts: list[IndexColumns]) -> IndexColumns:
    """The same index of one block after another."""
    return IndexColumns(*(np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(parts[0])))
