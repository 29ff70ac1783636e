"""How do thousands of rows of a table enter at once? Column by column, as arrays, in one statement.

Rights, row-level security and constraints of the application's role hold as for one row. COPY would be no faster way
in: under row-level security PostgreSQL does not take it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from operator import attrgetter
from typing import Any

from django.db import connection
from django.db.models import AutoField, Model
from django.utils import timezone

from simpul.records.feed.many_rows import INSERT

AT_ONCE = 5_000
LENGTH = re.compile(r"\(\d+\)")  # a cast to varchar(120) would cut a longer text off; the column refuses it


@cache
def types_of(model: type[Model]) -> dict[str, str]:
    """Column -> SQL type, without what the database numbers itself and without the time of writing."""
    kept = [one for one in model._meta.concrete_fields if not isinstance(one, AutoField) and not _is_time(one)]
    return {one.attname: LENGTH.sub("", str(one.db_type(connection))) for one in kept}


def write(rows: Sequence[Model], returning: Sequence[str] = ()) -> list[tuple[Any, ...]]:
    """Insert what is held by these models, all of one table.

    returning  columns of the new rows, in no order that may be relied on
    """
    if not rows:
        return []
    model = type(rows[0])
    told = attrgetter(*types_of(model))
    return write_columns(model, list(types_of(model)), (told(one) for one in rows), returning)


def write_columns(
    model: type[Model], names: Sequence[str], rows: Iterable[tuple[Any, ...]], returning: Sequence[str] = ()
) -> list[tuple[Any, ...]]:
    """The same for rows that never were models; a column that is not named stays empty."""
    types = [types_of(model)[name] for name in names]
    now = {one.attname: timezone.now() for one in model._meta.concrete_fields if _is_time(one)}
    then = f"RETURNING {', '.join(returning)}" if returning else ""
    found: list[tuple[Any, ...]] = []
    for part in _parts(rows):
        columns = dict(zip(names, zip(types, zip(*part, strict=True), strict=True), strict=True))
        same = {name: column[0] for name, (_, column) in columns.items() if column.count(column[0]) == len(column)}
        same.pop(names[0], None)  # at least one column is told row by row, or there would be no rows
        varying = {name: told for name, told in columns.items() if name not in same}
        found += _insert(model, varying, {name: (types_of(model)[name], same[name]) for name in same}, now, then)
    return found


def _insert(
    model: type[Model],
    varying: Mapping[str, tuple[str, Sequence[Any]]],
    same: Mapping[str, tuple[str, Any]],
    now: dict[str, Any],
    then: str,
) -> list[tuple[Any, ...]]:
    """varying, same  column -> its type, and its values row by row or the one value of every row"""
    alike = {**same} | {name: ("timestamptz", at) for name, at in now.items()}
    values = [f'"{name}"::{type_}' if type_.endswith("[]") else f'"{name}"' for name, (type_, _) in varying.items()]
    statement = INSERT.format(
        table=model._meta.db_table,
        columns=", ".join(f'"{name}"' for name in (*varying, *alike)),
        values=", ".join((*values, *(f"%s::{type_}" for type_, _ in alike.values()))),
        arrays=", ".join(f"%s::{'text' if type_.endswith('[]') else type_}[]" for type_, _ in varying.values()),
        names=", ".join(f'"{name}"' for name in varying),
        then=then,
    )
    told = [value for _, value in alike.values()], [as_array(type_, column) for type_, column in varying.values()]
    with connection.cursor() as cursor:
        cursor.execute(statement, [*told[0], *told[1]])
        return list(cursor.fetchall()) if then else []


def as_array(type_: str, column: Sequence[Any]) -> str:
    """The values of a column as PostgreSQL reads an array: {1,2,NULL}. An array inside a row travels as its text."""
    write_one = next((by for kind, by in WRITTEN.items() if type_.startswith(kind)), None)
    if type_.endswith("[]"):
        write_one = _array_in_row
    if write_one:
        return "{" + ",".join(["NULL" if one is None else write_one(one) for one in column]) + "}"
    said = {one: _quoted(one) for one in set(column)}  # most columns say few things
    said[None] = "NULL"
    return "{" + ",".join([said[one] for one in column]) + "}"


def _quoted(value: Any) -> str:
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _array_in_row(codes: Iterable[str]) -> str:
    return _quoted("{" + ",".join(codes) + "}")


def _bytes(value: bytes) -> str:
    return f'"\\\\x{value.hex()}"'


WRITTEN: dict[str, Callable[[Any], str]] = {
    **dict.fromkeys(("uuid", "integer", "smallint", "bigint", "date", "boolean"), str),
    "bytea": _bytes,
}  # anything else between quotes: text, and instants, which have a blank inside


def _parts(rows: Iterable[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    waiting = iter(rows)
    while part := list(islice(waiting, AT_ONCE)):
        yield part


def _is_time(field: Any) -> bool:
    return bool(getattr(field, "auto_now_add", False))
