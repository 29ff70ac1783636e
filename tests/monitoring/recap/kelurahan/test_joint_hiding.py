"""From everything that the Dinas sees of a month, on any page, no hidden number can be worked out."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simpul.knowledge.recap import GROUPS
from simpul.monitoring.pws.figures import is_small
from simpul.monitoring.pws.hiding import Table, small_ones
from simpul.monitoring.recap.kelurahan.another import Others, Undecided
from simpul.monitoring.recap.kelurahan.codes import INDICES, classes_of, codes_of_pws, of_group, together_of
from simpul.monitoring.recap.kelurahan.following import following
from simpul.monitoring.recap.kelurahan.hidden import hidden_beside
from simpul.monitoring.recap.kelurahan.joint import table_of
from simpul.monitoring.recap.kelurahan.seen import Cell
from tests.monitoring.recap.kelurahan.invented import seen_by_the_dinas

Row = dict[Cell, Fraction]


def determined(hidden: Iterable[Cell], sums: Iterable[Sequence[Cell]]) -> set[Cell]:
    """The hidden numbers that follow from those shown and from every sum, by linear algebra.

    It knows nothing of how the numbers to hide were chosen.
    """
    unknown, solved = set(hidden), dict[Cell, Row]()
    for group in sums:
        row = {cell: Fraction(-1 if at else 1) for at, cell in enumerate(group) if cell in unknown}
        for cell in [one for one in row if one in solved]:
            row = less(row, solved[cell], row[cell])
        if row:
            pivot, by = next(iter(row.items()))
            row = {cell: one / by for cell, one in row.items()}
            solved = {cell: less(other, row, other.get(pivot, Fraction(0))) for cell, other in solved.items()}
            solved[pivot] = row
    return {cell for cell, row in solved.items() if len(row) == 1}


def less(row: Row, other: Row, times: Fraction) -> Row:
    if not times:
        return row
    left = {cell: row.get(cell, Fraction(0)) - times * other.get(cell, Fraction(0)) for cell in {**row, **other}}
    return {cell: one for cell, one in left.items() if one}


def test_what_follows_is_found() -> None:
    sums = [("all", "a", "b"), ("b", "c", "d"), ("all", "a", "c", "e")]
    cells = [[(None, one) for one in group] for group in sums]
    assert determined({(None, "a"), (None, "b")}, cells[:1]) == set()
    assert determined({(None, "a"), (None, "b")}, cells) == {(None, "a"), (None, "b")}
    assert determined({(None, "a"), (None, "b"), (None, "c")}, cells) == set()  # each may be one more or less
    assert determined({(None, "c"), (None, "d"), (None, "e")}, cells[1:2]) == set()


SIZES = st.lists(st.sampled_from([3, 12, 40, 120]), min_size=2, max_size=5)


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 2**32), SIZES, st.integers(1, 3))
def test_nothing_hidden_follows_from_all_that_the_dinas_sees(seed: int, sizes: list[int], units: int) -> None:
    seen = seen_by_the_dinas(random.Random(seed), sizes, units)
    table = table_of(seen)
    assert all(table.values[group[0]] == sum(table.values[cell] for cell in group[1:]) for group in table.sums)
    hidden = hidden_beside(table)
    secret = set(small_ones(table))
    assert secret <= hidden
    assert not any(is_small(value) for cell, value in table.values.items() if cell not in hidden)
    assert {cell for cell in table.values if table.standing.get(cell) is False} & hidden == set()
    assert following(hidden, table.sums) == determined(hidden, table.sums)
    elsewhere = table.values.keys() - {cell for cell, is_hidden in table.standing.items() if not is_hidden}
    assert determined(hidden, table.sums) & secret <= determined(elsewhere, table.sums)


@pytest.mark.parametrize("seed", range(2))
def test_of_a_city_of_usual_kelurahan_five_in_six_new_numbers_stand(seed: int) -> None:
    table = table_of(seen_by_the_dinas(random.Random(seed), [450] * 12, 3))
    new = table.values.keys() - table.standing.keys()
    assert len(new - hidden_beside(table)) > 5 / 6 * len(new)


@pytest.mark.parametrize("seed", range(3))
def test_other_pages_stay_as_they_are(seed: int) -> None:
    seen = seen_by_the_dinas(random.Random(seed), [60, 90, 120, 40], 2)
    table = table_of(seen)
    hidden = hidden_beside(table)
    standing = seen.city.values | seen.recap.values
    assert {cell for cell in standing if cell in hidden} == seen.hidden & standing.keys()


def test_a_small_class_takes_its_neighbour_and_the_two_together_stay() -> None:
    """Three very short of a kelurahan: short goes with them, the share of both is shown, and no other class goes."""
    seen = seen_by_the_dinas(random.Random(4), [200, 200, 200], 1)
    classes = {at: {**counts, **heights(9, 30, 150, 6)} for at, counts in seen.classes.items()}
    classes[0] |= heights(3, 30, 156, 6)
    hidden = hidden_beside(table_of(replace(seen, classes=classes, recap=Table({}, []), came={})))
    both, two = together_of("TBU")
    assert {code for place, code in hidden if place == 0 and code.startswith("TBU")} == set(two)
    assert not any((place, code) in hidden for place in (0, 1, 2, "P0", None) for code in (both, "TBU"))


def heights(very_short: int, short: int, normal: int, tall: int) -> dict[str, int]:
    counts = dict(zip(("sangat_pendek", "pendek", "normal", "tinggi"), (very_short, short, normal, tall), strict=True))
    return {"TBU": sum(counts.values()), **{f"TBU.{name}": count for name, count in counts.items()}}


def test_in_a_city_of_which_most_is_empty_nothing_is_hidden_where_nobody_was_judged() -> None:
    """Five of forty-six kelurahan have people: what hides them is looked for among these."""
    sizes = [240, 70, 65, 68, 64] + [0] * 41
    hidden = hidden_beside(table_of(seen_by_the_dinas(random.Random(3), sizes, 9)))
    empty = {(place, code) for place in range(5, 46) for code in codes_of_pws()}
    assert empty.isdisjoint(hidden)
    assert (None, "TBU") not in hidden
    assert (None, "TBU.stunting") not in hidden


def test_who_was_judged_and_is_not_of_a_class_is_no_small_number() -> None:
    """48 of 52 are normal: that four are not is what the recap hides of a Puskesmas."""
    seen = seen_by_the_dinas(random.Random(6), [200, 200, 200], 1)
    classes = {at: {**counts, **heights(9, 30, 150, 6)} for at, counts in seen.classes.items()}
    classes[0] |= heights(0, 2, 48, 2)
    hidden = hidden_beside(table_of(replace(seen, classes=classes, recap=Table({}, []), came={})))
    assert {(0, "TBU.normal"), (0, "TBU")} & hidden
    for at, counts in classes.items():
        for code in classes_of("TBU"):
            if counts[code] and not {(at, code), (at, "TBU")} & hidden:
                assert not is_small(counts["TBU"] - counts[code])


@pytest.mark.parametrize("seed", [39, 2])
def test_a_small_class_of_a_puskesmas_does_not_follow_from_its_neighbour(seed: int) -> None:
    """No page tells it, and it is no sum of what is told: short of each kelurahan, beside short and very short."""
    chance = random.Random(seed)
    seen = seen_by_the_dinas(chance, [chance.choice((12, 40, 80, 120, 200)) for _ in range(6)], 2)
    table = table_of(seen)
    hidden, places = hidden_beside(table), {**seen.units, None: seen.areas}
    for place, inside in places.items():
        for both, two in map(together_of, ("BBU", "TBU", "LILA")):
            for code, other in (two, two[::-1]):
                told = [(place, both), *((one, other) for one in inside)]
                if is_small(sum(seen.classes[one][code] for one in inside)):
                    assert set(told) & hidden


def test_what_everybody_can_tell_is_not_hidden() -> None:
    """Nobody's arm is red or yellow: where the two together stand as 0, neither of them is hidden for a third."""
    names = ("both", "red", "yellow", "judged", "green", "other")
    both, red, yellow, judged, green, other = [(0, name) for name in names]
    values = {both: 0, red: 0, yellow: 0, judged: 40, green: 37, other: 3}
    table = Table(values, [(both, red, yellow), (judged, green, both, other)], standing={both: False, judged: False})
    assert hidden_beside(table) == {green, other}


