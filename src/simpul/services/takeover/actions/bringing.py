"""How does a sheet come in? Sealed at once, read afterwards, gone as a file when its rows have been read."""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from simpul.foundation.errors import DomainError, IdAlreadyUsedError
from simpul.records.facilities.models import Facility
from simpul.records.facilities.work_area import WorkArea
from simpul.records.feed.many_rows import insert_rows
from simpul.records.people.keys import general_keys
from simpul.services.takeover.actions.locking import audited
from simpul.services.takeover.ids import MOST_LINES
from simpul.services.takeover.models import ImportPart, ImportRun, Mapping, RunState, Step
from simpul.services.takeover.reading.faults import of_refusal
from simpul.services.takeover.sealing import seal

MOST_BYTES = 40_000_000
MOST_ROWS = 200_000
PART_BYTES = 600_000
KEPT_DAYS = 30
BEFORE_CHECKING: dict[str, tuple[str, Any]] = {
    "fate": ("varchar", ""), "says": ("jsonb", "[]"), "step": ("smallint", Step.TO_CHECK), "turn": ("smallint", 0),
    "is_new": ("boolean", False), "visits": ("boolean", False), "decision": ("varchar", ""),
}  # fmt: skip


def bring_sheet(
    *, actor_id: UUID, area: WorkArea, facility: Facility, run_id: UUID, content: bytes, now: datetime
) -> ImportRun:
    """Keep the file, sealed, until it has been read. The same id sent again returns the run.

    The file name is not kept: it may name somebody.
    """
    if not area.kelurahan:
        raise DomainError("no_area", "Unit Anda belum mempunyai wilayah kerja.")
    if not 0 < len(content) <= MOST_BYTES:
        raise DomainError("sheet_size", "Pilih lembar .xlsx atau .csv yang tidak lebih dari 40 MB.")
    digest = sha256(content).hexdigest()
    with transaction.atomic():
        known = ImportRun.objects.filter(id=run_id).first()
        if known:
            return _the_same(known, digest)
        run = ImportRun(
            id=run_id,
            facility=facility,
            kelurahan=sorted(area.kelurahan),
            digest=digest,
            bytes=len(content),
            made_by=actor_id,
            made_at=now,
            keep_until=now + timedelta(days=KEPT_DAYS),
        )
        try:
            with transaction.atomic():
                run.save(force_insert=True)
        except IntegrityError:  # pressed twice at once, or an id that carries what this worker cannot see
            return _the_same(ImportRun.objects.filter(id=run_id).first(), digest)
        _keep_file(run, content)
        audited(actor_id, "import.bring", run, bytes=len(content))
    return run


def file_of(run: ImportRun) -> bytes:
    """The file, opened piece by piece; only while the run is being read."""
    keys = general_keys()
    parts = ImportPart.objects.filter(run=run).order_by("number")
    return b"".join(b64decode(keys.open(part.key_id, bytes(part.sealed))) for part in parts.iterator(chunk_size=4))


def keep_rows(run: ImportRun, rows: Sequence[tuple[int, list[str]]]) -> None:
    """The cells of some lines, sealed; lines that are there already stay."""
    sealed = [(line, *seal(cells)) for line, cells in rows]
    same = {"run_id": ("uuid", run.pk)} | BEFORE_CHECKING
    types = {"line": "int", "key_id": "varchar", "sealed": "bytea"}
    insert_rows("takeover_importrow", types, sealed, same=same, then="ON CONFLICT (run_id, line) DO NOTHING")
    ImportRun.objects.filter(id=run.pk).update(done=rows[-1][0] if rows else 0)


def rows_are_read(
    run: ImportRun, *, head: dict[str, Any], signature: str, columns: list[list[str]], total: int
) -> None:
    """All lines are there; a person says next what the columns are. What was said the last time comes first.

    columns  what is proposed: [code of ours or "", unit] for each column of the sheet
    """
    if total > min(MOST_ROWS, MOST_LINES):
        raise DomainError("sheet_rows", "Lembar ini lebih dari 200.000 baris. Bagi menjadi beberapa lembar.")
    run.head_key_id, run.head_sealed = seal(head)
    known = Mapping.objects.filter(facility_id=run.facility_id, signature=signature).first()
    run.signature, run.columns = signature, known.columns if known else columns
    run.state, run.total, run.done, run.version = RunState.MAPPING, total, 0, run.version + 1
    run.save()
    ImportPart.objects.filter(run=run).delete()


def refuse_sheet(run: ImportRun, problem: DomainError, now: datetime) -> None:
    """The file cannot be read; the sentence stays with the run."""
    run.state, run.says, run.ended_at = RunState.REFUSED, [of_refusal("", problem).stored()], now
    run.save(update_fields=["state", "says", "ended_at"])
    ImportPart.objects.filter(run=run).delete()


def _the_same(known: ImportRun | None, digest: str) -> ImportRun:
    if known is None or known.digest != digest:
        raise IdAlreadyUsedError()
    return known


def _keep_file(run: ImportRun, content: bytes) -> None:
    keys = general_keys()
    for number, at in enumerate(range(0, len(content), PART_BYTES)):
        key_id, sealed = keys.seal(b64encode(content[at : at + PART_BYTES]).decode())
        ImportPart.objects.create(run=run, number=number, key_id=key_id, sealed=sealed)
