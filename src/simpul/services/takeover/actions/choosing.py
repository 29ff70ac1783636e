"""How does a person say what the columns of a sheet are? It is remembered for the next sheet with the same columns."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from simpul.foundation.errors import DomainError, StaleRecordError
from simpul.records.facilities.work_area import WorkArea
from simpul.services.takeover.actions.locking import audited, locked_run
from simpul.services.takeover.checking.news import remember_now
from simpul.services.takeover.columns import columns as known_columns
from simpul.services.takeover.ground import area_of
from simpul.services.takeover.models import ImportRow, ImportRun, Mapping, RunState, Step

BEFORE_WRITING = (RunState.MAPPING, RunState.CHECKED)


def choose_columns(
    *, actor_id: UUID, area: WorkArea, run_id: UUID, version: int, columns: Sequence[tuple[str, str]], now: datetime
) -> ImportRun:
    """The rows are checked next, from the beginning. Raises DomainError for a choice that cannot be.

    version  of the run as it was on the page
    """
    chosen = [[code, unit] for code, unit in columns]
    with transaction.atomic():
        run = locked_run(area, run_id)
        if run.state == RunState.CHECKING and run.columns == chosen:
            return run
        if run.state not in BEFORE_WRITING or run.version != version:
            raise StaleRecordError()
        _check(chosen, len(run.columns))
        run.columns, run.state, run.done, run.counts, run.version = chosen, RunState.CHECKING, 0, {}, version + 1
        remember_now(run, area_of(run))
        run.save()
        fresh: dict[str, object] = {
            "fate": "",
            "says": [],
            "decision": "",
            "candidate_id": None,
            "person_id": None,
            "is_new": False,
            "turn": 0,
        }
        ImportRow.objects.filter(run=run).exclude(step=Step.TO_CHECK).update(step=Step.TO_CHECK, who=None, **fresh)
        Mapping.objects.update_or_create(
            facility_id=run.facility_id,
            signature=run.signature,
            defaults={"columns": chosen, "made_by": actor_id, "made_at": now},
        )
        audited(actor_id, "import.columns", run)
    return run


def _check(chosen: list[list[str]], count: int) -> None:
    codes = [code for code, _ in chosen if code]
    known = known_columns()
    if len(chosen) != count or any(code not in known for code in codes):
        raise DomainError("columns_unreadable", "Pilihan kolom tidak terbaca. Muat ulang halaman.")
    if any(unit and unit not in known[code].units for code, unit in chosen if code):
        raise DomainError("unit_unreadable", "Satuan tidak terbaca. Muat ulang halaman.")
    twice = next((code for code in codes if codes.count(code) > 1), "")
    if twice:
        raise DomainError(
            "column_twice", "Kolom “%(column)s” dipilih dua kali. Biarkan satu saja.", column=known[twice].label
        )
    if "nik" not in codes and not {"nama", "tanggal_lahir"} <= set(codes):
        raise DomainError("no_identity", "Pilih kolom NIK, atau kolom nama dan tanggal lahir.")
