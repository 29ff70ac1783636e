"""The pages of an import: one sheet on its way from the file to the records and back, as somebody clicks through it."""

import io
from typing import Any
from uuid import UUID

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from simpul.foundation.identifiers import new_id
from simpul.interfaces.imports.own.results import results
from simpul.interfaces.imports.own.templates import TEMPLATES, template
from simpul.interfaces.imports.sheet import read_lines
from simpul.records.audit.models import Event
from simpul.records.people.models import Person
from simpul.services.takeover.columns import columns
from tests.cast import NIKS, NOW, Cast
from tests.interfaces.test_every_door import enter_as
from tests.services.takeover.sheets import VISITS, bring, check, city, fates, run_of, sheet, take_over, work

HEAD = [*VISITS, "JK", "RT", "RW", "Kelurahan"]
ROWS = [
    [NIKS[2], "", "", "04/11/2026", "9,4", "75", "Berdiri", "", "", "", ""],
    ["", "Contoh Baru", "01/02/2026", "03/11/2026", "7", "66", "", "P", "1", "1", "Campurejo"],
    ["3.57E+15", "=HYPERLINK(1)", "01/02/2026", "03/11/2026", "sembilan", "66", "", "P", "1", "1", "Campurejo"],
    ["", "Contoh Jauh", "01/02/2026", "03/11/2026", "7", "66", "", "P", "1", "1", "Kota Lain"],
]


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def upload(client: Client, content: bytes, run_id: UUID | None = None) -> Any:
    sent = {"sheet": SimpleUploadedFile("anak.csv", content), "id": str(run_id or new_id())}
    return client.post("/impor/", sent)


def test_from_the_file_to_the_records_and_back(cast: Cast) -> None:
    client = enter_as(cast.dokter)
    address = upload(client, sheet(HEAD, *ROWS))["Location"]
    assert "Sedang dibaca" in client.get(address).content.decode()
    work()
    shown = client.get(address)
    named = {one.header: (one.code, one.unit) for one in shown.context["columns"]}
    assert named["Berat"] == ("berat", "kg")
    assert NIKS[2] not in shown.content.decode()  # a NIK is not shown, also not as a sample
    form = {
        "version": shown.context["run"].version,
        "column": [one.code for one in shown.context["columns"]],
        "unit": [one.unit for one in shown.context["columns"]],
    }
    assert client.post(f"{address}kolom/", form)["Location"] == address
    work()
    shown = client.get(address)
    assert {tab.fate: tab.count for tab in shown.context["tabs"]} == {
        "baru": "1", "ditambah": "1", "dilewati": "1", "gagal": "1",
    }  # fmt: skip
    assert "Simpan 2 baris" in shown.content.decode()
    assert "Isi nama dengan huruf" not in shown.content.decode()
    client.post(f"{address}simpan/", {"version": shown.context["run"].version})
    assert "dari 2 baris" in client.get(f"{address}maju/").content.decode()
    work()
    asked = client.get(f"{address}maju/", headers={"HX-Request": "true"})
    assert (asked.status_code, asked["HX-Redirect"]) == (204, address)
    shown = client.get(f"{address}?nasib=baru")
    assert "Contoh Baru" in shown.content.decode()
    refused = client.post(f"{address}batal/", {"version": shown.context["run"].version, "reason": " "})
    assert (refused.status_code, "Tulis alasannya." in refused.content.decode()) == (422, True)
    client.post(f"{address}batal/", {"version": shown.context["run"].version, "reason": "lembar keliru"})
    work()
    assert "Dibatalkan" in client.get(address).content.decode()
    with city():
        assert Person.objects.get(name="Contoh Baru").withdrawn_at


def test_sent_twice_it_is_one_run_and_the_same_file_again_is_said(cast: Cast) -> None:
    client, run_id, content = enter_as(cast.dokter), new_id(), sheet(HEAD, *ROWS)
    assert upload(client, content, run_id)["Location"] == upload(client, content, run_id)["Location"]
    again = upload(client, content)["Location"]
    work()
    assert f"/impor/{run_id}/" in client.get(again).content.decode()


@pytest.mark.parametrize("content", [b"", None])
def test_without_a_sheet_the_page_says_what_to_do(cast: Cast, content: bytes | None) -> None:
    client = enter_as(cast.dokter)
    answer = client.post("/impor/", {"id": str(new_id())}) if content is None else upload(client, content)
    assert answer.status_code == 422
    assert "Pilih lembar .xlsx atau .csv" in answer.content.decode()
    assert 'aria-describedby="batas salah"' in answer.content.decode()


