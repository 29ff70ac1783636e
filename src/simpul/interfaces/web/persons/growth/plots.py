"""Which growth charts are there, over what, and how is each measurement placed on them?

Ages as WHO's charts have them: birth to five years in days, five to nineteen years; BB/TB over length, lying and
standing apart. What is not assessed on an index is not drawn on its chart.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from simpul.interfaces.web.persons.growth.frame import DAYS_A_MONTH, XY
from simpul.interfaces.web.persons.growth.measured import Day
from simpul.knowledge.growth import HEIGHTS, LENGTHS, Index, Span, age_span

FIVE_YEARS = 60 * DAYS_A_MONTH


@dataclass(frozen=True, slots=True)
class Plot:
    """last_months  the possible ends of the age axis; () for BB/TB
    gap          months after which the next measurement is no neighbour any more
    """

    code: str
    index: Index
    first_month: int = 0
    last_months: tuple[int, ...] = (12, 24, 36, 48, 60)
    lying: bool | None = None
    gap: int = 1

    @property
    def by_age(self) -> bool:
        return self.lying is None

    @property
    def school(self) -> bool:
        return self.first_month >= 60

    def shows(self, day: Day) -> bool:
        if not (day.counts(self.index) or day.flagged(self.index)):
            return False
        if not self.by_age:
            return day.stature is not None and day.stature.lying == self.lying and day.row.weight_grams is not None
        last = self.last_months[-1] * DAYS_A_MONTH
        old = day.age >= FIVE_YEARS
        return old == self.school and day.age <= last and self.value(day) is not None

    def place(self, day: Day) -> XY:
        across = day.age if self.by_age else day.stature.millimetres if day.stature else 0
        return across, self.value(day) or 0

    def value(self, day: Day) -> float | None:
        """In the thousandths of WHO's unit; None where it was not measured."""
        row, stature = day.row, day.stature
        match self.index:
            case Index.BBU | Index.BBTB:
                return row.weight_grams
            case Index.TBU:
                return stature.millimetres * 100 if stature else None
            case Index.IMTU:
                if stature is None or row.weight_grams is None:
                    return None
                return row.weight_grams / (stature.millimetres / 1000) ** 2
            case Index.LKU:
                return row.head_mm * 100 if row.head_mm is not None else None
            case Index.LILA:
                return row.muac_mm * 100 if row.muac_mm is not None else None

    def span(self, last: Day) -> Span:
        if self.lying is not None:
            return LENGTHS if self.lying else HEIGHTS
        return age_span(self.first_month, self.end_month(last))

    def end_month(self, last: Day) -> int:
        return next((end for end in self.last_months if last.age <= end * DAYS_A_MONTH), self.last_months[-1])


SCHOOL = (120, 228)
PLOTS = (
    Plot("bbu", Index.BBU),
    Plot("tbu", Index.TBU),
    Plot("bbpb", Index.BBTB, lying=True),
    Plot("bbtb", Index.BBTB, lying=False),
    Plot("imtu", Index.IMTU),
    Plot("lku", Index.LKU, gap=6),
    Plot("lilau", Index.LILA, first_month=3),
    Plot("tbu5", Index.TBU, first_month=60, last_months=SCHOOL, gap=12),
    Plot("imtu5", Index.IMTU, first_month=60, last_months=SCHOOL, gap=12),
)


def tab_of(code: str) -> str:
    """The word on its tab."""
    return {
        "kms": "KMS",
        "bbu": "BB/U",
        "tbu": "TB/U",
        "bbpb": "BB/PB",
        "bbtb": "BB/TB",
        "imtu": "IMT/U",
        "lku": "LK/U",
        "lilau": "LiLA/U",
        "tbu5": _("TB/U 5–19 th"),
        "imtu5": _("IMT/U 5–19 th"),
    }[code]


def what_of(plot: Plot) -> str:
    return {
        "bbu": _("Berat menurut umur"),
        "tbu": _("Panjang atau tinggi menurut umur"),
        "bbpb": _("Berat menurut panjang, telentang"),
        "bbtb": _("Berat menurut tinggi, berdiri"),
        "imtu": _("IMT menurut umur"),
        "lku": _("Lingkar kepala menurut umur"),
        "lilau": _("Lingkar lengan atas menurut umur"),
        "tbu5": _("Tinggi menurut umur, 5 sampai 19 tahun"),
        "imtu5": _("IMT menurut umur, 5 sampai 19 tahun"),
    }[plot.code]


def unit_of(plot: Plot) -> str:
    if plot.index in (Index.BBU, Index.BBTB):
        return "kg"
    return "kg/m²" if plot.index is Index.IMTU else "cm"
