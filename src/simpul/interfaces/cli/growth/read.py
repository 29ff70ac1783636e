"""What do the cells of many rows say about the children? Columns for the kernel, and a note for each bad cell."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from simpul.interfaces.cli.growth.cells import POSTURES, SEXES, YES_OR_NO, Cells, day, number, word_of
from simpul.interfaces.cli.growth.lines import Layout
from simpul.interfaces.cli.growth.rows import Block
from simpul.knowledge.growth.batch.columns import Bools, Columns, Floats, Ints
from simpul.knowledge.growth.indices.posture import BELIEVED_FROM_MONTH
from simpul.knowledge.growth.indices.rules import DAYS_PER_MONTH

READERS: dict[str, Callable[[str], float]] = {
    "sex": Cells(word_of(SEXES)).__getitem__,
    "age_days": Cells(number).__getitem__,
    "birth_date": Cells(day).__getitem__,
    "measured_on": Cells(day).__getitem__,
    "weight_kg": Cells(number).__getitem__,
    "length_cm": Cells(number).__getitem__,
    "measured": Cells(word_of(POSTURES)).__getitem__,
    "head_cm": Cells(number).__getitem__,
    "muac_cm": Cells(number).__getitem__,
    "oedema": Cells(word_of(YES_OR_NO)).__getitem__,
}
GRAMS, TENTHS = 1000, 10
PLACES = 3  # of a millimetre: 75.70 cm is 757 mm and not 756.9999
DOUBTED = "berdiri di bawah 9 bulan: cara ukur diragukan"


@dataclass(frozen=True, slots=True)
class Children:
    """problems, remarks  by place in the block: what is wrong with the row, and what is merely to be known"""

    columns: Columns
    problems: dict[int, str]
    remarks: dict[int, str]


def children_of(block: Block, layout: Layout) -> Children:
    """Read the cells. What cannot be read is taken as not measured, and with it all that hangs on it."""
    problems = dict(block.notes)
    cells = {name: _column(name, block, layout, problems) for name in READERS}
    unsure = {name: np.isinf(cells[name]) for name in ("measured", "oedema")}
    weight = np.where(unsure["oedema"], np.nan, cells["weight_kg"])
    length = np.where(unsure["measured"], np.nan, cells["length_cm"])
    posture = _whole(cells["measured"], 0)
    age = _age(cells, block, problems)
    early = (posture == 2) & (age >= 0) & (age / DAYS_PER_MONTH < BELIEVED_FROM_MONTH)
    columns = Columns(
        sex=_whole(cells["sex"], -1),
        age_days=age,
        weight=np.round(_finite(weight) * GRAMS),
        length=np.round(_finite(length) * TENTHS, PLACES),
        posture=posture,
        head=np.round(_finite(cells["head_cm"]) * TENTHS, PLACES),
        arm=np.round(_finite(cells["muac_cm"]) * TENTHS, PLACES),
        oedema=_whole(cells["oedema"], 0) > 0,
        age_certain=np.ones(len(age), bool),
    )
    return Children(columns, problems, dict.fromkeys(_places(early), DOUBTED))


def _column(name: str, block: Block, layout: Layout, problems: dict[int, str]) -> Floats:
    """One column as numbers; nan where the file does not have it."""
    count = len(block.lines)
    if name not in layout.names:
        return np.full(count, np.nan)
    own = block.cells[layout.names.index(name) :: len(layout.names)]
    found = np.fromiter(map(READERS[name], own), float, count)
    for at in _places(np.isinf(found)):
        problems.setdefault(at, f"baris {block.lines[at]}: {name} tidak terbaca")
    return found


def _age(cells: dict[str, Floats], block: Block, problems: dict[int, str]) -> Ints:
    """Completed days: age_days where it is given, else from the two dates; -1 where unknown or where they disagree."""
    stated, counted = (_finite(one) for one in (cells["age_days"], cells["measured_on"] - cells["birth_date"]))
    stated = np.where(np.isinf(cells["age_days"]), np.nan, stated)
    torn = np.abs(np.floor(stated) - counted) >= 1
    for at in _places(torn):
        problems.setdefault(at, f"baris {block.lines[at]}: age_days berbeda dari tanggal lahir dan tanggal ukur")
    age = np.floor(np.where(np.isnan(stated), counted, stated))
    for at in _places(age < 0):
        problems.setdefault(at, f"baris {block.lines[at]}: tanggal ukur sebelum tanggal lahir, atau umur di bawah nol")
    return np.where(np.isnan(age) | (age < 0) | torn, -1, age).astype(np.int64)


def _finite(values: Floats) -> Floats:
    return np.where(np.isfinite(values), values, np.nan)


def _whole(values: Floats, otherwise: int) -> Ints:
    return np.where(np.isfinite(values), values, otherwise).astype(np.int64)


def _places(which: Bools) -> list[int]:
    found: list[int] = np.flatnonzero(which).tolist()
    return found
