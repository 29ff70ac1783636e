"""Nothing small stands in a recap of who only counts, and none of it follows from what does."""

import random
from itertools import combinations

import pytest

from simpul.knowledge.recap import Is, sheets
from simpul.monitoring.recap.hiding import hidden_columns, table_of

COLUMNS = [column for sheet in sheets() for column in sheet.columns]
GROUPS = sorted({group for column in COLUMNS for group in column.groups})


def a_place(chance: random.Random, size: int) -> dict[str, int]:
    """A recap that could be: what was found is a part of those who came, and they are a part of the registered."""
    came = {group: chance.randint(0, size) for group in GROUPS}
    absent = {group: chance.randint(0, size) for group in GROUPS}
    found = {}
    for column in COLUMNS:
        whole = sum(came[group] for group in column.groups)
        match column.count.how:
            case Is.REGISTERED:
                found[column.code] = sum(came[group] + absent[group] for group in column.groups)
            case Is.CAME:
                found[column.code] = whole
            case Is.NOT_CAME:
                found[column.code] = sum(absent[group] for group in column.groups)
            case _ if chance.random() < 0.8:
                found[column.code] = chance.randint(0, whole)
    return found


def together(places: dict[object, dict[str, int]]) -> dict[object, dict[str, int]]:
    codes = {code for one in places.values() for code in one}
    return {None: {code: sum(one.get(code, 0) for one in places.values()) for code in codes}, **places}


@pytest.mark.parametrize(("seed", "size"), [(1, 3), (2, 8), (3, 40), (4, 300)])
def test_no_sum_of_what_is_shown_tells_a_hidden_number(seed: int, size: int) -> None:
    chance = random.Random(seed)
    counts = together({place: a_place(chance, size) for place in ("A", "B", "C")})
    hidden = hidden_columns(counts)
    for place, one in counts.items():
        assert all(count == 0 or count >= 5 for code, count in one.items() if code not in hidden[place])
    for group in table_of(counts).sums:
        closed = [cell for cell in group if cell[1] in hidden.get(cell[0], set()) and cell[1] in counts[cell[0]]]
        open_ones = [cell for cell in group if cell[0] in counts and cell[1] in counts[cell[0]] and cell not in closed]
        if len(closed) == 1 and len(open_ones) == len(group) - 1:
            pytest.fail(f"{closed} follows from {open_ones}")


def test_one_of_the_two_parts_of_s_is_never_hidden_alone() -> None:
    chance = random.Random(5)
    for _ in range(20):
        one = a_place(chance, 12)
        hidden = hidden_columns({None: one})[None]
        both = {"bayi_registered", "anak_balita_registered"}
        assert both <= hidden or not both & hidden


def test_who_came_and_who_did_not_hide_each_other() -> None:
    one = {"bumil_registered": 40, "bumil_came": 37, "bumil_not_came": 3}
    assert hidden_columns({None: one})[None] == {"bumil_came", "bumil_not_came"}
    assert hidden_columns({None: {"bumil_registered": 40, "bumil_came": 20, "bumil_not_came": 20}})[None] == frozenset()


def test_a_blank_column_is_never_hidden() -> None:
    assert hidden_columns({None: {"bumil_registered": 2}, "A": {}}) == {None: {"bumil_registered"}, "A": frozenset()}


def test_every_pair_of_a_whole_and_its_part_is_safe() -> None:
    """What is left of a shown whole is no small number either."""
    one = {"bumil_registered": 60, "bumil_came": 50, "bumil_not_came": 10, "ibu_arm_green": 47, "ibu_arm_red": 3}
    hidden = hidden_columns({None: one})[None]
    shown = {code: count for code, count in one.items() if code not in hidden}
    assert "ibu_arm_red" in hidden
    for left, right in combinations(shown.values(), 2):
        assert abs(left - right) == 0 or abs(left - right) >= 5
