"""The page of the city: help first, two months beside each other, and nothing small to be found in it."""

import re
from dataclasses import replace
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from simpul.foundation.local_time import Month
from simpul.interfaces.web.city.first import reasons_of
from simpul.interfaces.web.city.presenters import KECAMATAN, Beside, lines_of
from simpul.interfaces.web.components import formats
from simpul.monitoring.pws.denominators import Expected
from simpul.monitoring.pws.figures import Figures
from simpul.monitoring.pws.levels import CityFigures, city_figures
from simpul.monitoring.pws.open_figures import hidden_numbers
from simpul.records.facilities.kinds import FacilityKind
from simpul.records.facilities.models import Area, Facility
from simpul.records.facilities.work_area import work_area_scope
from tests.cast import NAMES, NOW, TODAY, Cast, weigh
from tests.figures import count_figures
from tests.interfaces.reading import words_of

UNIT = UUID(int=1)
GOOD = Figures(s=100, d=92, n=60, t=20, o=7, b=5, k=95, twice=6, bgm=0)
NEEDY = Figures(s=100, d=61, n=30, t=20, o=6, b=5, k=50, twice=12, bgm=7)


def city(*figures: Figures) -> CityFigures:
    areas = [Area(id=at, code=f"35.71.01.100{at}", name=f"Kelurahan {at}") for at in range(len(figures))]
    by_id, units = dict(enumerate(figures)), {UNIT: list(range(len(figures)))}
    names = {UNIT: Facility(id=UNIT, kind=FacilityKind.PUSKESMAS, name="Puskesmas Contoh")}
    return CityFigures(Month(2026, 11), areas, by_id, units, names, hidden_numbers(by_id, units))


def test_who_needs_help_stands_first_and_is_told_why() -> None:
    now, before = city(GOOD, NEEDY), city(GOOD, replace(NEEDY, d=80, n=49))
    with translation.override("id"):
        first, second = reasons_of(now, before)
    assert first.area.name == "Kelurahan 1"
    assert first.why == "12 anak dua kali tidak naik, 61\u00a0% balita ditimbang, turun dari 80\u00a0%"
    assert second.why == "6 anak dua kali tidak naik, 92\u00a0% balita ditimbang"


def test_a_hidden_number_moves_nobody() -> None:
    few = [replace(GOOD, twice=twice) for twice in (1, 4, 4)]
    for order in (few, few[::-1]):
        found = reasons_of(city(*order), city(*order))
        assert [one.area.name for one in found] == ["Kelurahan 0", "Kelurahan 1", "Kelurahan 2"]
        assert not any("dua kali" in one.why for one in found)


def test_units_stand_above_their_kelurahan_and_two_months_beside() -> None:
    with translation.override("id"):
        whole, unit, two, one = lines_of(Beside(city(GOOD, NEEDY), city(GOOD, replace(NEEDY, d=80, n=49)), {}))
    assert [whole.kind, unit.kind, one.kind, two.kind] == ["kota", "puskesmas", "kelurahan", "kelurahan"]
    assert (whole.s, whole.d, whole.share, unit.d) == ("200", "153", "76\u00a0%", "153")
    assert (two.share, two.before, two.change) == ("61\u00a0%", "80\u00a0%", "turun 19 poin")
    assert (one.change, two.bgm) == ("tetap", "7")
    not_begun = replace(NEEDY, d=0, n=0, t=0, o=0, b=0, twice=0, bgm=0)
    with translation.override("id"):
        lines = lines_of(Beside(city(GOOD, not_begun), city(GOOD, NEEDY), {}))
    assert [line.change for line in lines if line.name == two.name] == [""]


def test_what_would_give_a_small_number_away_is_hidden_with_it() -> None:
    with translation.override("id"):
        whole, unit, *areas = lines_of(Beside(city(GOOD, replace(NEEDY, bgm=3), replace(NEEDY, bgm=9)), city(GOOD), {}))
    assert [area.bgm for area in areas] == [formats.hidden_sign(), formats.hidden_sign(), "0"]
    assert (whole.bgm, unit.bgm) == ("12", "12")


def test_both_denominators_stand_beside_each_other_with_the_gap_in_people() -> None:
    two = city(GOOD, NEEDY)
    with translation.override("id"):
        whole, unit, other, one = lines_of(Beside(two, two, {0: Expected(112, "SK"), 1: Expected(95, "SK")}))
        partly = lines_of(Beside(two, two, {0: Expected(112, "SK")}))
    assert [(line.projected, line.gap) for line in (whole, unit, one, other)] == [
        ("207", "−7"),
        ("207", "−7"),
        ("112", "−12"),
        ("95", "+5"),
    ]
    assert [(line.projected, line.gap) for line in partly] == [("–", "–"), ("–", "–"), ("–", "–"), ("112", "−12")]


