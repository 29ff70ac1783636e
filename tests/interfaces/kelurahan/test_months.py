"""The 24 months of a place: the finer ones for who serves there, nothing small for who only counts."""

from dataclasses import replace
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from simpul.foundation.local_time import Month
from simpul.interfaces.web.components import formats
from simpul.interfaces.web.kelurahan.months.presenters import months_at, months_of
from simpul.monitoring.pws.figures import Figures
from simpul.monitoring.pws.levels import CityFigures
from simpul.records.facilities.models import Area, Coverage
from tests.cast import NAMES, NOW, TODAY, Cast, weigh
from tests.figures import count_figures
from tests.interfaces.reading import words_of

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)
GOOD = Figures(s=100, d=92, n=60, t=20, o=7, b=5, k=95, twice=6, bgm=0)


@pytest.fixture
def counted(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    weigh(cast, cast.balita, 9.4)
    count_figures(Month.of(TODAY))
    return cast


def ask(cast: Cast, part: str, **asked: object) -> tuple[int, str]:
    client = Client()
    client.force_login(cast.staff[part], backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(reverse("kelurahan:months"), asked)
    return answer.status_code, words_of(answer) if answer.status_code == 200 else ""


def test_a_line_has_the_months_that_may_be_shown_and_the_table_says_what_is_hidden() -> None:
    trend = {OCTOBER.previous(): replace(GOOD, d=50, n=20, t=10), OCTOBER: GOOD, NOVEMBER: replace(GOOD, d=80)}
    with translation.override("id"):
        months = months_of(trend, {OCTOBER: frozenset({"S", "2T"})})
    sign = formats.hidden_sign()
    assert months.hides
    rows = {when: dict(zip(["S", *months.heads], values, strict=True)) for when, values in months.rows}
    assert list(rows) == ["Nov 2026", "Okt 2026", "Sep 2026"]
    assert rows["Okt 2026"]["D/S"] == rows["Okt 2026"]["K/S"] == rows["Okt 2026"]["S"] == sign
    assert rows["Okt 2026"]["2T/D"] == sign
    assert rows["Okt 2026"]["N/D′"] == "75\u00a0%"
    lines = dict(months.lines)
    assert lines["D/S"].path.count(" ") == 3  # two points
    assert lines["N/D′"].path.count(" ") == 5  # three


def test_nothing_was_weighed_is_no_line_and_nobody_is_no_share() -> None:
    with translation.override("id"):
        months = months_of({OCTOBER: Figures(s=10), NOVEMBER: Figures()})
    assert months.lines == []
    assert months.rows[0] == ("Nov 2026", ["0", "–", "–", "–", "–", "–"])
    assert not months.hides


def test_before_anybody_was_weighed_there_is_no_share_and_after_that_nobody_is_zero() -> None:
    first, books = Figures(s=10, d=4, k=5), Figures(s=10, k=5)
    trend = {OCTOBER.previous(): books, OCTOBER: first, NOVEMBER: books}
    with translation.override("id"):
        months = months_of(trend)
        only_hidden = months_of({OCTOBER: books, NOVEMBER: books}, {OCTOBER: frozenset({"D"}), NOVEMBER: frozenset()})
        nobody = months_of({OCTOBER: books, NOVEMBER: books})
    rows = dict(months.rows)
    assert rows["Sep 2026"] == ["10", "–", "–", "–", "–", "–"]
    assert rows["Okt 2026"][:3] == ["10", "50\u00a0%", "40\u00a0%"]
    assert rows["Nov 2026"][:3] == ["10", "50\u00a0%", "0\u00a0%"]
    # whether somebody stands behind a hidden D may not follow from the month after it
    assert dict(only_hidden.rows)["Okt 2026"][:3] == ["10", "50\u00a0%", formats.hidden_sign()]
    assert dict(only_hidden.rows)["Nov 2026"][:3] == ["10", "50\u00a0%", "0\u00a0%"]
    assert [values[1:3] for _, values in nobody.rows] == [["–", "–"]] * 2


def test_nobody_is_twice_not_gained_before_the_first_month_with_somebody_to_compare() -> None:
    first, empty = Figures(s=10, d=4, b=4), Figures(s=10)
    trend = {OCTOBER.previous(): first, OCTOBER: replace(first, d=6, b=2, n=3, t=1), NOVEMBER: replace(first, d=4)}
    with translation.override("id"):
        months = months_of(trend)
        hidden = months_of({OCTOBER: first, NOVEMBER: empty}, {OCTOBER: frozenset({"D'"})})
    at = 1 + months.heads.index("2T/D")
    assert [values[at] for _, values in months.rows] == ["0\u00a0%", "0\u00a0%", "–"]
    # whether somebody stands behind a hidden D′ may not follow from the share beside it
    assert dict(hidden.rows)["Okt 2026"][at] == "0\u00a0%"


def test_a_place_that_a_table_does_not_know_shows_nothing() -> None:
    area = Area(id=1, code="35.71.01.1001", name="Contoh")
    city = CityFigures(NOVEMBER, [area], {1: GOOD}, {}, {}, {1: frozenset(), None: frozenset({"S"})})
    with translation.override("id"):
        assert months_at({NOVEMBER: city}, 1).rows[0][1][0] == "100"
        assert months_at({NOVEMBER: city}, None).rows[0][1][0] == formats.hidden_sign()
        assert months_at({NOVEMBER: city}, UUID(int=7)).rows == []


def test_who_serves_sees_rt_rw_posyandu_kelurahan_and_puskesmas(counted: Cast) -> None:
    here = counted.campurejo
    for asked in ({"rw": here.rw.pk}, {"rt": here.rt[0].pk}, {"posyandu": counted.posyandu.pk},
                  {"kelurahan": here.area.code}):  # fmt: skip
        status, seen = ask(counted, "bidan", **asked)
        assert (status, "disembunyikan" in seen) == (200, False)
    assert ask(counted, "dokter", puskesmas=counted.puskesmas.pk)[0] == 200
    assert ask(counted, "kader", puskesmas=counted.puskesmas.pk)[0] == 404  # a part of it is not its figure
    assert ask(counted, "dokter", puskesmas=counted.other_puskesmas.pk)[0] == 404


def test_who_counts_sees_larger_places_with_small_numbers_hidden(counted: Cast) -> None:
    here, kecamatan = counted.campurejo, counted.campurejo.area.parent_id
    for part in ("kepala", "surveilans", "lurah", "dinkes"):
        for asked in ({"rw": here.rw.pk}, {"rt": here.rt[0].pk}, {"posyandu": counted.posyandu.pk}):
            assert ask(counted, part, **asked)[0] == 404
        status, seen = ask(counted, part, kelurahan=here.area.code)
        assert (status, "• disembunyikan" in seen, "• = Disembunyikan: angka 1" in seen) == (200, True, True)
        assert not any(name in seen for name in NAMES)
    assert ask(counted, "kepala", puskesmas=counted.puskesmas.pk)[0] == 200
    Coverage.objects.create(facility=counted.puskesmas, area=counted.bandar.area, valid_from=TODAY.replace(year=2020))
    assert ask(counted, "lurah", puskesmas=counted.puskesmas.pk)[0] == 404
    assert ask(counted, "dinkes", kecamatan=kecamatan)[0] == 200
    assert ask(counted, "kepala", kecamatan=kecamatan)[0] == 404


@pytest.mark.parametrize(("month", "status"), [("2026-11", 200), ("2026-12", 404), ("2027-05", 404)])
def test_a_month_that_has_not_begun_does_not_exist(counted: Cast, month: str, status: int) -> None:
    code = counted.campurejo.area.code
    assert ask(counted, "bidan", kelurahan=code, bulan=month)[0] == status
    for part, address in (
        ("bidan", reverse("kelurahan:list")),
        ("bidan", reverse("kelurahan:page", kwargs={"code": code})),
        ("bidan", reverse("kelurahan:names", kwargs={"code": code})),
        ("dinkes", reverse("city:page")),
    ):
        client = Client()
        client.force_login(counted.staff[part], backend="django.contrib.auth.backends.ModelBackend")
        assert client.get(address, {"bulan": month}).status_code == status, address
    assert client.get(reverse("city:page"), {"banding": month}).status_code == status


@pytest.mark.parametrize(
    "asked", [{}, {"rw": "1", "rt": "1"}, {"rw": "x"}, {"posyandu": "x"}, {"rt": "9" * 9}, {"kelurahan": "99.99"}]
)
def test_a_place_that_cannot_be_does_not_exist(counted: Cast, asked: dict[str, str]) -> None:
    assert ask(counted, "bidan", **asked)[0] == 404


def test_a_posyandu_opens_the_names_of_its_rt(counted: Cast) -> None:
    client = Client()
    client.force_login(counted.bidan, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("kelurahan:names", kwargs={"code": counted.campurejo.area.code})
    seen = words_of(client.get(address, {"angka": "D", "posyandu": counted.posyandu.pk}))
    assert NAMES[1] in seen
    assert counted.posyandu.name in seen
    assert client.get(address, {"angka": "D", "posyandu": counted.bandar.posyandu[0].pk}).status_code == 404
    assert client.get(address, {"angka": "D", "posyandu": "x"}).status_code == 404
