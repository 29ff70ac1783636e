"""Run inside a loaded site (bench.tiles does so): the figures that stand, made anew, and counted by DuckDB.

As the application's role, behind row-level security. Answers in JSON; `differences` counts what does not agree.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import django
import psycopg

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "simpul.config.settings")
django.setup()

from django.db import transaction  # noqa: E402

from bench.compare import Compared, Row, compare, in_order  # noqa: E402
from bench.recount import beside, export, of_tiles  # noqa: E402
from bench.warehouse import READ, figures, opened  # noqa: E402
from simpul.foundation.local_time import Month  # noqa: E402
from simpul.monitoring.pws import queries  # noqa: E402
from simpul.monitoring.pws.actions import rebuild  # noqa: E402
from simpul.monitoring.pws.models import Horizon  # noqa: E402
from simpul.records.facilities.models import Area  # noqa: E402
from simpul.records.facilities.work_area import SETTINGS, array_literal, whole_city, work_area_scope  # noqa: E402

WHERE, ROUNDS = "Campurejo", 20
KEPT = {
    "leaf cells": "SELECT rt_id, month, indicator, sex, stage, value, kelurahan_id, coalesce(rw_id, 0) FROM pws_cell"
    " ORDER BY rt_id, month, indicator, sex, stage",
    "kelurahan sums": "SELECT kelurahan_id, month, indicator, value FROM pws_kelurahansum"
    " ORDER BY kelurahan_id, month, indicator",
    "person-months": "SELECT person_id, month, kelurahan_id, rt_id, coalesce(rw_id, 0), sex, stage, counts"
    " FROM pws_personmonth ORDER BY person_id, month",
}


def main() -> int:
    said, different = dict[str, str](), 0
    for what, (found, seconds) in made_anew().items():
        told = f"{seconds:.1f} s; " if seconds else ""
        said[f"{what} made anew beside those that stood"] = f"{told}{found.same:,} equal, {found.different} different"
        different += found.different
        show(what, found)
    with tempfile.TemporaryDirectory() as folder:
        more, differing = by_duckdb(Path(folder))
    json.dump({"said": said | more, "differences": different + differing}, sys.stdout)
    return 0


def show(what: str, found: Compared) -> None:
    for first, row in found.first:
        print(what, "stood only" if first else "anew only", *row[:7], file=sys.stderr)


def made_anew() -> dict[str, tuple[Compared, float]]:
    """What stood is read in a transaction that began before the rest: it goes on seeing the figures as they were."""
    with psycopg.connect(os.environ["DATABASE_URL"]) as before, psycopg.connect(os.environ["DATABASE_URL"]) as after:
        before.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        sees_all(before)
        begin = time.perf_counter()
        rebuild()
        seconds = time.perf_counter() - begin
        sees_all(after)
        found = {
            what: (compare(in_order(rows(before, asked)), in_order(rows(after, asked))), 0.0)
            for what, asked in KEPT.items()
        }
    return {"all figures": (found["leaf cells"][0], seconds)} | {one: found[one] for one in list(KEPT)[1:]}


def sees_all(reader: psycopg.Connection) -> None:
    area = whole_city()
    for setting, value in zip(SETTINGS, (area.kelurahan, area.counted, area.guests), strict=True):
        reader.execute("SELECT set_config(%s, %s, true)", [setting, array_literal(value)])


def rows(reader: psycopg.Connection, asked: str) -> Iterator[Row]:
    with reader.cursor(name="bench") as cursor:
        cursor.itersize = 20_000
        cursor.execute(asked.encode())
        yield from cursor


def by_duckdb(folder: Path) -> tuple[dict[str, str], int]:
    """What is told of the figures of the tiles beside those of DuckDB, and how many differ."""
    area = whole_city()
    with transaction.atomic(), work_area_scope(area):
        exported = timed(lambda: export(folder), 1)
    size = sum(one.stat().st_size for one in folder.glob("*.parquet"))
    with transaction.atomic(), work_area_scope(area), opened(folder) as warehouse:
        horizon = Horizon.objects.get()
        here, month = Area.objects.get(name=WHERE, level__in=["kelurahan", "desa"]).pk, Month.from_index(horizon.last)
        found = beside(of_tiles(), figures(warehouse, horizon.first, horizon.last))
        whole = timed(lambda: figures(warehouse, horizon.first, horizon.last), 3)
        one = timed(lambda: figures(warehouse, month.index, month.index, [here]), ROUNDS)
        year = timed(lambda: figures(warehouse, horizon.last - queries.MONTHS_SHOWN + 1, horizon.last), 3)
        page, months = (
            timed(lambda: queries.figures_of(area, here, month), ROUNDS),
            timed(lambda: queries.months_by_kelurahan(area, month), ROUNDS),
        )
    anew = timed(rebuild, 1)
    return told(found) | {
        "not recounted by DuckDB": READ,
        "export as the application may read it, to Parquet": f"{exported:.1f} s, {size / 1e6:.1f} MB",
        "all figures anew from the records": f"rebuild {anew:.1f} s; DuckDB over the export {whole:.2f} s,"
        f" x{anew / whole:.0f}",
        "a kelurahan and month": ratio(page, one),
        "24 months of every kelurahan": ratio(months, year),
    }, sum(group.different for group, _ in found.values())


def told(found: dict[str, tuple[Compared, str]]) -> dict[str, str]:
    """A line for each group."""
    for what, (group, _) in found.items():
        show(f"DuckDB, {what}:", group)
    return {
        f"DuckDB beside the tiles: {what}": f"{group.same:,} equal, {group.different:,} different"
        + (f"; counted: {counted}" if counted else "")
        for what, (group, counted) in found.items()
    }


def ratio(tiles: float, duckdb: float) -> str:
    return f"tiles {tiles * 1000:.1f} ms, DuckDB over the export {duckdb * 1000:.1f} ms, x{duckdb / tiles:.1f}"


def timed(does: Callable[[], object], rounds: int) -> float:
    """The best of some rounds, seconds."""
    taken = []
    for _ in range(rounds):
        begin = time.perf_counter()
        does()
        taken.append(time.perf_counter() - begin)
    return min(taken)


if __name__ == "__main__":
    sys.exit(main())
