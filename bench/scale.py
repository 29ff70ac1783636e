"""What does a city cost as it grows? Load, size, pages beside writes, all figures anew, memory; a table and cost.svg.

    python -m bench.scale FOLDER --people 30000 100000 301424 1000000 --months 3 [--keep]

Each city stands in FOLDER/PEOPLE-MONTHS and is used again where it is there. Pages are read as bench.dashboard reads
them, with a second between two pages; memory is what the site and its PostgreSQL hold then (PSS: shared pages are
shared out among who holds them).
"""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.city import Loaded, load
from bench.dashboard import AIM_CITY, AIM_KELURAHAN, RATE, READERS, look, pages, served
from bench.plot import Panel, charts
from bench.results import RESULTS, keep_section
from bench.run import Site, inside
from simpul.interfaces.cli.cluster.binaries import find_binaries
from simpul.interfaces.cli.cluster.place import find_place
from simpul.interfaces.cli.cluster.server import start, stop

SIZES, MONTHS, SECONDS = (30_000, 100_000, 301_424, 1_000_000), 3, 20
PICTURE = RESULTS.with_name("cost.svg")


@dataclass(frozen=True)
class Cost:
    """kelurahan, city: p95 of their pages, ms; anew: all figures, s; site and postgres: memory, MB"""

    loaded: Loaded
    kelurahan: float
    city: float
    lag: float
    anew: float
    cells: int
    site: int
    postgres: int


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench.scale")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--people", type=int, nargs="+", default=SIZES)
    parser.add_argument("--months", type=int, default=MONTHS)
    parser.add_argument("--seconds", type=int, default=SECONDS, help="of each round of readers")
    parser.add_argument("--port", type=int, default=8125)
    parser.add_argument("--keep", action="store_true", help="write the figures and the picture to bench/")
    given = parser.parse_args()
    costs = []
    for people in sorted(given.people):
        site = Site((given.folder / f"{people}-{given.months}").resolve(), port=given.port)
        costs.append(cost_of(site, load(site, people, given.months), given.seconds))
        print(*row_of(costs[-1]), sep=": ", flush=True)
    if given.keep:
        PICTURE.write_text(picture(costs))
        about = (
            f"{given.months} months; {READERS} readers beside {RATE} weighings/s, {given.seconds} s a page; readers, "
            f"site and PostgreSQL on one machine.\n\n![What a city costs as it grows, {given.months} months]"
            f"({PICTURE.name})"
        )
        keep_section("What a city costs as it grows", about, [row_of(one) for one in costs])
    return 0


def cost_of(site: Site, loaded: Loaded, seconds: int) -> Cost:
    with served(site):
        kelurahan, _, city = (look(site, page, 1.0, seconds) for page in pages(site))
        assert site.process
        own, beside = held(site.process.pid), held(postmaster(site))
    place = find_place(site.state, find_binaries())
    start(place)
    anew = inside(site.environment, "bench.rebuilt")
    stop(place)
    return Cost(
        loaded,
        kelurahan.read.percentile(0.95) * 1000,
        city.read.percentile(0.95) * 1000,
        max(kelurahan.lags + city.lags),
        anew["seconds"],
        anew["cells"],
        own,
        beside,
    )


def postmaster(site: Site) -> int:
    return int((find_place(site.state, find_binaries()).data / "postmaster.pid").read_text().split()[0])


def held(root: int) -> int:
    """MB that a process and all that it started hold, without what others hold with them."""
    below: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            below.setdefault(int(stat.read_text().rpartition(")")[2].split()[1]), []).append(int(stat.parent.name))
        except OSError:  # it has ended meanwhile
            continue
    family, waiting = set[int](), [root]
    while waiting:
        one = waiting.pop()
        family.add(one)
        waiting += below.get(one, [])
    return sum(map(shared_out, family)) // 1024


def shared_out(process: int) -> int:
    """KB; 0 where it has ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def row_of(cost: Cost) -> tuple[str, str]:
    loaded = cost.loaded
    return (
        f"{loaded.people:,} people",
        f"load {loaded.seconds:.0f} s ({loaded.when}), {loaded.memory} MB;"
        f" first round of the worker {loaded.worked:.0f} s;"
        f" database {loaded.size};"
        f" p95 of a kelurahan {cost.kelurahan:.0f} ms (aim {AIM_KELURAHAN}), of the city {cost.city:.0f} ms"
        f" (aim {AIM_CITY}); oldest change not yet counted {cost.lag:.2f} s;"
        f" {cost.cells:,} leaves anew {cost.anew:.1f} s;"
        f" memory of the site {cost.site} MB, of PostgreSQL {cost.postgres} MB",
    )


def picture(costs: list[Cost]) -> str:
    def of(value: str) -> dict[float, float]:
        return {one.loaded.people: getattr(one, value) for one in costs}

    def of_load(value: str, by: float = 1) -> dict[float, float]:
        return {one.loaded.people: getattr(one.loaded, value) / by for one in costs}

    return charts(
        [
            Panel("Load (s)", {"load": of_load("seconds")}),
            Panel("Database (GB)", {"database": of_load("bytes", 1e9)}),
            Panel("Pages beside writes, p95 (ms)", {"kelurahan": of("kelurahan"), "city": of("city")}),
            Panel("All figures anew (s)", {"anew": of("anew")}),
            Panel("Memory (MB)", {"site": of("site"), "PostgreSQL": of("postgres")}),
            Panel("Memory of the load (MB)", {"load": of_load("memory")}),
        ],
        "people in the city; both scales logarithmic",
    )


if __name__ == "__main__":
    sys.exit(main())
