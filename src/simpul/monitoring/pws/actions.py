"""How do figures come about? Always by counting anew the people of a leaf, never by adding one."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F, Model

from simpul.foundation.local_time import Month
from simpul.knowledge.indicators.catalogue import EDITION
from simpul.monitoring.pws import statements
from simpul.monitoring.pws.models import Cell, Horizon, KelurahanSum, PersonMonth
from simpul.records.facilities.work_area import whole_city, work_area_scope

WRITER_LOCK = 0x9D5
OF_MONTHS: tuple[type[Model], ...] = (PersonMonth, Cell, KelurahanSum)
MONTHS_KEPT = 25  # two years of trend, and the month that is running


def extend(to: Month) -> int:
    """Let figures reach a month and stand by the edition that holds; returns how many months were counted."""
    counted = 0
    while more := count_a_month(to):
        counted += more
    return counted


def count_a_month(to: Month) -> int:
    """Count one month that is waiting; returns how many were counted. The worker calls it again and again.

    Each month is a transaction of its own: the news of the day goes on between two, and what was counted stays when the
    worker is stopped. New months come first, then those of an earlier edition of the definitions, the newest first.
    Where nothing was counted yet nobody waits for news, and all months are counted at once, in less time.
    """
    with transaction.atomic(), work_area_scope(whole_city()):
        only_writer()
        horizon = Horizon.objects.first()
        if horizon is None:
            first = to.index - MONTHS_KEPT + 1
            Horizon.objects.create(first=first, last=to.index, edition=EDITION, counted_from=first)
            return _fill(first, to.index)
        if horizon.edition != EDITION:
            horizon.edition, horizon.counted_from = EDITION, horizon.last + 1
        if to.index > horizon.last:
            month = horizon.last = horizon.last + 1
        elif horizon.counted_from > horizon.first:
            month = horizon.counted_from = horizon.counted_from - 1
        else:
            return 0
        horizon.save()
        return _fill(month, month)


def is_waiting(to: Month) -> bool:
    """Is there a month to be counted? Asked without the lock, by who asks often."""
    horizon = Horizon.objects.first()
    return (
        horizon is None or horizon.edition != EDITION or horizon.last < to.index or horizon.counted_from > horizon.first
    )


def reach(to: Month) -> None:
    """Let figures that stand reach a later month of which there is news."""
    horizon = Horizon.objects.first()
    for _ in range(to.index - horizon.last if horizon else 0):
        count_a_month(to)


def begin_anew() -> None:
    """Have every month counted anew from the records, one after another; until then the old figures stand."""
    only_writer()
    Horizon.objects.update(counted_from=F("last") + 1)


def rebuild() -> None:
    """Make every figure anew from the records, at once."""
    with transaction.atomic(), work_area_scope(whole_city()):
        only_writer()
        horizon = Horizon.objects.first()
        if horizon:
            horizon.edition, horizon.counted_from = EDITION, horizon.first
            horizon.save()
            for rows in OF_MONTHS:
                rows._default_manager.all().delete()
            _fill(horizon.first, horizon.last)


def recount(people: Iterable[UUID], first: int, last: int) -> None:
    """Count these people anew in these months, and the leaves they left, stayed in or came to.

    Runs inside the consumer's transaction and scope. Months before the horizon are not shown and not counted; those
    that still wait to be counted will find what the news tells in the records.
    """
    only_writer()
    horizon = Horizon.objects.first()
    if horizon is None:
        return
    begin = max(first, horizon.first, horizon.counted_from)
    span = {"people": sorted(set(people)), "first": begin, "last": min(last, horizon.last)}
    leaves = set(_ask(statements.FORGET_SOME, span))
    _do(statements.OF_SOME, span)
    leaves |= set(_ask(statements.LEAVES_OF_SOME, span))
    _count_leaves(sorted(leaves))


def only_writer() -> None:
    """One writer of figures at a time; readers are not held up."""
    _ask("SELECT pg_advisory_xact_lock(%(lock)s)::text", {"lock": WRITER_LOCK})


def _fill(first: int, last: int) -> int:
    """Everybody of these months; returns how many they are.

    Whole tables meet: PostgreSQL is kept from looking each row up in the other, which it takes for cheaper where tables
    were filled a moment ago, and whose time grows with the square of the people.
    """
    for rows in OF_MONTHS:
        rows._default_manager.filter(month__range=(first, last)).delete()
    _do("SET LOCAL enable_nestloop = off", {})
    for statement in (statements.OF_EVERYBODY, statements.ALL_CELLS, statements.ALL_SUMS):
        _do(statement, {"first": first, "last": last})
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
