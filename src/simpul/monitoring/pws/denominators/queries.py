"""How many people are expected in a kelurahan, on whose word, and how far is the register from it?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from simpul.monitoring.pws.models import Projection
from simpul.records.facilities.work_area import WorkArea

PROJECTED = "S"  # balita: the one population that these figures are a share of


@dataclass(frozen=True, slots=True)
class Expected:
    value: int
    source: str


def expected_in(area: WorkArea, year: int) -> dict[int, Expected]:
    """Kelurahan id -> what holds for the year; a kelurahan without a projection is left out."""
    rows = Projection.objects.filter(kelurahan_id__in=area.counted, year=year, indicator=PROJECTED)
    last = rows.order_by("kelurahan_id", "-id").distinct("kelurahan_id")
    return {row.kelurahan_id: Expected(row.value, row.source) for row in last if row.value is not None}


def together(expected: Mapping[int, Expected], areas: Iterable[int]) -> int | None:
    """The sum for several kelurahan; None where one of them has none: a part is not the whole."""
    ids = list(areas)
    if not ids or any(one not in expected for one in ids):
        return None
    return sum(expected[one].value for one in ids)


def gap(registered: int, expected: int | None) -> int | None:
    """People in the register beyond the projection; below zero: missing from the register."""
    return None if expected is None else registered - expected
