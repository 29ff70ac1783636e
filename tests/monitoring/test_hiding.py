"""Small counts are not shown outside the serving unit, and cannot be worked out from what is shown."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpul.monitoring.pws.figures import Figures, is_small
from simpul.monitoring.pws.hiding import SUMS, hidden_of, numbers_of, protect


@pytest.mark.parametrize(
    ("figures", "hidden"),
    [
        (Figures(), ""),
        (Figures(s=120, d=100, n=60, t=20, o=10, b=10), ""),
        # T alone would follow from D' - N.
        (Figures(s=120, d=100, n=77, t=3, o=10, b=10), "T N"),
        # "belum" alone would follow from S - D, and D from D' + O + B.
        (Figures(s=103, d=100, n=60, t=20, o=10, b=10), "belum D O"),
        (Figures(s=120, d=100, n=70, t=18, o=2, b=10), "O B"),
        (Figures(s=4, d=4, n=4), "S D D' N"),
        (Figures(s=40, d=0), ""),
    ],
)
def test_what_is_hidden(figures: Figures, hidden: str) -> None:
    assert hidden_of(figures) == set(hidden.split())


@given(st.lists(st.integers(0, 9), min_size=5, max_size=5))
def test_no_small_number_follows_from_those_shown(parts: list[int]) -> None:
    n, t, o, b, waiting = parts
    d = n + t + o + b
    values = numbers_of(Figures(s=d + waiting, d=d, n=n, t=t, o=o, b=b))
    hidden = protect(values, SUMS)
    for key, value in values.items():
        if is_small(value):
            assert key in hidden
            assert not follows(key, hidden, SUMS)


@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=2, max_size=4))
def test_in_a_table_with_sums_of_rows_and_columns_nothing_stands_alone(rows: list[list[int]]) -> None:
    values, sums = table(rows)
    hidden = protect(values, sums)
    assert {key for key, value in values.items() if is_small(value)} <= hidden
    assert all(sum(key in hidden for key in group) != 1 for group in sums)


Cell = tuple[int | str, int | str]


def table(rows: list[list[int]]) -> tuple[dict[Cell, int], list[list[Cell]]]:
    values: dict[Cell, int] = {(y, x): value for y, row in enumerate(rows) for x, value in enumerate(row)}
    width, height = range(len(rows[0])), range(len(rows))
    for y in height:
        values[y, "all"] = sum(rows[y])
    for x in width:
        values["all", x] = sum(row[x] for row in rows)
    values["all", "all"] = sum(map(sum, rows))
    across: list[list[Cell]] = [[(y, x) for x in (*width, "all")] for y in (*height, "all")]
    down: list[list[Cell]] = [[(y, x) for y in (*height, "all")] for x in (*width, "all")]
    return values, across + down


def follows(key: str, hidden: frozenset[str], sums: tuple[tuple[str, ...], ...]) -> bool:
    """Whether linear algebra gives the hidden number: its unit vector lies in the space of the sums."""
    unknown = sorted(hidden)
    known = [[Fraction(0 if one not in group else 1 if one == group[0] else -1) for one in unknown] for group in sums]
    wanted = [Fraction(one == key) for one in unknown]
    return rank(known) == rank([*known, wanted])


def rank(matrix: list[list[Fraction]]) -> int:
    rows, found = [list(row) for row in matrix], 0
    for column in range(len(matrix[0])):
        pivot = next((row for row in rows[found:] if row[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        rows.insert(found, pivot)
        for row in rows[found + 1 :]:
            factor = row[column] / pivot[column]
            row[:] = [one - factor * other for one, other in zip(row, pivot, strict=True)]
        found += 1
    return found
