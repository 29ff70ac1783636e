"""In a table of areas with totals no small number can be worked out, by any reasoning: all tables are tried."""

import random
from collections.abc import Iterator
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simpul.monitoring.pws.figures import Figures
from simpul.monitoring.pws.hiding import Table, small_ones
from simpul.monitoring.pws.hiding_tables import protect_table
from simpul.monitoring.pws.open_figures import hidden_numbers, table_of
from tests.monitoring.test_hiding import rank

Cell = tuple[str, str]


def plain(rows: list[list[int]]) -> Table[Cell]:
    """Areas down, two kinds across, a total of every row and column."""
    names = [str(y) for y in range(len(rows))]
    values: dict[Cell, int] = {}
    for y, (n, t) in zip(names, rows, strict=True):
        values |= {(y, "N"): n, (y, "T"): t, (y, "all"): n + t}
    for kind in ("N", "T", "all"):
        values["city", kind] = sum(values[y, kind] for y in names)
    sums = [((y, "all"), (y, "N"), (y, "T")) for y in (*names, "city")]
    return Table(values, [*sums, *((("city", kind), *((y, kind) for y in names)) for kind in ("N", "T", "all"))])


@pytest.mark.parametrize(
    ("rows", "hidden"),
    [
        ([[10, 20], [30, 40]], set()),
        # 3 follows from its row and from its column: a second row and column are hidden with it.
        ([[3, 20], [30, 40]], {("0", "N"), ("0", "T"), ("1", "N"), ("1", "T")}),
        ([[0, 20], [30, 40]], set()),
    ],
)
def test_what_is_hidden(rows: list[list[int]], hidden: set[Cell]) -> None:
    assert protect_table(plain(rows)) == hidden


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(st.integers(0, 8), min_size=2, max_size=2), min_size=2, max_size=3))
def test_every_small_number_could_be_another_one(rows: list[list[int]]) -> None:
    table = plain(rows)
    hidden = protect_table(table)
    secret = small_ones(table)
    assert set(secret) <= hidden
    could_be: dict[Cell, set[int]] = {key: set() for key in secret}
    for other in tables_that_look_the_same(table, hidden, len(rows)):
        for key in secret:
            could_be[key].add(other.values[key])
        if all(len(found) > 1 for found in could_be.values()):
            return
    assert all(len(found) > 1 for found in could_be.values())


def tables_that_look_the_same(table: Table[Cell], hidden: frozenset[Cell], height: int) -> Iterator[Table[Cell]]:
    """Every table of counts that agrees with all that is shown; a hidden leaf may be anything up to 20."""
    leaves = [(str(y), kind) for y in range(height) for kind in ("N", "T")]
    shown = {key: value for key, value in table.values.items() if key not in hidden}
    ranges = []
    for y, kind in leaves:
        value = table.values[y, kind]
        wide = [*range(max(0, value - 3), value), *range(value + 1, value + 4)]
        ranges.append([value, *wide] if (y, kind) in hidden else [value])
    for found in product(*ranges):
        other = plain([list(found[at : at + 2]) for at in range(0, len(found), 2)])
        if all(other.values[key] == value for key, value in shown.items()):
            yield other


counts = st.integers(0, 9)
areas = st.builds(
    lambda rest, n, t, o, twice, bgm, k: Figures(
        s=rest + n + t + o, d=n + t + o, n=n, t=t, o=o, twice=min(twice, t), bgm=min(bgm, n + t + o),
        k=min(k, rest + n + t + o),
    ),
    *(counts, counts, counts, counts, counts, counts, counts),
)  # fmt: skip


@settings(max_examples=10, deadline=None)
@given(st.lists(areas, min_size=2, max_size=3), st.integers(1, 3))
def test_no_small_figure_of_a_city_follows_from_its_sums(figures: list[Figures], units: int) -> None:
    """By linear algebra, which knows nothing of how the numbers to hide were chosen."""
    by_area = dict(enumerate(figures))
    groups = {f"P{unit}": [area for area in by_area if area % units == unit] for unit in range(units)}
    table = table_of(by_area, {unit: inside for unit, inside in groups.items() if inside})
    assert all(table.values[group[0]] == sum(table.values[key] for key in group[1:]) for group in table.sums)
    hidden = protect_table(table)
    secret = small_ones(table)
    assert set(secret) <= hidden
    unknown = sorted(hidden, key=str)
    known = [[Fraction((key == group[0]) - (key in group[1:])) for key in unknown] for group in table.sums]
    independent = rank([*known])
    for key in secret:
        assert rank([*known, [Fraction(one == key) for one in unknown]]) == independent + 1


