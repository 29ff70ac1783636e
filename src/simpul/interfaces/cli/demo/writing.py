"""How do thousands of rows of a table enter at once? Column by column, by the statement that sheets use too.

Rights, row-level security and constraints of the application's role hold as for one row. COPY would be no faster way
in: under row-level security PostgreSQL does not take it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from operator import attrgetter
from typing import Any

from django.db import connection
from django.db.models import AutoField, Model
from django.utils import timezone

from simpul.records.feed.many_rows import insert_rows

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
    types = [(f'"{name}"', types_of(model)[name]) for name in names]
    now = ("timestamptz", timezone.now())
    filled = {f'"{one.attname}"': now for one in model._meta.concrete_fields if _is_time(one)}
    then = f"RETURNING {', '.join(returning)}" if returning else ""
    found: list[tuple[Any, ...]] = []
    for part in _parts(rows):
        columns = [_as_text(type_, column) for (_, type_), column in zip(types, zip(*part, strict=True), strict=True)]
        varying, same = _parted(columns)
        told = list(zip(*(columns[at] for at in varying), strict=True))
        alike = {types[at][0]: (types[at][1], columns[at][0]) for at in same} | filled
        found += insert_rows(model._meta.db_table, dict(types[at] for at in varying), told, same=alike, then=then)
    return found


def _parts(rows: Iterable[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    waiting = iter(rows)
    while part := list(islice(waiting, AT_ONCE)):
        yield part


def _as_text(type_: str, column: Sequence[Any]) -> Sequence[Any]:
    """An array of codes inside a row travels as its text."""
    return ["{" + ",".join(one) + "}" for one in column] if type_.endswith("[]") else column


def _parted(columns: Sequence[Sequence[Any]]) -> tuple[list[int], list[int]]:
    """Which columns differ from row to row, and which are the same in all: those are sent once. At least one differs,
    or there would be no rows."""
    same = [at for at, column in enumerate(columns) if at and column.count(column[0]) == len(column)]
    return [at for at in range(len(columns)) if at not in same], same


def _is_time(field: Any) -> bool:
    return bool(getattr(field, "auto_now_add", False))
