"""The page of a kelurahan: names for those who serve there, hidden small numbers for those who count."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from simpul.foundation.local_time import Month
from simpul.interfaces.web.kelurahan.map import map_of
from simpul.interfaces.web.kelurahan.presenters import tiles_of
from simpul.interfaces.web.kelurahan.rows.row import row_of
from simpul.interfaces.web.kelurahan.rows.tables import rows_of_parts
from simpul.monitoring.pws.figures import Figures
from simpul.records.access.models import StaffMember
from simpul.records.facilities.queries import borders_on
from simpul.records.facilities.work_area import work_area_scope
from tests.cast import NAMES, NOW, TODAY, Cast, weigh
from tests.figures import count_figures

LARGE = Figures(s=120, d=90, n=50, t=25, o=10, b=5)


@pytest.fixture
def counted(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    weigh(cast, cast.balita, 9.4)
    count_figures(Month.of(TODAY))
    return cast


def page(staff: StaffMember, address: str, **asked: str) -> tuple[int, str]:
    client = Client()
    client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(address, asked)
    return response.status_code, response.content.decode()


def test_a_number_opens_its_names(counted: Cast) -> None:
    address = reverse("kelurahan:page", kwargs={"code": counted.campurejo.area.code})
    _, seen = page(counted.bidan, address)
    assert 'data-tile="belum">1<' in seen
    names = reverse("kelurahan:names", kwargs={"code": counted.campurejo.area.code})
    _, waiting = page(counted.bidan, names, angka="belum")
    assert NAMES[2] in waiting
    assert NAMES[1] not in waiting


def test_a_kader_counts_only_her_own_rt(counted: Cast) -> None:
    address = reverse("kelurahan:page", kwargs={"code": counted.campurejo.area.code})
    _, seen = page(counted.neighbour_kader, address)
    assert 'data-tile="S">1<' in seen
    assert "hanya RT Posyandu Anda" in seen


def test_who_counts_sees_no_name_no_rt_and_no_small_number(counted: Cast) -> None:
    address = reverse("kelurahan:page", kwargs={"code": counted.campurejo.area.code})
    for part in ("dinkes", "kepala", "lurah", "surveilans"):
        _, seen = page(counted.staff[part], address)
        assert "disembunyikan" in seen
        assert "/nama/" not in seen
        assert "RT 01" not in seen
        assert not any(name in seen for name in NAMES)


@pytest.mark.parametrize("month", ["1-01", "9999-12", "2026-13", "x", "2026", "1999-12", "-1"])
def test_a_month_that_cannot_be_does_not_exist(counted: Cast, month: str) -> None:
    address = reverse("kelurahan:page", kwargs={"code": counted.campurejo.area.code})
    assert page(counted.bidan, address, bulan=month)[0] == 404


@pytest.mark.parametrize("asked", [{"angka": "Z"}, {"rw": "x"}, {"rt": "9" * 12}, {"rw": "-1"}])
def test_a_number_that_opens_nobody_does_not_exist(counted: Cast, asked: dict[str, str]) -> None:
    address = reverse("kelurahan:names", kwargs={"code": counted.campurejo.area.code})
    assert page(counted.bidan, address, **asked)[0] == 404


def test_a_part_of_another_kelurahan_does_not_exist(counted: Cast) -> None:
    address = reverse("kelurahan:names", kwargs={"code": counted.campurejo.area.code})
    for level, here, there in (
        ("rw", counted.campurejo.rw, counted.bandar.rw),
        ("rt", counted.campurejo.rt[0], counted.bandar.rt[0]),
    ):
        assert page(counted.bidan, address, **{level: str(here.pk)})[0] == 200
        assert page(counted.bidan, address, **{level: str(there.pk)})[0] == 404
    assert page(counted.bidan, address, rw=str(counted.campurejo.rt[0].pk))[0] == 404


def test_a_share_is_hidden_with_the_small_number_that_it_would_tell() -> None:
    shown = {tile.number: tile.value for tile in tiles_of(LARGE, {}, names=False)}
    assert shown["D"] == "75\u00a0%"
    almost = Figures(s=120, d=118, n=60, t=40, o=10, b=8)
    shown = {tile.number: tile.value for tile in tiles_of(almost, {}, names=False)}
    assert shown["D"] == shown["belum"] == "disembunyikan"
    assert {tile.number: tile.value for tile in tiles_of(almost, {}, names=True)}["belum"] == "2"


def test_a_map_has_the_real_border_and_a_square_for_each_rw(counted: Cast) -> None:
    here = counted.campurejo
    with transaction.atomic(), work_area_scope(counted.standing("bidan").area):
        borders = borders_on(TODAY)
    rows = rows_of_parts([here.rw], {here.rw.pk: LARGE})
    drawn = map_of(here.area.pk, borders, rows)
    assert drawn is not None
    assert drawn.here.startswith("M")
    assert [square.row.area for square in drawn.squares] == [here.rw]
    assert map_of(0, borders, rows) is None


def test_a_row_without_anybody_shows_no_share(counted: Cast) -> None:
    assert row_of(counted.campurejo.rw, Figures()).share == "–"
