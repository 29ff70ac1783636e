"""How does a word of the shell read one JSON object and answer it, as JSON or as sentences?

Exit code 0 with an answer; 1 where nothing can be answered: then `unread` says by path what is wrong, and nothing else.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

from simpul.interfaces.cli.knowledge.asked.checking import WHOLE, RefusedError, check
from simpul.interfaces.cli.knowledge.asked.fields import words

Told = dict[str, Any]
Answer = Callable[[Any], Told]
Said = Callable[[Told], Iterator[str]]
NO_JSON = "Bukan JSON yang utuh. Periksa tanda petik, koma dan kurungnya."

TWICE = "Ada isian yang tertulis dua kali di tempat yang sama."


def answered(arguments: argparse.Namespace, answer: Answer, said: Said) -> int:
    """answer  of a file that was checked by fields.toml; said: its sentences, besides those of `unread`"""
    try:
        content = read()
        check(content, words()[arguments.word].takes)
        told, code = answer(content), 0
    except RefusedError as refused:
        told, code = {"unread": refused.problems}, 1
    if not arguments.words:
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return code
    unread = [f"{path}: {sentence}" for path, sentence in told["unread"].items()]
    print("\n".join([*unread, *([] if code else said(told))]))
    return code


def read() -> object:
    """Raises RefusedError for what is no JSON, for numbers that JSON does not have, and where nothing can be read."""
    if sys.stdin is None:
        raise RefusedError({WHOLE: NO_JSON})
    try:
        return json.load(sys.stdin, parse_constant=_no_number, object_pairs_hook=_once)
    except (ValueError, RecursionError, OSError) as problem:
        raise RefusedError({WHOLE: NO_JSON}) from problem


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Of two answers to one question nobody knows which is meant."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise RefusedError({WHOLE: TWICE})
    return found


def _no_number(name: str) -> float:
    raise ValueError(name)


def add_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--words", action="store_true", help="sebagai kalimat")
