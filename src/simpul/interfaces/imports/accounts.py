"""How do eight hundred kader get their accounts? From one sheet: nama, nama_pengguna, profesi, peran, kode_unit."""

import csv
import io
from dataclasses import dataclass
from datetime import date
from uuid import UUID
from zipfile import BadZipFile

from django.db import transaction
from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError
from simpul.records.access.actions import NewAccount, create_account
from simpul.records.access.models import Profession
from simpul.records.access.permissions import Role
from simpul.records.access.queries import usernames_taken
from simpul.records.facilities.models import Facility

COLUMNS = ("nama", "nama_pengguna", "profesi", "peran", "kode_unit")
MOST_ROWS, MOST_BYTES = 2_000, 2_000_000


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row and its fate; a fault is a sentence, empty where the account will be made."""

    line: int
    name: str
    username: str
    profession: str
    role: str
    unit: Facility | None
    fault: str


def read_sheet(file_name: str, content: bytes, units: dict[str, Facility]) -> list[SheetRow]:
    """Read and judge every row. Raises DomainError for a file that is no such sheet."""
    table = _from_xlsx(content) if file_name.lower().endswith(".xlsx") else _from_csv(content)
    if not table or [cell.strip().lower() for cell in table[0][: len(COLUMNS)]] != list(COLUMNS):
        columns = ", ".join(COLUMNS)
        raise DomainError("sheet_columns", "Baris pertama harus berisi kolom: %(columns)s.", columns=columns)
    if len(table) > MOST_ROWS:
        raise DomainError(
            "sheet_too_long", "Paling banyak %(most)s baris. Bagi lembar ini menjadi beberapa.", most=MOST_ROWS
        )
    rows = [(line, row) for line, row in enumerate(table[1:], start=2) if any(cell.strip() for cell in row)]
    taken = usernames_taken([_cell(row, 1).lower() for _, row in rows])
    seen: set[str] = set()
    return [_judge(line, row, units, taken, seen) for line, row in rows]


def create_accounts(*, actor_id: UUID | None, rows: list[SheetRow], today: date) -> list[NewAccount]:
    """Make the accounts of the rows without fault; all of them or none."""
    with transaction.atomic():
        return [
            create_account(
                actor_id=actor_id,
                username=row.username,
                display_name=row.name,
                profession=Profession(row.profession),
                role=Role(row.role),
                facility=row.unit,
                valid_from=today,
            )
            for row in rows
            if not row.fault and row.unit is not None
        ]


def _judge(line: int, row: list[str], units: dict[str, Facility], taken: set[str], seen: set[str]) -> SheetRow:
    name, username, profession, role, code = (_cell(row, at) for at in range(len(COLUMNS)))
    username, profession, role = username.lower(), profession.lower(), role.lower()
    unit = units.get(code)
    fault = ""
    if not name or not username or not username.replace(".", "").replace("_", "").isalnum() or len(username) > 40:
        fault = _("Isi nama dan nama pengguna (huruf, angka, titik).")
    elif username in taken or username in seen:
        fault = _("Nama pengguna sudah dipakai.")
    elif profession not in Profession.values:
        fault = _("Profesi tidak dikenal. Pilihan: %(known)s.") % {"known": ", ".join(Profession.values)}
    elif role not in Role.values or role in (Role.ADMIN, Role.DINKES):
        fault = _("Peran tidak dikenal, atau tidak dapat dibuat dari lembar.")
    elif unit is None:
        fault = _("Kode unit tidak ada di bawah unit Anda.")
    seen.add(username)
    return SheetRow(line, name, username, profession, role, unit, fault)


def _cell(row: list[str], at: int) -> str:
    return row[at].strip() if at < len(row) else ""


def _from_csv(content: bytes) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise DomainError("sheet_encoding", "Lembar CSV harus disimpan sebagai UTF-8.") from problem
    separator = ";" if text.split("\n", 1)[0].count(";") > text.split("\n", 1)[0].count(",") else ","
    return list(csv.reader(io.StringIO(text), delimiter=separator))


def _from_xlsx(content: bytes) -> list[list[str]]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError, OSError) as problem:
        raise DomainError(
            "sheet_unreadable", "Lembar tidak terbaca. Simpan ulang sebagai .xlsx atau .csv."
        ) from problem
    rows = book.worksheets[0].iter_rows(values_only=True, max_row=MOST_ROWS + 1)
    return [["" if cell is None else str(cell) for cell in row] for row in rows]
