"""Who is meant by what was typed? Each kind of text has its own way into the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simpul.interfaces.web.search.typed import Kind, Typed
from simpul.records.facilities.work_area import WorkArea
from simpul.records.households.queries import find_by_kk
from simpul.records.people.search import SEARCH_LIMIT, find_by_name, find_by_nik, find_by_number

if TYPE_CHECKING:
    from simpul.records.people.models import Person


def people_meant(area: WorkArea, typed: Typed, *, ended: bool) -> list[Person]:
    """Each person once, at most SEARCH_LIMIT."""
    if typed.kind is Kind.NAME:
        return find_by_name(area, typed.text, ended=ended)
    if typed.kind is Kind.NIK_OR_KK:
        (number,) = typed.numbers
        family = [one for one in find_by_kk(area, number) if ended or one.is_listed]
        return _once(find_by_nik(area, number, ended=ended) + family)
    return _once([one for number in typed.numbers for one in find_by_number(area, number, ended=ended)])


def _once(people: list[Person]) -> list[Person]:
    return list({one.pk: one for one in people}.values())[:SEARCH_LIMIT]
