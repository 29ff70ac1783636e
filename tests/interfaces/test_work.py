"""The threads of the worker outlive whatever goes wrong in a round, and try again after the pause."""

from threading import Event
from typing import Any

import pytest

from simpul.interfaces.jobs import rounds
from simpul.monitoring.recap import summing

PAUSE = 60


class Pauses(Event):
    """Stops at the third pause."""

    def __init__(self) -> None:
        super().__init__()
        self.rests: list[float | None] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.rests.append(timeout)
        if len(self.rests) == 3:
            self.set()
        return self.is_set()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the worker writes to its log; the connection is the test's."""
    lines: list[dict[str, Any]] = []

    class Log:
        def warning(self, event: str, **what: object) -> None:
            lines.append({"event": event, **what})

    monkeypatch.setattr(rounds, "log", Log())
    monkeypatch.setattr(rounds.connection, "close", lambda: None)
    return lines


def test_a_round_that_fails_is_tried_again_after_the_pause(told: list[dict[str, Any]]) -> None:
    stop, rows = Pauses(), iter([{"Wirasena": 1}, {"Wirasena": 1}, {"months": 0}])

    def work() -> int:
        return next(rows)["months"]

    rounds.every(work, PAUSE, stop)
    assert told == [{"event": "round_failed", "work": "work", "problem": "KeyError"}] * 2
    assert stop.rests == [PAUSE] * 3
    assert next(rows, None) is None


def test_recaps_are_added_up_after_a_round_that_failed(
    db: None, told: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = iter([RuntimeError("Wirasena"), 0, 0])
    done: list[int] = []

    def work_through(_failed: set[int]) -> int:
        now = next(tried)
        if isinstance(now, Exception):
            raise now
        done.append(now)
        return now

    monkeypatch.setattr(summing, "work_through", work_through)
    rounds.add_recaps_up(Pauses(), PAUSE)
    assert told == [{"event": "round_failed", "work": "add_recaps_up", "problem": "RuntimeError"}]
    assert done == [0, 0]
