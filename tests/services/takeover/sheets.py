"""How does a test bring a sheet, let the worker work, and look at what became of it?"""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import transaction

from simpul.foundation.identifiers import new_id
from simpul.interfaces.jobs.imports import go_on_with_imports
from simpul.monitoring.pws.consumer import PwsConsumer
from simpul.records.facilities.work_area import whole_city, work_area_scope
from simpul.records.feed.runner import run_once
from simpul.services.takeover import actions
from simpul.services.takeover.models import ImportRow, ImportRun, RunState
from tests.cast import NOW, Cast

PEOPLE = ["NIK", "No KK", "Nama", "JK", "Tgl Lahir", "Hubungan", "NIK Ibu", "Nama Ibu", "RT", "RW", "Kelurahan"]
VISITS = ["NIK", "Nama", "Tgl Lahir", "Tanggal Pengukuran", "Berat", "Tinggi", "Cara Ukur"]


@contextmanager
def city() -> Iterator[None]:
    with transaction.atomic(), work_area_scope(whole_city()):
        yield


def sheet(head: list[str], *rows: list[str], separator: str = ";") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows([head, *rows])
    return text.getvalue().encode()


def work() -> None:
    """Everything the background worker has to do."""
    while go_on_with_imports():
        pass


def news() -> None:
    while run_once([PwsConsumer()]):
        pass


def bring(cast: Cast, content: bytes, part: str = "dokter") -> UUID:
    """The sheet is there and has been read."""
    standing, run_id = cast.standing(part), new_id()
    with transaction.atomic(), work_area_scope(standing.area):
        actions.bring_sheet(
            actor_id=standing.staff_id, area=standing.area, facility=standing.facility, run_id=run_id, content=content,
            now=NOW,
        )  # fmt: skip
    work()
    return run_id


def run_of(run_id: UUID) -> ImportRun:
    with city():
        return ImportRun.objects.get(id=run_id)


def check(cast: Cast, run_id: UUID, part: str = "dokter", **units: str) -> ImportRun:
    """The columns are taken as proposed, but for units; the rows have been checked."""
    standing, run = cast.standing(part), run_of(run_id)
    chosen = [(code, units.get(code, unit)) for code, unit in run.columns]
    with transaction.atomic(), work_area_scope(standing.area):
        actions.choose_columns(
            actor_id=standing.staff_id, area=standing.area, run_id=run_id, version=run.version, columns=chosen, now=NOW
        )
    work()
    return run_of(run_id)


def write(cast: Cast, run_id: UUID, part: str = "dokter") -> ImportRun:
    start_writing(cast, run_id, part)
    work()
    return run_of(run_id)


def start_writing(cast: Cast, run_id: UUID, part: str = "dokter") -> None:
    standing = cast.standing(part)
    with transaction.atomic(), work_area_scope(standing.area):
        actions.start_writing(
            actor_id=standing.staff_id, area=standing.area, run_id=run_id, version=run_of(run_id).version, now=NOW
        )


def undo(cast: Cast, run_id: UUID, part: str = "dokter") -> ImportRun:
    standing = cast.standing(part)
    with transaction.atomic(), work_area_scope(standing.area):
        actions.start_undoing(
            actor_id=standing.staff_id, area=standing.area, run_id=run_id, version=run_of(run_id).version,
            reason="lembar keliru",
        )  # fmt: skip
    work()
    return run_of(run_id)


def take_over(cast: Cast, content: bytes, part: str = "dokter", **units: str) -> UUID:
    """From the file to the records."""
    run_id = bring(cast, content, part)
    assert check(cast, run_id, part, **units).state == RunState.CHECKED, run_of(run_id).says
    write(cast, run_id, part)
    return run_id


def rows_of(run_id: UUID) -> list[ImportRow]:
    with city():
        return list(ImportRow.objects.filter(run_id=run_id).order_by("line"))


def fates(run_id: UUID) -> list[str]:
    return [row.fate for row in rows_of(run_id)]


def whys(run_id: UUID) -> list[str]:
    """The first reason of each row, as a sentence."""
    return [row.says[0][1] % row.says[0][2] if row.says else "" for row in rows_of(run_id)]
