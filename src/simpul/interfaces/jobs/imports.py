"""What does the background worker do for sheets? It reads them, and goes on with each run, batch by batch.

Something of ours that breaks stops that run alone; a database that is away is waited for (rounds.every).
"""

from collections.abc import Iterator
from itertools import islice
from uuid import UUID

import structlog
from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone

from simpul.foundation.errors import DomainError
from simpul.interfaces.imports.columns.head import LOOKED_AT, find_head, headers_of
from simpul.interfaces.imports.columns.names import signature_of
from simpul.interfaces.imports.columns.numbers import Numbers
from simpul.interfaces.imports.columns.proposal import propose
from simpul.interfaces.imports.sheet import Line, read_lines
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.services.takeover import actions, working
from simpul.services.takeover.actions.bringing import MOST_ROWS, file_of
from simpul.services.takeover.models import ImportRun, RunState

log = structlog.get_logger()
AT_ONCE = 1_000


def go_on_with_imports() -> int:
    """One piece of work of the run that has waited longest; how many rows it took."""
    found = working.next_run()
    if found is None:
        return 0
    run_id, state = found
    try:
        if state == RunState.READING:
            return read_sheet(run_id)
        rows = working.go_on(run_id, timezone.now())
        # The last piece of a state takes no row and yet is one; of what another worker holds there is none.
        return 0 if rows is None else max(rows, 1)
    except (OperationalError, InterfaceError):
        raise
    except Exception as problem:  # whatever it is, the other runs go on, and a person is told
        log.error("import_stopped", run=str(run_id), problem=type(problem).__name__)
        working.stop(run_id, timezone.now())
        return 1


def forget_sheets() -> int:
    """The cells of sheets whose days are over."""
    with transaction.atomic(), work_area_scope(whole_city()):
        return actions.forget_cells(timezone.now())


def read_sheet(run_id: UUID) -> int:
    """Read every line of the file. Cut off, it begins anew and keeps what is not kept yet."""
    run, content = _file_of(run_id)
    try:
        lines = read_lines(content)
        first = list(islice(lines, LOOKED_AT))
        if not first:
            raise DomainError("sheet_empty", "Lembar ini kosong.")
        at = find_head(first)
        seen: list[Numbers] = []
        total = _keep(run_id, _after(first[at + 1 :], lines), seen)
        if not total:
            raise DomainError("sheet_without_rows", "Lembar ini hanya berisi nama kolom.")
        _finish(run_id, headers_of(first[at][1]), seen, total)
    except DomainError as refusal:
        with transaction.atomic(), work_area_scope(whole_city()):
            actions.refuse_sheet(run, refusal, timezone.now())
        return 1
    return total


def _file_of(run_id: UUID) -> tuple[ImportRun, bytes]:
    with transaction.atomic(), work_area_scope(whole_city()):
        run = ImportRun.objects.get(id=run_id)
        return run, file_of(run)


def _after(first: list[Line], lines: Iterator[Line]) -> Iterator[Line]:
    yield from first
    yield from lines


def _keep(run_id: UUID, lines: Iterator[Line], seen: list[Numbers]) -> int:
    """Keep the lines, batch by batch, and look at their numbers; how many there were."""
    total = 0
    while batch := list(islice(lines, AT_ONCE)):
        total += len(batch)
        if total > MOST_ROWS:
            raise DomainError("sheet_rows", "Lembar ini lebih dari 200.000 baris. Bagi menjadi beberapa lembar.")
        for _line, cells in batch:
            seen.extend(Numbers() for _ in range(len(cells) - len(seen)))
            for numbers, cell in zip(seen, cells, strict=False):
                numbers.see(cell)
        with transaction.atomic(), work_area_scope(whole_city()):
            actions.keep_rows(ImportRun(id=run_id), batch)
    return total


def _finish(run_id: UUID, headers: list[str], seen: list[Numbers], total: int) -> None:
    width = max(len(headers), len(seen))
    headers += [""] * (width - len(headers))
    seen += [Numbers() for _ in range(width - len(seen))]
    head = {"headers": headers, "numbers": [one.stored() for one in seen]}
    with transaction.atomic(), work_area_scope(whole_city()):
        run = ImportRun.objects.select_for_update(of=("self",)).get(id=run_id)
        if run.state == RunState.READING:
            actions.rows_are_read(
                run, head=head, signature=signature_of(headers), columns=propose(headers, seen), total=total
            )
