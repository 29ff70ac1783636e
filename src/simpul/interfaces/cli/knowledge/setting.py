"""simpul knowledge setting: the numbers of a city where sources contradict each other (ADR 0040).

    simpul knowledge setting                                             all conflicts and their numbers
    simpul knowledge setting C14 230 --from 2026-12-01 --by dr.ayu --reason "rapat 28 November"

Who signs rules chooses: a doctor with a post at a Puskesmas, for its city. The choice is audited; signatures of rules
that take the number count again only once the rules are read and signed with it.
"""

import argparse
from collections.abc import Iterator
from datetime import date

from simpul.interfaces.cli.cluster.refusal import SetupError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("setting", nargs="?", help="kode pertentangan, misalnya C14")
    parser.add_argument("value", nargs="?", type=int, help="salah satu angka yang tercetak, dalam satuan penyimpanan")
    parser.add_argument("--from", dest="first_day", type=date.fromisoformat, help="hari pertama; tanpa ini: hari ini")
    parser.add_argument("--by", help="nama pengguna dokter yang memilih")
    parser.add_argument("--reason", default="", help="dasar pilihan")


def run(arguments: argparse.Namespace) -> int:
    if arguments.setting is None:
        print("\n".join(listed()))
        return 0
    if arguments.value is None or not arguments.by:
        raise SetupError("Sebutkan angka dan --by, nama pengguna dokter yang memilih.")
    print(chosen(arguments.setting.upper(), arguments.value, arguments.first_day, arguments.by, arguments.reason))
    return 0


def listed() -> Iterator[str]:
    """Each conflict with its printed numbers, the default marked, and the rules that read it. Needs no database."""
    from simpul.knowledge.rules import rules
    from simpul.knowledge.rules.language.settings import settings

    for code, one in settings().items():
        readers = sorted({rule.code for rule in rules().values() if code in rule.settings})
        yield f"{code}: {one.label('id')} (dibaca {', '.join(readers)})"
        for choice in one.choices:
            mark = ", bawaan" if choice.value == one.default else ""
            yield f"  {choice.value} = {one.show(choice.value, 'id')} ({choice.status.value}{mark}): {choice.source}"


def chosen(setting: str, value: int, first_day: date | None, username: str, reason: str) -> str:
    """Raises SetupError with a sentence for whoever may not choose, and for what cannot be chosen."""
    import django

    django.setup()
    from django.utils import timezone

    from simpul.foundation.errors import DomainError
    from simpul.foundation.local_time import LocalZone, local_date
    from simpul.knowledge.rules.language.settings import settings
    from simpul.records.access.permissions import Permission
    from simpul.records.access.queries import staff_named, standing_of
    from simpul.services.signing.choosing import choose

    today = local_date(timezone.now(), LocalZone.WIB)
    staff = staff_named(username)
    standing = standing_of(staff, today) if staff else None
    if standing is None or not standing.may(Permission.RULES_SIGN):
        raise SetupError("Akun ini tidak boleh memilih angka aturan.")
    try:
        made = choose(
            actor_id=standing.staff_id, facility=standing.facility, setting=setting, value=value,
            valid_from=first_day or today, reason=reason, now=timezone.now(),
        )  # fmt: skip
    except DomainError as problem:
        raise SetupError(problem.sentence) from problem
    return f"{setting} = {settings()[setting].show(value, 'id')} mulai {made.valid_from} di {made.city.name}."
