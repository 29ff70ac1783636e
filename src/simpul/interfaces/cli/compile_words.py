"""simpul compile-words: turn the committed translations into the form that gettext reads."""

import argparse
from pathlib import Path

import polib

import simpul

LOCALE = Path(simpul.__file__).parent / "interfaces/web/locale"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(arguments: argparse.Namespace) -> int:
    for words in LOCALE.glob("*/LC_MESSAGES/django.po"):
        polib.pofile(str(words)).save_as_mofile(str(words.with_suffix(".mo")))
    return 0
