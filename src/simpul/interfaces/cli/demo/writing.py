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
    return {one.attname: _type(one) for one in model._meta.concrete_fields if not _is_filled_in(one)}


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
    types = {f'"{name}"': types_of(model)[name] for name in names}
    arrays = [at for at, one in enumerate(types.values()) if one.endswith("[]")]
    now = timezone.now()
    same = {
        one.attname: ("timestamptz", now) for one in model._meta.concrete_fields if getattr(one, "auto_now_add", False)
    }
    then = f"RETURNING {', '.join(returning)}" if returning else ""
    found: list[tuple[Any, ...]] = []
    for part in _parts(rows):
        told = [_with_arrays(row, arrays) for row in part] if arrays else part
        found += insert_rows(model._meta.db_table, types, told, same=same, then=then)
    return found


def _parts(rows: Iterable[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    waiting = iter(rows)
    while part := list(islice(waiting, AT_ONCE)):
        yield part


def _with_arrays(row: tuple[Any, ...], arrays: Sequence[int]) -> tuple[Any, ...]:
    """An array of codes inside a row travels as its text."""
    return tuple("{" + ",".join(one) + "}" if at in arrays else one for at, one in enumerate(row))


def _is_filled_in(field: Any) -> bool:
    return isinstance(field, AutoField) or getattr(field, "auto_now_add", False)


def _type(field: Any) -> str:
    return LENGTH.sub("", str(field.db_type(connection)))
