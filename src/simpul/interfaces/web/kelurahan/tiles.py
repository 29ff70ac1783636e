"""Which tiles does this worker see of a kelurahan?"""

from simpul.foundation.local_time import Month
from simpul.interfaces.web.kelurahan.presenters import Tile, hidden_in, tiles_of
from simpul.interfaces.web.kelurahan.second import with_projection
from simpul.monitoring.pws import queries
from simpul.monitoring.pws.denominators import expected_in
from simpul.monitoring.pws.levels import city_figures
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.facilities.models import Area


def tiles_for(standing: Standing, area: Area, month: Month) -> list[Tile]:
    """With the projection, where the whole kelurahan is counted; nothing that a table with totals hides."""
    named, beside = standing.may(Permission.PWS_NAMES), frozenset[str]()
    if named:
        figures = queries.figures_of(standing.area, area.pk, month)
    else:  # what is shown and what is hidden are of the same table
        city = city_figures(standing.area, month)
        figures, beside = city.figures[area.pk], city.hidden[area.pk]
    # A line of one of several areas would tell what the tables with totals of earlier months hide.
    alone = named or len(standing.area.counted) == 1
    trend = queries.trend(standing.area, [area.pk], month) if alone else {}
    tiles = tiles_of(figures, trend, names=named, beside=beside)
    if standing.area.rt is not None:
        return tiles
    hidden = frozenset() if named else hidden_in(figures, beside)
    return with_projection(tiles, figures, expected_in(standing.area, month.year).get(area.pk), hidden)
