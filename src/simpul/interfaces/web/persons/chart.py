"""The growth chart of a balita: weights on the bands of the KMS, as an SVG drawn on the server.

A month that was not weighed is a dashed bridge with a hollow point after it, never a drawn value. The kader's chart
names colours; the one for health workers names the lines in SD.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from simpul.foundation.sex import Sex
from simpul.interfaces.web.components import formats
from simpul.knowledge.growth import ChartLine, GainStatus, lines_for_chart

if TYPE_CHECKING:
    from simpul.records.people.models import Person
    from simpul.records.visits.models import MonthlyWeighing

LEFT, RIGHT, TOP, BOTTOM = 40.0, 646.0, 24.0, 396.0
DAYS_A_MONTH = 30.4375
SPANS = (12, 24, 36, 48, 60)
BANDS = (("y", -3, -2), ("g", -2, 1), ("p2", 1, 3))
STYLES = {-3: "who red", -2: "who", 0: "who mid", 1: "who ora", 2: "who", 3: "who"}


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float
    shape: str


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    title: str
    summary: str
    bands: list[tuple[str, str]]
    lines: list[tuple[str, str]]
    labels: list[Tick]
    months: list[Tick]
    kilos: list[Tick]
    solid: list[str]
    dashed: list[str]
    points: list[Point]


@dataclass(frozen=True, slots=True)
class Frame:
    """From ages in days and weights in grams to the drawing."""

    last_day: float
    low: float
    high: float

    def x(self, days: float) -> float:
        return round(LEFT + (RIGHT - LEFT) * days / self.last_day, 1)

    def y(self, grams: float) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * (grams - self.low) / (self.high - self.low), 1)

    def path(self, points: Sequence[tuple[float, float]]) -> str:
        return "M" + " ".join(f"{self.x(day)} {self.y(grams)}" for day, grams in points)


def chart_of(person: Person, weighings: list[MonthlyWeighing], *, clinical: bool) -> Chart | None:
    """None where there is nothing to draw; the lines end at 60 months, and so does the curve."""
    last_day = round(SPANS[-1] * DAYS_A_MONTH)
    weighings = [one for one in weighings if 0 <= (one.local_date - person.birth_date).days <= last_day]
    if not weighings:
        return None
    ages = [(one.local_date - person.birth_date).days for one in weighings]
    span = next((span for span in SPANS if ages[-1] <= span * DAYS_A_MONTH), SPANS[-1])
    lines = lines_for_chart(Sex(person.sex), 0, round(span * DAYS_A_MONTH))
    frame = _frame(span, lines, weighings)
    own = list(zip(ages, (one.weight_grams for one in weighings), strict=True))
    solid, dashed = _runs(own, weighings)
    return Chart(
        title=_("Berat menurut umur, 0 sampai %(months)s bulan") % {"months": span},
        summary=_summary(weighings),
        bands=[(name, _band(frame, lines, low, high)) for name, low, high in BANDS],
        lines=[(STYLES[line.sd], frame.path(list(line.points))) for line in lines],
        labels=[_label(frame, line, clinical) for line in lines if clinical or line.sd in (-3, 1)],
        months=[Tick(frame.x(month * DAYS_A_MONTH), str(month)) for month in range(0, span + 1, span // 8 or 1)],
        kilos=[Tick(frame.y(kg * 1000), str(kg)) for kg in _kilos(frame)],
        solid=[frame.path(run) for run in solid],
        dashed=[frame.path(run) for run in dashed],
        points=[
            Point(frame.x(day), frame.y(grams), _shape(one)) for (day, grams), one in zip(own, weighings, strict=True)
        ],
    )


def _frame(span: int, lines: tuple[ChartLine, ...], weighings: list[MonthlyWeighing]) -> Frame:
    weights = [grams for line in lines for _day, grams in line.points] + [one.weight_grams for one in weighings]
    return Frame(round(span * DAYS_A_MONTH), floor(min(weights) / 1000) * 1000, ceil(max(weights) / 1000) * 1000)


def _band(frame: Frame, lines: tuple[ChartLine, ...], low: int, high: int) -> str:
    by_sd = {line.sd: list(line.points) for line in lines}
    return frame.path(by_sd[low] + by_sd[high][::-1]) + "Z"


def _label(frame: Frame, line: ChartLine, clinical: bool) -> Tick:
    words = {-3: _("merah"), 1: _("oranye")}
    text = f"{'+' if line.sd > 0 else '−' if line.sd < 0 else ''}{abs(line.sd)} SD" if clinical else words[line.sd]
    return Tick(frame.y(line.points[-1][1]) + 4, text)


def _kilos(frame: Frame) -> range:
    low, high = round(frame.low / 1000), round(frame.high / 1000)
    return range(low, high + 1, max(1, ceil((high - low) / 8)))


def _runs(
    own: list[tuple[int, int]], weighings: list[MonthlyWeighing]
) -> tuple[list[list[tuple[int, int]]], list[list[tuple[int, int]]]]:
    """Pieces of the own curve: solid through neighbouring months, dashed over a missed one."""
    solid: list[list[tuple[int, int]]] = [own[:1]]
    dashed = []
    for at in range(1, len(own)):
        if weighings[at].month - weighings[at - 1].month == 1:
            solid[-1].append(own[at])
        else:
            dashed.append([own[at - 1], own[at]])
            solid.append([own[at]])
    return [run for run in solid if len(run) > 1], dashed


def _shape(one: MonthlyWeighing) -> str:
    if one.status == GainStatus.T:
        return "t"
    return "o" if one.status == GainStatus.O else "pt"


def _summary(weighings: list[MonthlyWeighing]) -> str:
    last = weighings[-1]
    words = {"N": _("naik"), "T": _("tidak naik"), "O": _("bulan sebelumnya tidak ditimbang"), "B": _("baru pertama")}
    return _("%(count)s kali ditimbang. Terakhir %(day)s: %(weight)s kg, %(status)s.") % {
        "count": len(weighings),
        "day": formats.day(last.local_date),
        "weight": formats.kilograms(last.weight_grams),
        "status": words[last.status],
    }
