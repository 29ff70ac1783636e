"""simpul coverage UNIT AREA --from DAY --staff NAME [--end]: which Posyandu serves an RT, which Puskesmas a kelurahan.

From that day on; what was before stays as it was. A worker whose area follows from it sees the change on that day.
"""

import argparse
from datetime import date


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("unit", help="kode unit, misalnya POS-35.71.01.1012-1")
    parser.add_argument("area", help="kode wilayah, misalnya 35.71.01.1012/01/02")
    parser.add_argument("--from", dest="day", type=date.fromisoformat, required=True, help="sejak tanggal, 2026-12-01")
    parser.add_argument("--staff", required=True, help="nama pengguna yang bertanggung jawab; perannya mengelola akun")
    parser.add_argument("--end", action="store_true", help="tidak lagi dilayani sejak tanggal itu")


def run(arguments: argparse.Namespace) -> int:
    import django

    django.setup()
    from simpul.foundation.errors import DomainError
    from simpul.interfaces.cli.cluster.refusal import SetupError

    try:
        print(_change(arguments.unit, arguments.area, arguments.day, arguments.staff, served=not arguments.end))
    except DomainError as problem:
        raise SetupError(problem.sentence) from problem
    return 0


def _change(unit: str, code: str, day: date, username: str, *, served: bool) -> str:
    from simpul.foundation.errors import NotAllowedError
    from simpul.interfaces.cli.cluster.refusal import SetupError
    from simpul.interfaces.cli.standing import standing_named
    from simpul.records.access.permissions import Permission
    from simpul.records.facilities.actions import change_coverage
    from simpul.records.facilities.queries import area_with_code, units_under

    standing = standing_named(username)
    if not standing.may(Permission.ACCOUNTS):
        raise NotAllowedError()
    facility = next((one for one in units_under(standing.facility) if one.code == unit), None)
    area = area_with_code(code, day)
    if facility is None:
        raise SetupError(f"Unit {unit} tidak ada di bawah {standing.facility.name}.")
    if area is None:
        raise SetupError(f"Wilayah {code} tidak ada pada {day}.")
    change_coverage(actor_id=standing.staff_id, facility=facility, area=area, served=served, day=day)
    word = "melayani" if served else "tidak lagi melayani"
    return f"Sejak {day}: {facility.name} {word} {area.name} ({area.code})."
