"""simpul keys create: make the two key files of a new installation; existing ones are left alone."""

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["create"])
    parser.add_argument("--key-id", default="1")


def run(arguments: argparse.Namespace) -> int:
    from django.conf import settings

    from simpul.foundation.key_set import create_key_file

    for path in (settings.KEY_FILE, settings.IPWL_KEY_FILE):
        create_key_file(path, arguments.key_id)
        print(f"Kunci: {path}")
    return 0