def test_an_area_alone_and_the_same_area_in_a_table() -> None:
    """Where a total stands beside them, a number that is not small itself is hidden for its neighbour."""
    small, large = (
        Figures(s=120, d=90, n=50, t=25, o=10, b=5, bgm=2),
        Figures(s=120, d=90, n=50, t=25, o=10, b=5, bgm=8),
    )
    other = Figures(s=220, d=190, n=100, t=60, o=20, b=10, bgm=30)
    hidden = hidden_numbers({1: small, 2: large, 3: other}, {"P": [1, 2, 3]})
    assert hidden[1] == hidden[2] == {"BGM"}
    assert hidden[3] == hidden["P"] == hidden[None] == frozenset()


def test_a_city_of_46_kelurahan_is_protected_in_good_time() -> None:
    figures = {at: Figures(s=300 + at, d=250, n=150, t=60, o=30, b=10, bgm=at % 9, twice=at % 7) for at in range(46)}
    hidden = hidden_numbers(figures, {f"P{unit}": list(range(unit, 46, 9)) for unit in range(9)})
    assert all(not one & {"S", "D", "D'", "N", "T"} for one in hidden.values())
    assert {"BGM", "2T"} <= set().union(*hidden.values())
    assert not hidden[None]


def a_kelurahan(chance: random.Random, most: int) -> Figures:
    n, t, o, b, rest = (chance.randint(0, most) for _ in range(5))
    d = n + t + o + b
    return Figures(
        s=d + rest, d=d, n=n, t=t, o=o, b=b,
        k=chance.randint(0, d + rest), twice=chance.randint(0, t), bgm=chance.randint(0, d // 9),
    )  # fmt: skip


@pytest.mark.parametrize("most", [4, 9, 30])
@pytest.mark.parametrize("seed", range(4))
def test_the_whole_is_hidden_last(seed: int, most: int) -> None:
    """Forty-six kelurahan of few children, served by nine Puskesmas in three kecamatan: the city keeps its numbers."""
    chance = random.Random(seed * 10 + most)
    figures = {at: a_kelurahan(chance, most) for at in range(46)}
    units = {f"P{one}": [at for at in figures if at % 9 == one] for one in range(9)}
    districts = {f"K{one}": [at for at in figures if at % 9 // 3 == one] for one in range(3)}
    hidden = hidden_numbers(figures, units, districts)
    table = table_of(figures, units, districts)
    assert hidden[None] == {name for place, name in small_ones(table) if place is None}
    closed = {(place, name) for place, names in hidden.items() for name in names}
    assert set(small_ones(table)) <= closed
    assert all(sum(key in closed for key in group) != 1 for group in table.sums)


def test_a_leaf_goes_before_a_total() -> None:
    """The only small number of its Puskesmas takes a neighbour with it, not the sum."""
    small, large = Figures(s=60, d=40, n=20, t=20, bgm=2), Figures(s=60, d=40, n=20, t=20, bgm=9)
    hidden = hidden_numbers({1: small, 2: large, 3: large}, {"P": [1, 2], "Q": [3]})
    assert hidden == {1: {"BGM"}, 2: {"BGM"}, 3: set(), "P": set(), "Q": set(), None: set()}


def test_a_zero_stands_beside_a_small_whole() -> None:
    """Of three who were weighed, none is below the line: that tells nothing of the three."""
    few, many = Figures(s=40, d=3, b=3), Figures(s=60, d=40, b=40)
    hidden = hidden_numbers({1: few, 2: many, 3: many}, {"P": [1, 2, 3]})
    assert hidden[1] == hidden[2] == {"D"}
    assert hidden["P"] == hidden[None] == frozenset()


def test_what_the_recap_of_a_puskesmas_prints_too_is_not_spent() -> None:
    """N of a Puskesmas stands in its recap: beside a small T it is D' that goes, though N is less."""
    small, none = Figures(s=60, d=33, n=20, t=3, o=10), Figures(s=60, d=30, n=20, o=10)
    large = Figures(s=90, d=70, n=30, t=30, o=10)
    hidden = hidden_numbers({1: small, 2: none, 3: large, 4: large}, {"P": [1, 2], "Q": [3, 4]})
    assert "T" in hidden["P"]
    assert not {"S", "D", "N"} & (hidden["P"] | hidden["Q"])
    assert hidden[None] == frozenset()


def test_no_part_is_hidden_of_what_is_shown_as_none() -> None:
    """Where nobody lives nobody missed two weighings: to hide that tells nothing, and protects nobody else."""
    few, many = Figures(s=60, d=40, n=20, t=20, twice=3), Figures(s=60, d=40, n=20, t=20, twice=9)
    hidden = hidden_numbers({1: few, 2: Figures(), 3: many, 4: many}, {"P": [1, 2], "Q": [3, 4]})
    assert hidden[1] == hidden["P"] == {"2T"}
    assert hidden[2] == frozenset()
