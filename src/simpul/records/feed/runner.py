"""How does news reach its readers?

A consumer is given changes of one scope in order; its effect and the step of its cursor are one transaction, so a kill
at any moment repeats nothing and loses nothing. One consumer that fails does not hold up another.
"""

from collections.abc import Sequence
from threading import Event
from typing import Protocol

import structlog
from django.db import Error, close_old_connections, connection, transaction

from simpul.records.feed import queries
from simpul.records.feed.models import Change, ConsumerEpoch, Cursor

log = structlog.get_logger()
BATCH = 500
PAUSE_SECONDS = 1.0


class Consumer(Protocol):
    name: str

    def apply(self, changes: list[Change]) -> None: ...

    def rebuild(self) -> None: ...


def run_once(consumers: Sequence[Consumer]) -> int:
    """Let every consumer read what it has not read; returns how many changes were applied."""
    return sum(_run_consumer(consumer) for consumer in consumers)


def run_forever(consumers: Sequence[Consumer], stop: Event, pause: float = PAUSE_SECONDS) -> None:
    """Run until `stop` is set. A database that is away is waited for, not given up on.

    Between two rounds there is a pause even where there is news: twenty weighings of one second are counted once and
    not twenty times. Where more waits than one round takes, the next follows at once.
    """
    while not stop.is_set():
        applied = 0
        for consumer in consumers:
            try:
                applied += _run_consumer(consumer)
            except Error as problem:
                log.warning("consumer_failed", consumer=consumer.name, problem=type(problem).__name__)
                close_old_connections()
                connection.close()
        if applied < BATCH:
            stop.wait(pause)


def _run_consumer(consumer: Consumer) -> int:
    epoch = queries.current_epoch()
    _follow_epoch(consumer, epoch)
    return sum(_run_scope(consumer, behind.scope, epoch) for behind in queries.backlog(consumer.name))


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
