"""How do eight hundred kader get their accounts? From one sheet, a row for each.

Columns: nama, nama_pengguna, profesi, peran, kode_unit, and klaster where the unit has them (may be left out).
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError
from simpul.foundation.local_time import LocalZone, local_date
from simpul.interfaces.imports.tables import read_table
from simpul.records.access.actions import NewAccount, create_account
from simpul.records.access.models import Profession
from simpul.records.access.permissions import Role
from simpul.records.access.queries import usernames_taken
from simpul.records.facilities.kinds import FacilityKind
from simpul.records.facilities.models import Facility, Klaster
from simpul.records.facilities.queries import klaster_on

COLUMNS = ("nama", "nama_pengguna", "profesi", "peran", "kode_unit")
OPTIONAL = "klaster"
MOST_ROWS, MOST_BYTES = 2_000, 2_000_000
LONGEST_NAME, LONGEST_USERNAME = 120, 40
SHEET_LOCK = 0x5EE7

# A role reaches as far as its unit (access/permissions.py): a nakes posted at a Posyandu would see a whole kelurahan.
UNITS_OF = {
    Role.KADER: {FacilityKind.POSYANDU},
    Role.KETUA_POSYANDU: {FacilityKind.POSYANDU},
    Role.KADER_PUSTU: {FacilityKind.PUSTU, FacilityKind.PONKESDES},
    Role.NAKES_PUSTU: {FacilityKind.PUSTU, FacilityKind.PONKESDES},
    Role.LURAH: {FacilityKind.PUSTU, FacilityKind.PONKESDES, FacilityKind.LAINNYA},
    Role.PETUGAS_KLASTER: {FacilityKind.PUSKESMAS},
    Role.PJ_KLASTER: {FacilityKind.PUSKESMAS},
    Role.KEPALA_PUSKESMAS: {FacilityKind.PUSKESMAS},
    Role.SURVEILANS: {FacilityKind.PUSKESMAS},
}


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row and its fate; a fault is a sentence, empty where the account will be made."""

    line: int
    name: str
    username: str
    profession: str
    role: str
    unit: Facility | None
    klaster: Klaster | None
    fault: str


@dataclass(frozen=True, slots=True)
class Known:
    """What a row is judged against; `seen` grows with the rows above."""

    units: dict[str, Facility]
    klaster: dict[str, Klaster]
    taken: set[str]
    seen: set[str]


def read_sheet(file_name: str, content: bytes, units: dict[str, Facility]) -> list[SheetRow]:
    """Read and judge every row. Raises DomainError for a file that is no such sheet."""
    table = read_table(file_name, content, most_rows=MOST_ROWS, columns=len(COLUMNS) + 1)
    if not table or [cell.lower() for cell in table[0][: len(COLUMNS)]] != list(COLUMNS):
        raise DomainError("sheet_columns", "Baris pertama harus berisi kolom: %(columns)s.", columns=", ".join(COLUMNS))
    if len(table) > MOST_ROWS:
        raise DomainError(
            "sheet_too_long", "Paling banyak %(most)s baris. Bagi lembar ini menjadi beberapa.", most=MOST_ROWS
        )
    with_klaster = _cell(table[0], len(COLUMNS)).lower() == OPTIONAL
    rows = [(line, row) for line, row in enumerate(table[1:], start=2) if any(row)]
    today = local_date(timezone.now(), LocalZone.WIB)
    known = Known(
        units,
        {one.code.lower(): one for one in klaster_on(today)},
        usernames_taken([_cell(row, 1).lower() for _, row in rows]),
        set(),
    )
    return [_judge(line, row if with_klaster else row[: len(COLUMNS)], known) for line, row in rows]


def wait_for_other_sheets() -> None:
    """Until the transaction ends no second sheet is made: a double click finds the accounts already there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SHEET_LOCK])


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
                klaster=row.klaster,
                valid_from=today,
            )
            for row in rows
            if not row.fault and row.unit is not None
        ]


def _judge(line: int, row: list[str], known: Known) -> SheetRow:
    name, username, profession, role, code, klaster = (_cell(row, at) for at in range(len(COLUMNS) + 1))
    username, profession, role, klaster = username.lower(), profession.lower(), role.lower(), klaster.lower()
    unit = known.units.get(code)
    fault = _fault_of_person(name, username, profession, known) or _fault_of_post(role, unit, klaster, known)
    known.seen.add(username)
    return SheetRow(line, name, username, profession, role, unit, known.klaster.get(klaster), fault)


def _fault_of_person(name: str, username: str, profession: str, known: Known) -> str:
    plain = username.replace(".", "").replace("_", "")
    if not name or len(name) > LONGEST_NAME or len(username) > LONGEST_USERNAME:
        return _("Isi nama (paling banyak 120 huruf) dan nama pengguna (paling banyak 40 huruf).")
    if not (plain.isascii() and plain.isalnum()):
        return _("Nama pengguna hanya boleh huruf a sampai z, angka, titik dan garis bawah.")
    if username in known.taken or username in known.seen:
        return _("Nama pengguna sudah dipakai.")
    if profession not in Profession.values:
        return _("Profesi tidak dikenal. Pilihan: %(known)s.") % {"known": ", ".join(Profession.values)}
    return ""


def _fault_of_post(role: str, unit: Facility | None, klaster: str, known: Known) -> str:
    if role not in UNITS_OF:
        return _("Peran tidak dikenal, atau tidak dapat dibuat dari lembar.")
    if unit is None:
        return _("Kode unit tidak ada di bawah unit Anda.")
    if unit.kind not in UNITS_OF[Role(role)]:
        return _("Peran ini tidak bekerja di jenis unit itu.")
    if klaster and klaster not in known.klaster:
        return _("Klaster tidak dikenal.")
    return ""


def _cell(row: list[str], at: int) -> str:
    return row[at] if at < len(row) else ""
