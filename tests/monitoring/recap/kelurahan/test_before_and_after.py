"""Two looks at a month, before its recap was complete and after, tell no small number where no record changed."""

import random
from collections.abc import Mapping
from dataclasses import astuple, dataclass

import pytest
from django.utils import timezone

from simpul.monitoring.pws.hiding import Table, small_ones
from simpul.monitoring.pws.levels import city_figures
from simpul.monitoring.pws.models import KelurahanSum as SumOfPws
from simpul.monitoring.pws.open_figures import numbers_of
from simpul.monitoring.pws.queries import SKDN
from simpul.monitoring.recap.kelurahan.codes import classes_of_recap, codes_of_recap
from simpul.monitoring.recap.kelurahan.figures import KelurahanFigures, detail_of, seen_beside
from simpul.monitoring.recap.kelurahan.joint import table_of
from simpul.monitoring.recap.kelurahan.seen import Cell
from simpul.monitoring.recap.models import KelurahanSum
from simpul.records.facilities.work_area import whole_city
from tests.monitoring.recap.day import NOVEMBER, Day
from tests.monitoring.recap.kelurahan.invented import figures_of, recap_of
from tests.monitoring.recap.kelurahan.test_joint_hiding import determined


@dataclass(frozen=True)
class Counted:
    """What could be counted of a kelurahan: by PWS, and in its recap."""

    pws: Mapping[str, int]
    recap: Mapping[str, int]


def drawn(chance: random.Random, size: int) -> Counted:
    figures, classes = figures_of(chance, size)
    return Counted({**dict(zip(SKDN, astuple(figures), strict=True)), **classes}, recap_of(chance, figures, classes))


def count_pws(kelurahan: int, found: Counted) -> None:
    rows = SumOfPws.objects.filter(kelurahan_id=kelurahan, month=NOVEMBER.index)
    rows.delete()
    for code, value in found.pws.items():
        rows.create(kelurahan_id=kelurahan, month=NOVEMBER.index, indicator=code, value=value)


def add_up(kelurahan: int, found: Counted) -> None:
    told = {"counts": found.recap, "figures": found.pws, "opened": 1, "posyandu": 1, "counted_at": timezone.now()}
    KelurahanSum.objects.update_or_create(kelurahan_id=kelurahan, month=NOVEMBER.index, defaults=told)


def seen_in_detail() -> dict[Cell, int]:
    figures = detail_of(whole_city(), NOVEMBER).figures
    if figures is None:
        return {}
    return {(place, code): told for place, code in figures.values if (told := figures.at(place, code)) is not None}


def seen_elsewhere() -> dict[Cell, int]:
    """On the page of the city and on those of the recap."""
    city, sums = city_figures(whole_city(), NOVEMBER), detail_of(whole_city(), NOVEMBER).sums
    places = (*city.figures, *city.units, *city.kecamatan, None)
    found = {(place, name): value for place in places for name, value in numbers_of(city.at(place)).items()}
    told = {cell: value for cell, value in found.items() if cell[1] not in city.hidden[cell[0]]}
    for place, one in sums.places.items():
        if not one.missing:
            told |= {(place, code): value for code, value in one.counts.items() if code not in one.hidden}
    return told


def everything() -> Table[Cell]:
    figures = detail_of(whole_city(), NOVEMBER).figures
    assert isinstance(figures, KelurahanFigures)
    classes = {at: dict(row.figures or {}) for at, row in figures.sums.rows.items()}
    return table_of(seen_beside(figures.city, figures.sums, dict(classes.items())))


@pytest.mark.parametrize("seed", range(6))
def test_before_and_after_the_recap_is_complete_and_while_news_waits(day: Day, seed: int) -> None:
    chance, places = random.Random(seed), (day.cast.campurejo.area.pk, day.cast.bandar.area.pk)
    found = {place: drawn(chance, chance.choice((40, 80, 120))) for place in places}
    for place, counted in found.items():
        count_pws(place, counted)
    add_up(places[0], found[places[0]])
    before = seen_in_detail() | seen_elsewhere()
    assert detail_of(whole_city(), NOVEMBER).waiting == 1
    add_up(places[1], found[places[1]])
    complete = seen_in_detail()
    assert complete
    table, told = everything(), before | complete | seen_elsewhere()
    assert all(table.values[cell] == value for cell, value in told.items())
    hidden, secret = table.values.keys() - told.keys(), set(small_ones(table))
    others = table.values.keys() - seen_elsewhere().keys()
    assert determined(hidden, table.sums) & secret <= determined(others, table.sums)
    count_pws(places[0], news := drawn(chance, 90))
    assert seen_in_detail() == complete  # classes change together with the recap beside them
    add_up(places[0], news)
    assert seen_in_detail() != complete


def test_a_puskesmas_is_not_shown_before_the_others_are_there(day: Day) -> None:
    """Alone it is hidden otherwise than beside them."""
    chance = random.Random(1)
    add_up(day.cast.campurejo.area.pk, drawn(chance, 90))
    sums = detail_of(whole_city(), NOVEMBER).sums
    assert {one.missing for one in sums.places.values()} == {1}
    add_up(day.cast.bandar.area.pk, drawn(chance, 90))
    sums = detail_of(whole_city(), NOVEMBER).sums
    assert {one.missing for one in sums.places.values()} == {0}
    assert set(classes_of_recap()) | set(codes_of_recap()) <= sums.places[None].counts.keys()
