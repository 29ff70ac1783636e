"""Do the tiles count whom DuckDB counts? Each group of figures by kelurahan, RT, month, sex and stage of life.

Needs Django, and a scope of the whole city around the reading; asked by bench.anew of a site and by the tests of small
places.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from django.db import connection

from bench.compare import Compared, compare
from bench.warehouse import TABLES, Figures, to_parquet
from simpul.knowledge.life_stages import bands
from simpul.monitoring.pws.models import Cell, KelurahanSum

GROUPS = {
    "S, K, D": ("S", "K", "D"),
    "N, T, O, B, 2T": ("N", "T", "O", "B", "2T"),
    "weight for age": ("BGM", "BBU", *(f"BBU.{one}" for one in ("sangat_kurang", "kurang", "normal", "risiko_lebih"))),
    "length and height for age": ("TBU", *(f"TBU.{one}" for one in ("sangat_pendek", "pendek", "normal", "tinggi"))),
    "LiLA": ("LILA", "LILA.gizi_buruk", "LILA.gizi_kurang", "LILA.normal"),
    "came, by stage of life": ("H",),
}
BY_STAGE = [f"H {band.stage}" for band in bands()]
SUMS = "sums of each kelurahan, all figures"


def export(folder: Path) -> None:
    """NAME.parquet of each table, as the application may read it; inside a scope."""
    with connection.cursor() as cursor:
        for name, (statement, _) in TABLES.items():
            with (
                (folder / f"{name}.csv").open("wb") as file,
                cursor.copy(f"COPY ({statement}) TO STDOUT (FORMAT csv)") as out,
            ):
                for part in out:
                    file.write(part)
    to_parquet(folder)


def of_tiles() -> Figures:
    """The leaves that stand; inside a scope."""
    leaf = ("kelurahan_id", "rt_id", "month", "indicator", "sex", "stage")
    return {tuple(key): value for *key, value in Cell.objects.values_list(*leaf, "value")}


def beside(tiles: Figures, duckdb: Figures) -> dict[str, tuple[Compared, str]]:
    """Each group, what is the same and what is not, and how often each of its figures counted somebody.

    A figure that no group names is a group of its own: it cannot be passed over. Reads the sums; inside a scope.
    """
    known = {code for codes in GROUPS.values() for code in codes}
    others = {leaf[3] for leaf in (*tiles, *duckdb)} - known
    groups = GROUPS | {code: (code,) for code in sorted(others)}
    found = {
        what: (compare(_rows(tiles, codes), _rows(duckdb, codes)), counted(tiles, codes))
        for what, codes in groups.items()
    }
    return found | {SUMS: (compare(sorted(_sums()), sorted(_summed(duckdb))), "")}


def counted(figures: Figures, codes: Iterable[str]) -> str:
    """How often each figure counted somebody: one that is 0 was not tried. Who came: at each stage of life."""
    names = (name for code in codes for name in (BY_STAGE if code == "H" else [code]))
    totals = Counter[str](dict.fromkeys(names, 0))
    for (*_, indicator, _sex, stage), value in figures.items():
        if indicator in codes:
            totals[f"H {stage}" if indicator == "H" else indicator] += value
    return ", ".join(f"{what} {total:,}" for what, total in totals.items())


def _rows(figures: Figures, codes: Iterable[str]) -> list[tuple[object, ...]]:
    return sorted((*leaf, value) for leaf, value in figures.items() if leaf[3] in codes)


def _sums() -> Iterable[tuple[object, ...]]:
    """As they are kept, whatever the leaves say."""
    keys = ("kelurahan_id", "month", "indicator")
    return KelurahanSum.objects.values_list(*keys, "value")


def _summed(figures: Figures) -> list[tuple[object, ...]]:
    found = Counter[tuple[int, int, str]]()
    for (kelurahan, _rt, month, indicator, *_), value in figures.items():
        found[kelurahan, month, indicator] += value
    return [(*key, value) for key, value in found.items()]
