"""simpul audit verify: recompute every seal of the audit log from the events themselves."""

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["verify"])


def run(arguments: argparse.Namespace) -> int:
    import django

    django.setup()
    from simpul.records.audit.queries import verify

    verdict = verify()
    print(f"{verdict.blocks} blok, {verdict.sealed} catatan tersegel, {verdict.unsealed} belum tersegel.")
    for fault in verdict.faults:
        print(fault)
    return 1 if verdict.faults else 0
