"""How is a run written, gone on with, and taken back? It is only begun here; the background worker does the rest."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import DomainError, StaleRecordError
from simpul.records.facilities.work_area import WorkArea
from simpul.services.takeover.actions.locking import audited, locked_run
from simpul.services.takeover.kinds import Stride
from simpul.services.takeover.models import Fate, ImportRow, ImportRun, RunState, Step

REASON_LETTERS = 120


def start_writing(*, actor_id: UUID, area: WorkArea, run_id: UUID, version: int, now: datetime) -> ImportRun:
    """Everything that is ready. Pressed twice, or by two people, it is begun once."""
    with transaction.atomic():
        run = locked_run(area, run_id)
        if run.state == RunState.WRITING:
            return run
        if run.state not in (RunState.CHECKED, RunState.DONE) or run.version != version:
            raise StaleRecordError()
        ready = ImportRow.objects.filter(run=run, step=Step.CHECKED, fate__in=(Fate.NEW, Fate.ADDED)).count()
        if not ready:
            raise DomainError("nothing_ready", "Tidak ada baris yang siap disimpan.")
        run.state, run.written_by, run.written_at = RunState.WRITING, actor_id, run.written_at or now
        run.done, run.total, run.version, run.stride = 0, 2 * ready, version + 1, Stride.PEOPLE
        run.save()
        audited(actor_id, "import.write", run, rows=ready)
    return run


def start_undoing(*, actor_id: UUID, area: WorkArea, run_id: UUID, version: int, reason: str) -> ImportRun:
    """Take the whole run back. Raises DomainError without a reason."""
    if not reason.strip():
        raise DomainError("reason_missing", "Tulis alasannya.")
    with transaction.atomic():
        run = locked_run(area, run_id)
        if run.state == RunState.UNDOING:
            return run
        written = run.state == RunState.DONE or (run.state == RunState.STOPPED and run.stopped_in == RunState.WRITING)
        if not written or run.version != version:
            raise StaleRecordError()
        rows = ImportRow.objects.filter(run=run, step__in=(Step.PERSON_WRITTEN, Step.FAMILY_WRITTEN, Step.WRITTEN))
        run.state, run.undone_by, run.undo_reason = RunState.UNDOING, actor_id, reason.strip()[:REASON_LETTERS]
        run.done, run.total, run.version, run.says = 0, 2 * rows.count(), version + 1, []
        run.save()
        audited(actor_id, "import.undo", run, rows=run.total // 2)
    return run


def go_on_again(*, actor_id: UUID, area: WorkArea, run_id: UUID) -> ImportRun:
    """A run that stopped goes on where it was."""
    with transaction.atomic():
        run = locked_run(area, run_id)
        if run.state == RunState.STOPPED:
            run.state, run.stopped_in, run.says = RunState(run.stopped_in), "", []
            run.save(update_fields=["state", "stopped_in", "says"])
            audited(actor_id, "import.go_on", run)
    return run
