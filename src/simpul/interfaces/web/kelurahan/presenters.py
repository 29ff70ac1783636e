"""What does a tile show? Outside the serving unit, counts of 1 to 4 are hidden."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from simpul.foundation.local_time import Month
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.kelurahan.spark import Spark, spark_of
from simpul.monitoring.pws.counting import State
from simpul.monitoring.pws.figures import Figures, Share
from simpul.monitoring.pws.hiding import hidden_of


@dataclass(frozen=True, slots=True)
class Tile:
    """number opens the names behind `value`; the second denominator stands beside it and is never averaged in.

    second   the figure by the projection, with `projected` as its words
    percent  of a share that may be shown
    then     the figure of a second period, in words
    """

    title: str
    number: str
    value: str
    registered: str
    projected: str
    spark: Spark | None
    second: str = formats.MISSING
    percent: float | None = None
    then: str = ""


def tiles_of(
    figures: Figures, trend: Mapping[Month, Figures], *, names: bool, beside: frozenset[str] = frozenset()
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


def not_counted(tiles: list[Tile], state: State) -> list[Tile]:
    """The same tiles of a month whose figures do not stand: what is not counted is no zero."""
    word = _("tidak dihitung") if state is State.BEFORE else _("belum dihitung")
    return [replace(one, value=word, registered="", second="", projected="", percent=None) for one in tiles]


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
    value, spark = formats.percent(share.percent), spark_of(title, trend)
    return Tile(title, number, value, said, projected, spark, percent=share.percent)


def hidden_in(figures: Figures, beside: frozenset[str]) -> frozenset[str]:
    """Who was not weighed follows from S and D: hidden with either."""
    waiting = {"belum"} if beside & {"S", "D"} else set()
    return hidden_of(figures) | beside | waiting
