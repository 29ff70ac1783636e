"""Where do WHO's lines run on a growth chart for health workers? All indices, by age or by length.

    growth_lines(Index.TBU, Sex.MALE, age_span(0, 60))       length or height, birth to five years
    growth_lines(Index.BBTB, Sex.MALE, LENGTHS)              weight for length, lying; HEIGHTS for standing
    growth_lines(Index.IMTU, Sex.FEMALE, age_span(60, 228))  five to nineteen years

Sources: z-score charts of WHO Child Growth Standards (2006) and WHO Reference (2007); which lines they print is from
memory. +1 SD of IMT/U and BB/TB is a boundary of Permenkes 2/2020. The coloured bands of the KMS: lines.py.
"""

from dataclasses import dataclass

from simpul.foundation.sex import Sex
from simpul.knowledge.growth.indices.posture import STANDING_FROM_DAY
from simpul.knowledge.growth.indices.reference import row_for_day, row_for_length
from simpul.knowledge.growth.indices.rules import DAYS_PER_MONTH
from simpul.knowledge.growth.indices.words import Index
from simpul.knowledge.growth.zscore import value_at
from simpul.reference.who_growth.read import Lms

FEW, ALL = (-3, -2, 0, 2, 3), (-3, -2, -1, 0, 1, 2, 3)
PRINTED = {
    Index.BBU: FEW,
    Index.TBU: FEW,
    Index.BBTB: ALL,
    Index.IMTU: ALL,
    Index.LKU: FEW,
    Index.LILA: FEW,
}
LAST_DAY = int(228 * DAYS_PER_MONTH)  # of WHO Reference 2007
MOST_POINTS = 80  # of one line; more cannot be seen


@dataclass(frozen=True, slots=True)
class Span:
    """first, last  completed days of age; millimetres where `lying` says which table of BB/TB holds"""

    first: int
    last: int
    lying: bool | None = None


@dataclass(frozen=True, slots=True)
class GrowthLine:
    """sd      -3 to +3
    points  (x, y). x: days of age, or millimetres of length. y: thousandths of the unit of WHO's table, that is grams
            (BB/U, BB/TB), thousandths of a centimetre (TB/U, LK/U, LiLA/U) or of kg/m² (IMT/U)
    """

    sd: int
    points: tuple[tuple[int, int], ...]


LENGTHS, HEIGHTS = Span(450, 1100, lying=True), Span(650, 1200, lying=False)


def age_span(first_month: int, last_month: int) -> Span:
    """From one age in months to another, in the days on which those months are complete."""
    first, last = (min(round(month * DAYS_PER_MONTH), LAST_DAY) for month in (first_month, last_month))
    return Span(first, last)


def growth_lines(index: Index, sex: Sex, span: Span, sds: tuple[int, ...] | None = None) -> tuple[GrowthLine, ...]:
    """The lines of a chart, the lowest first; only as far as WHO has a table, () where it has none in the span.

    sds  whole numbers from -3 to 3; None for those that WHO prints

    Raises ValueError for BB/TB over ages, or another index over lengths (a bug in the caller).
    """
    if (index is Index.BBTB) != (span.lying is not None):
        raise ValueError("BB/TB is drawn over lengths, every other index over ages")
    found = [(x, row) for x in _places(span) if (row := _row(index, sex, span, x))]
    lines = PRINTED[index] if sds is None else sds
    return tuple(GrowthLine(sd, tuple((x, _thousandths(row, sd)) for x, row in found)) for sd in lines if found)


def _places(span: Span) -> list[int]:
    """Evenly from the first to the last, with both sides of the day on which length becomes height."""
    step = max(-((span.first - span.last) // MOST_POINTS), 1)
    places = {*range(span.first, span.last, step), span.last}
    if span.lying is None and span.first < STANDING_FROM_DAY <= span.last:
        places |= {STANDING_FROM_DAY - 1, STANDING_FROM_DAY}
    return sorted(places)


def _row(index: Index, sex: Sex, span: Span, x: int) -> Lms | None:
    return row_for_day(index, sex, x) if span.lying is None else row_for_length(sex, x, span.lying)


def _thousandths(row: Lms, sd: int) -> int:
    return round(value_at(row, sd) * 1000)
