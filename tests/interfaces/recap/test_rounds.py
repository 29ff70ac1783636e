"""The worker adds recaps up by itself, and stops when it is told."""

from argparse import Namespace
from datetime import timedelta
from threading import Event

import pytest
from django.urls import reverse

from simpul.foundation.local_time import Month
from simpul.interfaces.cli import feed
from simpul.interfaces.jobs import rounds
from simpul.interfaces.web.components import formats
from simpul.monitoring.recap import summing
from simpul.monitoring.recap.consumer import RecapConsumer, months_kept
from simpul.monitoring.recap.failing import ROUNDS, failing_now
from simpul.monitoring.recap.kelurahan.figures import detail_of
from simpul.monitoring.recap.models import KelurahanSum, Waiting
from simpul.records.facilities.work_area import whole_city
from simpul.records.feed.actions import News, append
from simpul.records.feed.runner import run_once
from tests.cast import NOW
from tests.figures import count_figures
from tests.interfaces.reading import words_of
from tests.interfaces.recap.test_screens import enter_as
from tests.monitoring.recap.day import NOVEMBER, Day

PAUSE = 60
READERS = (
    *(("dinkes", name) for name in ("city:detail", "recap:sum")),
    *(("kepala", name) for name in ("city:detail", "recap:sum")),
    ("admin", "worklist:page"),
)


class Once(Event):
    """Stops at the first rest between two rounds; a rest between two pieces is only written down."""

    def __init__(self) -> None:
        super().__init__()
        self.rests: list[float | None] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.rests.append(timeout)
        if timeout == PAUSE:
            self.set()
        return self.is_set()


@pytest.fixture
def open_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection is the test's: the worker may not close it."""
    monkeypatch.setattr(rounds.connection, "close", lambda: None)


@pytest.mark.usefixtures("open_connection")
def test_what_waits_is_added_up_to_the_end(day: Day) -> None:
    day.see(day.cast.balita, {"development_checklist": 1})
    rounds.add_recaps_up(Once(), PAUSE)
    assert not Waiting.objects.exists()
    found = KelurahanSum.objects.get(kelurahan_id=day.cast.campurejo.area.pk, month=NOVEMBER.index)
    assert found.counts["anak_balita_came"] == 1


def pieces_of(monkeypatch: pytest.MonkeyPatch, *, first_time: bool) -> None:
    """Two pieces, of two seconds and of five; the third time nothing is left."""
    pieces, clock = iter([1, 1, 0]), iter([100, 102, 200, 205, 300])
    monkeypatch.setattr(rounds, "monotonic", lambda: next(clock, 300))
    monkeypatch.setattr(summing, "work_through", lambda failed: next(pieces))
    monkeypatch.setattr(summing, "is_first_time", lambda failed: first_time)


@pytest.mark.usefixtures("open_connection", "day")
def test_after_each_piece_the_worker_rests_three_times_as_long_as_it_took(monkeypatch: pytest.MonkeyPatch) -> None:
    stop = Once()
    pieces_of(monkeypatch, first_time=False)
    rounds.add_recaps_up(stop, PAUSE)
    assert stop.rests == [3 * 2, 3 * 5, PAUSE]


@pytest.mark.usefixtures("open_connection", "day")
@pytest.mark.parametrize(("behind", "rests"), [([], []), (["a scope"], [3 * 2, 3 * 5])], ids=["alone", "figures wait"])
def test_the_first_time_nothing_is_rested_after_unless_the_figures_of_the_day_wait(
    monkeypatch: pytest.MonkeyPatch, behind: list[str], rests: list[int]
) -> None:
    stop = Once()
    pieces_of(monkeypatch, first_time=True)
    monkeypatch.setattr(rounds, "backlog", lambda name: {"pws": behind}[name])
    rounds.add_recaps_up(stop, PAUSE)
    assert stop.rests == [*rests, PAUSE]


@pytest.mark.usefixtures("open_connection")
def test_over_the_end_of_a_month_the_dinas_has_a_recap_also_where_a_kelurahan_has_no_news(
    day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    count_figures(NOVEMBER)
    rounds.add_recaps_up(Once(), PAUSE)
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(days=31))
    december, area = NOVEMBER.next(), whole_city()
    before = detail_of(area, december)
    rounds.open_month()
    append(News("visit.recorded", day.cast.campurejo.area.pk, body={"months": [december.index]}))
    rounds.add_recaps_up(Once(), PAUSE)
    after = detail_of(area, december)
    assert (before.waiting, after.waiting) == (len(area.counted), 0)
    assert after.figures
    whole = after.sums.places[None]
    assert (whole.missing, whole.waits, whole.opened) == (0, False, 0)


