"""How are many rows written in one statement? Column by column, as arrays."""

import json
from collections.abc import Sequence
from typing import Any

from django.db import connection

from simpul.records.feed.many_rows import array_type, as_array
from simpul.services.takeover.models import ImportRow, Step

# Column -> its type in the array.
COLUMNS = {
    "fate": "text",
    "says": "jsonb",
    "step": "smallint",
    "turn": "smallint",
    "who": "bytea",
    "family": "bytea",
    "kelurahan_id": "int",
    "person_id": "uuid",
    "is_new": "boolean",
    "visits": "boolean",
    "candidate_id": "uuid",
}
# The ids stand there twice: by the join alone the planner reads the rows of all sheets, for each batch anew.
KEEP = """
    UPDATE takeover_importrow AS row SET {columns}
    FROM unnest(%s::bigint[], {types}) AS new (id, {names})
    WHERE row.id = new.id AND row.id = ANY(%s::bigint[])
"""

STEP_ON = """
    UPDATE takeover_importrow AS row
    SET step = new.step, sealed = CASE WHEN new.step = %s THEN NULL ELSE row.sealed END
    FROM unnest(%s::bigint[], %s::smallint[]) AS new (id, step)
    WHERE row.id = new.id AND row.id = ANY(%s::bigint[])
"""


def keep(rows: Sequence[ImportRow], *columns: str) -> None:
    """Write these columns of these rows; all of COLUMNS where none is named."""
    if not rows:
        return
    names = columns or tuple(COLUMNS)
    statement = KEEP.format(
        columns=", ".join(f"{name} = new.{name}{'::jsonb' if name == 'says' else ''}" for name in names),
        types=", ".join(array_type(COLUMNS[name]) for name in names),
        names=", ".join(names),
    )
    ids = as_array([row.pk for row in rows], "bigint")
    arrays = [as_array([_value(row, name) for row in rows], COLUMNS[name]) for name in names]
    with connection.cursor() as cursor:
        cursor.execute(statement, [ids, *arrays, ids])


def step_on(rows: Sequence[ImportRow]) -> None:
    """Write the step of these rows; what has been written needs its cells no longer."""
    if rows:
        with connection.cursor() as cursor:
            ids, steps = as_array([row.pk for row in rows], "bigint"), as_array([row.step for row in rows], "smallint")
            cursor.execute(STEP_ON, [Step.WRITTEN, ids, steps, ids])


def _value(row: ImportRow, name: str) -> Any:
    value = getattr(row, name)
    return json.dumps(value, ensure_ascii=False) if name == "says" else value
