"""How do figures come about? Always by counting anew the people of a leaf, never by adding one."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from simpul.foundation.local_time import Month
from simpul.knowledge.indicators.catalogue import EDITION
from simpul.monitoring.pws import statements
from simpul.monitoring.pws.models import Cell, Horizon, KelurahanSum, PersonMonth
from simpul.records.facilities.work_area import whole_city, work_area_scope

WRITER_LOCK = 0x9D5
MONTHS_KEPT = 25  # two years of trend, and the month that is running


def extend(to: Month) -> int:
    """Let figures reach a month; returns how many months were counted. Called by the worker when a month begins.

    Figures of an earlier edition of the definitions are counted anew.
    """
    with transaction.atomic(), work_area_scope(whole_city()):
        only_writer()
        horizon = Horizon.objects.first()
        if horizon is None:
            horizon = Horizon.objects.create(first=to.index - MONTHS_KEPT + 1, last=to.index, edition=EDITION)
            return _fill(horizon.first, horizon.last)
        if horizon.edition != EDITION:
            horizon.edition, horizon.last = EDITION, max(to.index, horizon.last)
            horizon.save(update_fields=["edition", "last"])
            return _anew(horizon)
        if to.index <= horizon.last:
            return 0
        begin, horizon.last = horizon.last + 1, to.index
        horizon.save(update_fields=["last"])
        return _fill(begin, to.index)


def rebuild() -> None:
    """Make every figure anew from the records."""
    with transaction.atomic(), work_area_scope(whole_city()):
        only_writer()
        horizon = Horizon.objects.first()
        if horizon:
            _anew(horizon)


def recount(people: Iterable[UUID], first: int, last: int) -> None:
    """Count these people anew in these months, and the leaves they left, stayed in or came to.

    Runs inside the consumer's transaction and scope. Months before the horizon are not shown and not counted.
    """
    only_writer()
    horizon = Horizon.objects.first()
    if horizon is None:
        return
    span = {"people": sorted(set(people)), "first": max(first, horizon.first), "last": min(last, horizon.last)}
    leaves = set(_ask(statements.FORGET_SOME, span))
    _do(statements.OF_SOME, span)
    leaves |= set(_ask(statements.LEAVES_OF_SOME, span))
    _count_leaves(sorted(leaves))


def only_writer() -> None:
    """One writer of figures at a time; readers are not held up."""
    _ask("SELECT pg_advisory_xact_lock(%(lock)s)::text", {"lock": WRITER_LOCK})


def _anew(horizon: Horizon) -> int:
    PersonMonth.objects.all().delete()
    Cell.objects.all().delete()
    KelurahanSum.objects.all().delete()
    return _fill(horizon.first, horizon.last)


def _fill(first: int, last: int) -> int:
    """Everybody of these months. Whole tables meet: PostgreSQL is kept from looking each row up in the other, which it
    takes for cheaper where tables were filled a moment ago, and whose time grows with the square of the people."""
    _do("SET LOCAL enable_nestloop = off", {})
    _do(statements.OF_EVERYBODY, {"first": first, "last": last})
    _do(statements.ALL_CELLS, {"first": first, "last": last})
    _do(statements.ALL_SUMS, {"first": first, "last": last})
    _do("SET LOCAL enable_nestloop = on", {})
    return last - first + 1


def _count_leaves(leaves: Sequence[tuple[int, int]]) -> None:
    """These leaves anew, and then what the kelurahan that they lie in add up to."""
    if not leaves:
        return
    keys = _pairs(leaves)
    touched = {*_ask(statements.FORGET_CELLS, keys), *_ask(statements.SOME_CELLS, keys)}
    _do(statements.FORGET_SUMS, _pairs(touched))
    _do(statements.SOME_SUMS, _pairs(touched))


def _pairs(found: Iterable[tuple[int, int]]) -> dict[str, Any]:
    ordered = sorted(found)
    return {"places": [place for place, _ in ordered], "months": [month for _, month in ordered]}


def _do(statement: str, values: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _ask(statement: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
