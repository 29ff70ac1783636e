"""What stood in the table of PWS when the recap was added up? It is kept with each sum (ADR 0047)."""

from collections.abc import Mapping

from simpul.foundation.local_time import Month
from simpul.monitoring.pws.figures import Figures
from simpul.monitoring.pws.levels import CityFigures, city_of
from simpul.monitoring.pws.queries import SKDN
from simpul.monitoring.recap.kelurahan.codes import codes_of_pws
from simpul.monitoring.recap.kelurahan.seen import Counts, Place
from simpul.monitoring.recap.models import KelurahanSum
from simpul.records.facilities.work_area import WorkArea

Rows = Mapping[int, KelurahanSum]


def is_taken_along(area: WorkArea, rows: Rows) -> bool:
    """Whether every kelurahan that is counted was added up, and beside figures of PWS."""
    return all(one in rows and rows[one].figures is not None for one in area.counted)


def taken_along(area: WorkArea, month: Month, rows: Rows) -> tuple[CityFigures, dict[Place, Counts]]:
    """The table of PWS as it stood when these sums were made, and kelurahan -> class -> people."""
    found: dict[int, Counts] = {one: row.figures or {} for one, row in rows.items()}
    told = {one: Figures(*(counts.get(code, 0) for code in SKDN)) for one, counts in found.items()}
    classes: dict[Place, Counts] = {
        one: {code: counts.get(code, 0) for code in codes_of_pws()} for one, counts in found.items()
    }
    return city_of(area, month, told), classes


def came_of(rows: Rows) -> dict[Place, Counts]:
    """Kelurahan -> the columns of its recap."""
    return {one: row.counts for one, row in rows.items()}
