"""Which rows stand in the tables of RW and RT, and in which order do the kelurahan of the list follow?"""

from uuid import UUID

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.kelurahan.rows.row import AreaRow, row_of
from simpul.monitoring.pws.figures import Figures
from simpul.monitoring.pws.levels import CityFigures
from simpul.records.facilities.models import Area


def rows_of_parts(parts: list[Area], figures: dict[int, Figures]) -> list[AreaRow]:
    """Of the RW or the RT of a kelurahan; those without figures are left out."""
    return [row_of(one, figures[one.pk]) for one in parts if one.pk in figures]


def rows_of_kelurahan(city: CityFigures, *, names: bool) -> list[AreaRow]:
    """Where the fewest were weighed stands first; a kelurahan whose share is hidden, or is none, stands last."""
    rows = [row_of(one, city.figures[one.pk], names=names, beside=city.hidden[one.pk]) for one in city.areas]
    share: dict[int | UUID, float] = {one.pk: city.figures[one.pk].weighed_of_all.percent or 0 for one in city.areas}
    shown = [row for row in rows if row.share != formats.MISSING]
    return sorted(shown, key=lambda row: share[row.area.pk]) + [row for row in rows if row not in shown]
