"""Which sheets were brought, how far are they, and what became of their rows? The work area comes first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from simpul.foundation.local_time import LocalZone, local_date
from simpul.records.facilities.work_area import WorkArea
from simpul.services.takeover.columns import columns
from simpul.services.takeover.ground import RunArea, area_of
from simpul.services.takeover.models import Fate, ImportRow, ImportRun, Mapping, RunState, Step
from simpul.services.takeover.reading.rows import Chosen
from simpul.services.takeover.sealing import cells_of, head_of

SAMPLES = 3
RowWithCells = tuple[ImportRow, list[str]]


@dataclass(frozen=True, slots=True)
class Head:
    """headers, numbers  of the columns as they stand in the sheet; samples: the first cells of each
    remembered         whether the columns are those that this unit chose the last time
    """

    headers: list[str]
    numbers: list[dict[str, Any]]
    samples: list[list[str]]
    remembered: Mapping | None


def runs(area: WorkArea) -> QuerySet[ImportRun]:
    """The runs whose whole area this worker reaches, newest first."""
    here = ImportRun.objects.filter(kelurahan__contained_by=list(area.kelurahan))
    return here.select_related("facility").order_by("-made_at", "-id")


def get_run(area: WorkArea, run_id: UUID) -> ImportRun | None:
    return runs(area).filter(id=run_id).first()


def same_file(area: WorkArea, run: ImportRun) -> ImportRun | None:
    """Another run of the very same file that was not refused or taken back."""
    others = runs(area).filter(digest=run.digest).exclude(id=run.pk)
    return others.exclude(state__in=(RunState.REFUSED, RunState.UNDONE)).first()


def head(run: ImportRun) -> Head:
    found = head_of(run)
    rows = [cells_of(row) for row in ImportRow.objects.filter(run=run).order_by("line")[:SAMPLES]]
    columns = range(len(found["headers"]))
    samples = [[row[at] for row in rows if at < len(row) and row[at]] for at in columns]
    known = Mapping.objects.filter(facility_id=run.facility_id, signature=run.signature).first()
    return Head(found["headers"], found["numbers"], samples, known)


def rows_with(run: ImportRun, fate: str) -> QuerySet[ImportRow]:
    """The rows of one fate in the order of the sheet; "ditinggal": those that were left when the run was taken back."""
    rows = ImportRow.objects.filter(run=run).order_by("line")
    return rows.filter(step=Step.LEFT) if fate == "ditinggal" else rows.filter(fate=fate)


def all_rows(run: ImportRun) -> QuerySet[ImportRow]:
    return ImportRow.objects.filter(run=run).order_by("line")


def with_cells(rows: QuerySet[ImportRow]) -> Iterator[RowWithCells]:
    """Each row with its cells, opened; none where its days are over."""
    for row in rows.iterator(chunk_size=1_000):
        yield row, cells_of(row)


def by_column(run: ImportRun, cells: list[str]) -> dict[str, str]:
    """The cells under our names."""
    return {code: text for code, text in zip(Chosen.of(run.columns).codes, cells, strict=False) if code}


def ready(run: ImportRun) -> int:
    """How many rows would be written now."""
    return ImportRow.objects.filter(run=run, step=Step.CHECKED, fate__in=(Fate.NEW, Fate.ADDED)).count()


def is_undoable(run: ImportRun) -> bool:
    return run.state == RunState.DONE or (run.state == RunState.STOPPED and run.stopped_in == RunState.WRITING)


def with_units(chosen: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """A column without a unit of its own gets none, one that needs one gets the usual one."""
    units = {code: one.units for code, one in columns().items()}
    return [(code, (unit or units[code][0]) if units.get(code) else "") for code, unit in chosen]


def run_area(run: ImportRun, now: datetime) -> RunArea:
    return RunArea(run, area_of(run), local_date(now, LocalZone(run.facility.zone)))
