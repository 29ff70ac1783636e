"""A site that can lose its power: on a cluster of its own with durable settings, so that kill -9 is what it says.

The cluster of the other tests trades durability for speed.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path

import psycopg

from bench.load import Visitor
from simpul.foundation.key_set import create_key_file
from simpul.interfaces.cli.cluster.binaries import find_binaries
from simpul.interfaces.cli.cluster.databases import address, addresses, prepare
from simpul.interfaces.cli.cluster.place import ROOT_BASE, Place, find_place, short
from simpul.interfaces.cli.cluster.server import start, stop
from simpul.interfaces.cli.serve import simpul

ROOT = Path(__file__).resolve().parents[2]
CELLS = "SELECT rt_id, month, indicator, sex, stage, value FROM pws_cell ORDER BY 1, 2, 3, 4, 5"
EPOCH = "SELECT epoch FROM feed_consumerepoch WHERE consumer = 'pws'"
AWAY = (OSError, HTTPException, SystemExit)


@dataclass
class Site:
    place: Place
    port: int
    environment: dict[str, str]
    process: subprocess.Popen[bytes] | None = None
    acknowledged: list[str] = field(default_factory=list)
    unanswered: list[bytes] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def serve(self) -> None:
        self.process = subprocess.Popen(
            [*simpul(), "serve", "--port", str(self.port), "--workers", "1"],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        until(self.is_up)

    def is_up(self) -> bool:
        return self.behind() is not None

    def behind(self) -> int | None:
        """How many changes the figures are behind; None while nobody answers."""
        visitor = Visitor(self.port)
        try:
            status, content = visitor.call("GET", "/api/v1/sehat")
            return int(json.loads(content)["behind"]) if status == 200 else None
        except AWAY:
            return None
        finally:
            visitor.close()

    def kill_server(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()
        until(lambda: not self.is_open())

    def kill_postgres(self) -> None:
        pid = self._postmaster()
        os.kill(pid, signal.SIGKILL)
        until(lambda: not Path(f"/proc/{pid}").exists())

    def cut_power(self) -> None:
        """The server with all its children and PostgreSQL with all of its own, at once and without a last word."""
        assert self.process is not None
        postmaster = self._postmaster()
        own = [int(one) for one in Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()]
        for pid in (postmaster, *own):  # the parent first, or it would start its children anew
            os.kill(pid, signal.SIGKILL)
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        until(lambda: not self.is_open() and not any(Path(f"/proc/{pid}").exists() for pid in (postmaster, *own)))

    def restore_power(self) -> None:
        start(self.place)
        self.serve()

    def is_open(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def ask(self, statement: str) -> list[tuple[object, ...]]:
        with self.connection() as connection:
            return connection.execute(statement.encode()).fetchall()

    def connection(self) -> psycopg.Connection:
        """As the owner of everything, past every policy."""
        return psycopg.connect(address(self.place, "simpul", "postgres"))

    def run(self, *words: str) -> None:
        subprocess.run([*simpul(), *words], env=self.environment, check=True, stdout=subprocess.DEVNULL)

    def play(self, module: str) -> None:
        """Run a module of the tests inside of this site."""
        subprocess.run([sys.executable, "-W", "ignore", "-m", module], env=self.environment, check=True)

    def send(self, visitor: Visitor, body: bytes) -> None:
        """A phone's way: without an answer it keeps the record and sends it again under the same id."""
        try:
            status, _ = visitor.call("POST", "/api/v1/penimbangan", body)
        except AWAY:
            status = 0
        if status == 200:
            self.acknowledged.append(json.loads(body)["id"])
        else:
            self.unanswered.append(body)

    def figures_are_those_of_a_rebuild(self) -> None:
        until(lambda: self.behind() == 0)
        live, epoch = self.ask(CELLS), self.ask(EPOCH)
        self.run("feed", "new-epoch")
        self.run("work", "--once")
        assert self.ask(EPOCH) != epoch
        assert self.ask(CELLS) == live
        self.run("audit", "verify")

    def _postmaster(self) -> int:
        return int((self.place.data / "postmaster.pid").read_text().splitlines()[0])


def until(true: Callable[[], bool], seconds: float = 40) -> None:
    limit = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < limit, "waited too long"
        time.sleep(0.05)


@contextmanager
def durable_site(folder: Path) -> Iterator[Site]:
    """A small demo city in a folder, served."""
    place = find_place(folder, find_binaries())
    start(place)
    try:
        prepare(place)
        create_key_file(folder / "keys.json", "uji")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port: int = probe.getsockname()[1]
        found = Site(place, port, _environment(place, folder))
        found.run("migrate")
        found.run("load-demo", "--people", "1500", "--months", "1")
        found.serve()
        yield found
        found.kill_server()
    finally:
        stop(place)
        if os.geteuid() == 0:
            shutil.rmtree(ROOT_BASE / short(folder), ignore_errors=True)


def _environment(place: Place, folder: Path) -> dict[str, str]:
    return {
        **{key: value for key, value in os.environ.items() if not key.startswith("PYTEST")},
        **addresses(place),
        "DJANGO_SETTINGS_MODULE": "simpul.config.settings",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "SIMPUL_MODE": "demo",
        "SIMPUL_SECRET_KEY": "uji" * 20,
        "SIMPUL_STATE_DIR": str(folder),
    }
