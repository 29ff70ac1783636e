"""Which tiles does this worker see of a kelurahan?"""

from simpul.foundation.local_time import Month
from simpul.interfaces.web.kelurahan.presenters import Tile, hidden_in, tiles_of
from simpul.interfaces.web.kelurahan.rows.beside import tiles_beside
from simpul.interfaces.web.kelurahan.second import with_projection
from simpul.monitoring.pws import queries
from simpul.monitoring.pws.denominators import expected_in
from simpul.monitoring.pws.figures import Figures
from simpul.monitoring.pws.levels import city_figures
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.facilities.models import Area


def tiles_for(standing: Standing, area: Area, month: Month, other: Month | None = None) -> list[Tile]:
    """With the projection, where the whole kelurahan is counted; nothing that a table with totals hides.

    other  the second period that stands beside
    """
    named = standing.may(Permission.PWS_NAMES)
    figures, beside = _figures(standing, area, month, named=named)
    # A line of one of several areas would tell what the tables with totals of earlier months hide.
    alone = named or len(standing.area.counted) == 1
    trend = queries.trend(standing.area, [area.pk], month) if alone else {}
    tiles = tiles_of(figures, trend, names=named, beside=beside)
    if standing.area.rt is None:
        hidden = frozenset() if named else hidden_in(figures, beside)
        tiles = with_projection(tiles, figures, expected_in(standing.area, month.year).get(area.pk), hidden)
    if other is None:
        return tiles
    before, closed = _figures(standing, area, other, named=named)
    return tiles_beside(tiles, tiles_of(before, {}, names=named, beside=closed), other)


def _figures(standing: Standing, area: Area, month: Month, *, named: bool) -> tuple[Figures, frozenset[str]]:
    """What is shown, and what is hidden of it because of a table with totals: both of the same table."""
    if named:
        return queries.figures_of(standing.area, area.pk, month), frozenset()
    city = city_figures(standing.area, month)
    return city.figures[area.pk], city.hidden[area.pk]
