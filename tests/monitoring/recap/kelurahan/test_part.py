"""Who counts a part of the city sees no more of it than the Dinas, and no small number beside their own pages."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unittest.mock import Mock

import pytest

from simpul.monitoring.pws.figures import is_small
from simpul.monitoring.pws.hiding import small_ones
from simpul.monitoring.pws.levels import CityFigures
from simpul.monitoring.recap.kelurahan.codes import codes_of_pws, codes_of_recap
from simpul.monitoring.recap.kelurahan.figures import KelurahanFigures
from simpul.monitoring.recap.kelurahan.following import following
from simpul.monitoring.recap.kelurahan.hidden import hidden_beside
from simpul.monitoring.recap.kelurahan.joint import table_of
from simpul.monitoring.recap.kelurahan.part import hidden_from
from simpul.monitoring.recap.kelurahan.seen import Cell, Place, Seen
from simpul.monitoring.recap.sums import Sums
from tests.monitoring.recap.kelurahan.invented import seen_by_a_part, seen_by_the_dinas

CODES = (*codes_of_pws(), *codes_of_recap())


@dataclass
class Part:
    """told: what the Dinas is shown of these places"""

    seen: Seen
    places: list[Place]
    told: set[Cell]

    @property
    def closed(self) -> set[Cell]:
        return {(place, code) for place in self.places for code in CODES} - self.told


def parts_of(seed: int) -> Iterator[Part]:
    """Every Puskesmas and every kelurahan of an invented city."""
    chance = random.Random(seed)
    sizes = [chance.choice((12, 40, 80, 120, 200)) for _ in range(6)]
    whole = seen_by_the_dinas(chance, sizes, 2)
    table = table_of(whole)
    city = Mock(CityFigures, figures=dict.fromkeys(whole.areas), units=whole.units)
    found = KelurahanFigures(city, Mock(Sums), table.values, hidden_beside(table))
    for areas in (*whole.units.values(), *([one] for one in whole.areas)):
        units = [unit for unit, inside in whole.units.items() if set(inside) <= set(areas)]
        places: list[Place] = [*areas, *units]
        told = {(place, code) for place in places for code in CODES if found.at(place, code) is not None}
        yield Part(seen_by_a_part(whole, areas), places, told)


def small_told(part: Part, told: Iterable[Cell]) -> set[Cell]:
    """What must not be known and follows from these beside the own pages, and not from the own pages alone."""
    table = table_of(part.seen)
    unknown = table.values.keys() - {cell for cell, is_hidden in table.standing.items() if not is_hidden}
    secret = set(small_ones(table))
    return following(unknown - set(told), table.sums) & secret - following(unknown, table.sums)


@pytest.mark.parametrize("seed", range(4))
def test_no_small_number_follows_beside_the_pages_of_a_part(seed: int) -> None:
    shown, offered = 0, 0
    for part in parts_of(seed):
        told = part.told - hidden_from(part.seen, part.closed)
        shown, offered = shown + len(told), offered + len(part.told)
        assert not small_told(part, told)
        table = table_of(part.seen)
        assert not any(is_small(table.values[cell]) for cell in told if cell in table.values)
    assert shown > offered / 2, "of what the Dinas is shown"


def test_what_the_dinas_is_shown_would_tell_small_numbers_there() -> None:
    """So more is hidden from them: of their own part these see numbers that the Dinas does not."""
    assert any(small_told(part, part.told) for seed in range(2) for part in parts_of(seed))


@pytest.mark.parametrize("seed", range(2))
def test_the_sums_of_a_part_hold(seed: int) -> None:
    for part in parts_of(seed):
        table = table_of(part.seen)
        assert all(table.values[group[0]] == sum(table.values[one] for one in group[1:]) for group in table.sums)
        printed = {code for place, code in part.seen.recap.values if place is None} & set(codes_of_recap())
        whole = {group[0] for group in table.sums if any(place in part.seen.areas for place, _ in group[1:])}
        assert {(unit, code) for unit in part.seen.units for code in printed} <= whole


def test_what_the_same_numbers_hide_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Mock(return_value=frozenset[Cell]())
    monkeypatch.setattr("simpul.monitoring.recap.kelurahan.part.hidden_beside", asked)
    one, other = list(parts_of(31))[:2]
    for _ in range(2):
        hidden_from(one.seen, one.closed)
    assert asked.call_count == 1
    hidden_from(one.seen, one.closed | {(one.places[0], "D")})
    hidden_from(other.seen, other.closed)
    assert asked.call_count == 3
