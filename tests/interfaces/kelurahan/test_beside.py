"""A second period beside the first: in the tiles, the tables and the list, and no hidden number is opened by it."""

from datetime import timedelta
from random import Random
from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation

from simpul.foundation.kept import kept_a_moment
from simpul.foundation.local_time import Month
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.components.templatetags.areas import figure_rows
from simpul.interfaces.web.kelurahan import shown
from simpul.interfaces.web.kelurahan.presenters import tiles_of
from simpul.interfaces.web.kelurahan.rows.beside import parts_beside, tiles_beside
from simpul.interfaces.web.kelurahan.rows.row import row_of
from simpul.interfaces.web.kelurahan.rows.tables import rows_of_kelurahan
from simpul.monitoring.pws.figures import Figures
from simpul.monitoring.pws.levels import CityFigures
from simpul.monitoring.pws.open_figures import hidden_numbers
from simpul.records.facilities.models import Area
from simpul.records.facilities.work_area import work_area_scope
from tests.cast import NOW, TODAY, Cast, weigh
from tests.figures import count_figures
from tests.interfaces.reading import words_of
from tests.interfaces.test_every_door import enter_as

SEPTEMBER, OCTOBER, NOVEMBER = Month(2026, 9), Month(2026, 10), Month(2026, 11)
NOW_, THEN = Figures(s=100, d=75, n=50, t=20, o=3, b=2), Figures(s=98, d=81, n=60, t=15, o=3, b=3)
FIGURES = ("s", "d", "share", "waiting", "t")
NOBODY = "0\u00a0%"
HERE = Area(id=1, code="35.71.01.1001", name="Contoh")


