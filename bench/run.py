"""Everything the project promises about speed and memory, measured on this machine and written to bench/RESULTS.md.

A site of its own in a temporary folder, with durable settings; requests go to 127.0.0.1 only, bounded in number.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from random import Random
from threading import Event, Thread
from typing import Any
from zoneinfo import ZoneInfo

import psycopg

from bench.load import Round, Visitor, closed, offered, until, weighing
from bench.results import keep_section
from simpul.interfaces.cli.cluster.binaries import find_binaries
from simpul.interfaces.cli.cluster.databases import address, addresses
from simpul.interfaces.cli.cluster.place import ROOT_BASE, find_place, short
from simpul.interfaces.cli.cluster.server import start, stop
from simpul.interfaces.cli.demo.logins import PASSWORD
from simpul.interfaces.cli.serve import simpul

ROOT = Path(__file__).resolve().parents[1]
RATE, SECONDS, CLOSED = 20, 30, 800
PEOPLE = int(os.environ.get("BENCH_PEOPLE", "30000"))
AGE_OF_OLDEST = """
    SELECT COALESCE(EXTRACT(EPOCH FROM max(clock_timestamp() - change.recorded_at)), 0)::float
    FROM feed_change AS change
    LEFT JOIN feed_cursor AS seen ON seen.scope = change.scope AND seen.consumer = 'pws'
    WHERE change.sequence > COALESCE(seen.sequence, 0) AND change.kind LIKE 'visit.%'
