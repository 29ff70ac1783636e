"""What is kept of a sheet, and for how long? Its cells until they are written, or thirty days; then the fates only."""

from datetime import datetime

from simpul.services.takeover.models import Fate, ImportPart, ImportRow, ImportRun, RunState
from simpul.services.takeover.sentences import TOO_OLD

SETTLED = (RunState.DONE, RunState.UNDONE, RunState.REFUSED)
TO_BE_MENDED = (Fate.WAITING, Fate.FAILED)  # somebody still has to read what stands in the row
UNWRITTEN = (RunState.READING, RunState.MAPPING, RunState.CHECKING, RunState.CHECKED, RunState.STOPPED)


def forget_written(run: ImportRun) -> None:
    """The cells of what has been written; rows that wait or failed keep theirs until their days are over."""
    ImportRow.objects.filter(run=run, sealed__isnull=False).exclude(fate__in=TO_BE_MENDED).update(sealed=None)


def forget_cells(now: datetime) -> int:
    """The cells of every sheet whose days are over; returns how many sheets. Runs in the scope of the whole city."""
    over = list(ImportRun.objects.filter(keep_until__lt=now).exclude(head_sealed=None, state__in=SETTLED)[:50])
    for run in over:
        ImportRow.objects.filter(run=run).update(sealed=None, who=None, family=None)
        ImportPart.objects.filter(run=run).delete()
        if run.state in UNWRITTEN:
            run.state, run.says, run.ended_at = RunState.REFUSED, [["", TOO_OLD, {}]], now
        run.head_sealed = None
        run.save(update_fields=["state", "says", "ended_at", "head_sealed"])
    return len(over)
