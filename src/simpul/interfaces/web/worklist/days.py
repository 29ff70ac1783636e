"""What is said of the days of a Posyandu, one by one and as numbers of a kelurahan? No I/O."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.sessions.queue.shown import NAMES
from simpul.services.posyandu.groups import Group
from simpul.services.posyandu.queries import Days

if TYPE_CHECKING:
    from simpul.records.facilities.models import Area, Facility
    from simpul.services.posyandu.models import Session


@dataclass(frozen=True, slots=True)
class DayLine:
    """more  place and groups; chip: how near it is, where that helps"""

    posyandu: Facility
    date: date
    more: str
    chip: str


@dataclass(frozen=True, slots=True)
class DaysShown:
    """Nothing of it wants anybody where `is_empty`."""

    ahead: list[DayLine]
    never_opened: list[DayLine]
    left_open: list[DayLine]
    without_day: list[Facility]
    without_plan: list[Facility]

    @property
    def is_empty(self) -> bool:
        return not (self.ahead or self.never_opened or self.left_open or self.without_day or self.without_plan)


@dataclass(frozen=True, slots=True)
class Number:
    """to  the part of the opened kelurahan where what was counted stands"""

    count: int
    to: str
    label: str


@dataclass(frozen=True, slots=True)
class CountedRow:
    """matters    how many things want somebody: the row that needs help most stands first
    has_begun  any of its Posyandu
    """

    kelurahan: Area
    posyandu: int
    numbers: list[Number]
    matters: int
    has_begun: bool
    is_chosen: bool


def days_shown(days: Iterable[Days], today: date) -> DaysShown:
    """The next day first; of what is past, the oldest first."""
    days = list(days)
    return DaysShown(
        ahead=_lines([(one.posyandu, day) for one in days for day in one.ahead], today),
        never_opened=_lines([(one.posyandu, day) for one in days for day in one.never_opened], today),
        left_open=_lines([(one.posyandu, day) for one in days for day in one.left_open], today),
        without_day=[one.posyandu for one in days if one.without_day],
        without_plan=[one.posyandu for one in days if one.without_plan],
    )


def counted_by_kelurahan(days: Iterable[Days], chosen: str) -> list[CountedRow]:
    """chosen  the code of the kelurahan that was opened; the row with the most to do stands first

    Where nobody has begun nothing was left undone: those stand last, by name.
    """
    by_area: dict[int, list[Days]] = {}
    for one in days:
        by_area.setdefault(one.posyandu.area_id, []).append(one)
    rows = [_counted(found, chosen) for found in by_area.values()]
    return sorted(rows, key=lambda row: (-row.matters if row.has_begun else 1, row.kelurahan.name))


def _counted(days: list[Days], chosen: str) -> CountedRow:
    area = days[0].posyandu.area
    return CountedRow(
        kelurahan=area,
        posyandu=len(days),
        numbers=[
            Number(sum(one.without_day for one in days), "tanpa-hari", _("Bulan ini tanpa hari buka")),
            Number(sum(len(one.never_opened) for one in days), "tidak-dibuka", _("Tidak dibuka")),
            Number(sum(len(one.left_open) for one in days), "belum-ditutup", _("Belum ditutup")),
            Number(sum(one.without_plan for one in days), "tanpa-rencana", _("Bulan depan tanpa rencana")),
            Number(sum(len(one.ahead) for one in days), "akan-datang", _("14 hari ke depan")),
        ],
        matters=sum(one.matters for one in days),
        has_begun=any(one.has_begun for one in days),
        is_chosen=area.code == chosen,
    )


def _lines(found: list[tuple[Facility, Session]], today: date) -> list[DayLine]:
    in_order = sorted(found, key=lambda pair: (pair[1].date, pair[0].name))
    return [DayLine(posyandu, day.date, _more(day), _chip(day.date, today)) for posyandu, day in in_order]


def _more(day: Session) -> str:
    at = day.starts_at.strftime("%H.%M" if formats.language() == "id" else "%H:%M") if day.starts_at else ""
    groups = [str(NAMES[one]) for one in Group if one in day.groups] or [_("semua kelompok")]
    return " · ".join(part for part in (at, day.place_name, ", ".join(groups)) if part)


def _chip(day: date, today: date) -> str:
    return _("hari ini") if day == today else _("besok") if day == today + timedelta(days=1) else ""
