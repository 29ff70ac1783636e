"""simpul knowledge bundle --by kader --out paket.json.gz: what the phone of this worker gets of the medicine.

The rules carry the numbers that the city of the worker's post chose, each from its day on, and whether a doctor of the
Puskesmas signed them so (ADR 0040, ADR 0050). It has no person in it. Without --from it begins today.
"""

import argparse
from datetime import date
from pathlib import Path

from simpul.interfaces.cli.cluster.refusal import SetupError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--by", required=True, help="nama pengguna; angka kota dari tempat tugasnya")
    parser.add_argument("--out", required=True, type=Path, help="berkas yang ditulis")
    parser.add_argument("--from", dest="first_day", type=date.fromisoformat, help="hari pertama; tanpa ini: hari ini")


def run(arguments: argparse.Namespace) -> int:
    print(written(arguments.by, arguments.first_day, arguments.out))
    return 0


def written(username: str, first_day: date | None, out: Path) -> str:
    """Raises SetupError for an account that serves nowhere today, and for a file that cannot be written."""
    import django

    django.setup()
    from django.conf import settings
    from django.utils import timezone

    from simpul.foundation.local_time import LocalZone, local_date
    from simpul.interfaces.cli.standing import standing_named
    from simpul.knowledge.bundle import Holding, packed, parts
    from simpul.services.signing.choosing import choices_from
    from simpul.services.signing.queries import signed_editions

    facility = standing_named(username).facility
    day = first_day or local_date(timezone.now(), LocalZone(facility.zone))
    chosen = choices_from(facility, day)
    city = [Holding(since, numbers, signed_editions(facility, day, numbers)) for since, numbers in chosen]
    content = packed(parts(day, city, shows_advice=settings.UNSIGNED_RULES == "saran"))
    try:
        out.write_bytes(content)
    except OSError as problem:
        raise SetupError(f"Berkas {out} tidak dapat ditulis: {problem.strerror}.") from problem
    return f"{out}: {len(content) / 1000:.1f} KB, berlaku sejak {day}, angka {facility.name}."
