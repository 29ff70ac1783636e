"""Tiles and the names behind them, for workers of every reach."""

from uuid import UUID

import pytest

from simpul.foundation.local_time import Month
from simpul.monitoring.pws import queries
from simpul.monitoring.pws.actions import extend, rebuild
from simpul.monitoring.pws.consumer import PwsConsumer
from simpul.monitoring.pws.figures import Figures, Share
from simpul.monitoring.pws.models import Cell, Horizon, PersonMonth
from simpul.records.facilities.work_area import NOWHERE, WorkArea, whole_city, work_area_scope
from simpul.records.feed.models import Change
from tests.monitoring.village import Village, catch_up

NOVEMBER = Month(2026, 11)


@pytest.fixture
def busy(village: Village) -> Village:
    """Adi gained, Budi did not, Cici was not weighed, Dodi missed a month, Evi (Bandar) was weighed first."""
    for line in (
        "lahir Adi 2025-01-09 C1",
        "lahir Budi 2025-01-09 C1",
        "lahir Cici 2025-01-09 C2 P",
        "lahir Dodi 2025-01-09 C3",
        "lahir Evi 2025-01-09 B1 P",
        "timbang Adi 2026-10-05 9.0",
        "timbang Adi 2026-11-04 9.3",
        "timbang Budi 2026-10-05 9.0",
        "timbang Budi 2026-11-04 9.1",
        "timbang Dodi 2026-09-05 9.0",
        "timbang Dodi 2026-11-04 9.3",
        "timbang Evi 2026-11-04 9.0",
    ):
        village.tell(line)
    catch_up()
    return village


def test_a_tile_and_its_shares_carry_their_parts(busy: Village) -> None:
    figures = queries.figures_of(whole_city(), busy.campurejo.pk, NOVEMBER)
    assert figures == Figures(s=4, d=3, n=1, t=1, o=1, b=0)
    assert figures.weighed_of_all == Share(3, 4)
    assert figures.gained_of_comparable == Share(1, 2)
    assert (figures.not_weighed, figures.weighed_of_all.percent) == (1, 75)
    assert Figures().weighed_of_all.percent is None


def test_tables_by_rt_rw_and_kelurahan_are_sums_of_the_same_leaves(busy: Village) -> None:
    area, rt = whole_city(), busy.rt
    assert queries.figures_of_parts(area, busy.campurejo.pk, NOVEMBER).rt == {
        rt["C1"].pk: Figures(s=2, d=2, n=1, t=1),
        rt["C2"].pk: Figures(s=1),
        rt["C3"].pk: Figures(s=1, d=1, o=1),
    }
    assert queries.figures_of_parts(area, busy.campurejo.pk, NOVEMBER).rw == {
        busy.rw1.pk: Figures(s=3, d=2, n=1, t=1),
        busy.rw2.pk: Figures(s=1, d=1, o=1),
    }
    assert queries.figures_of_parts(area, busy.bandar.pk, NOVEMBER).rw == {}
    assert queries.figures_by_kelurahan(area, NOVEMBER) == {
        busy.campurejo.pk: Figures(s=4, d=3, n=1, t=1, o=1),
        busy.bandar.pk: Figures(s=1, d=1, b=1),
    }


def test_the_trend_is_the_same_figures_month_by_month(busy: Village) -> None:
    trend = queries.trend(whole_city(), [busy.campurejo.pk], NOVEMBER)
    assert list(trend)[-3:] == [Month(2026, 9), Month(2026, 10), NOVEMBER]
    assert len(trend) <= 24
    for month, figures in trend.items():
        assert figures == queries.figures_of(whole_city(), busy.campurejo.pk, month)


@pytest.mark.parametrize(
    ("number", "who"),
    [
        ("S", "Adi Budi Cici Dodi"),
        ("D", "Adi Budi Dodi"),
        ("N", "Adi"),
        ("T", "Budi"),
        ("O", "Dodi"),
        ("B", ""),
        ("belum", "Cici"),
    ],
)
def test_every_number_opens_its_names(busy: Village, number: str, who: str) -> None:
    behind = queries.names_behind(whole_city(), busy.campurejo.pk, NOVEMBER, number)
    assert sorted(behind) == ids(busy, who)


