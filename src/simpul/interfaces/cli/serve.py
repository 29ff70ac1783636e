"""simpul serve: pages on 127.0.0.1 and the worker beside them, until told to stop.

A child that dies is started again, more slowly each time; when this process is killed the kernel ends its children.
"""

import argparse
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field

from simpul.interfaces.cli.cluster.refusal import SetupError

PR_SET_PDEATHSIG = 1
SLOWEST_RESTART = 10.0


@dataclass
class Child:
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    wait: float = 0.2
    start_at: float = field(default_factory=time.monotonic)

    def tend(self) -> None:
        """Start it, or start it again after a pause that doubles."""
        if self.process is not None and self.process.poll() is None:
            return
        now = time.monotonic()
        if self.process is not None:
            self.process, self.start_at = None, now + self.wait
            self.wait = min(self.wait * 2, SLOWEST_RESTART)
        if now >= self.start_at:
            self.process = subprocess.Popen(self.command, preexec_fn=die_with_parent)

    def tell(self) -> None:
        """Tell it to stop."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def end(self) -> None:
        """Wait until it has stopped; it is killed where that takes too long."""
        if self.process is None:
            return
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    parser.add_argument("--workers", type=int, default=int(os.environ.get("SIMPUL_WORKERS", "2")))


def run(arguments: argparse.Namespace) -> int:
    refuse_taken_port(arguments.port)
    stopped: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda received, _: stopped.append(received))
    children = [Child(pages(arguments.port, arguments.workers)), Child([*simpul(), "work"])]
    while not stopped:
        for child in children:
            child.tend()
        time.sleep(0.2)
    for child in children:
        child.tell()
    for child in children:
        child.end()
    return 0


def simpul() -> list[str]:
    return [sys.executable, "-m", "simpul.interfaces.cli.main"]


def pages(port: int, workers: int) -> list[str]:
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", "4", "--backpressure", "64", "--no-ws"),
        *("--workers-kill-timeout", "2", "--respawn-failed-workers", "--log-level", "warning"),
        "simpul.config.wsgi:application",
    ]


def refuse_taken_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as problem:
            raise SetupError(
                f"Porta {port} sudah dipakai program lain. Pilih porta lain, misalnya: PORT={port + 1} script/demo"
            ) from problem


def die_with_parent() -> None:
    """Runs in the child between fork and exec."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