def test_it_is_the_first_time_until_all_that_waits_was_added_up_once(day: Day) -> None:
    day.see(day.cast.balita, {"development_checklist": 1})
    assert not summing.is_first_time(), "nobody has heard of it"
    run_once([RecapConsumer()])
    while summing.is_first_time():
        assert summing.work_through()
    assert KelurahanSum.objects.filter(kelurahan_id=day.cast.campurejo.area.pk).exists()
    day.see(day.cast.balita, {"development_checklist": 2})
    run_once([RecapConsumer()])
    assert Waiting.objects.exists()
    assert not summing.is_first_time()


@pytest.mark.usefixtures("open_connection")
def test_who_is_told_to_stop_adds_no_more_up(day: Day, monkeypatch: pytest.MonkeyPatch) -> None:
    stop, worked, work = Once(), [], summing.work_through

    def one_more(failed: set[int]) -> int:
        worked.append(work(failed))
        stop.set()
        return worked[-1]

    monkeypatch.setattr(summing, "work_through", one_more)
    rounds.add_recaps_up(stop, PAUSE)
    assert worked == [1]
    assert Waiting.objects.exists()


@pytest.mark.usefixtures("open_connection")
def test_what_fails_holds_up_no_other_and_is_tried_again_in_the_next_round(
    day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    day.see(day.cast.balita, {"development_checklist": 1})
    add_up, tried, broken = summing.add_up, list[int](), day.cast.campurejo.area.pk

    def fail(kelurahan_id: int, month: Month) -> None:
        add_up(kelurahan_id, month)
        tried.append(kelurahan_id)
        if kelurahan_id == broken:
            raise KeyError(month)

    monkeypatch.setattr(summing, "add_up", fail)
    rounds.add_recaps_up(Once(), PAUSE)
    months = list(months_kept())
    assert sorted(Waiting.objects.values_list("kelurahan_id", "month")) == [(broken, month) for month in months]
    assert sorted(tried) == sorted([broken, day.cast.bandar.area.pk] * len(months))
    assert not KelurahanSum.objects.filter(kelurahan_id=broken).exists()
    assert not summing.is_first_time(set(Waiting.objects.values_list("pk", flat=True)))
    with pytest.raises(KeyError):
        summing.work_through()
    monkeypatch.setattr(summing, "add_up", add_up)
    rounds.add_recaps_up(Once(), PAUSE)
    assert not Waiting.objects.exists()


@pytest.mark.usefixtures("open_connection")
def test_what_fails_in_three_rounds_is_told_by_its_place_and_time_until_it_works_again(
    day: Day, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    add_up, broken = summing.add_up, day.cast.campurejo.area

    def fail(kelurahan_id: int, month: Month) -> None:
        if kelurahan_id == broken.pk:
            raise KeyError("Siti Rahasia")
        add_up(kelurahan_id, month)

    def told() -> list[bool]:
        since = f"belum bisa dihitung sejak {formats.moment(NOW)}."
        month = f" ({len(months_kept())} bulan)"
        pages = [words_of(enter_as(day.cast.staff[part]).get(reverse(name))) for part, name in READERS]
        assert not any("Rahasia" in page for page in pages)
        by_month = ["worklist" in name for _, name in READERS]  # an admin reads of every month
        said = [f"Rekap {broken.name}{month if one else ''} {since}" for one in by_month]
        return [one in page for one, page in zip(said, pages, strict=True)]

    monkeypatch.setattr(summing, "add_up", fail)
    count_figures(NOVEMBER)
    for _ in range(ROUNDS - 1):
        rounds.add_recaps_up(Once(), PAUSE)
    assert told() == [False] * len(READERS), "what failed once or twice is tried again"
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(hours=1))
    rounds.add_recaps_up(Once(), PAUSE)
    assert told() == [True] * len(READERS)
    assert feed.run(Namespace(what="status")) == 0
    assert f"Rekap {broken.name} bulan {NOVEMBER} belum bisa dihitung sejak" in capsys.readouterr().out
    assert KelurahanSum.objects.filter(kelurahan_id=day.cast.bandar.area.pk).count() == len(months_kept())
    monkeypatch.setattr(summing, "add_up", add_up)
    rounds.add_recaps_up(Once(), PAUSE)
    assert told() == [False] * len(READERS)
    assert failing_now() == []
