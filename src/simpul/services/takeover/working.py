"""What is the next piece of work of a run? One batch, one transaction; called again and again by a worker.

One batch of any import at a time writes people: two sheets with the same person find each other.
"""

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from simpul.foundation.local_time import LocalZone, local_date
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.services.takeover.actions.forgetting import forget_written
from simpul.services.takeover.actions.locking import audited
from simpul.services.takeover.checking.batch import judge
from simpul.services.takeover.counting import counts_of
from simpul.services.takeover.ground import RunArea, area_of
from simpul.services.takeover.kinds import Stride
from simpul.services.takeover.models import ImportRow, ImportRun, RunState, Step
from simpul.services.takeover.sentences import BROKEN
from simpul.services.takeover.statements import keep
from simpul.services.takeover.undoing.people import undo_people
from simpul.services.takeover.undoing.visits import undo_visits
from simpul.services.takeover.writing.families import write_families
from simpul.services.takeover.writing.people import write_people
from simpul.services.takeover.writing.visits import write_visits

CHECKED_AT_ONCE = 1_000
WRITER_LOCK = 0x1A9
WORKING = (RunState.READING, RunState.CHECKING, RunState.WRITING, RunState.UNDOING)


def next_run() -> tuple[UUID, RunState] | None:
    """The run that has waited longest for a worker; one that another worker holds is passed over."""
    with transaction.atomic(), work_area_scope(whole_city()):
        free = ImportRun.objects.select_for_update(skip_locked=True, of=("self",)).filter(state__in=WORKING)
        found = free.order_by("made_at", "id").first()
    return (found.pk, RunState(found.state)) if found else None


def state_of(run_id: UUID) -> ImportRun | None:
    """The run as it is now, for a job that waits for it."""
    with transaction.atomic(), work_area_scope(whole_city()):
        return ImportRun.objects.filter(id=run_id).first()


def go_on(run_id: UUID, now: datetime) -> int | None:
    """One batch of checking, writing or taking back; returns how many rows it took, none in the last piece of a state.

    None, and nothing is done, while another worker is at it or where there is nothing to do.
    """
    with transaction.atomic(), work_area_scope(whole_city()):
        run = ImportRun.objects.select_for_update(skip_locked=True, of=("self",)).filter(id=run_id).first()
        if run is None or run.state not in WORKING[1:]:
            return None
        area, today = area_of(run), local_date(now, LocalZone(run.facility.zone))
        with transaction.atomic(), work_area_scope(area):
            done, counted = _piece(RunArea(run, area, today), now)
            run.done += counted
            if not done:
                _end(run, now)
            run.save()
    return done


def stop(run_id: UUID, now: datetime) -> None:
    """Something is broken on our side: the run stands still until somebody lets it go on or takes it back."""
    with transaction.atomic(), work_area_scope(whole_city()):
        run = ImportRun.objects.select_for_update(of=("self",)).get(id=run_id)
        run.stopped_in, run.state, run.ended_at = run.state, RunState.STOPPED, now
        run.says = [["", BROKEN, {}]]
        run.save(update_fields=["stopped_in", "state", "says", "ended_at"])


def _piece(here: RunArea, now: datetime) -> tuple[int, int]:
    """Rows taken, and how much of the progress that is: a row counts once for each of its two strides."""
    run = here.run
    if run.state == RunState.CHECKING:
        return _both(_check(here))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITER_LOCK])
    if run.state == RunState.UNDOING:
        actor = run.undone_by or run.made_by
        return _both(undo_visits(run, here.area, actor, now) or undo_people(run, here.area, actor, now, here.today))
    return _write(here, run.written_by or run.made_by, now)


def _write(here: RunArea, actor: UUID, now: datetime) -> tuple[int, int]:
    """The next batch of the stride the run is at, or of the next one that has something to do."""
    if here.run.stride == Stride.PEOPLE:
        if (done := write_people(here, actor))[0]:
            return done
        here.run.stride = Stride.FAMILIES
    if here.run.stride == Stride.FAMILIES:
        if (done := write_families(here, actor))[0]:
            return done
        here.run.stride = Stride.VISITS
    return _both(write_visits(here, actor, now))


def _both(rows: int) -> tuple[int, int]:
    return rows, rows


def _check(here: RunArea) -> int:
    rows = list(ImportRow.objects.filter(run=here.run, step=Step.TO_CHECK).order_by("turn", "line")[:CHECKED_AT_ONCE])
    judge(here, rows)
    for row in rows:
        row.step = Step.CHECKED
        here.run.counts[row.fate] = here.run.counts.get(row.fate, 0) + 1
    keep(rows)
    return len(rows)


def _end(run: ImportRun, now: datetime) -> None:
    """Nothing is left to do in this state."""
    run.counts, run.version = counts_of(run), run.version + 1
    if run.state == RunState.CHECKING:
        run.state = RunState.CHECKED
        return
    written = run.state == RunState.WRITING
    run.state, run.ended_at = RunState.DONE if written else RunState.UNDONE, now
    if written:
        forget_written(run)
    audited(run.written_by if written else run.undone_by, "import.end", run, counts=run.counts)
