"""What does a tile show, and who stands behind it?

The work area comes first; a figure and its names come from the same rows.
"""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from simpul.foundation.local_time import Month
from simpul.knowledge.indicators.catalogue import COUNTED
from simpul.monitoring.pws.figures import Figures, FigureSums, figures_from
from simpul.monitoring.pws.models import Cell, KelurahanSum, PersonMonth
from simpul.records.facilities.work_area import WorkArea

MONTHS_SHOWN = 24

# The numbers that open names are those of the catalogue, and "belum": S without D.
WAITING = "belum"
# In the order of Figures.
SKDN = ("S", "D", "N", "T", "O", "B", "K", "2T", "BGM")


def figures_of(area: WorkArea, kelurahan_id: int, month: Month) -> Figures:
    """The figures of a kelurahan, or of the part of it that is the work area."""
    cells = _wholes(area, [kelurahan_id], month.index, month.index)
    return figures_from(cells.values_list("indicator").annotate(Sum("value")))


class Parts(NamedTuple):
    """The figures of the parts of a kelurahan, by id. An RT without an RW stands in `rt` alone."""

    rw: dict[int, Figures]
    rt: dict[int, Figures]


def figures_of_parts(area: WorkArea, kelurahan_id: int, month: Month) -> Parts:
    cells = _cells(area, [kelurahan_id], month.index, month.index)
    rw, rt = FigureSums(), FigureSums()
    for rw_id, rt_id, indicator, value in cells.values_list("rw_id", "rt_id", "indicator").annotate(Sum("value")):
        rt.add(rt_id, indicator, value)
        if rw_id is not None:
            rw.add(rw_id, indicator, value)
    return Parts(rw.figures(), rt.figures())


def figures_by_kelurahan(area: WorkArea, month: Month) -> dict[int, Figures]:
    return _grouped(_wholes(area, area.counted, month.index, month.index), "kelurahan_id")


def months_by_kelurahan(area: WorkArea, last: Month, months: int = MONTHS_SHOWN) -> dict[Month, dict[int, Figures]]:
    """The figures of every kelurahan in the months up to `last`, oldest first, in one statement."""
    cells = _wholes(area, area.counted, last.index - months + 1, last.index)
    each = {f"of_{code}": Sum("value", filter=Q(indicator=code), default=0) for code in SKDN}
    found: dict[Month, dict[int, Figures]] = {}
    for index, kelurahan, *values in cells.order_by("month").values_list("month", "kelurahan_id").annotate(**each):
        found.setdefault(Month.from_index(index), {})[kelurahan] = Figures(*values)
    return found


def trend(
    area: WorkArea, kelurahan: Iterable[int], last: Month, *, rw_id: int | None = None, rt: Iterable[int] | None = None
) -> dict[Month, Figures]:
    """The figures of the 24 months up to `last`, oldest first, of these kelurahan or of the RW or the RT in them;
    months without figures are left out."""
    first = last.index - MONTHS_SHOWN + 1
    if rw_id is None and rt is None:
        found = _grouped(_wholes(area, kelurahan, first, last.index), "month")
    else:
        cells = _cells(area, kelurahan, first, last.index)
        cells = cells if rw_id is None else cells.filter(rw_id=rw_id)
        found = _grouped(cells if rt is None else cells.filter(rt_id__in=list(rt)), "month")
    return {Month.from_index(index): figures for index, figures in sorted(found.items())}


def counts_of(area: WorkArea, kelurahan_id: int, month: Month) -> dict[str, dict[tuple[str, str], int]]:
    """Every figure of the catalogue: code -> (sex, stage of life) -> people; what is nobody is left out."""
    cells = cells_of(area, [kelurahan_id], month.index, month.index)
    found: dict[str, dict[tuple[str, str], int]] = {}
    for code, sex, stage, value in cells.values_list("indicator", "sex", "stage").annotate(Sum("value")):
        found.setdefault(code, {})[sex, stage] = value
    return found


def names_behind(
    area: WorkArea,
    kelurahan_id: int,
    month: Month,
    number: str,
    *,
    rw_id: int | None = None,
    rt: Iterable[int] | None = None,
    stage: str | None = None,
) -> list[UUID]:
    """The people whom a number counts, in the RW or the RT asked for. Raises KeyError for a number of nobody."""
    rows = PersonMonth.objects.filter(month=month.index, kelurahan_id=kelurahan_id)
    if number == WAITING:
        rows = rows.filter(counts__contains=["S"]).exclude(counts__contains=["D"])
    else:
        rows = rows.filter(counts__contains=[COUNTED[number].code])
    rows = rows.filter(kelurahan_id__in=area.kelurahan)
    if area.rt is not None:
        rows = rows.filter(rt_id__in=area.rt)
    asked = {"rw_id": rw_id, "rt_id__in": None if rt is None else list(rt), "stage": stage}
    rows = rows.filter(**{column: value for column, value in asked.items() if value is not None})
    return list(rows.values_list("person_id", flat=True))


def opens_names(number: str, *, clinical: bool) -> bool:
    """clinical  whether the reader may see who has which class by z-score"""
    return number == WAITING or (number in COUNTED and (clinical or not COUNTED[number].names_are_for_nakes))


def _cells(area: WorkArea, kelurahan: Iterable[int], first: int, last: int) -> QuerySet[Cell]:
    cells = cells_of(area, kelurahan, first, last)
    return cells.filter(indicator__in=SKDN)


def cells_of(area: WorkArea, kelurahan: Iterable[int], first: int, last: int) -> QuerySet[Cell]:
    """The leaves of these kelurahan, as far as they may be counted, in a span of months."""
    cells = Cell.objects.filter(kelurahan_id__in=[one for one in kelurahan if one in area.counted])
    cells = cells.filter(month__range=(first, last))
    return cells if area.rt is None else cells.filter(rt_id__in=area.rt)


def _wholes(area: WorkArea, kelurahan: Iterable[int], first: int, last: int) -> QuerySet[Cell] | QuerySet[KelurahanSum]:
    """What adds up to whole kelurahan: their sums, which are few; of a part of one, its leaves."""
    if area.rt is not None:
        return _cells(area, kelurahan, first, last)
    sums = KelurahanSum.objects.filter(kelurahan_id__in=[one for one in kelurahan if one in area.counted])
    return sums.filter(month__range=(first, last), indicator__in=SKDN)


def _grouped(cells: QuerySet[Cell] | QuerySet[KelurahanSum], column: str) -> dict[int, Figures]:
    sums = FigureSums()
    for key, indicator, value in cells.values_list(column, "indicator").annotate(Sum("value")):
        sums.add(key, indicator, value)
    return sums.figures()
