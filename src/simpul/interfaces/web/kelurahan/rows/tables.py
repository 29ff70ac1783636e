"""Which rows stand in the tables of areas, alone or beside a second period, and in which order do kelurahan follow?"""

from collections.abc import Iterable, Mapping
from typing import Any

from simpul.foundation.local_time import Month
from simpul.interfaces.web.kelurahan.rows.beside import kelurahan_beside, parts_beside
from simpul.interfaces.web.kelurahan.rows.row import AreaRow, not_counted, row_of
from simpul.monitoring.pws import queries
from simpul.monitoring.pws.figures import Figures
from simpul.monitoring.pws.levels import CityFigures, figures_by_posyandu
from simpul.records.facilities.models import Area, Facility
from simpul.records.facilities.work_area import WorkArea


def rows_of_parts(parts: Iterable[Area | Facility], figures: Mapping[Any, Figures]) -> list[AreaRow]:
    """Of the RW, the RT or the Posyandu of a kelurahan; those without figures are left out."""
    return [row_of(one, figures[one.pk]) for one in parts if one.pk in figures]


def rows_of_kelurahan(city: CityFigures, *, names: bool, before: CityFigures | None = None) -> list[AreaRow]:
    """Where the fewest were weighed stands first; a kelurahan whose share is hidden, or is none, stands last.

    before  the second period that stands beside; it moves nobody
    """
    rows = sorted(_of_city(city, names=names), key=lambda row: (row.percent is None, row.percent or 0))
    return kelurahan_beside(rows, _of_city(before, names=names), before.month) if before else rows


def _of_city(city: CityFigures, *, names: bool) -> list[AreaRow]:
    if not city.state.stands:
        return [not_counted(one) for one in city.areas]
    return [row_of(one, city.figures[one.pk], names=names, beside=city.hidden[one.pk]) for one in city.areas]


def tables_beside(area: WorkArea, kelurahan_id: int, shown: Mapping[str, Any], other: Month) -> dict[str, Any]:
    """The tables of who serves there, beside the other month; a Posyandu is the RT that it served in each of the two.

    shown  rw_rows, rt_rows and posyandu_rows of this month
    """
    parts = queries.figures_of_parts(area, kelurahan_id, other)
    found: dict[str, Mapping[Any, Figures]] = {
        "rw_rows": parts.rw,
        "rt_rows": parts.rt,
        "posyandu_rows": {one.pk: figures for one, figures in figures_by_posyandu(parts.rt, other)},
    }
    return {
        table: parts_beside(shown[table], rows_of_parts([row.area for row in shown[table]], figures), other)
        for table, figures in found.items()
    }
