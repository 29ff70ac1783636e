"""How does news reach its readers?

A consumer is given changes of one scope in order; its effect and the step of its cursor are one transaction, so a kill
at any moment repeats nothing and loses nothing. What fails holds up no other consumer and no other scope.
"""

from collections.abc import Callable, Sequence
from threading import Event
from typing import Protocol

import structlog
from django.db import InterfaceError, OperationalError, close_old_connections, connection, transaction

from simpul.records.feed import queries
from simpul.records.feed.models import Change, ConsumerEpoch, Cursor

log = structlog.get_logger()
BATCH = 500
PAUSE_SECONDS = 1.0
AWAY = (InterfaceError, OperationalError)


class Consumer(Protocol):
    name: str

    def apply(self, changes: list[Change]) -> None: ...

    def rebuild(self) -> None: ...


def run_once(consumers: Sequence[Consumer]) -> int:
    """Let every consumer read what it has not read; returns how many changes were applied."""
    return sum(_run_consumer(consumer, _run_scope) for consumer in consumers)


def run_round(consumers: Sequence[Consumer]) -> int:
    """The same; whatever goes wrong is tried again in the next round: for a thread that lives as long as its process.

    One that ended would carry nothing more while the process looks healthy. A failure is told by its type alone, for a
    message may hold a name; a database that is away is waited for.
    """
    applied = 0
    for consumer in consumers:
        try:
            applied += _run_consumer(consumer, _run_or_tell)
        except Exception as problem:  # whatever it is, the other consumers go on
            _tell(consumer, problem)
            close_old_connections()
            connection.close()
    return applied


def run_forever(consumers: Sequence[Consumer], stop: Event, pause: float = PAUSE_SECONDS) -> None:
    """Round after round, until `stop` is set.

    Between two rounds there is a pause even where there is news: twenty weighings of one second are counted once and
    not twenty times. Where more waits than one round takes, the next follows at once.
    """
    while not stop.is_set():
        if run_round(consumers) < BATCH:
            stop.wait(pause)


def _run_consumer(consumer: Consumer, run: Callable[[Consumer, int, int], int]) -> int:
    epoch = queries.current_epoch()
    _follow_epoch(consumer, epoch)
    return sum(run(consumer, behind.scope, epoch) for behind in queries.backlog(consumer.name))


def _run_or_tell(consumer: Consumer, scope: int, epoch: int) -> int:
    """A scope that fails stays where it was, and the others go on; a database that is away is so for every scope."""
    try:
        return _run_scope(consumer, scope, epoch)
    except AWAY:
        raise
    except Exception as problem:  # a change that nobody can read, or a mistake of ours
        _tell(consumer, problem, scope=scope)
        return 0


def _tell(consumer: Consumer, problem: Exception, **where: int) -> None:
    log.warning("consumer_failed", consumer=consumer.name, problem=type(problem).__name__, **where)


def _follow_epoch(consumer: Consumer, epoch: int) -> None:
    """After a restore, or for a consumer that has never run, figures are made anew from the records."""
    if ConsumerEpoch.objects.filter(consumer=consumer.name, epoch=epoch).exists():
        return
    with transaction.atomic():
        marks = queries.marks()
        consumer.rebuild()
        Cursor.objects.filter(consumer=consumer.name).delete()
        Cursor.objects.bulk_create(
            Cursor(consumer=consumer.name, scope=scope, sequence=last, epoch=epoch) for scope, last in marks.items()
        )
        ConsumerEpoch.objects.update_or_create(consumer=consumer.name, defaults={"epoch": epoch})
    log.info("consumer_rebuilt", consumer=consumer.name, epoch=epoch)


def _run_scope(consumer: Consumer, scope: int, epoch: int) -> int:
    with transaction.atomic():
        cursor, _ = Cursor.objects.get_or_create(consumer=consumer.name, scope=scope, defaults={"epoch": epoch})
        # A second runner waits here and then finds nothing left to do.
        cursor = Cursor.objects.select_for_update().get(pk=cursor.pk)
        changes = queries.changes_after(scope, cursor.sequence, BATCH)
        if not changes:
            return 0
        consumer.apply(changes)
        cursor.sequence = changes[-1].sequence
        cursor.epoch = epoch
        cursor.save(update_fields=["sequence", "epoch"])
    return len(changes)
