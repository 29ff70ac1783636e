"""simpul keys create: make the key file of a new installation; an existing one is left alone."""

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["create"])
    parser.add_argument("--key-id", default="1")


def run(arguments: argparse.Namespace) -> int:
    from django.conf import settings

    from simpul.foundation.key_set import create_key_file

    create_key_file(settings.KEY_FILE, arguments.key_id)
    print(f"Kunci: {settings.KEY_FILE}")
    return 0