"""


@dataclass
class Site:
    state: Path
    port: int = 8123
    process: subprocess.Popen[bytes] | None = None
    figures: list[tuple[str, str]] = field(default_factory=list)

    def say(self, what: str, figure: str) -> None:
        self.figures.append((what, figure))
        print(f"{what}: {figure}", flush=True)

    @property
    def environment(self) -> dict[str, str]:
        place = find_place(self.state, find_binaries())
        return {
            **os.environ,
            **addresses(place),
            "SIMPUL_STATE_DIR": str(self.state),
            "SIMPUL_MODE": "demo",
            "SIMPUL_SECRET_KEY": "x" * 50,
        }

    def start_demo(self) -> float:
        """Seconds from the command to the first answer."""
        begin = time.perf_counter()
        self.process = subprocess.Popen(
            [*simpul(), "demo", "--port", str(self.port)],
            env={**os.environ, "SIMPUL_STATE_DIR": str(self.state)},
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        if until(self.is_up, 300) == float("inf"):
            raise SystemExit("the demo does not come up")
        return time.perf_counter() - begin

    def stop_demo(self) -> None:
        if self.process:
            os.killpg(self.process.pid, signal.SIGINT)
            self.process.wait(40)

    def is_up(self) -> bool:
        visitor = Visitor(self.port)
        try:
            return visitor.call("GET", "/api/v1/sehat")[0] == 200
        except OSError:
            return False
        finally:
            visitor.close()

    def ask(self, statement: str) -> list[tuple[object, ...]]:
        place = find_place(self.state, find_binaries())
        with psycopg.connect(address(place, "simpul", "postgres")) as connection:
            return connection.execute(statement.encode()).fetchall()


def main() -> int:
    site = Site(Path(tempfile.mkdtemp(prefix="simpul-bench-")))
    try:
        site.say("first start of the demo, installed", f"{site.start_demo():.1f} s")
        site.stop_demo()
        site.say("start of the demo, warm", f"{site.start_demo():.1f} s")
        site.stop_demo()
        load_larger_city(site)
        site.start_demo()
        weighings(site)
        memory(site)
        searches(site)
        records(site)
        sizes(site)
        write(site)
    finally:
        if site.process and site.process.poll() is None:
            site.stop_demo()
        stop(find_place(site.state, find_binaries()))
        shutil.rmtree(site.state, ignore_errors=True)
        if os.geteuid() == 0:
            shutil.rmtree(ROOT_BASE / short(site.state), ignore_errors=True)
    return 0


def load_larger_city(site: Site) -> None:
    """The same demo with more people, in the place of the small one."""
    place = find_place(site.state, find_binaries())
    start(place)
    with psycopg.connect(address(place, "postgres", "postgres"), autocommit=True) as connection:
        connection.execute("DROP DATABASE simpul WITH (FORCE)")
    from simpul.interfaces.cli.cluster.databases import prepare

    prepare(place)
    for words in (["migrate"], ["load-demo", "--people", str(PEOPLE)]):
        begin = time.perf_counter()
        subprocess.run([*simpul(), *words], env=site.environment, check=True, stdout=subprocess.DEVNULL)
    site.say(f"load of a city of {PEOPLE} people, 4 months", f"{time.perf_counter() - begin:.1f} s")
    stop(place)


def weighings(site: Site) -> None:
    bidan = Visitor(site.port).log_in("bidan", PASSWORD)
    bodies = bodies_for(site, 60 + RATE * SECONDS + CLOSED)
    offered(bidan, bodies[:60], RATE)
    stale, done = [0.0], Event()
    watcher = Thread(target=watch, args=(site, stale, done))
    watcher.start()
    steady = offered(bidan, bodies[60 : 60 + RATE * SECONDS], RATE)
    done.set()
    watcher.join()
    say_round(site, f"weighing at an offered {RATE}/s", steady)
    site.say("oldest change not yet in the figures, worst moment of that run", f"{max(stale):.2f} s")
    site.say("figures caught up after it", f"{until(lambda: behind(bidan) == 0):.2f} s")
    flood = closed(bidan, bodies[60 + RATE * SECONDS :])
    say_round(site, "weighing, closed loop, 4 senders", flood)
    site.say("closed-loop throughput", f"{flood.rate:.0f} weighings/s")
    site.say("figures caught up after it", f"{until(lambda: behind(bidan) == 0, 60):.2f} s")


def bodies_for(site: Site, count: int) -> list[bytes]:
    """Weighings of today for the balita of Campurejo at their Posyandu, in random order."""
    day = datetime.now(ZoneInfo("Asia/Jakarta")).date().isoformat()
    pairs = site.ask(
        "SELECT person.id, coverage.facility_id FROM people_person AS person"
        " JOIN facilities_coverage AS coverage ON coverage.area_id = person.rt_id"
        " JOIN facilities_area AS area ON area.id = person.kelurahan_id AND area.name = 'Campurejo'"
        f" WHERE birth_date BETWEEN date '{day}' - 1700 AND date '{day}' - 60 AND died_on IS NULL AND left_on IS NULL"
        " AND withdrawn_at IS NULL AND merged_into_id IS NULL ORDER BY person.id, coverage.facility_id"
    )
    random = Random(1)
    return [
        weighing(str(posyandu), day, str(person), random.randrange(7_000, 15_000, 100))
        for person, posyandu in (random.choice(pairs) for _ in range(count))
    ]


def watch(site: Site, stale: list[float], done: Event) -> None:
    while not done.wait(0.05):
        stale.append(float(str(site.ask(AGE_OF_OLDEST)[0][0])))


def behind(visitor: Visitor) -> int:
    return int(visitor.get_json("/api/v1/sehat")["behind"])


def say_round(site: Site, what: str, found: Round) -> None:
    shown = ", ".join(f"p{round(share * 100)} {found.percentile(share) * 1000:.0f} ms" for share in (0.5, 0.95, 0.99))
    site.say(what, f"{shown}; {len(found.answers)} sent, {found.refused} refused")


def memory(site: Site) -> None:
    """Resident memory of each process of the site."""
    assert site.process is not None
    kinds: dict[str, list[int]] = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            command = (status.parent / "cmdline").read_text().replace("\0", " ")
            if f"--port {site.port}" not in command and " work" not in command and "granian" not in command:
                continue
            rss = next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        except (OSError, StopIteration):
            continue
        if "granian" in command:
            kinds.setdefault("granian processes", []).append(rss // 1024)
        elif command.rstrip().endswith("cli.main work"):
            kinds.setdefault("worker beside the pages", []).append(rss // 1024)
    for kind, found in sorted(kinds.items()):
        site.say(f"memory, {kind}", " + ".join(f"{one} MB" for one in sorted(found)))


def searches(site: Site) -> None:
    """The same code on the same rows, behind the policy and as the owner, whom no policy binds."""
    environment = site.environment
    with_policy = search_as(environment)
    without = search_as({**environment, "DATABASE_URL": environment["DATABASE_OWNER_URL"]})
    for what, behind_policy in with_policy.items():
        site.say(
            f"name search, {what}",
            f"{behind_policy:.2f} ms behind the policy, {without[what]:.2f} ms without, "
            f"x{behind_policy / without[what]:.1f}",
        )


def records(site: Site) -> None:
    for what, figure in inside(site.environment, "bench.records").items():
        site.say(what, figure)


def search_as(environment: dict[str, str]) -> dict[str, float]:
    return inside(environment, "bench.search")


def inside(environment: dict[str, str], module: str) -> dict[str, Any]:
    """What a module says in the last line, that runs inside the site."""
    command = [sys.executable, "-m", module]
    answer = subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(answer.stdout.splitlines()[-1])
    return found


def sizes(site: Site) -> None:
    for what, path in (("Python environment", ROOT / ".venv"), ("node_modules", ROOT / "node_modules")):
        answer = subprocess.run(["/usr/bin/du", "-sm", str(path)], capture_output=True, text=True, check=True)
        site.say(f"size of {what} (with what tests need)", f"{answer.stdout.split()[0]} MB")


def write(site: Site) -> None:
    about = f"bench/run.py: a site of {PEOPLE} people, PostgreSQL beside it. Short runs on a shared machine."
    keep_section("The running site", about, site.figures)


if __name__ == "__main__":
    sys.exit(main())
