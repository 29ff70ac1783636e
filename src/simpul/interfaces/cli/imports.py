"""simpul import FILE --staff NAMA_PENGGUNA [--write]: take over a sheet in the name of a worker.

The columns are taken as this unit chose them the last time, or as they are proposed. Without --write it is a dry run:
the rows are checked, and nothing is written to the records.
"""

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from simpul.records.access.queries import Standing


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument(
        "--staff", required=True, help="nama pengguna yang bertanggung jawab; perannya harus boleh mengimpor"
    )
    parser.add_argument("--write", action="store_true", help="simpan baris yang siap; tanpa ini hanya diperiksa")


def run(arguments: argparse.Namespace) -> int:
    import django

    django.setup()
    from simpul.foundation.errors import DomainError
    from simpul.interfaces.cli.cluster.refusal import SetupError

    try:
        return _take_over(arguments.file, arguments.staff, arguments.write)
    except (DomainError, OSError) as problem:
        raise SetupError(getattr(problem, "sentence", "Berkas tidak dapat dibaca.")) from problem


def _take_over(file: Path, username: str, write: bool) -> int:
    from django.db import transaction
    from django.utils import timezone

    from simpul.foundation.identifiers import new_id
    from simpul.records.facilities.work_area import work_area_scope
    from simpul.services.takeover import actions, queries

    standing, run_id, now = _standing(username), new_id(), timezone.now()
    scope: dict[str, Any] = {"actor_id": standing.staff_id, "area": standing.area}
    with transaction.atomic(), work_area_scope(standing.area):
        actions.bring_sheet(**scope, facility=standing.facility, run_id=run_id, content=file.read_bytes(), now=now)
    _work(run_id)
    with transaction.atomic(), work_area_scope(standing.area):
        run = queries.get_run(standing.area, run_id)
        if run is None or run.state != "kolom":
            return _refused(run)
        chosen = [(code, unit) for code, unit in run.columns]
        actions.choose_columns(**scope, run_id=run_id, version=run.version, columns=chosen, now=now)
    _work(run_id)
    if write:
        with transaction.atomic(), work_area_scope(standing.area):
            run = queries.get_run(standing.area, run_id)
            actions.start_writing(**scope, run_id=run_id, version=run.version if run else -1, now=now)
        _work(run_id)
    return 0


def _standing(username: str) -> "Standing":
    from simpul.foundation.errors import NotAllowedError
    from simpul.interfaces.cli.standing import standing_named
    from simpul.records.access.permissions import Permission

    standing = standing_named(username)
    if not standing.may(Permission.IMPORT):
        raise NotAllowedError()
    return standing


def _work(run_id: UUID) -> None:
    """Go on until a person is asked; also beside a background worker, which may take some of the pieces."""
    from django.utils import timezone

    from simpul.interfaces.jobs.imports import read_sheet
    from simpul.services.takeover import working

    begin, state = time.perf_counter(), ""
    while (now := working.state_of(run_id)) and now.state in working.WORKING:
        state = now.state
        done = read_sheet(run_id) if now.state == "dibaca" else working.go_on(run_id, timezone.now())
        if not done:
            time.sleep(0.05)
    if now:
        said = ", ".join(f"{fate} {count}" for fate, count in sorted(now.counts.items()))
        print(f"{state}: {now.total} baris, {time.perf_counter() - begin:.1f} s {said}", flush=True)


def _refused(run: object) -> int:
    for _column, template, values in getattr(run, "says", []):
        print(template % values if values else template)
    return 1
