"""How fast is the growth room? Children a second in the kernel and through `simpul growth`, microseconds for one child.

python -m bench.growth [runs]      the best of so many runs (3), one core
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from bench.results import keep_section
from simpul.foundation.sex import Sex
from simpul.knowledge.growth import Index, assess_growth
from simpul.knowledge.growth.batch import Columns, assess_many

CHILDREN, SINGLE = 400_000, 20_000
HEADER = "id,sex,age_days,weight_kg,length_cm,measured,head_cm,muac_cm,oedema\n"
POSTURES = ("", "l", "h")


def children(count: int) -> Columns:
    """Balita with all measurements, most of them near the median."""
    r = np.random.default_rng(1)
    age = r.integers(0, 1_827, count)
    years = age / 365
    weight = np.round(
        (3_300 + 6_300 * np.minimum(years, 1) + 2_100 * np.maximum(years - 1, 0)) * r.normal(1, 0.1, count)
    )
    length = np.round(
        (500 + 257 * np.minimum(years, 1) ** 0.6 + 85 * np.maximum(years - 1, 0)) * r.normal(1, 0.03, count)
    )
    head, arm = np.round(r.normal(470, 20, count)), np.round(r.normal(150, 12, count))
    sure = np.ones(count, bool)
    return Columns(r.integers(0, 2, count), age, weight, length, r.integers(0, 3, count), head, arm, ~sure, sure)


def write_csv(columns: Columns, path: Path) -> None:
    rows = zip(
        *(
            getattr(columns, name).tolist()
            for name in ("sex", "age_days", "weight", "length", "posture", "head", "arm")
        ),
        strict=True,
    )
    with path.open("w") as file:
        file.write(HEADER)
        for number, (sex, age, weight, length, posture, head, arm) in enumerate(rows):
            measured = f"{weight / 1000:.2f},{length / 10:.1f},{POSTURES[posture]},{head / 10:.1f},{arm / 10:.1f}"
            file.write(f"{number},{'LP'[sex]},{age},{measured},n\n")


def best_seconds(runs: int, work: Callable[[], object]) -> float:
    """The quickest of some runs: what the machine can, whoever else is using it."""
    seconds = []
    for _ in range(runs):
        begin = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begin)
    return min(seconds)


def one_at_a_time() -> None:
    for number in range(SINGLE):
        assess_growth(sex=Sex.MALE, age_days=365 + number % 600, weight=9_600, length=757, head=461, arm=146)


def through_files(source: Path, target: Path) -> None:
    """`simpul growth` as a person starts it: the start of Python, the tables of WHO and both files are counted."""
    command = [sys.executable, "-m", "simpul.interfaces.cli.main", "growth", "--in", str(source), "--out", str(target)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


def main(runs: int) -> int:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    columns = children(CHILDREN)
    found = assess_many(columns)
    assessed = float(np.mean([(found[index].reason == 0).mean() for index in Index]))
    kernel = best_seconds(runs, lambda: assess_many(columns))
    single = best_seconds(runs, one_at_a_time) / SINGLE
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "children.csv", Path(folder) / "z.csv"
        write_csv(columns, source)
        files = best_seconds(runs, lambda: through_files(source, target))
    rows = [
        (f"kernel, six indices, {assessed:.0%} assessed", f"{CHILDREN / kernel:,.0f} children/s (aim 500,000)"),
        ("simpul growth, CSV in and out", f"{CHILDREN / files:,.0f} children/s (aim 100,000)"),
        ("one child, six indices", f"{single * 1e6:.1f} µs (aim 50)"),
    ]
    for what, figure in rows:
        print(f"{what}: {figure}")
    keep_section("Growth", f"bench/growth.py: one core, {CHILDREN:,} children, the best of {runs} runs.", rows)
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))