def test_a_gap_does_not_give_a_hidden_count_away() -> None:
    few = city(Figures(s=3), Figures(s=100))
    lines = lines_of(Beside(few, few, {0: Expected(5, "SK"), 1: Expected(100, "SK")}))
    assert all(line.gap == line.s for line in lines if line.kind == "kelurahan")


def two_kecamatan(*figures: Figures) -> CityFigures:
    """One kelurahan in the first, the others in the second; one Puskesmas serves them all."""
    found = city(*figures)
    for at, area in enumerate(found.areas):
        area.parent = Area(id=100 + bool(at), name=f"Kecamatan {bool(at):d}")
    hidden = hidden_numbers(found.figures, found.units, found.kecamatan)
    return replace(found, hidden=hidden)


def test_a_kecamatan_stands_above_its_kelurahan() -> None:
    now = two_kecamatan(GOOD, NEEDY, GOOD)
    with translation.override("id"):
        lines = lines_of(Beside(now, now, {}), KECAMATAN)
    assert [(line.kind, line.name, line.s, line.d) for line in lines] == [
        ("kota", "Seluruh wilayah", "300", "245"),
        ("kecamatan", "Kecamatan 1", "200", "153"),
        ("kelurahan", "Kelurahan 1", "100", "61"),
        ("kelurahan", "Kelurahan 2", "100", "92"),
        ("kecamatan", "Kecamatan 0", "100", "92"),
        ("kelurahan", "Kelurahan 0", "100", "92"),
    ]
    assert lines[1].key == "101"


def test_what_is_hidden_in_one_grouping_does_not_follow_from_the_other() -> None:
    """A kecamatan of one kelurahan is that kelurahan: its small number is hidden in both."""
    now = two_kecamatan(replace(GOOD, bgm=3), replace(NEEDY, bgm=9), replace(NEEDY, bgm=8))
    hidden = {place for place, names in now.hidden.items() if "BGM" in names}
    assert {0, 100} <= hidden
    assert None in hidden or hidden & {1, 2}
    assert (101 in hidden) == (None not in hidden)  # what is left of the whole is that kelurahan


def test_where_the_fewest_were_weighed_stands_first_and_a_hidden_share_moves_nobody() -> None:
    now = city(replace(GOOD, d=97), replace(GOOD, d=98), GOOD, NEEDY)
    areas = [line.name for line in lines_of(Beside(now, now, {}))[2:]]
    assert areas == ["Kelurahan 3", "Kelurahan 2", "Kelurahan 0", "Kelurahan 1"]


@pytest.fixture
def counted(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    weigh(cast, cast.balita, 9.4)
    count_figures(Month.of(TODAY))
    return cast


def test_the_dinas_sees_the_table_and_nobody(counted: Cast) -> None:
    client = Client()
    client.force_login(counted.staff["dinkes"], backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(reverse("city:page"), {"banding": "2026-01"})
    assert response.status_code == 200
    seen = response.content.decode()
    assert counted.campurejo.area.name in seen
    assert "disembunyikan" in seen
    assert "/nama/" not in seen
    assert not any(name in seen for name in NAMES)
    assert client.get(reverse("city:page"), {"banding": "2026-13"}).status_code == 404


def test_what_is_hidden_is_one_sign_that_is_also_said_and_explained(counted: Cast) -> None:
    client = Client()
    client.force_login(counted.staff["dinkes"], backend="django.contrib.auth.backends.ModelBackend")
    words = words_of(client.get(reverse("city:page")))
    assert "• disembunyikan" in words
    assert "• = Disembunyikan: angka 1 sampai 4" in words


def test_what_the_city_is_asked_for_first_stands_first(counted: Cast) -> None:
    client = Client()
    client.force_login(counted.staff["dinkes"], backend="django.contrib.auth.backends.ModelBackend")
    seen = client.get(reverse("city:page")).content.decode()
    table = seen[seen.index("<caption") :].split("</table>")[0]
    heads = re.findall(r'<th scope="col"[^>]*>([^<]*)</th>', table[: table.index("</thead>")])
    assert heads[:7] == ["Wilayah", "D/S", "2T", "BGM", "N/D′", "Timbang (D)", "Anak (S)"]
    assert heads[-2:] == ["Proyeksi", "Selisih (orang)"]
    rows = re.findall(r"<tr><th scope=.row.*?</tr>", table, re.S)
    assert rows
    assert {row.count("<td") for row in rows} == {len(heads) - 1}


@pytest.mark.parametrize("areas", [1, 2])
def test_statements_do_not_grow_with_areas(
    counted: Cast, areas: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    whole = counted.standing("dinkes").area
    part = replace(whole, counted=whole.counted[:areas], kelurahan=())
    with work_area_scope(part), django_assert_num_queries(4):  # figures, areas, units, what is counted
        city_figures(part, Month.of(TODAY))
