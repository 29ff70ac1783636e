"""The feed is numbered without gaps in each scope, and no consumer misses or repeats a change."""

import threading

import pytest
from django.db import connection, transaction

from simpul.records.feed import queries, runner
from simpul.records.feed.actions import News, append, append_all, raise_epoch
from simpul.records.feed.models import Change, Cursor
from simpul.records.feed.runner import run_forever, run_once


class Reader:
    """A consumer that keeps what it was given."""

    def __init__(self, name: str = "reader", fail_at: int | None = None) -> None:
        self.name = name
        self.seen: list[tuple[int, int]] = []
        self.rebuilt = 0
        self.fail_at = fail_at

    def apply(self, changes: list[Change]) -> None:
        if self.fail_at in [change.sequence for change in changes]:
            raise RuntimeError("a consumer that stumbles")
        self.seen += [(change.scope, change.sequence) for change in changes]

    def rebuild(self) -> None:
        self.rebuilt += 1


def test_numbers_need_a_transaction() -> None:
    with pytest.raises(ValueError, match="inside the transaction"):
        append(News("x", 1))


def test_each_scope_is_numbered_from_one_without_gaps(db: None) -> None:
    made = append_all([News("a", 7), News("b", 3), News("c", 7)])
    assert sorted((change.scope, change.sequence) for change in made) == [(3, 1), (7, 1), (7, 2)]
    assert queries.marks() == {3: 1, 7: 2}


def test_a_rollback_gives_its_number_back(db: None) -> None:
    append(News("kept", 1))
    point = transaction.savepoint()
    append(News("lost", 1))
    transaction.savepoint_rollback(point)
    assert append(News("next", 1)).sequence == 2


def test_a_consumer_reads_each_change_once_and_in_order(db: None) -> None:
    reader = Reader()
    run_once([reader])
    append_all([News("a", 2), News("b", 1), News("c", 2)])
    assert run_once([reader]) == 3
    assert run_once([reader]) == 0
    assert reader.seen == [(1, 1), (2, 1), (2, 2)]


def test_a_consumer_that_fails_does_not_move_and_does_not_hold_up_others(db: None) -> None:
    bad, good = Reader("bad", fail_at=1), Reader("good")
    run_once([bad, good])
    append(News("a", 1))
    with pytest.raises(RuntimeError):
        run_once([bad])
    run_once([good])
    assert good.seen == [(1, 1)]
    assert not Cursor.objects.filter(consumer="bad", sequence__gt=0).exists()
    bad.fail_at = None
    run_once([bad])
    assert bad.seen == [(1, 1)]


class Told:
    """What is written to the log, as it is handed over."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, dict[str, object]]] = []

    def warning(self, event: str, **what: object) -> None:
        self.lines.append((event, what))

    info = warning


class Rounds(threading.Event):
    """Stops after so many rounds; after the first one what made the reader stumble is mended."""

    def __init__(self, reader: Reader, rounds: int) -> None:
        super().__init__()
        self.reader, self.left = reader, rounds

    def wait(self, timeout: float | None = None) -> bool:
        self.left -= 1
        self.reader.fail_at = None
        if not self.left:
            self.set()
        return self.is_set()


def test_whatever_fails_ends_no_runner_and_the_scope_is_tried_again(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also what is no mistake of the database; the log names its type and nothing of what it says."""
    bad, good = Reader("bad"), Reader("good")
    run_once([bad, good])
    append_all([News("a", 3), News("b", 1), News("c", 1), News("d", 3), News("e", 3)])
    bad.fail_at = 3
    monkeypatch.setattr(runner, "log", told := Told())
    run_forever([bad, good], Rounds(bad, rounds=2))
    assert bad.seen == [(1, 1), (1, 2), (3, 1), (3, 2), (3, 3)]
    assert good.seen == bad.seen
    assert told.lines == [("consumer_failed", {"consumer": "bad", "scope": 3, "problem": "RuntimeError"})]


def test_a_consumer_that_cannot_begin_ends_no_runner_either(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner.connection, "close", lambda: None)  # it is the test's
    reader = Reader()
    begun = iter([RuntimeError("Wirasena"), None])

    def rebuild() -> None:
        if problem := next(begun):
            raise problem

    monkeypatch.setattr(reader, "rebuild", rebuild)
    append(News("a", 1))
    monkeypatch.setattr(runner, "log", told := Told())
    run_forever([reader], Rounds(reader, rounds=2))
    assert told.lines[0] == ("consumer_failed", {"consumer": "reader", "problem": "RuntimeError"})
    assert [event for event, _ in told.lines] == ["consumer_failed", "consumer_rebuilt"]
    assert Cursor.objects.get(consumer="reader").sequence == 1


def test_a_new_consumer_and_a_new_epoch_rebuild_instead_of_replaying(db: None) -> None:
    append(News("old", 1))
    reader = Reader()
    run_once([reader])
    assert (reader.rebuilt, reader.seen) == (1, [])
    raise_epoch(reason="restore")
    run_once([reader])
    assert reader.rebuilt == 2
    raise_epoch(reason="restore again")
    run_once([reader])
    assert reader.rebuilt == 3


@pytest.mark.concurrency
def test_concurrent_writers_leave_no_gap_for_a_reader(live_database: None) -> None:
    """Eight writers, slow commits: what a reader sees is always 1..n, and in the end everything."""
    reader, stop = Reader(), threading.Event()
    run_once([reader])

    def write() -> None:
        for number in range(12):
            with transaction.atomic(), connection.cursor() as cursor:
                append(News("w", number % 2 + 1))
                cursor.execute("SELECT pg_sleep(0.002)")
        connection.close()

    def read() -> None:
        while not stop.is_set():
            run_once([reader])
        connection.close()

    writers = [threading.Thread(target=write) for _ in range(8)]
    reading = threading.Thread(target=read)
    for thread in (*writers, reading):
        thread.start()
    for thread in writers:
        thread.join()
    stop.set()
    reading.join()
    run_once([reader])
    for scope in (1, 2):
        assert [number for at, number in reader.seen if at == scope] == list(range(1, 49))
