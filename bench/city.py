"""How long until a whole city stands, and what does it take? An empty site, filled by `simpul load-demo` and timed.

    python -m bench.city /tmp/city --people 301424 --months 12 [--keep]

What was seen stays beside the city in STATE/loaded.json; a folder that has one already is used as it is.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import psycopg

from bench.results import keep_section, machine
from bench.run import Site, inside
from simpul.foundation.key_set import create_key_file
from simpul.interfaces.cli.cluster.binaries import find_binaries
from simpul.interfaces.cli.cluster.databases import address, prepare
from simpul.interfaces.cli.cluster.place import find_place
from simpul.interfaces.cli.cluster.server import start, stop
from simpul.interfaces.cli.serve import simpul

WHOLE, YEAR, AIM_MINUTES = 301_424, 12, 10


@dataclass(frozen=True)
class Loaded:
    """seconds    of `simpul load-demo` alone, from the command to its end
    memory     the most that the command held, MB
    when       how busy the machine was: processes that wanted to run, over the last 15 minutes; the load itself is two
    worked     of the worker's first round on it (bench.first_round): all figures; None: not done yet
    bytes      of the database after VACUUM, at the end
    """

    people: int
    months: int
    seconds: float
    memory: int
    machine: str
    when: str
    worked: float | None = None
    bytes: int = 0

    @property
    def size(self) -> str:
        return f"{self.bytes / 1e9:.2f} GB"


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench.city")
    parser.add_argument("state", type=Path)
    parser.add_argument("--people", type=int, default=WHOLE)
    parser.add_argument("--months", type=int, default=YEAR)
    parser.add_argument("--keep", action="store_true", help="write the figures to bench/RESULTS.md")
    given = parser.parse_args()
    site = Site(given.state.resolve())
    loaded = load(site, given.people, given.months)
    stop(find_place(site.state, find_binaries()))
    rows = rows_of(loaded)
    print(loaded.machine, *(f"{what}: {figure}" for what, figure in rows), sep="\n")
    if given.keep:
        keep_section(
            "The demo city",
            f"Loaded {loaded.machine} `simpul load-demo` into an empty site, PostgreSQL beside it.",
            rows,
        )
    return 0


def rows_of(loaded: Loaded) -> list[tuple[str, str]]:
    what = f"load of {loaded.people:,} people, {loaded.months} months"
    aim = f" (aim {AIM_MINUTES * 60} s)" if (loaded.people, loaded.months) == (WHOLE, YEAR) else ""
    return [
        (what, f"{loaded.seconds:.0f} s{aim}, {loaded.when}"),
        ("what the worker still has to count, for the figures stand with the load", f"{loaded.worked:.0f} s"),
        ("size of its database", loaded.size),
        ("memory of the command at most", f"{loaded.memory} MB"),
    ]


def load(site: Site, people: int, months: int) -> Loaded:
    """The city of this folder, filled where it is not there. Its PostgreSQL is left running."""
    said = site.state / "loaded.json"
    ready(site)
    found = Loaded(**json.loads(said.read_text())) if said.exists() else fill(site, people, months)
    if (found.people, found.months) != (people, months):
        raise SystemExit(f"{site.state} holds {found.people} people and {found.months} months")
    if found.worked is None:
        said.write_text(json.dumps(asdict(found)))
        found = replace(
            found, worked=float(inside(site.environment, "bench.first_round")["seconds"]), bytes=settled(site)
        )
        said.write_text(json.dumps(asdict(found)))
    return found


def fill(site: Site, people: int, months: int) -> Loaded:
    if site.ask("SELECT FROM facilities_facility LIMIT 1"):
        raise SystemExit(f"{site.state} holds a city whose load was not timed to its end; take another folder")
    begin = time.perf_counter()
    words = ["load-demo", "--people", str(people), "--months", str(months)]
    subprocess.run([*simpul(), *words], env=site.environment, check=True)
    seconds = time.perf_counter() - begin
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return Loaded(people, months, seconds, memory, machine(), busy())


def busy() -> str:
    return f"load of the machine {os.getloadavg()[2]:.1f}"


def ready(site: Site) -> None:
    """Keys, PostgreSQL and the two databases in their latest form."""
    site.state.mkdir(parents=True, exist_ok=True, mode=0o700)
    create_key_file(site.state / "keys.json", "demo-1")
    create_key_file(site.state / "ipwl-keys.json", "ipwl-demo-1")
    place = find_place(site.state, find_binaries())
    start(place)
    prepare(place)
    subprocess.run([*simpul(), "migrate"], env=site.environment, check=True, stdout=subprocess.DEVNULL)


def settled(site: Site) -> int:
    """Bytes of the database once PostgreSQL has tidied up."""
    place = find_place(site.state, find_binaries())
    with psycopg.connect(address(place, "simpul", "postgres"), autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
        row = connection.execute("SELECT pg_database_size('simpul')").fetchone()
    assert row
    return int(row[0])


if __name__ == "__main__":
    sys.exit(main())
