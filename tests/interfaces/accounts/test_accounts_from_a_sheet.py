"""Eight hundred kader from one sheet: the fate of each row before anything is made, slips shown once."""

import io
import zipfile
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from simpul.interfaces.imports.accounts import MOST_ROWS
from simpul.records.access.models import Assignment, Profession, StaffMember
from simpul.records.access.permissions import Role
from simpul.records.audit.models import Event
from simpul.records.facilities.models import Klaster
from tests.cast import LONG_AGO, Cast
from tests.interfaces.test_every_door import enter_as

HEAD = ["nama", "nama_pengguna", "profesi", "peran", "kode_unit"]
UPLOAD = "/akun/unggah/"


def csv_of(*rows: list[str], head: list[str] = HEAD, separator: str = ",") -> bytes:
    return "\n".join(separator.join(row) for row in (head, *rows)).encode()


def xlsx_of(*rows: list[str]) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet()
        for line, row in enumerate((HEAD, *rows)):
            sheet.write_row(line, 0, row)
    return content.getvalue()


def send(client: Client, content: bytes, name: str = "kader.csv", **more: str) -> Any:
    return client.post(UPLOAD, {"sheet": SimpleUploadedFile(name, content), **more})


def faults(answer: Any) -> list[str]:
    return [row.fault for row in answer.context["rows"]]


def kader(cast: Cast, username: str = "baru.satu", name: str = "Contoh Baru") -> list[str]:
    return [name, username, "kader", "kader", cast.posyandu.code]


def test_a_dry_run_makes_nothing(cast: Cast) -> None:
    before = StaffMember.objects.count()
    answer = send(enter_as(cast.kepala), csv_of(kader(cast)))
    assert faults(answer) == [""]
    assert StaffMember.objects.count() == before


@pytest.mark.parametrize("form", ["csv", "semicolons", "xlsx"])
def test_a_sheet_makes_accounts_that_can_enter_once_with_their_slip(cast: Cast, form: str) -> None:
    rows = [kader(cast), kader(cast, "baru.dua")]
    content = xlsx_of(*rows) if form == "xlsx" else csv_of(*rows, separator=";" if form == "semicolons" else ",")
    name = "a.xlsx" if form == "xlsx" else "a.csv"
    answer = send(enter_as(cast.kepala), content, name, create="1")
    slips = {slip.staff.username: slip.first_password for slip in answer.context["slips"]}
    assert set(slips) == {"baru.satu", "baru.dua"}
    assert all(slip.encode() in answer.content for slip in slips.values())
    client = Client()
    client.post("/masuk/", {"username": "baru.satu", "password": slips["baru.satu"]})
    assert client.get("/")["Location"] == "/sandi/"
    assert Event.objects.filter(action="account.create", actor_id=cast.kepala.pk).count() == 2


def test_each_row_says_its_fault_and_the_good_ones_are_made(cast: Cast) -> None:
    unit, pustu = cast.posyandu.code, cast.campurejo.pustu.code
    rows = [
        kader(cast),
        kader(cast),
        kader(cast, "kader"),
        kader(cast, "x" * 41),
        kader(cast, "y", "n" * 121),
        kader(cast, "ibu sri"),
        ["Contoh", "a1", "dukun", "kader", unit],
        ["Contoh", "a2", "bidan", "admin", unit],
        ["Contoh", "a3", "bidan", "nakes_pustu", unit],
        ["Contoh", "a4", "kader", "kader", cast.bandar.posyandu[0].code],
        ["Contoh", "a5", "bidan", "nakes_pustu", pustu],
    ]
    answer = send(enter_as(cast.kepala), csv_of(*rows), create="1")
    assert [slip.staff.username for slip in answer.context["slips"]] == ["baru.satu", "a5"]
    assert [row.line for row in answer.context["faults"]] == [3, 4, 5, 6, 7, 8, 9, 10, 11]
    assert all(row.fault.endswith(".") or ":" in row.fault for row in answer.context["faults"])
    assert "Peran ini tidak bekerja di jenis unit itu." in answer.content.decode()


