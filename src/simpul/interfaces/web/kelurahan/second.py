"""What does the second denominator say beside the register? Only of a whole kelurahan, where one is entered."""

from dataclasses import replace

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.kelurahan.presenters import Tile
from simpul.monitoring.pws.denominators import Expected, gap
from simpul.monitoring.pws.figures import Figures, Share


def with_projection(
    tiles: list[Tile], figures: Figures, expected: Expected | None, hidden: frozenset[str]
) -> list[Tile]:
    """The tiles of S and of D/S with the projection; the gap is told in people, not in a share."""
    if expected is None:
        return tiles
    return [_with(tile, figures, expected, hidden) for tile in tiles]


def _with(tile: Tile, figures: Figures, expected: Expected, hidden: frozenset[str]) -> Tile:
    if tile.number == "S":
        said = _("proyeksi: %(source)s") % {"source": expected.source}
        if "S" not in hidden:
            said = f"{said} · {_gap_said(figures.s, expected)}"
        return replace(tile, second=formats.whole(expected.value), projected=said)
    if tile.number == "D" and not hidden & {"S", "D"}:
        share = Share(figures.d, expected.value)
        parts = {"part": formats.whole(share.part), "whole": formats.whole(share.whole)}
        said = _("proyeksi: %(part)s dari %(whole)s anak") % parts
        return replace(tile, second=formats.percent(share.percent), projected=said)
    return tile


def _gap_said(registered: int, expected: Expected) -> str:
    people = gap(registered, expected.value) or 0
    if people == 0:
        return _("sama dengan yang terdaftar")
    word = _("%(count)s lebih banyak terdaftar") if people > 0 else _("%(count)s lebih sedikit terdaftar")
    return word % {"count": formats.whole(abs(people))}
