"""What does a row of a table of areas show? Outside the serving unit, counts of 1 to 4 are hidden."""

from __future__ import annotations

from dataclasses import dataclass

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.kelurahan.presenters import hidden_in
from simpul.monitoring.pws.figures import Figures
from simpul.records.facilities.models import Area, Facility


@dataclass(frozen=True, slots=True)
class Then:
    """What the same row shows of a second period. when: the month in words; change: that of D/S, in words"""

    when: str
    row: AreaRow
    change: str


@dataclass(frozen=True, slots=True)
class AreaRow:
    """twice: T in the month before as well (2T)

    percent  D/S, where it may be shown
    then     where it is compared with a second period in which it had figures
    """

    area: Area | Facility
    s: str
    d: str
    share: str
    waiting: str
    t: str
    twice: str
    level: int
    percent: float | None
    then: Then | None = None


def row_of(
    area: Area | Facility, figures: Figures, *, names: bool = True, beside: frozenset[str] = frozenset()
) -> AreaRow:
    """beside  what must not be shown here because of a table with totals elsewhere"""
    share = figures.weighed_of_all
    hidden = frozenset() if names else hidden_in(figures, beside)
    hide = bool({"S", "D", "belum"} & hidden)
    return AreaRow(
        area=area,
        s=shown_count(figures.s, hide="S" in hidden),
        d=shown_count(figures.d, hide=hide),
        share=formats.MISSING if hide else formats.percent(share.percent),
        waiting=shown_count(figures.not_weighed, hide=hide),
        t=shown_count(figures.t, hide="T" in hidden),
        twice=shown_count(figures.twice, hide="2T" in hidden),
        level=depth_of(share.percent),
        percent=None if hide else share.percent,
    )


def not_counted(area: Area | Facility) -> AreaRow:
    """The row of a month that is not counted: "–", which is no zero."""
    blank = formats.MISSING
    return AreaRow(area, blank, blank, blank, blank, blank, blank, level=depth_of(None), percent=None)


def shown_count(count: int, *, hide: bool) -> str:
    """In a cell of a table."""
    return formats.hidden_sign() if hide else formats.whole(count)


def depth_of(percent: float | None) -> int:
    """The four depths of the map: 90 and more, 80 to 89, 70 to 79, below 70 (also where nothing is known)."""
    if percent is None:
        return 4
    rounded = round(percent)
    return 1 if rounded >= 90 else 2 if rounded >= 80 else 3 if rounded >= 70 else 4
