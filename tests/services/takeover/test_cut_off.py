"""Cut off anywhere, it goes on; what is broken of ours stops one run; what is kept is kept sealed, and not for ever."""

from contextlib import suppress
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError, transaction

from simpul.foundation.errors import DomainError, NotInWorkAreaError
from simpul.interfaces.jobs.imports import forget_sheets, go_on_with_imports
from simpul.records.audit.models import Event
from simpul.records.facilities.work_area import NOWHERE, work_area_scope
from simpul.records.feed.models import Change
from simpul.records.people.models import Person
from simpul.records.visits.models import Visit
from simpul.services.takeover import actions, queries, working
from simpul.services.takeover.models import ImportPart, ImportRow, ImportRun, Mapping
from simpul.services.takeover.writing import people as first_stride
from simpul.services.takeover.writing import visits as third_stride
from tests.cast import NIKS, NOW, Cast
from tests.services.takeover.sheets import (
    VISITS,
    bring,
    check,
    city,
    fates,
    rows_of,
    run_of,
    sheet,
    start_writing,
    take_over,
    work,
    write,
)  # fmt: skip

HEAD = [*VISITS, "JK", "RT", "RW", "Kelurahan"]
SECRETS = ("Rahasiawati", "3571014506250001", "08123456")


def rows(count: int) -> list[list[str]]:
    where = ["P", "1", "1", "Campurejo"]
    return [
        ["", f"Contoh {chr(65 + n)}{chr(65 + n)}", f"{n + 1:02d}/01/2026", "03/11/2026", "7", "66", "", *where]
        for n in range(count)
    ]


