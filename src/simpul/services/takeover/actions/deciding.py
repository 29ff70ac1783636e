"""Is this row of somebody who is here already? A person says so, for every row that speaks of the same one."""

from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import DomainError, NotInWorkAreaError, StaleRecordError
from simpul.records.facilities.work_area import WorkArea
from simpul.services.takeover.actions.locking import audited, locked_run
from simpul.services.takeover.checking.earlier import person_made_by
from simpul.services.takeover.counting import counts_of
from simpul.services.takeover.ground import RunArea
from simpul.services.takeover.ids import turn_of
from simpul.services.takeover.models import Decision, Fate, ImportRow, ImportRun, RunState, Step
from simpul.services.takeover.reading.rows import Chosen, read_row
from simpul.services.takeover.sealing import cells_of

DECIDABLE = (RunState.CHECKED, RunState.DONE)


def decide(*, actor_id: UUID, here: RunArea, area: WorkArea, row_line: int, decision: Decision) -> ImportRun:
    """Decide a row that waits; what is decided already stays. Raises DomainError where the row cannot become that."""
    with transaction.atomic():
        run = locked_run(area, here.run.pk)
        row = ImportRow.objects.filter(run=run, line=row_line).first()
        if row is None:
            raise NotInWorkAreaError()
        if row.decision == decision:
            return run
        if run.state not in DECIDABLE or row.fate != Fate.WAITING or row.sealed is None:
            raise StaleRecordError()
        for one in _of_the_same(row):
            _apply(here, one, row, decision, actor_id)
        run.counts = counts_of(run)
        run.save(update_fields=["counts"])
        audited(actor_id, "import.decide", run, line=row.line, decision=decision.value)
    return run


def _of_the_same(row: ImportRow) -> list[ImportRow]:
    """This row first, then later and earlier ones that wait for the same answer."""
    if row.who is None:
        return [row]
    others = ImportRow.objects.filter(run_id=row.run_id, who=row.who, fate=Fate.WAITING).exclude(pk=row.pk)
    return [row, *others.filter(candidate_id=row.candidate_id).order_by("line")]


def _apply(here: RunArea, row: ImportRow, first: ImportRow, decision: Decision, actor_id: UUID) -> None:
    row.decision, row.decided_by, row.step = decision, actor_id, Step.CHECKED
    if decision == Decision.SKIP:
        row.fate = Fate.SKIPPED
    elif decision == Decision.SAME:
        row.fate, row.person_id = Fate.ADDED, row.candidate_id
    else:
        part = read_row(cells_of(row), Chosen.of(here.run.columns), here.ground, here.today).person
        if not (part.name and part.sex and part.born and part.rt):
            raise DomainError(
                "row_incomplete",
                "Untuk mendaftarkan orang baru isi nama, jenis kelamin, tanggal lahir, RT dan RW di lembar.",
            )
        row.is_new = row.pk == first.pk
        row.fate = Fate.NEW if row.is_new else Fate.ADDED
        row.person_id = person_made_by(first)
    row.turn = turn_of(row.person_id, is_new=row.is_new)
    row.save()
