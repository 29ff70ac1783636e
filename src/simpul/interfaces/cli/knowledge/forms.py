"""simpul forms export --out FOLDER: every form and edition as a FHIR R4 Questionnaire, one file each.

--base ADDRESS   under which this city publishes them; without it no questionnaire and no option has an address
--snomed         with the codes of SNOMED CT, for who has a licence
"""

import argparse
from pathlib import Path
from urllib.parse import urlsplit

from simpul.interfaces.cli.cluster.refusal import SetupError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    asked = parser.add_subparsers(dest="asked", required=True)
    export = asked.add_parser("export", help="semua formulir sebagai FHIR R4 Questionnaire")
    export.add_argument("--out", type=Path, required=True, help="folder tujuan")
    export.add_argument("--base", default="", help="alamat FHIR kota, misalnya https://simpul.contoh.go.id/fhir")
    export.add_argument("--snomed", action="store_true", help="sertakan kode SNOMED CT (perlu lisensi)")


def run(arguments: argparse.Namespace) -> int:
    if arguments.base and not _is_address(arguments.base):
        raise SetupError("Alamat --base tidak terbaca. Tulis seperti https://simpul.contoh.go.id/fhir.")
    try:
        count = export(arguments.out, base=arguments.base, snomed=arguments.snomed)
    except OSError as problem:
        raise SetupError(f"Folder {arguments.out} tidak dapat ditulisi: {problem.strerror}.") from problem
    print(f"{count} formulir ditulis di {arguments.out}.")
    return 0


def export(folder: Path, *, base: str, snomed: bool) -> int:
    """How many files were written; one that is there already is replaced. Raises OSError."""
    from simpul.knowledge.forms.fhir import Export, as_json, identifier_of, questionnaire_of
    from simpul.knowledge.forms.registry import form, forms

    folder.mkdir(parents=True, exist_ok=True)
    for one in forms().values():
        told = questionnaire_of(one, Export(base, snomed), latest=form(one.code) is one)
        (folder / f"{identifier_of(one)}.json").write_text(as_json(told), encoding="utf-8")
    return len(forms())


def _is_address(text: str) -> bool:
    found = urlsplit(text)
    return found.scheme in ("http", "https") and bool(found.hostname) and not (found.query or found.fragment)
