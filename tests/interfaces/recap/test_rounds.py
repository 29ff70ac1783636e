"""The worker adds recaps up by itself, and stops when it is told."""

from threading import Event

import pytest

from simpul.interfaces.jobs import rounds
from simpul.monitoring.recap import summing
from simpul.monitoring.recap.models import KelurahanSum, Waiting
from tests.monitoring.recap.day import NOVEMBER, Day

PAUSE = 60


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


@pytest.mark.usefixtures("open_connection", "day")
def test_after_each_piece_the_worker_rests_three_times_as_long_as_it_took(monkeypatch: pytest.MonkeyPatch) -> None:
    stop, pieces = Once(), iter([1, 1, 0])  # the third time nothing is left
    clock = iter([100, 102, 200, 205, 300])  # two seconds, then five
    monkeypatch.setattr(rounds, "monotonic", lambda: next(clock))
    monkeypatch.setattr(summing, "work_through", lambda: next(pieces))
    rounds.add_recaps_up(stop, PAUSE)
    assert stop.rests == [3 * 2, 3 * 5, PAUSE]


@pytest.mark.usefixtures("open_connection")
def test_who_is_told_to_stop_adds_no_more_up(day: Day, monkeypatch: pytest.MonkeyPatch) -> None:
    stop, worked, work = Once(), [], summing.work_through

    def one_more() -> int:
        worked.append(work())
        stop.set()
        return worked[-1]

    monkeypatch.setattr(summing, "work_through", one_more)
    rounds.add_recaps_up(stop, PAUSE)
    assert worked == [1]
    assert Waiting.objects.exists()
