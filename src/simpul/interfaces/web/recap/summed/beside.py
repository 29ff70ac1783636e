"""What did the same recap say in a second month? What the page of that month says to the same reader, nothing more.

Each month is hidden by a table of its own; a change stands only between two shares that both stand (ADR 0047).
"""

from collections.abc import Sequence
from dataclasses import replace

from simpul.interfaces.web.components import formats
from simpul.interfaces.web.recap.presenters import Table
from simpul.interfaces.web.recap.summed.attendance import GroupRow


def tables_beside(tables: Sequence[Table], earlier: Sequence[Table]) -> list[Table]:
    """Column by column; alone where the other month has no sheets."""
    known = {line.code: line for table in earlier for line in table.lines}
    return [
        replace(table, lines=[replace(line, then=known.get(line.code)) for line in table.lines]) for table in tables
    ]


def groups_beside(rows: Sequence[GroupRow], earlier: Sequence[GroupRow]) -> list[GroupRow]:
    """Group by group; alone where the other month has no row."""
    known = {row.label: row for row in earlier}
    return [_with(row, known[row.label]) if row.label in known else row for row in rows]


def _with(row: GroupRow, then: GroupRow) -> GroupRow:
    changes = tuple(formats.points(*pair) for pair in zip(row.percents, then.percents, strict=True))
    return replace(row, then=then, changes=changes)
