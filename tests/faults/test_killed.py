"""kill -9 of the server and of PostgreSQL in the middle: what was acknowledged is there, and the figures catch up.

On a cluster of its own with durable settings; the one of the other tests trades that for speed.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from http.client import HTTPException
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import psycopg
import pytest

from bench.load import Visitor, weighing
from simpul.foundation.key_set import create_key_file
from simpul.interfaces.cli.cluster.binaries import find_binaries
from simpul.interfaces.cli.cluster.databases import address, addresses, prepare
from simpul.interfaces.cli.cluster.place import ROOT_BASE, Place, find_place, short
from simpul.interfaces.cli.cluster.server import start, stop
from simpul.interfaces.cli.demo.logins import PASSWORD
from simpul.interfaces.cli.serve import simpul

pytestmark = pytest.mark.concurrency
ROOT = Path(__file__).resolve().parents[2]
CELLS = "SELECT rt_id, month, indicator, sex, stage, value FROM pws_cell ORDER BY 1, 2, 3, 4, 5"
AWAY = (OSError, HTTPException, SystemExit)


@dataclass
class Site:
    place: Place
    port: int
    environment: dict[str, str]
    process: subprocess.Popen[bytes] | None = None
    acknowledged: list[str] = field(default_factory=list)
    unanswered: list[bytes] = field(default_factory=list)

    def serve(self) -> None:
        self.process = subprocess.Popen(
            [*simpul(), "serve", "--port", str(self.port), "--workers", "1"],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
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
        pid = int((self.place.data / "postmaster.pid").read_text().splitlines()[0])
        os.kill(pid, signal.SIGKILL)
        until(lambda: not Path(f"/proc/{pid}").exists())

    def is_open(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def ask(self, statement: str) -> list[tuple[object, ...]]:
        with psycopg.connect(address(self.place, "simpul", "postgres")) as connection:
            return connection.execute(statement.encode()).fetchall()

    def run(self, *words: str) -> None:
        subprocess.run([*simpul(), *words], env=self.environment, check=True, stdout=subprocess.DEVNULL)

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


def until(true: Callable[[], bool], seconds: float = 40) -> None:
    limit = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < limit, "waited too long"
        time.sleep(0.05)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    place = find_place(tmp_path, find_binaries())
    start(place)
    prepare(place)
    create_key_file(tmp_path / "keys.json", "uji")
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("PYTEST")},
        **addresses(place),
        "DJANGO_SETTINGS_MODULE": "simpul.config.settings",
        "PYTHONPATH": str(ROOT / "src"),
        "SIMPUL_MODE": "demo",
        "SIMPUL_SECRET_KEY": "uji" * 20,
        "SIMPUL_STATE_DIR": str(tmp_path),
    }
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    found = Site(place, port, environment)
    found.run("migrate")
    found.run("load-demo", "--people", "1500", "--months", "1")
    found.serve()
    yield found
    found.kill_server()
    stop(place)
    if os.geteuid() == 0:
        shutil.rmtree(ROOT_BASE / short(tmp_path), ignore_errors=True)


def bodies_for(site: Site, count: int) -> tuple[Visitor, list[bytes]]:
    """Weighings of today at the kader's Posyandu, each child several times."""
    kader = Visitor(site.port).log_in("kader", PASSWORD)
    posyandu = str(
        site.ask("SELECT facility_id FROM access_assignment JOIN access_staffmember s ON s.id = staff_id"
                 " WHERE username = 'kader'")[0][0]
    )  # fmt: skip
    day = datetime.now(ZoneInfo("Asia/Jakarta")).date().isoformat()
    born = f"birth_date BETWEEN date '{day}' - 1500 AND date '{day}' - 60"
    mine = f"SELECT area_id FROM facilities_coverage WHERE facility_id = '{posyandu}'"
    people = [str(row[0]) for row in site.ask(f"SELECT id FROM people_person WHERE {born} AND rt_id IN ({mine})")]
    assert people
    return kader, [
        weighing(posyandu, day, people[number % len(people)], 8_000 + 10 * number) for number in range(count)
    ]


def test_what_was_acknowledged_survives_and_the_figures_catch_up(site: Site) -> None:
    kader, bodies = bodies_for(site, 90)
    for number, body in enumerate(bodies):
        if number == 30:
            site.kill_server()
        if number == 34:
            site.serve()
        if number == 60:
            site.kill_postgres()
        if number == 64:
            start(site.place)
            until(site.is_up)
        site.send(kader, body)
    assert site.unanswered
    lost, site.unanswered = site.unanswered, []
    for body in lost:
        site.send(kader, body)
    assert site.unanswered == []
    assert len(set(site.acknowledged)) == len(bodies)

    kept = {row[0] for row in site.ask("SELECT id FROM visits_entry")}
    assert {UUID(one) for one in site.acknowledged} <= kept
    assert site.ask("SELECT count(*) FROM feed_change WHERE kind = 'visit.weighed'") == [(len(bodies),)]
    kader.close()
    until(lambda: site.behind() == 0)
    live = site.ask(CELLS)
    epoch = site.ask("SELECT epoch FROM feed_consumerepoch WHERE consumer = 'pws'")
    site.run("feed", "new-epoch")
    site.run("work", "--once")
    assert site.ask("SELECT epoch FROM feed_consumerepoch WHERE consumer = 'pws'") != epoch
    assert site.ask(CELLS) == live
    site.run("audit", "verify")