@pytest.mark.parametrize("after", range(8))
def test_cut_off_after_any_piece_it_goes_on_and_makes_nothing_twice(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    monkeypatch.setattr(first_stride, "BATCH", 3)
    monkeypatch.setattr(third_stride, "BATCH", 3)
    run_id = bring(cast, sheet(HEAD, *rows(7)))
    check(cast, run_id)
    start_writing(cast, run_id)
    for _ in range(after):
        go_on_with_imports()
    with monkeypatch.context() as broken:
        broken.setattr(working, "keep", fail)
        broken.setattr(first_stride, "keep", fail)
        broken.setattr(third_stride, "keep", fail)
        if run_of(run_id).state == "disimpan":
            cut_off(run_id)
    work()
    assert (run_of(run_id).state, fates(run_id)) == ("selesai", ["baru"] * 7)
    with city():
        assert Person.objects.filter(name__startswith="Contoh").count() == Visit.objects.count() == 7
        assert (
            Change.objects.filter(kind="person.registered", subject__in=[r.person_id for r in rows_of(run_id)]).count()
            == 7
        )


def cut_off(run_id: UUID) -> None:
    """A piece that is begun and never committed."""
    with suppress(OperationalError), transaction.atomic():
        working.go_on(run_id, NOW)
        fail()


def fail(*_: Any) -> None:
    raise OperationalError("away")


def test_a_fault_of_ours_stops_the_run_and_somebody_lets_it_go_on(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    run_id = bring(cast, sheet(HEAD, *rows(2)))
    check(cast, run_id)
    start_writing(cast, run_id)
    with monkeypatch.context() as broken:
        broken.setattr(working, "write_people", lambda *_: 1 // 0)
        work()
    run = run_of(run_id)
    assert (run.state, run.stopped_in) == ("terhenti", "disimpan")
    standing = cast.standing("pj")
    with transaction.atomic(), work_area_scope(standing.area):
        actions.go_on_again(actor_id=standing.staff_id, area=standing.area, run_id=run_id)
    work()
    assert run_of(run_id).state == "selesai"


def test_a_file_that_cannot_be_read_is_refused_with_its_sentence_and_gone(cast: Cast) -> None:
    for content in (b"%PDF-1.4", b"Nama;Berat", b"\n\n;;\n", b"\x81\x8d" * 99):
        run = run_of(bring(cast, content))
        assert (run.state, len(run.says)) == ("ditolak", 1)
    with city():
        assert not ImportPart.objects.exists()


@pytest.mark.parametrize("content", [b"", b"x" * 40_000_001])
def test_a_file_that_is_empty_or_too_large_is_not_taken(cast: Cast, content: bytes) -> None:
    with pytest.raises(DomainError, match="sheet_size"):
        bring(cast, content)


def test_nothing_of_a_person_lies_open_while_a_sheet_waits_or_afterwards(cast: Cast, as_text: Any) -> None:
    head = ["NIK", "Nama", "JK", "Tgl Lahir", "RT", "RW", "No HP", "Tanggal", "Berat"]
    row = [SECRETS[1], SECRETS[0], "P", "05/06/2025", "1", "1", "0812345678", "03/11/2026", SECRETS[0]]
    run_id = bring(cast, sheet(head, row))
    check(cast, run_id)
    assert fates(run_id) == ["gagal"]
    assert not [secret for secret in SECRETS if secret in as_text()]


@pytest.fixture
def as_text(cast: Cast) -> Any:
    """Every column of the tables of a run, and of audit and feed, as text."""

    def read() -> str:
        with city():
            models: list[Any] = [ImportRun, ImportRow, ImportPart, Mapping, Event, Change]
            return "\n".join(str(one) for model in models for one in model.objects.values())

    return read


def test_the_cells_go_when_they_are_written_or_after_thirty_days(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    written = take_over(cast, sheet(HEAD, *rows(1)))
    waits = bring(cast, sheet(HEAD, *rows(2)))
    check(cast, waits)
    assert [row.sealed for row in rows_of(written)] == [None]
    assert all(row.sealed for row in rows_of(waits))
    assert forget_sheets() == 0
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(days=31))
    assert forget_sheets() == 2
    assert forget_sheets() == 0
    assert [row.sealed for row in rows_of(waits)] == [None, None]
    assert (run_of(waits).state, run_of(written).state) == ("ditolak", "selesai")


def test_the_columns_are_remembered_for_the_unit_and_only_for_it(cast: Cast) -> None:
    first = bring(cast, sheet(VISITS, [NIKS[2], "", "", "03/11/2026", "9,4", "", ""]))
    check(cast, first, berat="campur")
    again = bring(cast, sheet([one.upper() for one in VISITS], [NIKS[2], "", "", "04/11/2026", "9,4", "", ""]))
    assert ["berat", "campur"] in run_of(again).columns
    elsewhere = bring(cast, sheet(VISITS, [NIKS[2], "", "", "03/11/2026", "9,4", "", ""]), "other_dokter")
    assert ["berat", "kg"] in run_of(elsewhere).columns


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({1: ("nik", "")}, "column_twice"),
        ({0: ("", ""), 2: ("", "")}, "no_identity"),
        ({0: ("sandi", "")}, "columns_unreadable"),
        ({4: ("berat", "mm")}, "unit_unreadable"),
    ],
)
def test_columns_that_cannot_be(cast: Cast, change: dict[int, tuple[str, str]], code: str) -> None:
    run = run_of(bring(cast, sheet(VISITS, [NIKS[2], "", "", "03/11/2026", "9,4", "", ""])))
    chosen = [change.get(at, (one, unit)) for at, (one, unit) in enumerate(run.columns)]
    standing = cast.standing("dokter")
    with transaction.atomic(), work_area_scope(standing.area), pytest.raises(DomainError, match=code):
        actions.choose_columns(
            actor_id=standing.staff_id, area=standing.area, run_id=run.pk, version=run.version, columns=chosen, now=NOW
        )


def test_the_columns_can_be_changed_and_the_rows_are_checked_anew(cast: Cast) -> None:
    run_id = bring(cast, sheet(VISITS, [NIKS[2], "", "", "03/11/2026", "9400", "", ""]))
    check(cast, run_id, berat="kg")
    assert fates(run_id) == ["gagal"]
    check(cast, run_id, berat="gram")
    assert fates(run_id) == ["ditambah"]
    assert write(cast, run_id).counts == {"ditambah": 1}


def test_a_run_is_seen_only_by_those_who_reach_its_whole_area(cast: Cast) -> None:
    run_id = take_over(cast, sheet(HEAD, *rows(2)))
    for part, sees in (("dokter", True), ("pj", True), ("bidan", True), ("other_dokter", False), ("dinkes", False)):
        area = cast.standing(part).area
        with transaction.atomic(), work_area_scope(area):
            assert ImportRun.objects.exists() is ImportRow.objects.exists() is sees, part
            assert (queries.get_run(area, run_id) is not None) is sees
    with transaction.atomic(), work_area_scope(NOWHERE):
        assert not ImportRun.objects.exists()
        with pytest.raises(NotInWorkAreaError):
            actions.go_on_again(actor_id=cast.dokter.pk, area=NOWHERE, run_id=run_id)


def test_the_same_id_sent_twice_is_one_run_and_another_file_under_it_is_refused(cast: Cast) -> None:
    content, run_id = sheet(HEAD, *rows(1)), UUID("01a20f65-df77-72fe-938c-5f0369bffaa4")
    standing = cast.standing("dokter")
    who = {"actor_id": standing.staff_id, "area": standing.area, "facility": standing.facility, "run_id": run_id}
    with transaction.atomic(), work_area_scope(standing.area):
        actions.bring_sheet(**who, content=content, now=NOW)
        actions.bring_sheet(**who, content=content, now=NOW)
        with pytest.raises(DomainError, match="id_already_used"):
            actions.bring_sheet(**who, content=content + b"x", now=NOW)
    with city():
        assert ImportRun.objects.count() == 1
