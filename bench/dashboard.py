"""How fast are the figures on the open day? Sixteen readers of a page while twenty weighings a second are written.

    python -m bench.dashboard STATE [--people 30000 --months 3] [--keep]

The site runs as `simpul demo` runs it. Weighings are sent at fixed times (bench.load), all of one kelurahan. Its page
is read by all; then, by who counts the city, the pages of all its kelurahan in turn; then the page of the city. A
reader asks again a second after the page came; without that second the machine is never idle, and the time says how
many pages it makes and not how long a reader waits. Both are told; the aim is of the first.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from random import Random
from threading import Event, Lock, Thread

import psycopg

from bench.city import YEAR, load
from bench.load import Round, Visitor, offered
from bench.results import keep_section
from bench.run import AGE_OF_OLDEST, PEOPLE, Site, bodies_for
from simpul.interfaces.cli.cluster.binaries import find_binaries
from simpul.interfaces.cli.cluster.databases import address
from simpul.interfaces.cli.cluster.place import find_place
from simpul.interfaces.cli.cluster.server import stop
from simpul.interfaces.cli.demo.logins import PASSWORD

READERS, RATE, WARM = 16, 20, 8
PAUSES = {"a second between two pages": 1.0, "no pause": 0.0}
AIM_KELURAHAN, AIM_CITY, AIM_LAG = 100, 200, 5
CODE = "SELECT code FROM facilities_area WHERE level IN ('kelurahan', 'desa') AND name = 'Campurejo'"
EVERY_CODE = "SELECT code FROM facilities_area WHERE level IN ('kelurahan', 'desa') ORDER BY code"


@dataclass(frozen=True)
class Page:
    name: str
    who: str
    paths: tuple[str, ...]
    aim: int


@dataclass
class Seen:
    """What one page showed: its readers, the weighings beside them, how old the oldest uncounted change was."""

    read: Round
    written: Round
    lags: list[float] = field(default_factory=list)


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench.dashboard")
    parser.add_argument("state", type=Path)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--months", type=int, default=YEAR)
    parser.add_argument("--seconds", type=int, default=30, help="of each of the six rounds")
    parser.add_argument("--port", type=int, default=8124)
    parser.add_argument("--keep", action="store_true", help="write the figures to bench/RESULTS.md")
    given = parser.parse_args()
    site = Site(given.state.resolve(), port=given.port)
    load(site, given.people, given.months)
    with served(site):
        for what, figure in figures(site, given.seconds).items():
            site.say(what, figure)
    if given.keep:
        about = (
            f"{given.people:,} people, {given.months} months; {READERS} readers beside {RATE} weighings/s,"
            f" {given.seconds} s each; readers, site and PostgreSQL on one machine."
        )
        keep_section("The dashboard on the open day", about, site.figures)
    return 0


@contextmanager
def served(site: Site) -> Iterator[None]:
    """The site as it runs every day: pages, their workers, the worker beside them."""
    stop(find_place(site.state, find_binaries()))
    site.start_demo()
    try:
        yield
    finally:
        site.stop_demo()
        stop(find_place(site.state, find_binaries()))


def figures(site: Site, seconds: int) -> dict[str, str]:
    found = {}
    for page in pages(site):
        for said, pause in PAUSES.items():
            seen = look(site, page, pause, seconds)
            aim = f" (aim of p95: {page.aim} ms)" if pause else ""
            found[f"{page.name}, {READERS} readers, {said}"] = (
                f"{told(seen.read)}{aim}; {len(seen.read.answers)} pages, {seen.read.rate:.0f}/s,"
                f" {seen.read.refused} refused"
            )
            found[f"{page.name}, {said}: weighings beside it"] = (
                f"{told(seen.written)}; {len(seen.written.answers)} sent, {seen.written.refused} refused"
            )
            found[f"{page.name}, {said}: oldest change not yet in the figures, worst moment"] = (
                f"{max(seen.lags):.2f} s (aim {AIM_LAG} s)"
            )
    return found


def pages(site: Site) -> list[Page]:
    code = site.ask(CODE)[0][0]
    every = tuple(f"/kelurahan/{one}/" for (one,) in site.ask(EVERY_CODE))
    return [
        Page("page of a kelurahan", "bidan", (f"/kelurahan/{code}/",), AIM_KELURAHAN),
        Page(f"pages of {len(every)} kelurahan in turn", "dinkes", every, AIM_KELURAHAN),
        Page("page of the city", "dinkes", ("/kota/",), AIM_CITY),
    ]


def told(found: Round) -> str:
    return ", ".join(f"p{round(share * 100)} {found.percentile(share) * 1000:.0f} ms" for share in (0.5, 0.95, 0.99))


def look(site: Site, page: Page, pause: float, seconds: int) -> Seen:
    bidan, reader = (Visitor(site.port).log_in(who, PASSWORD) for who in ("bidan", page.who))
    bodies = bodies_for(site, RATE * seconds)
    for _ in range(WARM):
        assert reader.call("GET", page.paths[0])[0] == 200
    lags, done = [0.0], Event()
    with ThreadPoolExecutor(2) as pool:
        watcher = Thread(target=watch, args=(site, lags, done))
        watcher.start()
        written = pool.submit(offered, bidan, bodies, RATE)
        read = pool.submit(readers, reader, page.paths, pause, seconds)
        seen = Seen(read.result(), written.result(), lags)
        done.set()
        watcher.join()
    return seen


def readers(visitor: Visitor, paths: tuple[str, ...], pause: float, seconds: int) -> Round:
    """Each reader asks, waits for the whole page, rests, and asks for the next; each begins at another page."""
    answers: list[float] = []
    lock, refused = Lock(), [0]
    begin = time.perf_counter()

    def reads(number: int) -> None:
        turn = cycle(paths[number % len(paths) :] + paths[: number % len(paths)])
        time.sleep(Random(number).random() * pause)
        while time.perf_counter() - begin < seconds:
            asked = time.perf_counter()
            try:
                status, _ = visitor.call("GET", next(turn))
            except OSError:  # no answer in a minute, twice
                visitor.close()
                status = 0
            took = time.perf_counter() - asked
            with lock:
                answers.append(took)
                refused[0] += status != 200
            time.sleep(pause)

    with ThreadPoolExecutor(READERS) as pool:
        list(pool.map(reads, range(READERS)))
    return Round(answers, refused[0], time.perf_counter() - begin)


def watch(site: Site, lags: list[float], done: Event) -> None:
    """Ten times a second, over one connection: how old is the oldest change that no figure has yet?"""
    place = find_place(site.state, find_binaries())
    with psycopg.connect(address(place, "simpul", "postgres"), autocommit=True) as connection:
        while not done.wait(0.1):
            row = connection.execute(AGE_OF_OLDEST.encode()).fetchone()
            assert row
            lags.append(float(row[0]))


if __name__ == "__main__":
    sys.exit(main())
