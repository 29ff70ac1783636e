"""The growth card: weights on the bands of the KMS, as an SVG drawn on the server.

A month that was not weighed is a dashed bridge with a hollow point after it, never a drawn value. A weight that is to
be taken again, or that was taken with oedema, is a hollow square beside the curve. The kader's chart names colours; the
one for health workers names the lines in SD.
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
    XY,
    Chart,
    Frame,
    Point,
    Tick,
    frame_around,
    runs,
    sd_label,
)
from simpul.knowledge.growth import ChartLine, GainStatus, Outcome, lines_for_chart

if TYPE_CHECKING:
    from simpul.records.people.models import Person
    from simpul.records.visits.models import MonthlyWeighing

CODE = "kms"
SPANS = (12, 24, 36, 48, 60)
BANDS = (("y", -3, -2), ("g", -2, 1), ("p2", 1, 3))
STYLES = {-3: "who red", -2: "who", 0: "who mid", 1: "who ora", 2: "who", 3: "who"}


def kms_of(person: Person, weighings: list[MonthlyWeighing], *, clinical: bool) -> Chart | None:
    """None where there is nothing to draw; the lines end at 60 months, and so does the curve.

    weighings  the oldest first, of a person whose birth is known to the day
    """
    shown = drawable(person, weighings)
    if not shown:
        return None
    span = next((span for span in SPANS if _age(person, shown[-1]) <= span * DAYS_A_MONTH), SPANS[-1])
    lines = _lines(Sex(person.sex), span)
    counted = [one for one in shown if one.outcome == Outcome.ASSESSED]
    drawn = [*_edges(Sex(person.sex), span), *(one.weight_grams for one in counted)]
    frame = frame_around(0, round(span * DAYS_A_MONTH), drawn)
    bands, curves = _ground(frame, Sex(person.sex), span)
    solid, dashed = runs([_place(person, one) for one in counted], _joined(counted)) if counted else ([], [])
    return Chart(
        code=CODE,
        title=_finding(shown[-1]),
        what=_("Berat menurut umur, 0 sampai %(months)s bulan") % {"months": span},
        summary=_summary(shown),
        x_name=_("umur (bulan)"),
        y_name="kg",
        bands=bands,
        lines=curves,
        labels=[_label(frame, line, clinical) for line in lines if clinical or line.sd in (-3, 1)],
        x_ticks=[Tick(frame.x(month * DAYS_A_MONTH), str(month)) for month in range(0, span + 1, span // 8 or 1)],
        y_ticks=[Tick(at, formats.whole(round(grams / 1000))) for at, grams in frame.y_ticks()],
        solid=[frame.path(run) for run in solid],
        dashed=[frame.path(run) for run in dashed],
        points=[Point(frame.x(_age(person, one)), frame.y(one.weight_grams), _shape(one)) for one in shown],
        count=len(shown),
    )


def drawable(person: Person, weighings: list[MonthlyWeighing]) -> list[MonthlyWeighing]:
    return [one for one in weighings if 0 <= _age(person, one) <= SPANS[-1] * DAYS_A_MONTH]


@cache
def _lines(sex: Sex, span: int) -> tuple[ChartLine, ...]:
    return lines_for_chart(sex, 0, round(span * DAYS_A_MONTH))


@cache
def _edges(sex: Sex, span: int) -> tuple[float, float]:
    """The lowest and the highest point of the lines."""
    drawn = [grams for line in _lines(sex, span) for _day, grams in line.points]
    return min(drawn), max(drawn)


@lru_cache(maxsize=128)
def _ground(frame: Frame, sex: Sex, span: int) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Bands and lines: the same paths for all children of one frame."""
    lines = _lines(sex, span)
    bands = [(name, _band(frame, lines, low, high)) for name, low, high in BANDS]
    return bands, [(STYLES[line.sd], frame.path(list(line.points))) for line in lines]


def _age(person: Person, one: MonthlyWeighing) -> int:
    return (one.local_date - person.birth_date).days


def _place(person: Person, one: MonthlyWeighing) -> XY:
    return _age(person, one), one.weight_grams


def _joined(counted: list[MonthlyWeighing]) -> list[bool]:
    return [True, *(now.month - before.month == 1 for before, now in pairwise(counted))]


def _shape(one: MonthlyWeighing) -> str:
    if one.outcome != Outcome.ASSESSED:
        return "u"
    if one.status == GainStatus.T:
        return "t"
    return "o" if one.status == GainStatus.O else "pt"


def _band(frame: Frame, lines: tuple[ChartLine, ...], low: int, high: int) -> str:
    by_sd = {line.sd: list(line.points) for line in lines}
    return frame.path(by_sd[low] + by_sd[high][::-1]) + "Z"


def _label(frame: Frame, line: ChartLine, clinical: bool) -> Tick:
    words = {-3: _("merah"), 1: _("oranye")}
    return Tick(frame.y(line.points[-1][1]) + 4, sd_label(line.sd) if clinical else words[line.sd])


def _status(one: MonthlyWeighing) -> str:
    words = {"N": _("naik"), "T": _("tidak naik"), "O": _("bulan sebelumnya tidak ditimbang"), "B": _("baru pertama")}
    return words[one.status]


def _finding(one: MonthlyWeighing) -> str:
    if one.outcome == Outcome.UKUR_ULANG:
        return _("Berat terakhir %(weight)s kg: ukur ulang") % {"weight": formats.kilograms(one.weight_grams)}
    return _("Berat terakhir %(weight)s kg: %(status)s") % {
        "weight": formats.kilograms(one.weight_grams),
        "status": _status(one),
    }


def _summary(weighings: list[MonthlyWeighing]) -> str:
    last = weighings[-1]
    return _("%(count)s kali ditimbang. Terakhir %(day)s: %(weight)s kg, %(status)s.") % {
        "count": len(weighings),
        "day": formats.day(last.local_date),
        "weight": formats.kilograms(last.weight_grams),
        "status": _status(last),
    }
