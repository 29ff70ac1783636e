"""What is seen of each kelurahan by who counts a part of the city and knows no names? (ADR 0047)

Nothing but what the Dinas is shown of that month, less what would tell a small number beside their own pages: of their
own part these hide by a table of its own, and show numbers that the Dinas does not see.
"""

from collections.abc import Hashable, Mapping, Set
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from simpul.foundation.kept import kept_while_asked
from simpul.foundation.local_time import LocalZone, Month, local_date
from simpul.monitoring.pws.levels import CityFigures
from simpul.monitoring.recap.kelurahan.codes import codes_of_pws, codes_of_recap
from simpul.monitoring.recap.kelurahan.figures import MOST, Detail, KelurahanFigures, detail_of, seen_beside
from simpul.monitoring.recap.kelurahan.hidden import hidden_beside
from simpul.monitoring.recap.kelurahan.joint import table_of
from simpul.monitoring.recap.kelurahan.seen import Cell, Counts, Place, Seen, decides
from simpul.monitoring.recap.sums import Sums, sums_of_part
from simpul.records.facilities.queries import kelurahan_ids_of_city
from simpul.records.facilities.work_area import WorkArea, work_area_scope


def detail_of_part(area: WorkArea, month: Month) -> Detail:
    """Nothing before every kelurahan of the city was added up: what is hidden here is decided beside all of them."""
    today = local_date(timezone.now(), LocalZone.WIB)
    city = WorkArea(counted=tuple(kelurahan_ids_of_city(today)))  # no names: the Dinas has the same area
    with transaction.atomic(), work_area_scope(city):  # a block of its own, so that the area is put back
        found = detail_of(city, month)
    mine = replace(area, counted=tuple(one for one in area.counted if one in city.counted))
    sums = sums_of_part(mine, month, found.sums)
    if not found.figures or not sums.beside:
        return Detail(sums, found.waiting, None)
    return Detail(sums, found.waiting, part_of(found.figures, sums, *sums.beside))


def part_of(
    found: KelurahanFigures, sums: Sums, city: CityFigures, classes: Mapping[Place, Counts]
) -> KelurahanFigures:
    """Of the figures of a whole city those of a part: its kelurahan, and the Puskesmas that lie wholly in it.

    sums, city, classes: its recap, its table of PWS and classes by kelurahan, as they are seen there
    """
    units = {unit: inside for unit, inside in found.city.units.items() if set(inside) <= city.figures.keys()}
    is_whole = city.figures.keys() == found.city.figures.keys()
    places: set[Place] = {*city.figures, *units, *((None,) if is_whole else ())}
    codes = (*codes_of_pws(), *codes_of_recap())
    closed = {(place, code) for place in places for code in codes if found.at(place, code) is None}
    hidden = hidden_from(seen_beside(city, sums, classes), closed)
    return KelurahanFigures(
        city=replace(city, units=units),
        sums=sums,
        values={cell: value for cell, value in found.values.items() if cell[0] in places},
        hidden=found.hidden | hidden,
        is_whole=is_whole,
    )


def _decides(seen: Seen, closed: Set[Cell]) -> Hashable:
    return decides(seen), frozenset(closed)


@kept_while_asked(MOST, key=_decides)
def hidden_from(seen: Seen, closed: Set[Cell]) -> frozenset[Cell]:
    """What of the new numbers is hidden from who sees a part, of which the Dinas does not see those that are closed."""
    table = table_of(seen)
    standing: dict[Any, bool] = {cell: True for cell in closed if cell in table.values}
    return hidden_beside(replace(table, standing={**table.standing, **standing}))
