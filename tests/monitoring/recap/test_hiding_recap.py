"""Nothing small stands in a recap of who only counts, and none of it follows from what does."""

import random
from collections.abc import Mapping
from itertools import combinations

import pytest

from simpul.knowledge.recap import Is, excluding, sheets
from simpul.monitoring.pws.figures import is_small
from simpul.monitoring.recap.hiding import hidden_columns, table_of
from simpul.monitoring.recap.kelurahan.following import following

COLUMNS = [column for sheet in sheets() for column in sheet.columns]
GROUPS = sorted({group for column in COLUMNS for group in column.groups})
REGISTER = {Is.REGISTERED: "registered", Is.CAME: "came", Is.NOT_CAME: "not_came"}
Places = Mapping[object, Mapping[str, int]]
Cell = tuple[object, str]


def a_place(chance: random.Random, size: int) -> dict[str, int]:
    """A recap that could be: what was found is a part of those who came, and nobody is in two classes of one thing."""
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
    for one in excluding():
        found |= divided(chance, [column.code for column in one], sum(came[group] for group in one[0].groups))
    return found


def divided(chance: random.Random, codes: list[str], whole: int) -> dict[str, int]:
    """Each who came in one class at most; of some sets everybody was asked, of others all but a few, or half."""
    asked = max(0, whole - chance.choice((0, 0, 1, 3, 6, whole // 2)))
    answers = chance.choices(codes, [20 ** chance.random() for _ in codes], k=asked)
    return {code: answers.count(code) for code in codes}


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


OLD = {"lansia_registered": 300, "lansia_came": 100, "lansia_not_came": 200}
AKS = ("lansia_aks_m", "lansia_aks_r", "lansia_aks_s", "lansia_aks_b", "lansia_aks_t")


def hidden_of_aks(*counts: int) -> set[str]:
    one = OLD | dict(zip(AKS, counts, strict=True))
    return {code[-1] for code in hidden_columns({None: one})[None]}


def test_the_last_of_a_hundred_is_not_what_is_left_of_the_other_classes() -> None:
    """All were asked and one is wholly dependent: a second class goes, or 100 - 60 - 25 - 14 would tell."""
    assert hidden_of_aks(60, 25, 14, 0, 1) == {"s", "t"}
    assert hidden_of_aks(60, 25, 15, 0, 0) == set()
    assert hidden_of_aks(50, 20, 10, 0, 2) == {"t"}  # 18 were not asked: they and two are twenty
    assert hidden_of_aks(40, 20, 19, 18, 0) == {"b"}  # three were not asked: that is a small number, too
    assert hidden_of_aks(50, 47, 0, 2, 1) == {"r", "b", "t"}


SHAPES = [(1, 3, "AB"), (2, 8, "ABC"), (3, 40, ""), (4, 40, "ABC"), (5, 300, "AB")]


@pytest.mark.parametrize(("seed", "size", "places"), SHAPES)
def test_no_class_follows_from_the_others_and_from_who_came(seed: int, size: int, places: str) -> None:
    """By elimination and by bounds, over sums that are written here anew."""
    chance = random.Random(seed)
    counts = together({place: a_place(chance, size) for place in places}) if places else {None: a_place(chance, size)}
    hidden = hidden_columns(counts)
    values, sums = sums_of(counts)
    closed = {cell for cell in values if cell[1] not in counts[cell[0]] or cell[1] in hidden[cell[0]]}
    small = {cell for cell, value in values.items() if is_small(value)}
    assert small <= closed
    assert following(closed, sums) & small == set()
    assert bounded(values, sums, closed) & small == set()
    for place, code in rooms(counts, hidden):
        pytest.fail(f"of {place} a small number is in none of the classes beside {code} that are shown")


def rooms(counts: Places, hidden: Mapping[object, frozenset[str]]) -> list[Cell]:
    """Where the classes that are shown and who came leave a small number for all that is hidden of them together."""
    found = []
    for place, one in counts.items():
        for columns in excluding():
            came = [f"{group}_came" for group in columns[0].groups]
            shown = [column.code for column in columns if column.code not in hidden[place]]
            left = sum(one[code] for code in came) - sum(one.get(code, 0) for code in shown)
            if is_small(left) and not hidden[place] & set(came):
                found.append((place, columns[0].code))
    return found


def sums_of(counts: Places) -> tuple[dict[Cell, int], list[tuple[Cell, ...]]]:
    """Who came and did not; each set of classes with who is in none; and all of it down."""
    values: dict[Cell, int] = {}
    sums: list[tuple[Cell, ...]] = []
    for place, one in counts.items():
        values |= {(place, code): one.get(code, 0) for code in {code for some in counts.values() for code in some}}
        sums += [tuple((place, f"{group}_{how}") for how in REGISTER.values()) for group in GROUPS]
        for at, columns in enumerate(excluding()):
            came = [(place, f"{group}_came") for group in sorted(columns[0].groups)]
            whole, nobody = (place, f"whole {at}") if came[1:] else came[0], (place, f"nobody {at}")
            classes = [(place, column.code) for column in columns]
            values[whole] = sum(values[cell] for cell in came)
            values[nobody] = values[whole] - sum(values[cell] for cell in classes)
            sums += [(whole, *classes, nobody), *([(whole, *came)] if came[1:] else [])]
    parts = [place for place in counts if place is not None]
    sums += [((None, code), *((place, code) for place in parts)) for place, code in values if place is None and parts]
    return values, sums


def bounded(values: Mapping[Cell, int], sums: list[tuple[Cell, ...]], closed: set[Cell]) -> set[Cell]:
    """What a reader knows who looks again and again how much and how little each sum leaves; nothing is below zero."""
    most = 10 * max(values.values())  # the reader knows no limit
    low = {cell: 0 if cell in closed else value for cell, value in values.items()}
    high = {cell: most if cell in closed else value for cell, value in values.items()}
    for _ in range(40):
        changed = False
        for whole, *parts in sums:
            for cell in (whole, *parts):
                others = [part for part in parts if part != cell]
                if cell == whole:
                    least, room = sum(low[one] for one in others), sum(high[one] for one in others)
                else:
                    least = low[whole] - sum(high[one] for one in others)
                    room = high[whole] - sum(low[one] for one in others)
                if least > low[cell] or room < high[cell]:
                    low[cell], high[cell], changed = max(low[cell], least), min(high[cell], room), True
        if not changed:
            break
    return {cell for cell in closed if low[cell] == high[cell]}
