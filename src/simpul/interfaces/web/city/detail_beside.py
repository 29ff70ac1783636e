"""What did the same places show in a second month? Nothing but what the page of that month shows to the same reader.

So two months open no hidden number: each is hidden by its own table, and a change stands only between two shares that
both stand there (ADR 0047).
"""

from dataclasses import replace

from simpul.interfaces.web.city.detail_rows import Cell, Row, Table
from simpul.interfaces.web.components import formats


def rows_beside(table: Table, earlier: Table) -> Table:
    """The table with the cells of another month beside its own; a place that had no row then stays alone."""
    known = {_place(row): row for row in earlier.rows}
    return replace(table, rows=[_beside(row, known.get(_place(row))) for row in table.rows])


def _place(row: Row) -> tuple[str, str]:
    return row.kind, row.key


def _beside(row: Row, then: Row | None) -> Row:
    if then is None:
        return row
    return replace(row, cells=[_with(*pair) for pair in zip(row.cells, then.cells, strict=True)])


def _with(now: Cell, then: Cell) -> Cell:
    return replace(now, then=then, change=formats.points(now.percent, then.percent))
