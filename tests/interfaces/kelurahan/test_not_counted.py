"""A month that nobody counted yet is no zero, and a page does not promise five seconds while the worker rests."""

from datetime import timedelta

import pytest
from django.urls import reverse

from simpul.foundation.local_time import Month
from simpul.interfaces.web.components import formats
from simpul.monitoring.pws.models import Horizon
from tests.cast import NOW, TODAY, Cast, weigh
from tests.figures import count_figures
from tests.interfaces.reading import words_of
from tests.interfaces.test_every_door import enter_as

PROMISE = "mengikuti kiriman dalam lima detik"


@pytest.fixture(autouse=True)
def now(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    weigh(cast, cast.balita, 9.4)


def page(cast: Cast, part: str, name: str = "kelurahan:page", **asked: str) -> str:
    address = reverse(name, args=[cast.campurejo.area.code] if name in ("kelurahan:page", "kelurahan:names") else [])
    return words_of(enter_as(cast.staff[part]).get(address, asked))


@pytest.mark.parametrize("part", ["kader", "bidan", "kepala", "dinkes"])
def test_the_tiles_of_a_kelurahan_say_not_counted(cast: Cast, part: str) -> None:
    said = page(cast, part)
    assert said.count("belum dihitung") == 5
    assert "0 terdaftar" not in said
    assert PROMISE not in said
    count_figures(Month.of(TODAY))
    assert "belum dihitung" not in page(cast, part)
    assert PROMISE in page(cast, part)


def test_names_behind_no_number_are_not_said_to_be_nobody(cast: Cast) -> None:
    assert "Bulan ini belum dihitung." in page(cast, "bidan", "kelurahan:names")
    count_figures(Month.of(TODAY))
    assert "Angka ini nol" in page(cast, "bidan", "kelurahan:names", angka="2T")


def test_the_tables_of_who_counts_show_no_zero(cast: Cast) -> None:
    client = enter_as(cast.dinkes)
    lines = client.get(reverse("city:page"))
    assert "Bulan ini belum dihitung." in words_of(lines)
    for name in ("kelurahan:list", "worklist:page"):
        answer = client.get(reverse(name))
        assert "Bulan ini belum dihitung." in words_of(answer)
        assert {(row.s, row.d, row.t) for row in answer.context["rows"]} == {(formats.MISSING,) * 3}
    cells = lines.content.decode().split("<tbody>")[1].split("</tbody>")[0]
    assert ">0<" not in cells
    assert formats.MISSING in cells


def test_while_news_waits_the_page_says_since_when(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    count_figures(Month.of(TODAY))
    weigh(cast, cast.neighbour, 11.0, part="bidan")
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(minutes=3))
    for part, name in (("bidan", "kelurahan:page"), ("dinkes", "kelurahan:list"), ("dinkes", "city:page")):
        said = page(cast, part, name)
        assert "Kiriman sejak 21 Nov 2026 09.00 belum dihitung." in said
        assert PROMISE not in said


def test_while_months_are_counted_anew_the_page_says_which(cast: Cast) -> None:
    count_figures(Month.of(TODAY))
    Horizon.objects.update(counted_from=Month(2026, 9).index)
    assert "Bulan sebelum Sep 2026 sedang dihitung" in page(cast, "bidan")
