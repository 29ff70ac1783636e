"""What did every figure of a kelurahan show in a second period? For who serves there, from whom nothing is hidden."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from simpul.foundation.local_time import Month
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.kelurahan.every import Counts, FigureRow, ShareRow, counted_rows
from simpul.monitoring.pws import queries
from simpul.records.facilities.work_area import WorkArea

WEIGHED = "D"


def every_beside(area: WorkArea, kelurahan_id: int, shown: Mapping[str, Any], other: Month) -> dict[str, Any]:
    """The rows of `every_figure` beside those of another month; as they are where that month has no figures.

    shown  what `every_figure` gave, with the trend it was made of
    """
    counts: Counts = queries.counts_of(area, kelurahan_id, other)
    if not counts:
        return {}
    compared = any(figures.comparable for month, figures in shown["trend"].items() if month <= other)
    then = counted_rows(counts, compared=compared, clinical=shown["clinical"])
    told = WEIGHED in counts and WEIGHED in shown["counts"]  # where nobody was weighed nothing was recorded yet
    return {
        "figure_rows": _totals(shown["figure_rows"], then["figure_rows"]),
        "stage_rows": _totals(shown["stage_rows"], then["stage_rows"]),
        "share_rows": [_share(*pair, told=told) for pair in zip(shown["share_rows"], then["share_rows"], strict=True)],
    }


def _totals(rows: list[FigureRow], earlier: list[FigureRow]) -> list[FigureRow]:
    return [replace(row, then=before.total) for row, before in zip(rows, earlier, strict=True)]


def _share(row: ShareRow, before: ShareRow, *, told: bool) -> ShareRow:
    change = formats.points(row.percent, before.percent) if told else ""
    return replace(row, then=", ".join(part for part in (before.value, change) if part))
