"""Two workers and two sheets: nobody turns in circles before what another holds, and the other sheet goes on."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest
from django.db import connection

from simpul.interfaces.jobs.imports import go_on_with_imports
from simpul.services.takeover import working
from simpul.services.takeover.models import ImportRun, RunState
from tests.cast import NOW, Cast, make_cast
from tests.services.takeover import sheets

pytestmark = pytest.mark.concurrency


@pytest.fixture
def cast(live_database: None) -> Cast:
    return make_cast()


def waiting_runs(cast: Cast, *kilograms: str) -> list[UUID]:
    """Sheets whose rows are to be checked."""
    row = ["", "Contoh", "01/01/2026", "03/11/2026"]
    runs = [sheets.bring(cast, sheets.sheet(sheets.VISITS, [*row, weight, "", ""])) for weight in kilograms]
    with sheets.city():
        ImportRun.objects.filter(id__in=runs).update(state=RunState.CHECKING)
    return runs


@contextmanager
def held(run_id: UUID) -> Iterator[None]:
    """Another worker is at this run."""
    has_it, may_end = threading.Event(), threading.Event()

    def hold() -> None:
        try:
            with sheets.city():
                ImportRun.objects.select_for_update().get(id=run_id)
                has_it.set()
                may_end.wait(30)
        finally:
            connection.close()

    thread = threading.Thread(target=hold)
    thread.start()
    assert has_it.wait(10)
    try:
        yield
    finally:
        may_end.set()
        thread.join()


def test_what_another_worker_holds_is_no_work(cast: Cast) -> None:
    (run_id,) = waiting_runs(cast, "7,1")
    with held(run_id):
        assert working.go_on(run_id, NOW) is None
        assert go_on_with_imports() == 0
    sheets.work()
    assert sheets.run_of(run_id).state == RunState.CHECKED


def test_the_next_sheet_goes_on_meanwhile(cast: Cast) -> None:
    first, second = waiting_runs(cast, "7,1", "7,2")
    with held(first):
        sheets.work()
        assert sheets.run_of(second).state == RunState.CHECKED
    assert sheets.run_of(first).state == RunState.CHECKING


def test_a_run_that_was_taken_between_looking_and_working_is_left(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    (run_id,) = waiting_runs(cast, "7,1")
    monkeypatch.setattr(working, "next_run", lambda: (run_id, RunState.CHECKING))
    with held(run_id):
        assert go_on_with_imports() == 0
