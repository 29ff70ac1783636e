"""How does a word of the shell read one JSON object and answer it, as JSON or as sentences?"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from simpul.interfaces.cli.cluster.refusal import SetupError

Answer = Callable[[Any], dict[str, Any]]
Said = Callable[[dict[str, Any]], Iterator[str]]


def answered(arguments: argparse.Namespace, answer: Answer, said: Said) -> int:
    """Raises SetupError, one sentence, for a file of another shape."""
    try:
        told = answer(json.load(sys.stdin))
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise SetupError(f"Berkas orang tidak terbaca: {problem}") from problem
    print("\n".join(said(told)) if arguments.words else json.dumps(told, ensure_ascii=False, indent=2))
    return 0


def add_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--words", action="store_true", help="sebagai kalimat")


def day_of(content: Any, name: str) -> date | None:
    """None where it is not told. Raises ValueError as day_in."""
    return day_in(content, name) if content.get(name) else None


def day_in(content: Any, name: str) -> date:
    """A day is written 2026-03-10 and in no other way, as a phone reads it.

    Raises ValueError, a sentence that names the field and not what stands in it, and KeyError where it is not told.
    """
    told = content[name]
    try:
        day = date.fromisoformat(told)
    except (TypeError, ValueError):
        day = None
    if day is None or day.isoformat() != told:
        raise ValueError(f"{name} bukan tanggal; tulis tahun-bulan-hari, misalnya 2026-03-10")
    return day
