"""What is answered of the SPM? Of one person counted, not counted or not certain; of many the figures, kept apart."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from simpul.knowledge.spm.definition import Indicator, Part


class PartState(StrEnum):
    """NOT_ASKED  not of this age in this year"""

    THERE = "ya"
    NOT_ASKED = "tidak_diminta"
    MISSING = "kurang"
    UNKNOWN = "tidak_diketahui"


class Verdict(StrEnum):
    COUNTED = "terhitung"
    NOT_COUNTED = "belum"
    NOT_CERTAIN = "belum_pasti"


@dataclass(frozen=True, slots=True)
class SpmPart:
    """lacking  what is missing of it, in codes: visits, services, or how many times are left"""

    part: Part
    state: PartState
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SpmState:
    indicator: Indicator
    year: int
    parts: tuple[SpmPart, ...]

    @property
    def verdict(self) -> Verdict:
        states = {one.state for one in self.parts}
        if PartState.MISSING in states:
            return Verdict.NOT_COUNTED
        return Verdict.NOT_CERTAIN if PartState.UNKNOWN in states else Verdict.COUNTED

    def of(self, state: PartState) -> tuple[str, ...]:
        return tuple(one.part.code for one in self.parts if one.state is state)


@dataclass(frozen=True, slots=True)
class Figures:
    """counted   the numerator
    register  everybody of the denominator who is in the register; projection  whom somebody expects, None: nobody said
    """

    counted: int
    not_counted: int
    not_certain: int
    projection: int | None = None

    @property
    def register(self) -> int:
        return self.counted + self.not_counted + self.not_certain

    @property
    def of_register(self) -> Fraction | None:
        return Fraction(self.counted, self.register) if self.register else None

    @property
    def of_projection(self) -> Fraction | None:
        """It may pass 1, and is shown as it is (ADR 0031)."""
        return Fraction(self.counted, self.projection) if self.projection else None


def figures(states: Iterable[SpmState], projection: int | None = None) -> Figures:
    """Of the people of one indicator and year."""
    verdicts = [one.verdict for one in states]
    return Figures(
        verdicts.count(Verdict.COUNTED),
        verdicts.count(Verdict.NOT_COUNTED),
        verdicts.count(Verdict.NOT_CERTAIN),
        projection,
    )
