"""Which blocks about the Posyandu stand on whose first page? By what each role does with them (ilp.md 4.2 to 4.4, 12).

A block is not a right: what it shows is read with the area of the worker, and a link stands only where it opens.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from simpul.interfaces.web.worklist.days import counted_by_kelurahan, days_shown
from simpul.interfaces.web.worklist.left_behind import Left, left_shown, rows_of
from simpul.records.access.permissions import Permission, Role
from simpul.records.access.queries import Standing
from simpul.records.audit.actions import record
from simpul.records.people.queries import people_by_id
from simpul.services.posyandu.queries import Days, LastDay, days_of_area, last_days_of


class Block(StrEnum):
    """DAYS   the days of each Posyandu by name
    COUNTED   how many there are in each kelurahan
    LEFT      who was absent on the last open day, waited in vain, is red or referred
    """

    DAYS = "days"
    COUNTED = "counted"
    LEFT = "left"


NEEDS: dict[Role, frozenset[Block]] = {
    Role.KADER: frozenset({Block.LEFT}),
    Role.KETUA_POSYANDU: frozenset({Block.DAYS, Block.LEFT}),
    Role.KADER_PUSTU: frozenset({Block.DAYS, Block.LEFT}),
    Role.NAKES_PUSTU: frozenset({Block.DAYS, Block.LEFT}),
    Role.PJ_KLASTER: frozenset({Block.COUNTED, Block.LEFT}),
    Role.KEPALA_PUSKESMAS: frozenset({Block.COUNTED}),
    Role.DINKES: frozenset({Block.COUNTED}),
}


def posyandu_blocks(request: HttpRequest, standing: Standing, today: date) -> dict[str, Any]:
    """What the templates of the blocks show; a block that the role does not need is left out."""
    needed = NEEDS.get(standing.role, frozenset())
    if not needed:
        return {}
    days = days_of_area(standing.area, today)
    shown: dict[str, Any] = {
        "may_plan": standing.may(Permission.SESSION_RECORD),
        "may_close_day": standing.may(Permission.SESSION_CLOSE),
    }
    if Block.DAYS in needed:
        shown["days"] = days_shown(days, today)
    if Block.COUNTED in needed:
        shown |= _counted(request, days, today, opens=shown["may_plan"])
    if Block.LEFT in needed:
        shown["left"] = _left(request, standing, days, today)
    return shown


def _counted(request: HttpRequest, days: list[Days], today: date, *, opens: bool) -> dict[str, Any]:
    asked = request.GET.get("kelurahan", "") if opens else ""
    mine = [one for one in days if one.posyandu.area.code == asked]
    rows = counted_by_kelurahan(days, asked)
    return {
        "counted": [row for row in rows if row.has_begun],
        "not_begun": [row for row in rows if not row.has_begun],
        "opened": days_shown(mine, today) if mine else None,
        "opened_name": mine[0].posyandu.area.name if mine else "",
    }


def _left(request: HttpRequest, standing: Standing, days: list[Days], today: date) -> Left:
    serious = standing.may(Permission.SESSION_CLOSE)
    found = last_days_of(standing.area, today)
    chosen = _chosen(found, request.GET.get("posyandu", ""))
    rows = rows_of(found, chosen, serious=serious) if len(found) > 1 else []
    if chosen is None:
        return Left(rows=rows, is_empty=not rows, never_held=not any(one.last for one in found))
    behind = {*chosen.missed, *chosen.waiting, *((*chosen.red, *chosen.referred) if serious else ())}
    people = people_by_id(standing.area, behind)
    _told(standing, people)
    ahead = next((one.ahead for one in days if one.posyandu.pk == chosen.posyandu.pk), [])
    return left_shown(rows, chosen, people, ahead, today, serious=serious)


def _chosen(found: list[LastDay], asked: str) -> LastDay | None:
    """The Posyandu that was asked for, or the only one there is."""
    if len(found) == 1:
        return found[0]
    return next((one for one in found if str(one.posyandu.pk) == asked), None)


def _told(standing: Standing, people: Iterable[UUID]) -> None:
    count = len(list(people))
    if count:
        record(
            actor_id=standing.staff_id,
            action="worklist.open",
            subject_kind="worklist",
            purpose="hari buka terakhir",
            detail={"count": count},
        )