def test_a_klaster_may_be_named(cast: Cast) -> None:
    Klaster.objects.create(code="2", label="Ibu dan anak", source="uji", valid_from=LONG_AGO)
    row = ["Contoh", "k", "bidan", "petugas_klaster", cast.puskesmas.code]
    head = [*HEAD, "klaster"]
    client = enter_as(cast.kepala)
    assert faults(send(client, csv_of([*row, "9"], head=head))) == ["Klaster tidak dikenal."]
    send(client, csv_of([*row, "2"], head=head), create="1")
    assert Assignment.objects.get(staff__username="k").klaster is not None


def test_the_same_sheet_again_makes_no_second_account_and_shows_why(cast: Cast) -> None:
    client = enter_as(cast.kepala)
    send(client, csv_of(kader(cast)), create="1")
    answer = send(client, csv_of(kader(cast)), create="1")
    assert faults(answer) == ["Nama pengguna sudah dipakai."]
    assert "Tidak ada akun yang dibuat." in answer.content.decode()


def broken_xlsx() -> bytes:
    whole, content = zipfile.ZipFile(io.BytesIO(xlsx_of())), io.BytesIO()
    with whole, zipfile.ZipFile(content, "w") as part:
        for name in whole.namelist():
            part.writestr(name, whole.read(name)[:-20] if name == "xl/workbook.xml" else whole.read(name))
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b""),
        ("a.csv", b"nama;alamat\nx;y"),
        ("a.csv", "nama,é".encode("latin-1")),
        ("a.csv", csv_of(["x" * 200_000, "a", "b", "c", "d"])),
        ("a.csv", csv_of(*[["x"] * 5] * MOST_ROWS)),
        ("a.xlsx", b"bukan lembar"),
        ("a.xlsx", broken_xlsx()),
    ],
    ids=["empty", "other columns", "not utf-8", "endless cell", "too many rows", "no xlsx", "broken xlsx"],
)
def test_a_file_that_is_no_such_sheet_is_refused_with_a_sentence(cast: Cast, name: str, content: bytes) -> None:
    answer = send(enter_as(cast.kepala), content, name)
    assert answer.status_code == 422
    assert answer.context["says"].endswith(".")


def test_letters_that_cannot_be_printed_are_left_out(cast: Cast) -> None:
    send(enter_as(cast.kepala), csv_of(kader(cast, name="Contoh\0Baru")), create="1")
    assert StaffMember.objects.get(username="baru.satu").display_name == "Contoh Baru"


def test_a_kepala_sees_and_resets_only_the_own_unit(cast: Cast) -> None:
    client = enter_as(cast.kepala)
    listed = {post.staff.username for post in client.get("/akun/").context["posts"]}
    assert {"kader", "bidan", "dokter"} <= listed
    assert not listed & {"other_kader", "other_bidan", "admin", "dinkes"}
    assert client.post(reverse("accounts:reset", kwargs={"staff_id": cast.other_bidan.pk})).status_code == 404


def test_who_also_serves_another_unit_is_reset_from_above(cast: Cast) -> None:
    Assignment.objects.create(staff=cast.dokter, facility=cast.dinas, role=Role.ADMIN, valid_from=LONG_AGO)
    address = reverse("accounts:reset", kwargs={"staff_id": cast.dokter.pk})
    refused = enter_as(cast.kepala).post(address)
    assert refused.status_code == 409
    assert "Minta admin" in refused.content.decode()
    assert enter_as(cast.admin).post(address).status_code == 200


def test_a_reset_ends_the_open_sessions(cast: Cast) -> None:
    client = enter_as(cast.kader)
    assert client.get("/").status_code == 200
    enter_as(cast.kepala).post(reverse("accounts:reset", kwargs={"staff_id": cast.kader.pk}))
    assert client.get("/").status_code == 302


def test_the_list_costs_the_same_for_many_accounts(cast: Cast, django_assert_max_num_queries: Any) -> None:
    for number in range(20):
        staff = StaffMember.objects.create(username=f"banyak{number}", display_name="x", profession=Profession.KADER)
        Assignment.objects.create(staff=staff, facility=cast.posyandu, role=Role.KADER, valid_from=LONG_AGO)
    client = enter_as(cast.kepala)
    with django_assert_max_num_queries(16):
        assert client.get("/akun/").status_code == 200
