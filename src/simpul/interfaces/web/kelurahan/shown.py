"""What does the page of a kelurahan show? Put together and written once in three seconds for all who may see the same
(ADR 0046)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from simpul.foundation.kept import kept_a_moment
from simpul.foundation.local_time import Month
from simpul.interfaces.web.kelurahan.asked import sees_classes, sees_names
from simpul.interfaces.web.kelurahan.every import every_figure
from simpul.interfaces.web.kelurahan.map import map_of
from simpul.interfaces.web.kelurahan.rows.every_beside import every_beside
from simpul.interfaces.web.kelurahan.rows.row import row_of
from simpul.interfaces.web.kelurahan.rows.tables import rows_of_parts, tables_beside
from simpul.interfaces.web.kelurahan.tiles import counting_for, tiles_for, trend_for
from simpul.monitoring.pws import queries
from simpul.monitoring.pws.levels import figures_by_posyandu
from simpul.records.access.queries import Standing
from simpul.records.facilities import queries as areas
from simpul.records.facilities.models import Area

Shown = Mapping[str, Any]  # by the names of the template


def tiles_shown(standing: Standing, area: Area, month: Month, other: Month | None = None) -> Shown:
    """The tiles alone, which the page asks for again and again while it is open. other: the period beside"""
    return (_kept_tiles if sees_names(standing) else _tiles)(standing, area, month, other)


def figures_written(standing: Standing, area: Area, month: Month, other: Month | None = None) -> SafeString:
    """Everything of the page that is not its reader's own, as HTML.

    Who sees no names has the table of the city, which is kept already: kept twice it would be twice as old.
    """
    return (_kept_page if sees_names(standing) else _written)(standing, area, month, other)


def _written(standing: Standing, area: Area, month: Month, other: Month | None = None) -> SafeString:
    about = {
        "area": area,
        "month": month,
        "other": other,
        "names": sees_names(standing),
        "part": standing.area.rt is not None,
    }
    return render_to_string("kelurahan/figures.html", {**about, **_page(standing, area, month, other)})


def _tiles(standing: Standing, area: Area, month: Month, other: Month | None = None) -> Shown:
    counting, trend = counting_for(standing, month), trend_for(standing, area, month)
    tiles, state = tiles_for(standing, area, month, counting, trend, other)
    return {"tiles": tiles, "trend": trend, "state": state, "counting": counting, "counted_at": timezone.now()}


# Borders and RT change once in some years; the borders of one day are half a megabyte of text.
SELDOM, DAYS, KELURAHAN = 60 * settings.FIGURES_KEPT, 4, 64
_borders = kept_a_moment(SELDOM, key=lambda day: day, most=DAYS)(areas.borders_on)


@kept_a_moment(SELDOM, key=lambda kelurahan_id, day: (kelurahan_id, day), most=KELURAHAN)
def _rw_and_rt(kelurahan_id: int, day: date) -> tuple[list[Area], list[Area]]:
    return areas.rw_of_kelurahan(kelurahan_id, day), areas.rt_of_kelurahan(kelurahan_id, day)


def _page(standing: Standing, area: Area, month: Month, other: Month | None = None) -> Shown:
    last_day = month.last_day
    shown: dict[str, Any] = {**_tiles(standing, area, month, other), "rw_rows": [], "rt_rows": []}
    names = sees_names(standing) and shown["state"].stands
    if names:
        parts, (rw, rt) = queries.figures_of_parts(standing.area, area.pk, month), _rw_and_rt(area.pk, last_day)
        shown |= {"rw_rows": rows_of_parts(rw, parts.rw), "rt_rows": rows_of_parts(rt, parts.rt)}
        shown["posyandu_rows"] = [row_of(unit, figures) for unit, figures in figures_by_posyandu(parts.rt, month)]
        shown |= every_figure(standing.area, area.pk, month, shown["trend"], clinical=sees_classes(standing))
    shown["map"] = map_of(area.pk, _borders(last_day), shown["rw_rows"])
    if names and other is not None:
        shown |= tables_beside(standing.area, area.pk, shown, other)
        shown |= every_beside(standing.area, area.pk, shown, other)
    return shown


def _reader(standing: Standing, area: Area, month: Month, other: Month | None = None) -> tuple[object, ...]:
    """All that decides what is shown: the part that is counted, the rights, the periods, the language."""
    part = standing.area
    rights = (sees_names(standing), sees_classes(standing))
    return part.kelurahan, part.counted, part.rt, part.posyandu, rights, area.pk, month, other, get_language()


_kept_tiles = kept_a_moment(settings.FIGURES_KEPT, _reader)(_tiles)
_kept_page = kept_a_moment(settings.FIGURES_KEPT, _reader)(_written)
