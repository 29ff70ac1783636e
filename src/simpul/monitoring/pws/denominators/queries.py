"""How many people are expected in a kelurahan, on whose word, and how far is the register from it?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from simpul.knowledge.recap import GROUPS
from simpul.monitoring.pws.models import Projection
from simpul.records.facilities.work_area import WorkArea

PROJECTED = "S"  # balita: the population that the figures of weighing are a share of
TARGETS = (PROJECTED, *GROUPS)  # and the groups that are expected at an open day (ilp.md 5.8)


@dataclass(frozen=True, slots=True)
class Expected:
    value: int
    source: str


def expected_in(area: WorkArea, year: int, target: str = PROJECTED) -> dict[int, Expected]:
    """Kelurahan id -> what holds for the year; a kelurahan without a projection is left out."""
    return expected_of_all(area, year).get(target, {})


def expected_of_all(area: WorkArea, year: int) -> dict[str, dict[int, Expected]]:
    """The same for every target that has one, in one statement."""
    rows = Projection.objects.filter(kelurahan_id__in=area.counted, year=year)
    found: dict[str, dict[int, Expected]] = {}
    for row in rows.order_by("indicator", "kelurahan_id", "-id").distinct("indicator", "kelurahan_id"):
        if row.value is not None:
            found.setdefault(row.indicator, {})[row.kelurahan_id] = Expected(row.value, row.source)
    return found


def together(expected: Mapping[int, Expected], areas: Iterable[int]) -> int | None:
    """The sum for several kelurahan; None where one of them has none: a part is not the whole."""
    ids = list(areas)
    if not ids or any(one not in expected for one in ids):
        return None
    return sum(expected[one].value for one in ids)


def gap(registered: int, expected: int | None) -> int | None:
    """People in the register beyond the projection; below zero: missing from the register."""
    return None if expected is None else registered - expected