@pytest.fixture
def counted(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    weigh(cast, cast.balita, 9.0, NOW - timedelta(days=30))
    weigh(cast, cast.balita, 9.4)
    weigh(cast, cast.neighbour, 9.4, part="neighbour_kader")
    count_figures(Month.of(TODAY))
    return cast


def open_page(cast: Cast, part: str, name: str = "page", **asked: str) -> Any:
    code = {} if name == "list" else {"code": cast.campurejo.area.code}
    return enter_as(cast.staff[part]).get(reverse(f"kelurahan:{name}", kwargs=code), asked)


def test_below_each_figure_stands_the_one_of_the_other_month_and_the_change_of_the_share_in_words() -> None:
    with translation.override("id"):
        (row,) = parts_beside([row_of(HERE, NOW_)], [row_of(HERE, THEN)], OCTOBER)
        drawn = figure_rows([row], "rw", "/nama/", "/bulan/", "2026-11")
        (tile,) = [one for one in tiles_beside(tiles_of(NOW_, {}, names=True), tiles_of(THEN, {}, names=True), OCTOBER)
                   if one.number == "D"]  # fmt: skip
    assert row.then is not None
    assert (row.then.when, row.then.change) == ("Okt 2026", "turun 8 poin")
    below = '<br><span class="note"><span class="sr">Okt 2026: </span>{}</span>'
    for value in ("98", "81", "83\u00a0%", "17", "15"):
        assert below.format(value) in drawn
    assert '83\u00a0%</span><br><span class="note">turun 8 poin</span>' in drawn
    assert tile.then == "Okt 2026: 83\u00a0%, turun 8 poin"


def test_an_area_without_figures_then_stands_alone() -> None:
    (row,) = parts_beside([row_of(HERE, NOW_)], [], OCTOBER)
    assert row.then is None
    assert '<span class="note">' not in figure_rows([row], "rw", "/nama/", "/bulan/", "2026-11")


def test_before_anybody_in_the_kelurahan_was_weighed_there_is_no_change() -> None:
    there, nobody = Area(id=2, code="35.71.01.1001", name="RT 02"), Figures(s=90)
    with translation.override("id"):
        begun = parts_beside([row_of(HERE, NOW_)], [row_of(HERE, nobody)], OCTOBER)
        half = parts_beside(
            [row_of(HERE, NOW_), row_of(there, nobody)], [row_of(HERE, THEN), row_of(there, THEN)], OCTOBER
        )
        tiles = {one.number: one.then for one in
                 tiles_beside(tiles_of(NOW_, {}, names=True), tiles_of(nobody, {}, names=True), OCTOBER)}  # fmt: skip
    assert [row.then.change for row in begun if row.then] == [""]
    assert [row.then.change for row in half if row.then] == ["turun 8 poin", "turun 83 poin"]
    assert (tiles["D"], tiles["N"]) == ("Okt 2026: 0\u00a0%", "Okt 2026: –")


def test_beside_each_other_two_periods_show_what_each_shows_alone() -> None:
    """Of 40 cities of small numbers; a change is told of two shares that both stand there, and of no other."""
    hidden_changes = 0
    with translation.override("id"):
        for seed in range(40):
            now, then = city(Random(seed), NOVEMBER), city(Random(seed + 1_000), OCTOBER)
            alone = {row.area.pk: row for row in rows_of_kelurahan(then, names=False)}
            for row in rows_of_kelurahan(now, names=False, before=then):
                assert row.then is not None
                assert {getattr(row.then.row, one) == getattr(alone[row.area.pk], one) for one in FIGURES} == {True}
                both = not {formats.MISSING, NOBODY} & {row.share, row.then.row.share}
                assert bool(row.then.change) == both
                hidden_changes += not both
    assert hidden_changes > 40


def city(random: Random, month: Month) -> CityFigures:
    figures = {}
    for one in range(1, 5):
        s = random.randint(0, 30)
        d = random.randint(0, s)
        n = random.randint(0, d)
        figures[one] = Figures(s=s, d=d, n=n, t=d - n, k=d)
    areas = [Area(id=one, code=f"35.71.01.100{one}", name=f"Kelurahan {one}") for one in figures]
    return CityFigures(month, areas, figures, {}, {}, hidden_numbers(figures))


def test_who_serves_there_compares_tiles_rw_rt_and_posyandu(counted: Cast) -> None:
    answer = open_page(counted, "bidan", banding="2026-10")
    seen = answer.context
    assert next(one.then for one in seen["tiles"] if one.number == "S") == "Okt 2026: 2"
    for table in ("rw_rows", "rt_rows", "posyandu_rows"):
        assert {row.then.when for row in seen[table]} == {"Okt 2026"}, table
    assert {row.code: row.then for row in seen["figure_rows"]}["S"] == "2", "every figure stands beside its own"
    assert sorted(row.then for row in seen["stage_rows"])[-2:] == ["0", "1"], "in October one came"
    assert "50\u00a0%, naik 50 poin" in [row.then for row in seen["share_rows"]]
    assert '<span class="sr">Okt 2026: </span>2</span>' in answer.content.decode()
    words = words_of(answer)
    assert "Nov 2026, dibandingkan dengan Okt 2026" in words
    assert "naik 50 poin" in words
    assert "banding=2026-10" in answer.content.decode().split('id="ubin"')[1][:300], "the tiles renew themselves so"


def test_who_knows_no_names_reads_of_the_other_month_what_its_own_page_says(counted: Cast) -> None:
    for part in ("dinkes", "kepala", "lurah"):
        alone = {one.number: one.value for one in open_page(counted, part, bulan="2026-10").context["tiles"]}
        beside = open_page(counted, part, banding="2026-10")
        assert {one.number: one.then for one in beside.context["tiles"]} == {
            number: f"Okt 2026: {value}" for number, value in alone.items()
        }
        assert beside.context["rw_rows"] == beside.context["rt_rows"] == []
        listed = open_page(counted, part, "list", banding="2026-10")
        assert {row.then.change for row in listed.context["rows"]} == {""}
        assert "poin" not in words_of(listed)


@pytest.mark.parametrize("name", ["page", "list"])
@pytest.mark.parametrize(("asked", "status"), [("", 200), ("2026-11", 200), ("2026-12", 404), ("x", 404)])
def test_a_month_that_cannot_be_is_compared_with_nothing(counted: Cast, name: str, asked: str, status: int) -> None:
    answer = open_page(counted, "bidan", name, banding=asked)
    assert answer.status_code == status
    assert status == 404 or answer.context["other"] is None


def test_a_second_period_costs_five_statements_and_nothing_where_none_is_asked_for(
    counted: Cast, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(41) as alone:
        open_page(counted, "bidan")
    with django_assert_max_num_queries(len(alone) + 5):
        open_page(counted, "bidan", banding="2026-10")


def test_what_is_kept_of_one_pair_of_months_is_not_given_for_another(counted: Cast) -> None:
    page = kept_a_moment(60, shown._reader)(shown._page)
    standing = counted.standing("bidan")
    with work_area_scope(standing.area):
        found = [page(standing, counted.campurejo.area, NOVEMBER, other) for other in (None, OCTOBER, SEPTEMBER)]
    assert ["".join(one.then for one in each["tiles"] if one.number == "S")[:3] for each in found] == ["", "Okt", "Sep"]
