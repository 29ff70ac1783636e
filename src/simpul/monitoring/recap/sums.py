"""What may be read of the recaps that were added up? The work area comes first; no row of a person is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from simpul.foundation.local_time import Month
from simpul.monitoring.pws.levels import puskesmas_of
from simpul.monitoring.recap.consumer import is_unheard, months_kept, note
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
    missing, waits  kelurahan that were not added up yet; whether newer news waits to be counted
    follows  whether the sum follows the news; that of an older month stands as it was when somebody asked for it
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


@dataclass(frozen=True, slots=True)
class Sums:
    """places: everything that is counted (None), and each Puskesmas in it; rows: what they are added up from"""

    places: Mapping[Place, PlaceSum]
    names: Mapping[UUID, Facility]
    rows: Mapping[int, KelurahanSum]


def sums_of(area: WorkArea, month: Month, *, by_puskesmas: bool, named: bool) -> Sums:
    """named: who may read every name behind these numbers is hidden nothing."""
    waiting = _waiting(area, month)  # before the sums: news that is counted in between stands in them
    rows = {
        one.kelurahan_id: one for one in KelurahanSum.objects.filter(kelurahan_id__in=area.counted, month=month.index)
    }
    serving = puskesmas_of(area.counted, month.last_day) if by_puskesmas else {}
    inside: dict[Place, list[int]] = {None: list(area.counted)}
    for one in area.counted:
        if one in serving:
            inside.setdefault(serving[one].pk, []).append(one)
    counts = {place: added(rows[one].counts for one in ids if one in rows) for place, ids in inside.items()}
    hidden = {} if named else hidden_columns(counts)
    follows = month.index in months_kept()
    places = {
        place: _place(ids, rows, waiting, counts[place], hidden.get(place, frozenset()), follows=follows)
        for place, ids in inside.items()
    }
    return Sums(places, {unit.pk: unit for unit in serving.values()}, rows)


def _waiting(area: WorkArea, month: Month) -> set[int]:
    """Kelurahan with news that is not in their sum: first what was not heard yet, then what was and is not counted."""
    if is_unheard(month):
        return set(area.counted)
    rows = Waiting.objects.filter(kelurahan_id__in=area.counted, month=month.index)
    return set(rows.values_list("kelurahan_id", flat=True))


def _place(
    ids: list[int],
    rows: Mapping[int, KelurahanSum],
    waiting: set[int],
    counts: Mapping[str, int],
    hidden: frozenset[str],
    *,
    follows: bool,
) -> PlaceSum:
    found = [rows[one] for one in ids if one in rows]
    return PlaceSum(
        areas=tuple(ids),
        counts=counts,
        hidden=hidden,
        opened=sum(one.opened for one in found),
        posyandu=sum(one.posyandu for one in found),
        counted_at=min((one.counted_at for one in found), default=None),
        missing=sum(one not in rows for one in ids),
        waits=bool(waiting & set(ids)),
        follows=follows,
    )


def ask_for(area: WorkArea, month: Month) -> None:
    """Have a month added up that does not follow the news any more, for all that this worker counts."""
    if month.index not in months_kept():
        note((one, month.index) for one in area.counted)
