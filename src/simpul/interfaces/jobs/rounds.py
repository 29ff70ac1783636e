"""Which work comes round by itself? No logic of its own: it calls the floors below, again and again.

Every round is safe to repeat and to cut off. Whatever fails, a database that is away or a mistake of ours, is told by
its type alone and tried again: a thread that ended would do nothing more while its process looks healthy.
"""

from collections.abc import Callable
from threading import Event
from time import monotonic

import structlog
from django.db import connection
from django.utils import timezone

from simpul.foundation.local_time import LocalZone, Month, local_date
from simpul.interfaces.jobs.imports import forget_sheets, go_on_with_imports
from simpul.monitoring.pws.actions import count_a_month, extend, is_waiting
from simpul.monitoring.pws.consumer import PwsConsumer
from simpul.monitoring.recap import summing
from simpul.monitoring.recap.consumer import RecapConsumer
from simpul.monitoring.recap.kelurahan.beside import note_behind
from simpul.records.audit.actions import seal
from simpul.records.feed.queries import backlog
from simpul.records.feed.runner import run_forever, run_once, run_round
from simpul.services.duplicates.consumer import DuplicatesConsumer
from simpul.services.duplicates.pairing import work_through

RESTS = 3

log = structlog.get_logger()


def this_month() -> Month:
    return Month.of(local_date(timezone.now(), LocalZone.WIB))


def open_month() -> int:
    """Count a month that is new, or of an earlier edition; most of the time there is nothing to do."""
    now = this_month()
    return count_a_month(now) if is_waiting(now) else 0


def seal_audit() -> int:
    return seal()


def carry_news(stop: Event) -> None:
    run_forever([PwsConsumer()], stop)
    connection.close()


def find_pairs() -> int:
    """Hear whom to compare, and compare some of those who wait: beside the figures, which do not wait for it."""
    return run_round([DuplicatesConsumer()]) + work_through()


def add_recaps_up(stop: Event, pause: float) -> None:
    """Hear the news, add up what it touched and what has no sum yet, rest: a recap is handed in once a month, and takes
    seconds to add up.

    A large city that was just loaded has hundreds to add up, and shows none of a month before all of it was: the first
    time they follow one another at once, unless the figures of the day wait. After that the thread rests three times
    as long as it worked, so that these figures, and who reads them, have the processor.
    """
    while not stop.is_set():
        try:
            run_round([RecapConsumer()])
            note_behind()
            begun, failed = monotonic(), set[int]()
            while not stop.is_set() and summing.work_through(failed):
                if not summing.is_first_time(failed) or backlog(PwsConsumer.name):
                    stop.wait(RESTS * (monotonic() - begun))
                begun = monotonic()
        except Exception as problem:  # whatever it is, the thread goes on
            _tell("add_recaps_up", problem)
        stop.wait(pause)
    connection.close()


def once() -> None:
    """Everything that is waiting, to the end."""
    while go_on_with_imports():
        pass
    forget_sheets()
    while run_once([PwsConsumer()]):
        pass
    extend(this_month())
    while find_pairs():
        pass
    run_once([RecapConsumer()])
    note_behind()
    failed = set[int]()
    while summing.work_through(failed):
        pass
    while seal():
        pass


AT_ONCE = {seal_audit, open_month, find_pairs, go_on_with_imports}


def every(work: Callable[[], int], seconds: float, stop: Event) -> None:
    """Repeat a piece of work until told to stop; go on at once while there is more."""
    while not stop.is_set():
        try:
            done = work()
        except Exception as problem:  # whatever it is, the thread goes on
            _tell(work.__name__, problem)
            done = 0
        stop.wait(0 if done and work in AT_ONCE else seconds)
    connection.close()


def _tell(work: str, problem: Exception) -> None:
    log.warning("round_failed", work=work, problem=type(problem).__name__)
    connection.close()
