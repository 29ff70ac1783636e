"""simpul accounts create --sheet FILE --unit CODE: accounts from a sheet, slips on standard output."""

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["create"])
    parser.add_argument("--sheet", type=Path, required=True)
    parser.add_argument("--unit", required=True, help="kode unit; akun dibuat di unit itu dan di bawahnya")


def run(arguments: argparse.Namespace) -> int:
    import django

    django.setup()
    from django.utils import timezone

    from simpul.foundation.errors import DomainError
    from simpul.foundation.local_time import LocalZone, local_date
    from simpul.interfaces.cli.cluster.refusal import SetupError
    from simpul.interfaces.imports.accounts import create_accounts, read_sheet
    from simpul.records.facilities.queries import facility_with_code, units_under

    top = facility_with_code(arguments.unit)
    if top is None:
        raise SetupError(f"Unit {arguments.unit} tidak ada.")
    try:
        rows = read_sheet(
            arguments.sheet.name, arguments.sheet.read_bytes(), {unit.code: unit for unit in units_under(top)}
        )
        slips = create_accounts(actor_id=None, rows=rows, today=local_date(timezone.now(), LocalZone.WIB))
    except (DomainError, OSError) as problem:
        raise SetupError(getattr(problem, "sentence", "Lembar tidak dapat dibaca.")) from problem
    for row in rows:
        if row.fault:
            print(f"baris {row.line}: {row.fault}")
    for slip in slips:
        print(f"{slip.staff.username}\t{slip.first_password}")
    return 1 if any(row.fault for row in rows) else 0
