"""Another table is one that could be the true one: every sum holds, in whole numbers, and none is below zero."""

from hypothesis import given, settings
from hypothesis import strategies as st

from simpul.monitoring.pws.hiding import Table, small_ones
from simpul.monitoring.recap.kelurahan.another import FREE, Moves, Others
from simpul.monitoring.recap.kelurahan.hidden import hidden_beside
from simpul.monitoring.recap.kelurahan.pieces import pieces_of, rest_of
from simpul.monitoring.recap.kelurahan.seen import Cell
from tests.monitoring.test_hiding_tables import plain, tables_that_look_the_same

WHOLE, A, B, C, D = [(None, name) for name in ("whole", "a", "b", "c", "d")]


def cheapest(table: Table[Cell], cell: Cell, **costs: float) -> Moves | None:
    piece = next(one for one in pieces_of(table) if cell in one.values)
    return Others(piece, {one: costs.get(one[1], FREE) for one in piece.values}).cheapest(cell)


def test_what_matters_least_is_moved() -> None:
    table = Table({WHOLE: 40, A: 3, B: 17, C: 20}, [(WHOLE, A, B, C)], standing={WHOLE: False})
    assert cheapest(table, A, b=2, c=1) in ({A: 1, C: -1}, {A: -1, C: 1})
    assert cheapest(table, A, b=1, c=2) in ({A: 1, B: -1}, {A: -1, B: 1})


def test_what_follows_has_no_other_table() -> None:
    sums, shown = [(WHOLE, A, B)], {WHOLE: False, B: False}
    assert cheapest(Table({WHOLE: 20, A: 3, B: 17}, sums, standing=shown), A) is None
    none = Table({WHOLE: 3, A: 3, B: 0, C: 0}, [(WHOLE, A, B)], {B: C}, standing={WHOLE: False, C: False})
    assert cheapest(none, A) is None  # of nobody nobody is a part


def test_a_rest_moves_only_where_part_and_whole_move_apart() -> None:
    table = Table({WHOLE: 9, A: 9, B: 5}, [(WHOLE, A)], {B: A}, standing={WHOLE: True})
    rest = rest_of(B, A)
    assert cheapest(table, rest, whole=1, a=1, b=5) in ({WHOLE: 1, A: 1, rest: 1}, {WHOLE: -1, A: -1, rest: -1})


def test_what_is_left_of_a_whole_is_another_number_too() -> None:
    """Fifty of fifty-two: part and whole could both be one more, and the two who are left would follow from c."""
    most, all_of_it = (None, "most"), (None, "all")
    values = {most: 100, WHOLE: 52, B: 48, all_of_it: 108, A: 50, C: 10}
    sums = [(most, WHOLE, B), (all_of_it, A, B, C)]
    table = Table(values, sums, {A: WHOLE}, standing={most: False, all_of_it: False, WHOLE: True, B: True})
    assert hidden_beside(table) == {WHOLE, B, A, C}


def test_halves_are_no_people() -> None:
    """Two equal numbers are together a whole of which the rest is known: it moves by two or not at all."""
    table = Table({WHOLE: 6, A: 3, B: 3, C: 4, D: 2}, [(WHOLE, A, B), (A, B), (WHOLE, C, D)], standing={D: False})
    found = cheapest(table, C)
    assert found in ({WHOLE: 2, A: 1, B: 1, C: 2}, {WHOLE: -2, A: -1, B: -1, C: -2})
    most = (None, "most")
    shown = {D: False, most: False}
    narrow = Table({**table.values, C: 1, D: 5, most: 2}, table.sums, {C: most}, standing=shown)
    assert cheapest(narrow, C) is None


def test_what_shares_no_sum_is_apart() -> None:
    table = Table({WHOLE: 9, A: 4, B: 5, C: 7, D: 8}, [(WHOLE, A, B), (C, D)], standing={D: False})
    assert [set(piece.values) for piece in pieces_of(table)] == [{WHOLE, A, B}, {C}]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.integers(0, 8), min_size=2, max_size=2), min_size=2, max_size=3))
def test_every_small_number_could_be_another_one(rows: list[list[int]]) -> None:
    """All tables are tried."""
    table = plain(rows)
    hidden, left = hidden_beside(table), set(small_ones(table))
    assert left <= hidden
    for other in tables_that_look_the_same(table, hidden, len(rows)):
        left = {key for key in left if other.values[key] == table.values[key]}
    assert not left