def test_a_file_that_is_no_sheet_says_so_on_its_page(cast: Cast) -> None:
    client = enter_as(cast.dokter)
    address = upload(client, b"%PDF-1.4")["Location"]
    work()
    assert "bukan lembar .xlsx atau .csv" in client.get(address).content.decode()


def test_a_choice_of_columns_that_cannot_be_comes_back_as_it_was_chosen(cast: Cast) -> None:
    client, run = enter_as(cast.dokter), run_of(bring(cast, sheet(HEAD, *ROWS)))
    form = {"version": run.version, "column": ["nik"] * 11, "unit": [""] * 11}
    answer = client.post(f"/impor/{run.pk}/kolom/", form)
    assert answer.status_code == 422
    assert "dipilih dua kali" in answer.content.decode()
    assert {one.code for one in answer.context["columns"]} == {"nik"}
    stale = client.post(f"/impor/{run.pk}/kolom/", form | {"version": 99})
    assert "Muat ulang" in stale.content.decode()


def test_what_was_typed_is_shown_beside_its_fault_as_long_as_the_row_is_kept(cast: Cast) -> None:
    run = check(cast, bring(cast, sheet(HEAD, ["", *ROWS[2][1:]])))
    shown = enter_as(cast.dokter).get(f"/impor/{run.pk}/?nasib=gagal").content.decode()
    assert "“sembilan”" in shown
    assert "=HYPERLINK(1)" in shown


def test_opening_rows_is_written_down_without_a_name(cast: Cast) -> None:
    run = check(cast, bring(cast, sheet(HEAD, *ROWS)))
    enter_as(cast.dokter).get(f"/impor/{run.pk}/")
    event = Event.objects.get(action="import.read")
    assert event.detail == {"run": str(run.pk), "fate": "gagal", "rows": 1}


def test_the_result_is_a_sheet_of_texts_in_which_nothing_is_a_formula(cast: Cast) -> None:
    run = check(cast, bring(cast, sheet(HEAD, *ROWS)))
    answer = enter_as(cast.dokter).get(f"/impor/{run.pk}/hasil/")
    assert "Contoh" not in answer["Content-Disposition"]
    page = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]
    cells = [cell for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert any(cell.value == "=HYPERLINK(1)" and cell.data_type == "s" for cell in cells)
    assert [row[0].value for row in page.iter_rows(min_row=2)] == [2, 3, 4, 5]


@pytest.mark.parametrize("text", ["=1+1", "+62", "-1", "@SUM(A1)", "\t=1", "https://x.y", "=cmd|' /C calc'!A0"])
def test_no_text_becomes_a_formula_or_a_link(text: str) -> None:
    page = openpyxl.load_workbook(io.BytesIO(results([(2, "Gagal", text, [text])], [text]))).worksheets[0]
    assert [page["C2"].data_type, page["D2"].data_type, page["D1"].data_type] == ["s", "s", "s"]
    assert page["D2"].hyperlink is None


@pytest.mark.parametrize("kind", TEMPLATES)
def test_a_template_has_the_columns_that_are_read_and_explains_each(kind: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template(kind)))
    head = [cell.value for cell in book.worksheets[0][1]]
    assert head == [columns()[code].label for code in TEMPLATES[kind].codes]
    explained = {row[0].value: row[1].value for row in book["Penjelasan"].iter_rows(min_row=2)}
    assert all(explained[one] for one in head)
    assert [cells for _, cells in read_lines(template(kind))] == [head]


def test_a_template_filled_in_is_taken_over(cast: Cast) -> None:
    head = [columns()[code].label for code in TEMPLATES["kunjungan"].codes]
    row = dict.fromkeys(head, "") | {
        "NIK": NIKS[2], "Tanggal kunjungan": "03/11/2026", "Berat badan": "9,3", "HB0": "10/09/2025",
    }  # fmt: skip
    assert fates(take_over(cast, sheet(head, list(row.values())))) == ["ditambah"]


@pytest.mark.parametrize("count", [2, 26])
def test_the_page_asks_as_often_for_many_rows_as_for_few(cast: Cast, count: int) -> None:
    rows = [
        ["", f"Contoh {n}", f"{n % 28 + 1:02d}/01/2026", "03/11/2026", "7", "66", "", "P", *ROWS[1][8:]]
        for n in range(count)
    ]
    run = check(cast, bring(cast, sheet(HEAD, *rows)))
    client = enter_as(cast.dokter)
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/impor/{run.pk}/")
    assert len(asked) <= 26
