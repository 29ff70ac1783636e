"""What do a tile and a row of the table show? Outside the serving unit, counts of 1 to 4 are hidden."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from simpul.foundation.local_time import Month
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.kelurahan.spark import Spark, spark_of
from simpul.monitoring.pws.figures import Figures, Share
from simpul.monitoring.pws.hiding import hidden_of
from simpul.monitoring.pws.levels import CityFigures
from simpul.records.facilities.models import Area, Facility


@dataclass(frozen=True, slots=True)
class Tile:
    """number opens the names behind `value`; the second denominator stands beside it and is never averaged in.

    second  the figure by the projection, with `projected` as its words
    """

    title: str
    number: str
    value: str
    registered: str
    projected: str
    spark: Spark | None
    second: str = formats.MISSING


@dataclass(frozen=True, slots=True)
class AreaRow:
    """twice: T in the month before as well (2T)"""

    area: Area | Facility
    s: str
    d: str
    share: str
    waiting: str
    t: str
    twice: str
    level: int


def shown_count(count: int, *, hide: bool) -> str:
    """In a cell of a table."""
    return formats.hidden_sign() if hide else formats.whole(count)


def tiles_of(
    figures: Figures, trend: dict[Month, Figures], *, names: bool, beside: frozenset[str] = frozenset()
) -> list[Tile]:
    """beside  what must not be shown here because of a table with totals elsewhere"""
    hidden = frozenset() if names else hidden_in(figures, beside)
    none_yet = _("proyeksi: belum diisi")
    begun = next((month for month, one in trend.items() if one.d), None)  # before that nothing was written down
    open_months = {month: one for month, one in trend.items() if names or not hidden_of(one)}
    weighed = {month: one.weighed_of_all for month, one in open_months.items() if begun and month >= begun}
    gained = {month: one.gained_of_comparable for month, one in open_months.items()}
    own = _("proyeksi tidak berlaku (penyebut D′)")
    return [
        Tile(_("Semua balita (S)"), "S", _count(figures.s, hide="S" in hidden), _("terdaftar"), none_yet, None),
        _share_tile(
            _("Balita ditimbang (D/S)"),
            "D",
            figures.weighed_of_all,
            none_yet,
            weighed,
            hide=bool({"S", "D", "belum"} & hidden),
        ),
        _share_tile(
            _("Berat naik (N/D′)"), "N", figures.gained_of_comparable, own, gained, hide=bool({"N", "D'"} & hidden)
        ),
        Tile(_("Tidak naik (T)"), "T", _count(figures.t, hide="T" in hidden), _("bulan ini"), own, None),
        Tile(
            _("Belum ditimbang"),
            "belum",
            _count(figures.not_weighed, hide="belum" in hidden),
            _("dari S yang terdaftar"),
            none_yet,
            None,
        ),
    ]


def _count(count: int, *, hide: bool) -> str:
    """On a tile there is room for the word."""
    return _("disembunyikan") if hide else formats.whole(count)


def _share_tile(
    title: str, number: str, share: Share, projected: str, trend: dict[Month, Share], *, hide: bool
) -> Tile:
    if hide:
        return Tile(title, number, _("disembunyikan"), _("lihat keterangan di bawah"), projected, None)
    parts = {"part": formats.whole(share.part), "whole": formats.whole(share.whole)}
    said = _("terdaftar: %(part)s dari %(whole)s anak") % parts
    return Tile(title, number, formats.percent(share.percent), said, projected, spark_of(title, trend))


def hidden_in(figures: Figures, beside: frozenset[str]) -> frozenset[str]:
    """Who was not weighed follows from S and D: hidden with either."""
    waiting = {"belum"} if beside & {"S", "D"} else set()
    return hidden_of(figures) | beside | waiting


def row_of(
    area: Area | Facility, figures: Figures, *, names: bool = True, beside: frozenset[str] = frozenset()
) -> AreaRow:
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
    )


def rows_of_rw(rw: list[Area], figures: dict[int, Figures]) -> list[AreaRow]:
    return [row_of(one, figures[one.pk]) for one in rw if one.pk in figures]


def rows_of_rt(rt: list[Area], figures: dict[int, Figures]) -> list[AreaRow]:
    return [row_of(one, figures[one.pk]) for one in rt if one.pk in figures]


def rows_of_kelurahan(city: CityFigures, *, names: bool) -> list[AreaRow]:
    """Where the fewest were weighed stands first; a kelurahan whose share is hidden, or is none, stands last."""
    rows = [row_of(one, city.figures[one.pk], names=names, beside=city.hidden[one.pk]) for one in city.areas]
    share: dict[int | UUID, float] = {one.pk: city.figures[one.pk].weighed_of_all.percent or 0 for one in city.areas}
    shown = [row for row in rows if row.share != formats.MISSING]
    return sorted(shown, key=lambda row: share[row.area.pk]) + [row for row in rows if row not in shown]


def depth_of(percent: float | None) -> int:
    """The four depths of the map: 90 and more, 80 to 89, 70 to 79, below 70 (also where nothing is known)."""
    if percent is None:
        return 4
    rounded = round(percent)
    return 1 if rounded >= 90 else 2 if rounded >= 80 else 3 if rounded >= 70 else 4