@pytest.mark.parametrize("seed", range(1, 3))
def test_of_a_small_city_two_in_five_classes_stand(seed: int) -> None:
    """Five of forty-six kelurahan have people, one of them as many as all others: the demo city."""
    table = table_of(seen_by_the_dinas(random.Random(seed), [240, 70, 65, 68, 64] + [0] * 41, 9))
    codes = {*codes_of_pws(), *(together_of(index)[0] for index in INDICES)}
    new = {cell for cell in table.values.keys() - table.standing.keys() if cell[1] in codes}
    assert len(new - hidden_beside(table)) > 0.38 * len(new)


def test_every_process_hides_the_same() -> None:
    """Nothing hangs on the order in which a set of names comes: what two processes show together is told."""

    def named(cell: Cell) -> Cell:
        return cell[0], f"{cell[1]} again"

    table = table_of(seen_by_the_dinas(random.Random(5), [60, 90, 40, 70], 2))
    values, late, standing = (
        {named(cell): one for cell, one in of.items()} for of in (table.values, table.late, table.standing)
    )
    sums = [tuple(map(named, group)) for group in table.sums]
    within = {named(part): named(whole) for part, whole in table.within.items()}
    assert hidden_beside(Table(values, sums, within, late, standing)) == set(map(named, hidden_beside(table)))


def test_where_the_solver_gives_up_nothing_new_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    def give_up(*_: object) -> None:
        raise Undecided

    table = table_of(seen_by_the_dinas(random.Random(1), [60, 90, 40], 2))
    monkeypatch.setattr(Others, "cheapest", give_up)
    assert hidden_beside(table) == {cell for cell in table.values if table.standing.get(cell, True)}


@pytest.mark.parametrize("seed", range(3))
def test_no_class_is_hidden_of_a_number_that_stands_as_none(seed: int) -> None:
    table = table_of(seen_by_the_dinas(random.Random(seed), [40, 60, 25], 2))
    hidden = hidden_beside(table)
    for whole, *parts in table.sums:
        if whole not in hidden and not table.values[whole]:
            assert not {one for one in parts if one not in table.standing} & hidden


def test_every_code_is_one_that_is_counted() -> None:
    assert len(codes_of_pws()) == 14
    assert len({code for group in GROUPS for code in of_group(group)}) == 3 * len(GROUPS)