def test_names_of_a_part(busy: Village) -> None:
    area, here = whole_city(), busy.campurejo.pk
    assert sorted(queries.names_behind(area, here, NOVEMBER, "S", rw_id=busy.rw1.pk)) == ids(busy, "Adi Budi Cici")
    assert sorted(queries.names_behind(area, here, NOVEMBER, "D", rt=[busy.rt["C3"].pk])) == ids(busy, "Dodi")
    with pytest.raises(KeyError):
        queries.names_behind(area, here, NOVEMBER, "umur")


def test_a_kader_counts_and_names_only_her_rt(busy: Village) -> None:
    here = busy.campurejo.pk
    kader = WorkArea(kelurahan=(here,), counted=(here,), rt=frozenset({busy.rt["C1"].pk}))
    assert queries.figures_of(kader, here, NOVEMBER) == Figures(s=2, d=2, n=1, t=1)
    assert list(queries.figures_of_parts(kader, here, NOVEMBER).rt) == [busy.rt["C1"].pk]
    assert sorted(queries.names_behind(kader, here, NOVEMBER, "S")) == ids(busy, "Adi Budi")
    assert queries.names_behind(kader, here, NOVEMBER, "S", rt=[busy.rt["C2"].pk]) == []


def test_who_only_counts_gets_no_name(busy: Village) -> None:
    here = busy.campurejo.pk
    dinkes = WorkArea(counted=(here,))
    assert queries.figures_of(dinkes, here, NOVEMBER).s == 4
    assert queries.names_behind(dinkes, here, NOVEMBER, "S") == []
    assert queries.figures_of(dinkes, busy.bandar.pk, NOVEMBER) == Figures()
    assert list(queries.figures_by_kelurahan(dinkes, NOVEMBER)) == [here]
    assert queries.figures_by_kelurahan(NOWHERE, NOVEMBER) == {}


def test_a_query_that_forgets_its_filter_gets_nothing_from_outside(busy: Village) -> None:
    here = busy.campurejo.pk
    with work_area_scope(WorkArea(counted=(here,))):
        assert set(Cell.objects.values_list("kelurahan_id", flat=True)) == {here}
        assert not PersonMonth.objects.exists()
    with work_area_scope(NOWHERE):
        assert not Cell.objects.exists()


def test_the_same_news_again_changes_nothing(busy: Village) -> None:
    before = busy.tiles()
    for _ in range(2):
        PwsConsumer().apply(list(Change.objects.order_by("-sequence")))
    assert busy.tiles() == before
    rebuild()
    assert busy.tiles() == before


def test_no_leaf_keeps_a_zero(busy: Village) -> None:
    busy.tell("meninggal Cici 2026-11-20")
    catch_up()
    assert not Cell.objects.filter(rt_id=busy.rt["C2"].pk, month=NOVEMBER.index).exists()
    assert not Cell.objects.filter(value__lte=0).exists()


def test_the_horizon_moves_once_a_month(busy: Village) -> None:
    assert extend(Month(2026, 12)) == 0
    assert ("2027-02", "C1") not in busy.tiles()
    assert extend(Month(2027, 2)) == 2
    assert busy.tiles()["2027-02", "C1"] == "2 0 0 0 0 0"
    assert extend(Month(2026, 12)) == 0
    assert Horizon.objects.get().last == Month(2027, 2).index


def test_months_before_the_horizon_are_left_alone(busy: Village) -> None:
    Horizon.objects.update(first=NOVEMBER.index)
    rebuild()
    busy.tell("timbang Adi 2026-08-05 8.7")
    catch_up()
    assert {month for month, _ in busy.tiles()} == {"2026-11", "2026-12"}
    busy.tell("pindah Adi 2026-11-20 B1")
    catch_up()
    assert busy.tiles()["2026-11", "B1"] == "2 2 1 0 0 1"


def test_news_of_a_life_does_not_move_the_horizon(village: Village) -> None:
    Horizon.objects.update(first=NOVEMBER.index, last=NOVEMBER.index)
    village.tell("lahir Adi 2025-01-09 C1")
    catch_up()
    assert set(village.tiles()) == {("2026-11", "C1")}


def test_a_weighing_of_a_later_month_does(village: Village) -> None:
    Horizon.objects.update(first=NOVEMBER.index, last=NOVEMBER.index)
    village.tell("lahir Adi 2025-01-09 C1")
    village.tell("timbang Adi 2026-12-04 9.0")
    catch_up()
    assert village.tiles() == {("2026-11", "C1"): "1 0 0 0 0 0", ("2026-12", "C1"): "1 1 0 0 0 1"}


def ids(village: Village, names: str) -> list[UUID]:
    return sorted(village.told[name].id for name in names.split())
