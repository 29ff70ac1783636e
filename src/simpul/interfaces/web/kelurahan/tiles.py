"""Which tiles does this worker see of a kelurahan?"""

from collections.abc import Mapping

from simpul.foundation.local_time import Month
from simpul.interfaces.web.kelurahan.presenters import Tile, hidden_in, not_counted, tiles_of
from simpul.interfaces.web.kelurahan.rows.beside import tiles_beside
from simpul.interfaces.web.kelurahan.second import with_projection
from simpul.monitoring.pws import queries
from simpul.monitoring.pws.counting import Counting, State, counting_now
from simpul.monitoring.pws.denominators import expected_in
from simpul.monitoring.pws.figures import Figures
from simpul.monitoring.pws.levels import city_figures
from simpul.records.access.permissions import Permission
from simpul.records.access.queries import Standing
from simpul.records.facilities.models import Area


def tiles_for(
    standing: Standing,
    area: Area,
    month: Month,
    counting: Counting,
    trend: Mapping[Month, Figures],
    other: Month | None = None,
) -> tuple[list[Tile], State]:
    """With the projection, where the whole kelurahan is counted; nothing that a table with totals hides. And whether
    the month is counted.

    trend  as `trend_for` gives it
    other  the second period that stands beside
    """
    named = standing.may(Permission.PWS_NAMES)
    figures, beside, state = _figures(standing, area, month, counting, named=named)
    tiles = tiles_of(figures, trend, names=named, beside=beside)
    if not state.stands:
        tiles = not_counted(tiles, state)
    elif standing.area.rt is None:
        hidden = frozenset() if named else hidden_in(figures, beside)
        tiles = with_projection(tiles, figures, expected_in(standing.area, month.year).get(area.pk), hidden)
    if other is not None:
        before, closed, then = _figures(standing, area, other, counting, named=named)
        earlier = tiles_of(before, {}, names=named, beside=closed)
        tiles = tiles_beside(tiles, earlier if then.stands else not_counted(earlier, then), other)
    return tiles, state


def trend_for(standing: Standing, area: Area, month: Month) -> dict[Month, Figures]:
    """The months up to this one, where a line of them may be drawn.

    A line of one of several areas would tell what the tables with totals of earlier months hide.
    """
    alone = standing.may(Permission.PWS_NAMES) or len(standing.area.counted) == 1
    return queries.trend(standing.area, [area.pk], month) if alone else {}


def counting_for(standing: Standing, month: Month) -> Counting:
    """Which months are counted; who sees no names has it with the table of the city, which is kept."""
    return counting_now() if standing.may(Permission.PWS_NAMES) else city_figures(standing.area, month).counting


def _figures(
    standing: Standing, area: Area, month: Month, counting: Counting, *, named: bool
) -> tuple[Figures, frozenset[str], State]:
    """What is shown, what is hidden of it because of a table with totals (both of the same table), and whether it
    stands."""
    if named:
        figures = queries.figures_of(standing.area, area.pk, month)
        return figures, frozenset(), counting.state_of(month, stands=figures != Figures())
    city = city_figures(standing.area, month)
    return city.figures[area.pk], city.hidden[area.pk], city.state
