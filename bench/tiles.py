"""Are the tiles right to the last person? Those that stand, all of them made anew, and DuckDB over an export.

    python -m bench.tiles STATE [--people 30000 --months 3] [--keep]

First some hundred weighings are sent to the running site, so that what stands was also counted change by change and not
only as the city was loaded. Ends with 1 where one figure differs.
"""

import argparse
import sys
from pathlib import Path

from bench.city import YEAR, load
from bench.dashboard import served
from bench.load import Visitor, closed, until
from bench.results import keep_section
from bench.run import PEOPLE, Site, behind, bodies_for, inside
from simpul.interfaces.cli.cluster.binaries import find_binaries
from simpul.interfaces.cli.cluster.place import find_place
from simpul.interfaces.cli.cluster.server import start, stop
from simpul.interfaces.cli.demo.logins import PASSWORD

SENT = 400


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench.tiles")
    parser.add_argument("state", type=Path)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--months", type=int, default=YEAR)
    parser.add_argument("--port", type=int, default=8124)
    parser.add_argument("--keep", action="store_true", help="write the figures to bench/RESULTS.md")
    given = parser.parse_args()
    site = Site(given.state.resolve(), port=given.port)
    load(site, given.people, given.months)
    weigh(site)
    different = check(site)
    if given.keep:
        about = (
            f"{given.people:,} people, {given.months} months, {SENT} weighings since; times of one process."
            " A time of the tiles is of the query that the page asks."
        )
        keep_section("Tiles made anew, and by DuckDB", about, site.figures)
    print("the same to the last person" if different == 0 else f"{different} figures differ", flush=True)
    return int(different > 0)


def weigh(site: Site) -> None:
    """Weighings of today, and the figures that follow from them."""
    with served(site):
        bidan = Visitor(site.port).log_in("bidan", PASSWORD)
        sent = closed(bidan, bodies_for(site, SENT))
        site.say("weighings sent before", f"{len(sent.answers)}, {sent.refused} refused")
        if until(lambda: behind(bidan) == 0, 120) == float("inf"):
            raise SystemExit("the figures do not catch up")


def check(site: Site) -> int:
    """How many figures do not agree; what was seen is said."""
    place = find_place(site.state, find_binaries())
    start(place)
    try:
        found = inside(site.environment, "bench.anew")
    finally:
        stop(place)
    for what, figure in found["said"].items():
        site.say(what, figure)
    return int(found["differences"])


if __name__ == "__main__":
    sys.exit(main())
