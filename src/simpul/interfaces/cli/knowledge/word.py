"""simpul knowledge check | explain | coverage | setting | bundle: are the rules sound, what do they say and cover?"""

import argparse
from collections.abc import Iterator

from simpul.interfaces.cli.cluster.refusal import SetupError
from simpul.interfaces.cli.knowledge import bundle, setting

NO_DATABASE = "Basis data kota ini tidak dapat dibuka."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    asked = parser.add_subparsers(dest="asked", required=True)
    asked.add_parser("check", help="periksa semua aturan: batas, urutan, sumber")
    explain = asked.add_parser("explain", help="satu aturan sebagai kalimat")
    explain.add_argument("rule", help="kode aturan, misalnya ANC-ANEMIA")
    explain.add_argument("--language", choices=("id", "en"), default="id")
    asked.add_parser("coverage", help="isian kartu mana yang dinilai aturan, dan mana yang belum")
    setting.add_arguments(asked.add_parser("setting", help="angka yang dipilih kota bila sumber berbeda"))
    bundle.add_arguments(asked.add_parser("bundle", help="paket aturan, formulir dan jadwal untuk ponsel"))


def run(arguments: argparse.Namespace) -> int:
    match arguments.asked:
        case "check":
            return check()
        case "explain":
            print("\n".join(explained(arguments.rule, arguments.language)))
        case "setting" | "bundle":
            return of_a_city(arguments)
        case _:
            print("\n".join(covered()))
    return 0


def of_a_city(arguments: argparse.Namespace) -> int:
    """The two words that ask the database. Raises SetupError where this site has none."""
    from django.db import OperationalError

    try:
        return setting.run(arguments) if arguments.asked == "setting" else bundle.run(arguments)
    except OperationalError as problem:
        raise SetupError(NO_DATABASE) from problem


def check() -> int:
    """Exit code 1 where a rule does not load, hides a band, or is milder for a worse value."""
    from simpul.knowledge.rules import rules
    from simpul.knowledge.rules.checks import faults

    try:
        found = rules()
    except ValueError as problem:
        raise SetupError(str(problem)) from problem
    wrong = [fault for rule in found.values() for fault in faults(rule)]
    bands = sum(len(one.bands) for one in found.values())
    print("\n".join(wrong) if wrong else f"{len(found)} aturan, {bands} pita: utuh.")
    return 1 if wrong else 0


def explained(code: str, language: str) -> Iterator[str]:
    """Every edition of a rule, the newest last. Raises SetupError for a rule that there is not."""
    from simpul.knowledge.rules import rules
    from simpul.knowledge.rules.wording import ONLY_SIGNED, Words, said_least

    editions = [rule for (name, _), rule in sorted(rules().items()) if name == code.upper()]
    if not editions:
        raise SetupError(f"Tidak ada aturan {code}. Yang ada: {', '.join(sorted({name for name, _ in rules()}))}.")
    for rule in editions:
        words = Words(rule, language)
        yield f"{rule.code} {rule.edition}: {rule.title(language)}"
        yield f"  {rule.status.value}: {rule.source}"
        if rule.only_signed:
            yield f"  {ONLY_SIGNED[language]}"
        if rule.applies:
            yield f"  {'untuk' if language == 'id' else 'for'}: {words.applies()}"
        yield from (f"  {one.label(language)} = {words.derived(one)}" for one in rule.derived.values())
        for band in rule.bands:
            read = "; ".join(one for one in (band.status.value, words.ours(band)) if one)
            yield f"  - {words.band(band)} [{read}]"
            if least := said_least(band, language):
                yield f"    {least}"


def choices_of(code: str) -> str:
    """The numbers of a setting, first the one that holds where nobody chose, and how one is chosen."""
    from simpul.knowledge.rules.language.settings import settings

    one = settings()[code]
    values = sorted((choice.value for choice in one.choices), key=lambda value: value != one.default)
    return f"{', '.join(one.show(value, 'id') for value in values)} (simpul knowledge setting {code})"


def covered() -> Iterator[str]:
    """By part of the collection what is a rule and what is none; by form what a rule reads and what it does not."""
    from simpul.knowledge.forms.registry import forms
    from simpul.knowledge.rules import rules
    from simpul.knowledge.rules.coverage import conflicts, parts

    used = {code for rule in rules().values() for code in rule.inputs}
    statuses = [band.status.value for rule in rules().values() for band in rule.bands]
    yield f"{len(rules())} aturan; pita: " + ", ".join(f"{statuses.count(one)} {one}" for one in sorted(set(statuses)))
    for part in parts():
        yield f"{part.code}: {part.title}"
        yield from (f"  {said}: {what}" for said, what in (("aturan", ", ".join(part.rules)), ("di", part.by)) if what)
        yield from (f"  kota memilih, dengan tanggal: {choices_of(one)}" for one in (part.setting,) if one)
        said = "" if part in conflicts() else "bukan aturan: "
        yield from (f"  {said}{one}" for one in part.missing)
    for form in forms().values():
        codes = [field.code for _, field in form.fields()]
        without = [code for code in codes if code not in used]
        yield f"{form.code} {form.edition}: {len(codes) - len(without)} dari {len(codes)} isian dibaca aturan"
        yield f"  tanpa aturan: {', '.join(without) or 'tidak ada'}"
