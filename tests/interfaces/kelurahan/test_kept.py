"""The page of a kelurahan, kept for a moment: the same for who may see the same, another for everybody else."""

from collections.abc import Callable

import pytest
from django.utils import translation

from simpul.foundation.kept import kept_a_moment
from simpul.foundation.local_time import Month
from simpul.interfaces.web.kelurahan import shown
from simpul.interfaces.web.kelurahan.shown import Shown
from simpul.monitoring.pws.consumer import PwsConsumer
from simpul.records.access.queries import Standing
from simpul.records.facilities.models import Area
from simpul.records.facilities.work_area import work_area_scope
from simpul.records.feed.runner import run_once
from tests.cast import NOW, TODAY, Cast, weigh
from tests.figures import count_figures

MONTH = Month.of(TODAY)


@pytest.fixture
def kept(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Shown]:
    """What a part of the cast sees of Campurejo, as a process that keeps it for a minute."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    count_figures(MONTH)
    page: Callable[[Standing, Area, Month], Shown] = kept_a_moment(60, shown._reader)(shown._page)

    def see(part: str) -> Shown:
        standing = cast.standing(part)
        with work_area_scope(standing.area):
            return page(standing, cast.campurejo.area, MONTH)

    return see


def weighed_on(seen: Shown) -> str:
    return str(next(tile.registered for tile in seen["tiles"] if tile.number == "D"))


def test_a_colleague_of_the_same_area_is_given_the_same(cast: Cast, kept: Callable[[str], Shown]) -> None:
    first = kept("bidan")
    weigh(cast, cast.balita, 9.4)
    run_once([PwsConsumer()])
    assert kept("bidan") is first
    assert "0 dari" in weighed_on(first)


def test_nobody_is_given_what_another_right_put_together(cast: Cast, kept: Callable[[str], Shown]) -> None:
    kept("bidan")
    weigh(cast, cast.balita, 9.4)
    run_once([PwsConsumer()])
    kader = kept("kader")
    assert "1 dari" in weighed_on(kader)  # her own RT only, and no class of z-score opens
    assert kader["clinical"] is False
    assert kept("bidan")["clinical"] is True


def test_the_language_is_a_page_of_its_own(kept: Callable[[str], Shown]) -> None:
    indonesian = kept("bidan")["tiles"][0].title
    with translation.override("en"):
        assert kept("bidan")["tiles"][0].title != indonesian
