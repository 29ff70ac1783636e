"""The screen of projections: what is typed is kept with its source, and stands on the pages beside the register."""

import pytest
from django.db import ProgrammingError, transaction
from django.test import Client
from django.urls import reverse

from simpul.foundation.local_time import Month
from simpul.interfaces.web.city.targets import target_label
from simpul.monitoring.pws.denominators import TARGETS, Expected, enter_projections, expected_in, expected_of_all
from simpul.monitoring.pws.models import Projection
from simpul.records.audit.models import Event
from simpul.records.facilities.work_area import work_area_scope
from tests.cast import NOW, TODAY, Cast, weigh
from tests.figures import count_figures
from tests.interfaces.reading import words_of

YEAR = TODAY.year


@pytest.fixture
def counted(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    weigh(cast, cast.balita, 9.4)
    count_figures(Month.of(TODAY))
    return cast


def at_the_door(cast: Cast, part: str) -> Client:
    client = Client()
    client.force_login(cast.staff[part], backend="django.contrib.auth.backends.ModelBackend")
    return client


def keep(cast: Cast, value: str, source: str = "SK proyeksi", year: int = YEAR) -> int:
    data = {f"k{cast.campurejo.area.pk}": value, "sumber": source}
    return at_the_door(cast, "dinkes").post(f"{reverse('city:projections')}?tahun={year}", data).status_code


def kept(cast: Cast, year: int = YEAR) -> dict[int, Expected]:
    with transaction.atomic(), work_area_scope(cast.standing("dinkes").area):
        return expected_in(cast.standing("dinkes").area, year)


def test_what_is_typed_holds_for_its_year_and_can_be_put_right_and_taken_back(counted: Cast) -> None:
    here = counted.campurejo.area.pk
    assert keep(counted, "130") == 200
    assert kept(counted) == {here: Expected(130, "SK proyeksi")}
    assert kept(counted, YEAR - 1) == {}
    assert keep(counted, "130", source="") == 200  # nothing changed: nothing to say
    assert keep(counted, "140", source="SK perbaikan") == 200
    assert kept(counted) == {here: Expected(140, "SK perbaikan")}
    assert keep(counted, "", source="SK dicabut") == 200
    assert kept(counted) == {}
    assert Event.objects.filter(action="pws.projection").count() == 3


@pytest.mark.parametrize(
    ("value", "source"), [("130", " "), ("1e3", "SK"), ("-1", "SK"), ("1000001", "SK"), ("²", "SK")]
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(counted: Cast, value: str, source: str) -> None:
    assert keep(counted, value, source) == 422
    assert kept(counted) == {}


@pytest.mark.parametrize("year", ["1999", "x", "20266", "²026"])
def test_a_year_that_cannot_be_does_not_exist(counted: Cast, year: str) -> None:
    assert at_the_door(counted, "dinkes").get(reverse("city:projections"), {"tahun": year}).status_code == 404


def test_the_tile_tells_both_and_a_part_of_a_kelurahan_only_the_register(counted: Cast) -> None:
    address = reverse("kelurahan:page", kwargs={"code": counted.campurejo.area.code})
    seen = at_the_door(counted, "bidan").get(address).content.decode()
    assert "proyeksi: belum diisi" in seen
    keep(counted, "130")
    seen = at_the_door(counted, "bidan").get(address).content.decode()
    assert "proyeksi: SK proyeksi" in seen
    assert "lebih sedikit terdaftar" in seen
    assert "dari 130 anak" in seen
    assert "SK proyeksi" not in at_the_door(counted, "kader").get(address).content.decode()


def test_each_target_has_its_own_projection(counted: Cast) -> None:
    here, client = counted.campurejo.area.pk, at_the_door(counted, "dinkes")
    assert keep(counted, "130") == 200
    address = f"{reverse('city:projections')}?tahun={YEAR}&sasaran=bumil"
    assert client.post(address, {f"k{here}": "44", "sumber": "SK bumil"}).status_code == 200
    with transaction.atomic(), work_area_scope(counted.standing("dinkes").area):
        area = counted.standing("dinkes").area
        assert expected_of_all(area, YEAR) == {
            "S": {here: Expected(130, "SK proyeksi")}, "bumil": {here: Expected(44, "SK bumil")},
        }  # fmt: skip
        assert expected_in(area, YEAR, "lansia") == {}
        with pytest.raises(ValueError, match="rusa"):
            enter_projections(
                actor_id=counted.dinkes.pk, area=area, year=YEAR, values={here: 1}, source="SK", now=NOW, target="rusa"
            )
    seen = words_of(client.get(address))
    assert f"Proyeksi {YEAR}: Ibu hamil" in seen
    assert "SK bumil" in seen
    assert "SK proyeksi" not in seen
    assert client.get(reverse("city:projections"), {"sasaran": "rusa"}).status_code == 404


def test_every_target_has_a_name() -> None:
    assert len({target_label(one) for one in TARGETS}) == len(TARGETS) == 10


def test_a_projection_is_appended_and_never_changed(counted: Cast) -> None:
    keep(counted, "130")
    with transaction.atomic(), work_area_scope(counted.standing("dinkes").area):
        assert Projection.objects.count() == 1
        with pytest.raises(ProgrammingError):
            Projection.objects.update(value=1)
