"""The charts of the health worker: measurements on WHO's lines, as SVG drawn on the server.

What is to be measured again stands as a hollow square beside the curve and counts nowhere (GROW-5).
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from simpul.foundation.sex import Sex
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.persons.growth.frame import (
    DAYS_A_MONTH,
    Chart,
    Frame,
    Point,
    Tick,
    frame_around,
    runs,
    sd_label,
)
from simpul.interfaces.web.persons.growth.measured import Day
from simpul.interfaces.web.persons.growth.plots import Plot, tab_of, unit_of, what_of
from simpul.knowledge.growth import GrowthLine, Index, Span, growth_lines

if TYPE_CHECKING:
    from simpul.records.people.models import Person

STYLES = {-3: "who far", -2: "who edge", 0: "who mid", 2: "who edge", 3: "who far"}


def chart_on(plot: Plot, person: Person, days: list[Day]) -> Chart | None:
    """None where nothing of this person stands on that chart."""
    shown = [day for day in days if plot.shows(day)]
    if not shown:
        return None
    span = plot.span(shown[-1])
    lines = _lines(plot.index, Sex(person.sex), span)
    counted = sorted((day for day in shown if day.counts(plot.index)), key=lambda day: (day.on, day.age))
    drawn = [*_edges(plot.index, Sex(person.sex), span), *(plot.place(day)[1] for day in counted)]
    frame = frame_around(span.first, span.last, drawn)
    solid, dashed = runs([plot.place(day) for day in counted], _joined(plot, counted)) if counted else ([], [])
    return Chart(
        code=plot.code,
        title=_finding(plot, shown[-1]),
        what=what_of(plot),
        summary=_summary(plot, shown),
        x_name=_x_name(plot),
        y_name=unit_of(plot),
        lines=_curves(frame, plot.index, Sex(person.sex), span),
        labels=[Tick(frame.y(line.points[-1][1]) + 4, sd_label(line.sd)) for line in lines],
        x_ticks=_x_ticks(plot, frame, shown[-1]),
        y_ticks=[Tick(at, value_words(value)) for at, value in frame.y_ticks()],
        solid=[frame.path(run) for run in solid],
        dashed=[frame.path(run) for run in dashed],
        points=[_point(plot, frame, day) for day in shown],
        count=len(shown),
    )


@cache
def _lines(index: Index, sex: Sex, span: Span) -> tuple[GrowthLine, ...]:
    """A few dozen of them in all, drawn again on every page."""
    return growth_lines(index, sex, span)


@cache
def _edges(index: Index, sex: Sex, span: Span) -> tuple[float, float]:
    """The lowest and the highest point of the lines."""
    drawn = [y for line in _lines(index, sex, span) for _x, y in line.points]
    return min(drawn), max(drawn)


@lru_cache(maxsize=256)
def _curves(frame: Frame, index: Index, sex: Sex, span: Span) -> list[tuple[str, str]]:
    """The same paths for all children of one frame."""
    return [(STYLES.get(line.sd, "who one"), frame.path(line.points)) for line in _lines(index, sex, span)]


def value_words(thousandths: float) -> str:
    """9200 -> "9,2"; 75700 -> "75,7"."""
    return formats.decimal(f"{thousandths / 1000:.2f}".rstrip("0").rstrip(".").replace(".", ","))


def _joined(plot: Plot, counted: list[Day]) -> list[bool]:
    months = [day.on.year * 12 + day.on.month for day in counted]
    return [True, *(now - before <= plot.gap for before, now in pairwise(months))]


def _point(plot: Plot, frame: Frame, day: Day) -> Point:
    across, value = plot.place(day)
    inside = min(max(across, frame.first), frame.last)
    return Point(frame.x(inside), frame.y(value), "u" if day.flagged(plot.index) else "pt")


def _x_name(plot: Plot) -> str:
    if not plot.by_age:
        return _("panjang (cm)") if plot.lying else _("tinggi (cm)")
    return _("umur (tahun)") if plot.school else _("umur (bulan)")


def _x_ticks(plot: Plot, frame: Frame, last: Day) -> list[Tick]:
    if not plot.by_age:
        return [Tick(frame.x(mm), str(mm // 10)) for mm in range(round(frame.first), round(frame.last) + 1, 50)]
    end = plot.end_month(last)
    if plot.school:
        return [Tick(frame.x(year * 12 * DAYS_A_MONTH), str(year)) for year in range(5, end // 12 + 1)]
    first = plot.first_month
    return [Tick(frame.x(month * DAYS_A_MONTH), str(month)) for month in range(first, end + 1, max(end // 12, 1))]


def _said(plot: Plot, day: Day) -> str:
    """What was said of one day: the class and the z, or that it is to be measured again."""
    if day.flagged(plot.index):
        return _("ukur ulang")
    z = _("%(z)s SD") % {"z": formats.zscore(day.z(plot.index))}
    return ", ".join(part for part in (day.words(plot.index), z) if part)


def _finding(plot: Plot, day: Day) -> str:
    return f"{tab_of(plot.code)}: {_said(plot, day)}"


def _summary(plot: Plot, shown: list[Day]) -> str:
    last = shown[-1]
    text = _("%(count)s kali diukur, terakhir %(day)s: %(value)s %(unit)s, %(said)s.") % {
        "count": len(shown),
        "day": formats.day(last.on),
        "value": value_words(plot.place(last)[1]),
        "unit": unit_of(plot),
        "said": _said(plot, last),
    }
    again = sum(day.flagged(plot.index) for day in shown)
    more = _("%(count)s hasil perlu diukur ulang dan tidak dihitung.") % {"count": again} if again else ""
    return f"{text} {more}".strip()
