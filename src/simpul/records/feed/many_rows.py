"""How do thousands of rows enter a table in one statement? Column by column, as arrays.

For sheets and rebuilds, where the making of a model for each row would take longer than everything else. The database
holds every constraint, right and policy as it does for one row.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection

INSERT = "INSERT INTO {table} ({columns}) SELECT {values} FROM unnest({arrays}) AS new ({names}) {then}"
AS_TEXT = ("jsonb", "varchar[]")  # an array of these travels as text
UNQUOTED = ("int", "integer", "bigint", "smallint", "boolean", "uuid", "date")  # nothing to quote


def insert_rows(
    table: str,
    types: Mapping[str, str],
    rows: Sequence[Sequence[Any]],
    *,
    same: Mapping[str, tuple[str, Any]] | None = None,
    then: str = "",
) -> list[tuple[Any, ...]]:
    """What `then` returns, in no order that may be relied on.

    types  column -> SQL type, in the order of each row
    same   column -> SQL type and value, the same in every row
    then   ON CONFLICT ... or RETURNING ...
    """
    if not rows:
        return []
    same = same or {}
    columns = zip(*rows, strict=True)
    arrays = [as_array(column, type_) for column, type_ in zip(columns, types.values(), strict=True)]
    statement = INSERT.format(
        table=table,
        columns=", ".join((*types, *same)),
        values=", ".join(
            (*(_value(name, type_) for name, type_ in types.items()), *(f"%s::{t}" for t, _ in same.values()))
        ),
        arrays=", ".join(array_type(one) for one in types.values()),
        names=", ".join(types),
        then=then,
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [*(value for _, value in same.values()), *arrays])
        return list(cursor.fetchall()) if "RETURNING" in then else []


def as_array(column: Iterable[Any], type_: str) -> str:
    """The column as PostgreSQL writes an array: the driver asks of each value anew what it is, which takes longer."""
    if type_ in UNQUOTED:
        return "{" + ",".join(["NULL" if one is None else str(one) for one in column]) + "}"
    if type_ == "bytea":
        return "{" + ",".join(["NULL" if one is None else rf'"\\x{one.hex()}"' for one in column]) + "}"
    texts = [None if one is None else str(one) for one in column]
    said = {one: _quoted(one) for one in set(texts)}  # most columns say few things
    return "{" + ",".join([said[one] for one in texts]) + "}"


def array_type(type_: str) -> str:
    """The place in a statement where such an array goes."""
    return f"%s::{'text' if type_ in AS_TEXT else type_}[]"


def update_on(key: Sequence[str], columns: Sequence[str]) -> str:
    """The clause that lets a row that is there already take the new values."""
    return f"ON CONFLICT ({', '.join(key)}) DO UPDATE SET " + ", ".join(f"{one} = EXCLUDED.{one}" for one in columns)


def _quoted(text: str | None) -> str:
    return "NULL" if text is None else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _value(name: str, type_: str) -> str:
    return f"{name}::{type_}" if type_ in AS_TEXT else name
