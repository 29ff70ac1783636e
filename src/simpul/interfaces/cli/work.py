"""simpul work: carry news to its readers, find pairs, add recaps up, take over sheets, seal the audit, open months."""

import argparse
import os
import signal
from threading import Event, Thread

import structlog

SEAL_SECONDS, MONTH_SECONDS, PAIR_SECONDS = 1.0, 2.0, 0.5
SHEET_SECONDS, FORGET_SECONDS, RECAP_SECONDS = 0.5, 3_600.0, 60.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="kerjakan yang tertunda, lalu selesai")


def run(arguments: argparse.Namespace) -> int:
    import django

    django.setup()
    from simpul.interfaces.jobs import imports, rounds

    if arguments.once:
        rounds.once()
        return 0
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    threads = [
        Thread(target=rounds.every, args=(rounds.seal_audit, SEAL_SECONDS, stop), name="sealer"),
        Thread(target=rounds.every, args=(rounds.open_month, MONTH_SECONDS, stop), name="months"),
        Thread(target=rounds.carry_news, args=(stop,), name="news"),
        Thread(target=rounds.every, args=(rounds.find_pairs, PAIR_SECONDS, stop), name="pairs"),
        Thread(target=rounds.add_recaps_up, args=(stop, RECAP_SECONDS), name="recaps"),
        Thread(target=rounds.every, args=(imports.go_on_with_imports, SHEET_SECONDS, stop), name="sheets"),
        Thread(target=rounds.every, args=(imports.forget_sheets, FORGET_SECONDS, stop), name="forgetting"),
    ]
    for thread in threads:
        thread.start()
    structlog.get_logger().info("work_started", process=os.getpid())
    for thread in threads:
        thread.join()
    return 0
