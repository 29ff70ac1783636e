"""Larger places are sums of the same leaves: Posyandu, Puskesmas, kecamatan, city, month by month."""

import pytest

from simpul.foundation.local_time import Month
from simpul.monitoring.pws import queries
from simpul.monitoring.pws.figures import Figures
from simpul.monitoring.pws.levels import city_figures, city_trend, figures_by_posyandu, rt_of_posyandu
from simpul.records.facilities.actions import change_coverage
from simpul.records.facilities.kinds import FacilityKind
from simpul.records.facilities.models import Coverage, Facility
from simpul.records.facilities.work_area import WorkArea, whole_city
from tests.monitoring.village import ACTOR, LONG_AGO, Village, catch_up

NOVEMBER = Month(2026, 11)


@pytest.fixture
def busy(village: Village) -> Village:
    puskesmas = Facility.objects.create(
        code="PKM", kind=FacilityKind.PUSKESMAS, name="Puskesmas Contoh", area=village.campurejo, valid_from=LONG_AGO
    )
    Coverage.objects.create(facility=puskesmas, area=village.campurejo, valid_from=LONG_AGO)
    for rt in ("C1", "C2"):
        Coverage.objects.create(facility=village.posyandu, area=village.rt[rt], valid_from=LONG_AGO)
    for line in (
        "lahir Adi 2025-01-09 C1",
        "lahir Budi 2025-01-09 C2",
        "lahir Cici 2025-01-09 C3 P",
        "lahir Evi 2025-01-09 B1 P",
        "timbang Adi 2026-10-05 9.0",
        "timbang Adi 2026-11-05 9.0",
        "timbang Evi 2026-11-05 9.0",
    ):
        village.tell(line)
    catch_up()
    return village


def test_a_posyandu_is_the_sum_of_the_rt_that_it_serves(busy: Village) -> None:
    by_rt = queries.figures_of_parts(whole_city(), busy.campurejo.pk, NOVEMBER).rt
    ((posyandu, figures),) = figures_by_posyandu(by_rt, NOVEMBER)
    assert (posyandu, figures) == (busy.posyandu, Figures(s=2, d=1, t=1))


def test_the_names_behind_a_posyandu_are_its_number(busy: Village) -> None:
    by_rt = queries.figures_of_parts(whole_city(), busy.campurejo.pk, NOVEMBER).rt
    ((posyandu, figures),) = figures_by_posyandu(by_rt, NOVEMBER)
    rt = rt_of_posyandu(busy.campurejo.pk, posyandu.pk, NOVEMBER)
    assert rt == sorted([busy.rt["C1"].pk, busy.rt["C2"].pk])
    here = (whole_city(), busy.campurejo.pk, NOVEMBER)
    counted = {"S": figures.s, "D": figures.d, "T": figures.t, "2T": figures.twice, "belum": figures.not_weighed}
    assert {number: len(queries.names_behind(*here, number, rt=rt)) for number in counted} == counted
    assert len(queries.names_behind(*here, "S", rt=[])) == 0
    assert queries.trend(whole_city(), [busy.campurejo.pk], NOVEMBER, rt=rt)[NOVEMBER] == figures


def test_every_place_of_a_city_is_asked_for_by_its_key(busy: Village) -> None:
    city = city_figures(whole_city(), NOVEMBER)
    (unit,), (kecamatan,) = city.units, city.kecamatan
    assert city.at(None) == city.whole
    assert city.at(unit) == city.of_unit(unit)
    assert city.at(kecamatan) == city.by_kecamatan()[kecamatan]
    assert city.at(busy.bandar.pk) == city.figures[busy.bandar.pk]
    assert city.at(-1) == Figures()


def test_a_puskesmas_has_its_kelurahan_and_the_city_those_of_nobody_too(busy: Village) -> None:
    city = city_figures(whole_city(), NOVEMBER)
    ((unit, inside),) = city.units.items()
    assert inside == [busy.campurejo.pk]
    assert city.of_unit(unit) == Figures(s=3, d=1, t=1)
    assert city.whole == Figures(s=4, d=2, t=1, b=1)
    assert city.by_kecamatan() == {busy.campurejo.parent_id: city.whole}
    assert city.hidden[None] >= {"S", "D", "T"}


def test_who_serves_is_asked_of_the_month_itself(busy: Village) -> None:
    ((unit, _),) = city_figures(whole_city(), NOVEMBER).units.items()
    puskesmas = Facility.objects.get(pk=unit)
    change_coverage(actor_id=ACTOR, facility=puskesmas, area=busy.campurejo, served=False, day=NOVEMBER.first_day)
    assert city_figures(whole_city(), NOVEMBER).units == {}
    assert len(city_figures(whole_city(), Month(2026, 9)).units) == 1
    trend = city_trend(whole_city(), NOVEMBER)
    for month in (Month(2026, 9), NOVEMBER):
        one = city_figures(whole_city(), month)
        assert (trend[month].units, trend[month].hidden) == (one.units, one.hidden)


def test_the_trend_of_the_city_is_its_months(busy: Village) -> None:
    trend = city_trend(whole_city(), NOVEMBER)
    assert list(trend)[-1] == NOVEMBER
    for month in (NOVEMBER, NOVEMBER.previous()):
        one = city_figures(whole_city(), month)
        assert (trend[month].figures, trend[month].hidden) == (one.figures, one.hidden)


def test_who_counts_nothing_gets_an_empty_city(busy: Village) -> None:
    city = city_figures(WorkArea(), NOVEMBER)
    assert (city.areas, city.whole, city.hidden) == ([], Figures(), {})


def test_counts_by_sex_and_stage_are_parts_of_the_same_figures(busy: Village) -> None:
    counts = queries.counts_of(whole_city(), busy.campurejo.pk, NOVEMBER)
    assert counts["S"] == {("L", "anak_balita"): 2, ("P", "anak_balita"): 1}
    assert counts["T"] == {("L", "anak_balita"): 1}
    kader = WorkArea(kelurahan=(busy.campurejo.pk,), counted=(busy.campurejo.pk,), rt=frozenset({busy.rt["C3"].pk}))
    assert queries.counts_of(kader, busy.campurejo.pk, NOVEMBER)["S"] == {("P", "anak_balita"): 1}
