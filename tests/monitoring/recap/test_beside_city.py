"""Beside the table of the city the recap tells no small number: each of the two is hidden, and both together."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from unittest.mock import Mock

import pytest
from django.utils import timezone

from simpul.monitoring.pws.figures import Figures, is_small
from simpul.monitoring.recap.city.hiding import hidden_beside_city
from simpul.monitoring.recap.hiding import hidden_columns
from simpul.monitoring.recap.kelurahan.following import following
from simpul.monitoring.recap.kelurahan.hidden import without_witness
from simpul.monitoring.recap.kelurahan.joint import table_of
from simpul.monitoring.recap.kelurahan.pieces import rest_of
from simpul.monitoring.recap.kelurahan.seen import Cell, Seen
from simpul.monitoring.recap.models import KelurahanSum
from simpul.monitoring.recap.sums import sums_of
from simpul.records.facilities.work_area import WorkArea
from tests.monitoring.recap.day import NOVEMBER, Day
from tests.monitoring.recap.kelurahan.invented import city_of, seen_by_a_part, seen_by_the_dinas

CITIES = [
    (100, [3, 120, 40], 2),
    (103, [40, 120, 12, 200, 3], 2),
    (7, [200, 80, 120, 40, 12, 60], 3),
    (1, [450] * 12, 3),
]

# Of 60 balita 52 were weighed; two of these came to no open day, and nothing is judged of them.
WEIGHED = {"S": 60, "K": 60, "D": 52, "N": 30, "T": 10, "O": 6, "B": 6, "2T": 0, "BGM": 0}
JUDGED = {"BBU": 50, "BBU.normal": 42, "BBU.kurang": 8}
REGISTER = {"bayi_registered": 12, "bayi_came": 12, "anak_balita_registered": 48, "anak_balita_came": 38}
RECAP = {
    **REGISTER,
    "bayi_not_came": 0,
    "anak_balita_not_came": 10,
    "anak_weight_good": 42,
    "anak_weight_bad": 8,
}
WEIGHTS = {"anak_weight_good", "anak_weight_bad"}


def counts_in(seen: Seen) -> dict[object, dict[str, int]]:
    found: dict[object, dict[str, int]] = {}
    for (place, code), value in seen.recap.values.items():
        if place != "rest" and " + " not in code:
            found.setdefault(place, {})[code] = value
    return found


def beside(seen: Seen, columns: Mapping[object, frozenset[str]]) -> Seen:
    """The same month, of whose recap these are hidden."""
    counts = counts_in(seen)
    told = {(place, code) for place, one in counts.items() for code in one if code not in columns[place]}
    hidden = {cell for cell in seen.hidden if cell not in seen.recap.values}
    return replace(seen, hidden=frozenset(hidden | (seen.recap.values.keys() - told)))


def nothing_of(seen: Seen) -> Seen:
    return beside(seen, {place: frozenset(one) for place, one in counts_in(seen).items()})


def small_told(seen: Seen) -> set[Cell]:
    """The small numbers, and small rests, that the sums over all that is shown tell."""
    table = table_of(seen)
    rests = {rest_of(part, whole): (whole, part) for part, whole in table.within.items()}
    values = {**table.values, **{rest: table.values[w] - table.values[p] for rest, (w, p) in rests.items()}}
    unknown = {cell for cell in table.values if table.standing.get(cell, True)} | rests.keys()
    sums = [*table.sums, *((whole, part, rest) for rest, (whole, part) in rests.items())]
    return {cell for cell in following(unknown, sums) if is_small(values[cell])}


@pytest.mark.parametrize(("seed", "sizes", "units"), CITIES)
def test_city_and_recap_tell_nothing_together_that_the_city_does_not_tell(
    seed: int, sizes: list[int], units: int
) -> None:
    seen = seen_by_the_dinas(random.Random(seed), sizes, units)
    for one in (seen, *(seen_by_a_part(seen, inside) for inside in seen.units.values())):
        assert small_told(one) <= small_told(nothing_of(one))


def test_each_hidden_by_itself_they_would() -> None:
    cities = [seen_by_the_dinas(random.Random(seed), sizes, units) for seed, sizes, units in CITIES]
    alone = [beside(seen, hidden_columns(counts_in(seen))) for seen in cities]
    assert [bool(small_told(seen) - small_told(nothing_of(seen))) for seen in alone].count(True) >= 3


@pytest.mark.parametrize(("seed", "sizes", "units"), CITIES)
def test_little_more_is_hidden_and_nothing_less(seed: int, sizes: list[int], units: int) -> None:
    seen = seen_by_the_dinas(random.Random(seed), sizes, units)
    counts, before = counts_in(seen), hidden_columns(counts_in(seen))
    after = {place: {code for code in one if (place, code) in seen.hidden} for place, one in counts.items()}
    assert all(before[place] <= after[place] for place in counts)
    more = sum(len(after[place] - before[place]) for place in counts)
    assert more <= sum(map(len, counts.values())) / 40


def test_a_column_that_is_blank_stays_blank() -> None:
    """No one of it can be hidden, so none of it is a way to hide another."""
    figures = {1: figures_of(WEIGHED), 2: Figures()}
    city = city_of(figures, {"A": [1], "B": [2]}, {9: [1, 2]})
    hidden = hidden_beside_city(city, {1: JUDGED, 2: {}}, {1: RECAP, 2: {}}, {None: RECAP, "A": RECAP, "B": {}})
    assert hidden["B"] == frozenset()
    assert hidden[None] & WEIGHTS
    assert hidden["A"] & WEIGHTS


def figures_of(pws: Mapping[str, int]) -> Figures:
    s, d, n, t, o, b, k, twice, bgm = (pws[code] for code in ("S", "D", "N", "T", "O", "B", "K", "2T", "BGM"))
    return Figures(s=s, d=d, n=n, t=t, o=o, b=b, k=k, twice=twice, bgm=bgm)


def add_up(places: Sequence[int], figures: Mapping[str, int] | None) -> None:
    for place in places:
        told = {"counts": RECAP, "figures": figures, "opened": 1, "posyandu": 1, "counted_at": timezone.now()}
        KelurahanSum.objects.update_or_create(kelurahan_id=place, month=NOVEMBER.index, defaults=told)


@pytest.mark.parametrize("part", ["kepala", "dinkes"])
def test_what_is_left_of_those_weighed_is_not_told_by_the_sums_of_who_counts(day: Day, part: str) -> None:
    area = WorkArea(counted=day.cast.standing(part).area.counted)
    add_up(area.counted, {**WEIGHED, **JUDGED})

    def hidden() -> frozenset[str]:
        return sums_of(area, NOVEMBER, by_puskesmas=part == "dinkes", named=False).places[None].hidden

    assert hidden() & WEIGHTS
    add_up(area.counted, None)
    assert not hidden() & WEIGHTS, "beside no figures of PWS the recap is hidden by itself"


def test_what_the_same_numbers_hide_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Mock(side_effect=without_witness)
    monkeypatch.setattr("simpul.monitoring.recap.city.hiding.without_witness", asked)
    for came in (RECAP, RECAP, {**RECAP, "bayi_came": 11, "bayi_not_came": 1}):
        hidden_beside_city(city_of({3: figures_of(WEIGHED)}, {}, {}), {3: JUDGED}, {3: came}, {None: came})
    assert asked.call_count == 2
