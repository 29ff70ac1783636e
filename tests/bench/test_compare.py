"""Two ordered lists side by side: what stands in one only is counted, whichever list it is and wherever it stands."""

from collections.abc import Sequence

import pytest

from bench.compare import Row, compare, in_order
from bench.load import Round

LEAVES: list[Row] = [(1, 9, "D", 4), (1, 9, "S", 6), (2, 9, "S", 1)]


@pytest.mark.parametrize(
    ("one", "other", "same", "different"),
    [
        (LEAVES, LEAVES, 3, 0),
        (LEAVES, LEAVES[1:], 2, 1),
        (LEAVES[:2], LEAVES, 2, 1),
        (LEAVES, [(1, 9, "D", 5), *LEAVES[1:]], 2, 2),
        ([], LEAVES, 0, 3),
        ([], [], 0, 0),
    ],
)
def test_each_row_of_one_list_alone_is_a_difference(
    one: Sequence[Row], other: Sequence[Row], same: int, different: int
) -> None:
    found = compare(one, other)
    assert (found.same, found.different) == (same, different)
    assert len(found.first) == different


def test_a_difference_says_in_which_list_it_stands() -> None:
    assert compare(LEAVES, [LEAVES[0], LEAVES[2], (3, 9, "S", 1)]).first == [(True, LEAVES[1]), (False, (3, 9, "S", 1))]


def test_rows_out_of_order_are_not_compared() -> None:
    with pytest.raises(ValueError, match="comes after"):
        list(in_order(reversed(LEAVES)))
    assert list(in_order(LEAVES)) == LEAVES


def test_a_percentile_is_one_of_the_answers() -> None:
    found = Round([float(number) for number in range(100, 0, -1)], 0, 10.0)
    assert (found.percentile(0.5), found.percentile(0.95), found.percentile(1.0)) == (51.0, 96.0, 100.0)
    assert found.rate == 10.0
