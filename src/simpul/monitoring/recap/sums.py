"""What may be read of the recaps that were added up? The work area comes first; no row of a person is read."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from simpul.foundation.local_time import Month
from simpul.monitoring.pws.levels import CityFigures, puskesmas_of
from simpul.monitoring.recap.city.hiding import hidden_beside_city
from simpul.monitoring.recap.city.taken_along import came_of, is_taken_along, taken_along
from simpul.monitoring.recap.consumer import is_unheard, months_kept, months_to_ask_for, note
from simpul.monitoring.recap.hiding import hidden_columns
from simpul.monitoring.recap.models import KelurahanSum, Waiting
from simpul.monitoring.recap.summing import added
from simpul.records.facilities.models import Facility
from simpul.records.facilities.work_area import WorkArea

Place = UUID | None  # a Puskesmas, or None: everything that is counted


@dataclass(frozen=True, slots=True)
class PlaceSum:
    """areas   ids of its kelurahan
    counts  by code of the column; left out where it is blank
    hidden  codes that who counts and knows no names may not see
    missing  kelurahan that were not added up yet, of all that this worker counts: a Puskesmas that were shown before
             the others are there is hidden otherwise than beside them, and the two together would tell its numbers
    waits    whether newer news waits to be counted
    follows  whether the sum follows the news; that of an older month stands as it was when somebody asked for it
    may_ask  whether asking would have it counted
    """

    areas: tuple[int, ...]
    counts: Mapping[str, int]
    hidden: frozenset[str]
    opened: int
    posyandu: int
    counted_at: datetime | None
    missing: int
    waits: bool
    follows: bool = True
    may_ask: bool = False


@dataclass(frozen=True, slots=True)
class Sums:
    """places: everything that is counted (None), and each Puskesmas in it; rows: what they are added up from;
    waiting: kelurahan with news that is not in their sum; beside: table of the city and classes by kelurahan, of
    the moment of these sums, for who knows no names; None where they were not kept with all of them"""

    places: Mapping[Place, PlaceSum]
    names: Mapping[UUID, Facility]
    rows: Mapping[int, KelurahanSum]
    waiting: frozenset[int] = frozenset()
    beside: tuple[CityFigures, Mapping[Any, Mapping[str, int]]] | None = None


def sums_of(area: WorkArea, month: Month, *, by_puskesmas: bool, named: bool) -> Sums:
    """named: who may read every name behind these numbers is hidden nothing."""
    waiting = _waiting(area, month)  # before the sums: news that is counted in between stands in them
    rows = {
        one.kelurahan_id: one for one in KelurahanSum.objects.filter(kelurahan_id__in=area.counted, month=month.index)
    }
    (serving,) = puskesmas_of(area.counted, month.last_day) if by_puskesmas else ({},)
    return _sums(area, month, serving, Sums({}, {}, rows, frozenset(waiting)), named=named)


def sums_of_part(area: WorkArea, month: Month, found: Sums) -> Sums:
    """As who counts this part and knows no names has them; found: of more than it."""
    return _sums(area, month, {}, found, named=False)


def _sums(area: WorkArea, month: Month, serving: Mapping[int, Facility], found: Sums, *, named: bool) -> Sums:
    """found: what they are added up from, and what waits"""
    rows = {one: row for one, row in found.rows.items() if one in area.counted}
    inside: dict[Place, list[int]] = {None: list(area.counted)}
    for one in area.counted:
        if one in serving:
            inside.setdefault(serving[one].pk, []).append(one)
    counts = {place: added(rows[one].counts for one in ids if one in rows) for place, ids in inside.items()}
    beside = taken_along(area, month, rows) if not named and is_taken_along(area, rows) else None
    hidden: Mapping[Any, frozenset[str]] = {}
    if beside:
        hidden = hidden_beside_city(*beside, came_of(rows), counts)
    elif not named:
        hidden = hidden_columns(counts)
    missing = sum(one not in rows for one in area.counted)
    places = {
        place: _place(ids, rows, found.waiting, counts[place], hidden.get(place, frozenset()), missing, month)
        for place, ids in inside.items()
    }
    return Sums(places, {unit.pk: unit for unit in serving.values()}, rows, found.waiting, beside)


def _waiting(area: WorkArea, month: Month) -> set[int]:
    """Kelurahan with news that is not in their sum: first what was not heard yet, then what was and is not counted."""
    if is_unheard(month):
        return set(area.counted)
    rows = Waiting.objects.filter(kelurahan_id__in=area.counted, month=month.index)
    return set(rows.values_list("kelurahan_id", flat=True))


def _place(
    ids: list[int],
    rows: Mapping[int, KelurahanSum],
    waiting: Set[int],
    counts: Mapping[str, int],
    hidden: frozenset[str],
    missing: int,
    month: Month,
) -> PlaceSum:
    found = [rows[one] for one in ids if one in rows]
    waits, follows = bool(waiting & set(ids)), month.index in months_kept()
    return PlaceSum(
        areas=tuple(ids),
        counts=counts,
        hidden=hidden,
        opened=sum(one.opened for one in found),
        posyandu=sum(one.posyandu for one in found),
        counted_at=min((one.counted_at for one in found), default=None),
        missing=missing,
        waits=waits,
        follows=follows,
        may_ask=month.index in months_to_ask_for() and not waits and (bool(missing) or not follows),
    )


def ask_for(area: WorkArea, month: Month) -> None:
    """Have a month of the last two years added up, for all that this worker counts.

    One that follows the news only where it has no sum yet; an older one everywhere, for it stands as it was.
    """
    if month.index not in months_to_ask_for():
        return
    asked = set(area.counted)
    if month.index in months_kept():
        rows = KelurahanSum.objects.filter(kelurahan_id__in=area.counted, month=month.index)
        asked -= set(rows.values_list("kelurahan_id", flat=True))
    note((one, month.index) for one in asked)
